import type { ImportList, ImportRow } from '../../domain/import.ts';
import { contactKeys } from '../../domain/same-person.ts';
import type { Store } from '../../storage/store.ts';
import type { View } from '../../telegram/messenger.ts';
import { type BotContext, remember } from '../context.ts';
import { eventOf } from '../event.ts';
import { newDraftId } from '../form/open-form.ts';
import { repOf } from '../people.ts';
import { previewView } from './view.ts';

export interface OpenImportDeps {
  store: Store;
  /** Unix time in ms. */
  now(): number;
}

/** Shows the preview of an import, and keeps it with the update. `show` says where; it resolves to the message. */
export type OpenImport = (
  ctx: BotContext,
  rows: ImportRow[],
  show: (view: View) => Promise<number | undefined>,
  fileName?: string,
) => Promise<void>;

export function createOpenImport({ store, now }: OpenImportDeps): OpenImport {
  return async function openImport(ctx, given, show, fileName) {
    const { words, work } = ctx.turn;
    const rep = repOf(ctx);
    if (!rep) return;
    const rows = await markKnown(given, store, rep.repId);
    const event = eventOf(work.rep, now());
    const list: ImportList = {
      id: newDraftId(),
      rep,
      fileName,
      origin: event?.name,
    };
    const messageId = await show(previewView(list, rows, words));
    if (messageId === undefined) return;
    rep.messageId = messageId;
    if (!work.rep.draft) remember(ctx, { liveMessage: { messageId } });
    work.imports.push({ kind: 'open', list, rows });
  };
}

/**
 * Marks those that this bot has made already, or has on the way. A file of phones must not tell whose private
 * contacts they are: other reps' private ones are found out only when the import has come to them.
 */
export async function markKnown(
  rows: ImportRow[],
  store: Store,
  repId: number,
): Promise<ImportRow[]> {
  const keysOf = ({ contact, problem }: ImportRow): string[] =>
    contact && problem === undefined ? contactKeys(contact) : [];
  const keys = rows.flatMap(keysOf);
  if (keys.length === 0) return rows;
  const known = new Set(
    (await store.contactsWithKeys(keys, keys.length))
      .filter((one) => one.repId === repId || one.contact.isPrivate === false)
      .flatMap(({ contact }) => contactKeys(contact)),
  );
  return rows.map((row) => {
    return keysOf(row).some((way) => known.has(way)) ? { ...row, problem: 'known' } : row;
  });
}
