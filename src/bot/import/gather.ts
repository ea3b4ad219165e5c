import { contactOf } from '../../capture/contact-of.ts';
import type { Captured, Contact } from '../../domain/contact.ts';
import { formatPhone } from '../../domain/fields/phone.ts';
import type { Draft, Prefill } from '../../domain/form/draft.ts';
import { IMPORT_ROWS_MAX, type ImportRow } from '../../domain/import.ts';
import { contactKeys } from '../../domain/same-person.ts';
import type { Words } from '../../locales/words.ts';
import type { Store } from '../../storage/store.ts';
import { noteLineIn } from '../cards.ts';
import type { BotContext } from '../context.ts';
import { contactSoFar } from '../form/question-view.ts';
import { showCard } from '../form/show-card.ts';
import { markKnown, type OpenImport } from './open-import.ts';
import { previewView } from './view.ts';

export interface GatherDeps {
  store: Store;
  openImport: OpenImport;
}

/** Several contacts that are shared one after the other become an import, in the message of the first one. */
export function createGather({ store, openImport }: GatherDeps) {
  /** The second card: the first one is a form that waits to be saved. */
  async function gather(ctx: BotContext, draft: Draft, { captured }: Prefill): Promise<void> {
    const { words } = ctx.turn;
    const first = rowOf(1, contactSoFar(draft, words));
    const rows = [first, rowBehind([first], captured, words)];
    ctx.turn.replaces = draft.messageId;
    await openImport(ctx, rows, (view) => showCard(ctx, draft.messageId, view));
  }

  /** Every further one. Resolves to false if no such preview is the rep's newest message. */
  async function add(ctx: BotContext, { captured }: Prefill): Promise<boolean> {
    const { words, work, messenger } = ctx.turn;
    const repId = ctx.from?.id;
    const messageId = work.rep.liveMessage?.messageId;
    if (repId === undefined || messageId === undefined || work.rep.draft) return false;
    const latest = await store.latestImport(repId, ['preview']);
    const status = latest && (await store.importStatus(latest.id));
    if (!status || status.list.fileName !== undefined) return false;
    if (status.list.rep.messageId !== messageId || status.total >= IMPORT_ROWS_MAX) return false;
    const { id } = status.list;
    const rows = await store.importRows(id, 'all', IMPORT_ROWS_MAX);
    const [row] = await markKnown([rowBehind(rows, captured, words)], store, repId);
    if (!row) return false;
    await messenger.show(repId, previewView(status.list, [...rows, row], words), messageId);
    work.imports.push({ kind: 'add', id, rows: [row] });
    return true;
  }

  return { gather, add };
}

function rowBehind(rows: ImportRow[], captured: Captured, words: Words): ImportRow {
  const noteLine = noteLineIn(words);
  const { notes, ...contact } = contactOf(captured, noteLine);
  // A number that cannot be read stays in the notes: nobody is asked about each of many.
  const { unreadablePhone } = captured;
  const lines = [notes, unreadablePhone !== undefined && noteLine('phone', unreadablePhone)];
  const all = lines.filter(Boolean).join('\n');
  const row = rowOf(rows.length + 1, { ...contact, notes: all === '' ? undefined : all });
  const known = new Set(rows.flatMap((one) => (one.contact ? contactKeys(one.contact) : [])));
  if (!row.contact || !contactKeys(row.contact).some((way) => known.has(way))) return row;
  const { contact: _twice, ...rest } = row;
  return { ...rest, problem: 'twice-in-file' };
}

function rowOf(
  row: number,
  { name, ...contact }: Omit<Contact, 'name'> & { name?: string },
): ImportRow {
  const { phone, email, notes, location } = contact;
  const given = {
    name: name ?? '',
    phone: phone ? formatPhone(phone) : '',
    email: email ?? '',
    notes: notes ?? '',
    location: location ?? '',
  };
  return name === undefined
    ? { row, asWritten: given, problem: 'no-name' }
    : { row, asWritten: given, contact: { name, ...contact } };
}
