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
    const rows = await markKnown(given, store);
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

/** Those that this bot has made already, or has on the way, are left out. */
export async function markKnown(rows: ImportRow[], store: Store): Promise<ImportRow[]> {
  const keysOf = ({ contact }: ImportRow): string[] => (contact ? contactKeys(contact) : []);
  const keys = rows.flatMap(keysOf);
  if (keys.length === 0) return rows;
  const known = new Set(
    (await store.contactsWithKeys(keys, keys.length)).flatMap(({ contact }) =>
      contactKeys(contact),
    ),
  );
  return rows.map((row) => {
    if (!keysOf(row).some((way) => known.has(way))) return row;
    const { contact: _known, ...rest } = row;
    return { ...rest, problem: 'known' };
  });
}
