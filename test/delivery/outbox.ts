import { onTestFinished } from 'vitest';
import type { NewJob } from '../../src/domain/job.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import type { Store } from '../../src/storage/store.ts';

export interface Outbox {
  store: Store;
  /** Makes jobs, as handling an update does. */
  add(...jobs: NewJob[]): Promise<void>;
}

/** A database in memory, closed when the test ends. */
export function openOutbox(clock: Clock): Outbox {
  const store = openSqlite(':memory:');
  onTestFinished(() => store.close());
  let updates = 0;
  return {
    store,
    async add(...jobs) {
      updates += 1;
      const key = 'rep:7001';
      await store.receive([{ updateId: updates, key, payload: '{}' }], clock.now());
      const turn = await store.nextTurn(key, clock.now());
      if (!turn) throw new Error('no turn');
      const work = { rep: turn.rep, jobs, drop: [], decisions: [], settings: [], imports: [] };
      if (!(await store.commit(turn, work, clock.now()))) throw new Error('not committed');
    },
  };
}
