import type { KinboxContact } from '../../src/domain/contact.ts';
import { newDraft } from '../../src/domain/form/draft.ts';
import type { AsWritten, ImportList, ImportRow } from '../../src/domain/import.ts';
import { createKey, type NewJob, type SavedContact } from '../../src/domain/job.ts';
import type { IncomingUpdate, Job, Store, Turn, UnitOfWork } from '../../src/storage/store.ts';

/** A store on a database of its own, and the same database opened again. Both end with the test. */
export type OpenStore = () => Promise<{ store: Store; reopen(): Promise<Store> }>;

export const NOW = Date.now();
export const MINUTE = 60_000;
/** How long a test waits for what a busy machine may take its time over. */
export const PATIENCE = { timeout: 10_000, interval: 10 };

export const update = (updateId: number, key = 'ana', text = 'hello'): IncomingUpdate => ({
  updateId,
  key,
  payload: JSON.stringify({ update_id: updateId, text }),
});

export const unit = (turn: Turn, changes: Partial<UnitOfWork> = {}): UnitOfWork => ({
  rep: turn.rep,
  jobs: [],
  drop: [],
  decisions: [],
  settings: [],
  imports: [],
  ...changes,
});

export const savedContact = (draftId: string, repId = 7, name = 'Max'): SavedContact => ({
  draft: newDraft(draftId),
  contact: { name, isPrivate: false },
  rep: { repId, repName: 'Ana', locale: 'en' },
});

export const createContact = (draftId: string, repId = 7): NewJob => ({
  key: createKey(draftId),
  work: { kind: 'create-contact', saved: savedContact(draftId, repId) },
});

export const updateContact = (key: string, contactId = 'k1', repId = 7): NewJob => ({
  key,
  work: {
    kind: 'update-contact',
    draftId: 'a',
    contactId,
    name: 'Ana',
    change: { addNote: 'met again' },
    rep: { repId, repName: 'Ana', locale: 'en' },
  },
});

export const runImport = (key: string, importId: string, runAt?: number): NewJob => ({
  key,
  work: { kind: 'run-import', importId, repId: 7 },
  ...(runAt !== undefined && { runAt }),
});

export const importList = (id: string, more: Partial<ImportList> = {}): ImportList => ({
  id,
  rep: { repId: 7, repName: 'Ana', messageId: 90, locale: 'en' },
  ...more,
});

export const asWritten = (name: string): AsWritten => ({
  name,
  phone: '',
  email: '',
  notes: '',
  location: '',
});

/** A row that can be created. */
export const goodRow = (row: number, name = `Lead ${row}`): ImportRow => ({
  row,
  asWritten: asWritten(name),
  contact: { name, isPrivate: false },
});

export const wrongRow = (row: number, problem = 'name-missing'): ImportRow => ({
  row,
  asWritten: asWritten(''),
  problem,
});

export const goodRows = (count: number, from = 1): ImportRow[] =>
  Array.from({ length: count }, (_, index) => goodRow(from + index));

/** The rep whose imports these are, where `handle` is told nothing else. */
export const ANA = { key: 'rep:7' };

/** An import that runs. */
export async function startImport(store: Store, id: string, rows: ImportRow[]): Promise<void> {
  await handle(store, { imports: [{ kind: 'open', list: importList(id), rows }] }, ANA);
  await handle(store, { imports: [{ kind: 'move', id, from: ['preview'], to: 'running' }] }, ANA);
}

export const apologize = (key: string, chatId: number, runAt?: number): NewJob => ({
  key,
  work: { kind: 'apologize', chatId, locale: 'en' },
  ...(runAt !== undefined && { runAt }),
});

export const kinboxContact = (id: string, name = 'Max'): KinboxContact => ({
  id,
  externalId: `telegram:7:${id}`,
  name,
  phone: null,
  email: null,
  notes: null,
  location: null,
  isPrivate: false,
});

let nextId = 1_000_000;

/** Handles one update that wants `changes`: how jobs, settings and a rep's state come into being. */
export async function handle(
  store: Store,
  changes: Partial<UnitOfWork>,
  { key = 'ana', now = NOW } = {},
): Promise<void> {
  nextId += 1;
  await store.receive([update(nextId, key)], now);
  const turn = await nextTurn(store, key, now);
  if (!(await store.commit(turn, unit(turn, changes), now))) throw new Error('not committed');
}

export async function nextTurn(store: Store, key = 'ana', now = NOW): Promise<Turn> {
  const turn = await store.nextTurn(key, now);
  if (!turn) throw new Error(`no turn for ${key}`);
  return turn;
}

/** Claims the one job that is due. */
export async function claimOne(store: Store, lane: 'kinbox' | 'chats', now = NOW): Promise<Job> {
  const [job, more] = await store.claimJobs(lane, now, 10, MINUTE);
  if (!job || more) throw new Error(`one job expected in ${lane}`);
  return job;
}

/** Which chats, or which drafts, jobs are about. */
export const about = (jobs: Job[]): (string | number)[] =>
  jobs.map(({ work }) => {
    if (work.kind === 'apologize') return work.chatId;
    return work.kind === 'create-contact' ? work.saved.draft.id : work.kind;
  });
