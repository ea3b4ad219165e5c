import { type Destination, newDraft } from '../../src/domain/form/draft.ts';
import { createKey, type NewJob, type SavedContact } from '../../src/domain/job.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import type { Store } from '../../src/storage/store.ts';
import type { TestBot } from './bot.ts';

export interface Seed {
  name: string;
  repId: number;
  destination?: Destination;
}

/** A saved contact as a rep would have left it; the draft's id is counted from `first`. */
function savedContact({ name, repId, destination }: Seed, at: number): SavedContact {
  return {
    draft: newDraft(`seed-${String(at).padStart(7, '0')}`, destination),
    contact: { name, isPrivate: false },
    rep: { repId, repName: 'Ana', locale: 'pt-BR' },
  };
}

let made = 0;

/** Contacts that were saved and wait for Kinbox, oldest first: written into the stopped bot's database. */
export async function seedContacts(bot: TestBot, seeds: Seed[], now: number): Promise<void> {
  const jobs = seeds.map((seed): NewJob => {
    made += 1;
    const saved = savedContact(seed, made);
    return { key: createKey(saved.draft.id), work: { kind: 'create-contact', saved } };
  });
  await withStore(bot, async (store) => {
    const updateId = 1_000 + made;
    await store.receive([{ updateId, key: 'seed', payload: '{}' }], now);
    const turn = await store.nextTurn('seed', now);
    if (!turn) throw new Error('no turn to seed with');
    await store.commit(
      turn,
      { rep: {}, jobs, drop: [], decisions: [], settings: [], imports: [] },
      now,
    );
  });
}

/** The stopped bot's database, for as long as `use` takes. */
export async function withStore<T>(bot: TestBot, use: (store: Store) => Promise<T>): Promise<T> {
  const store = openSqlite(bot.databaseFile);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
