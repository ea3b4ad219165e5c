import { expect, onTestFinished, test } from 'vitest';
import { type Dispatch, startDispatch } from '../../../src/intake/dispatch.ts';
import type { Job, Store, Turn, UnitOfWork } from '../../../src/storage/store.ts';
import type { Postgres } from '../../helpers/postgres.ts';
import {
  about,
  apologize,
  createContact,
  handle,
  MINUTE,
  NOW,
  PATIENCE,
  unit,
  update,
} from '../fixtures.ts';
import { clock, openReplica, openReplicas, quiet } from './replica.ts';

/** Notes in the rep's state which updates were handled, in their order. */
const note = (turn: Turn): UnitOfWork => {
  const ids: unknown[] = JSON.parse(turn.rep.log ?? '[]');
  return unit(turn, { rep: { log: JSON.stringify([...ids, turn.updateId]) } });
};

function dispatchOn(store: Store, handleTurn: (turn: Turn) => Promise<UnitOfWork>): Dispatch {
  const dispatch = startDispatch({
    store,
    handle: handleTurn,
    classify: () => ({ kind: 'later', ms: 0, reason: 'test', jobs: [] }),
    onJobs() {},
    onEnd() {},
    clock,
    log: quiet,
    concurrency: 8,
  });
  onTestFinished(() => dispatch.stop());
  return dispatch;
}

const KEYS = ['ana', 'rui', 'eva', 'gil', 'leo', 'mia'];

export function racePromises(server: Postgres): void {
  test('replicas handle each update once and in order, whoever receives it', async () => {
    const url = await server.freshDatabase();
    const stores = await openReplicas(url, 3);
    const handled: number[] = [];
    const atWork = new Set<string>();
    const overlaps: string[] = [];
    const dispatches = stores.map((store) =>
      dispatchOn(store, async (turn) => {
        if (atWork.has(turn.key)) overlaps.push(turn.key);
        atWork.add(turn.key);
        await store.setting('something');
        handled.push(turn.updateId);
        atWork.delete(turn.key);
        return note(turn);
      }),
    );
    const ids = Array.from({ length: 180 }, (_, index) => index + 1);
    await Promise.all(
      ids.map(async (id) => {
        // Each is received by two replicas, as when Telegram posts it again.
        for (const at of [id % 3, (id * 7 + 1) % 3]) {
          const key = KEYS[id % KEYS.length] ?? '';
          dispatches[at]?.kick((await stores[at]?.receive([update(id, key)], NOW)) ?? []);
        }
      }),
    );
    await expect.poll(() => handled.length, PATIENCE).toBe(ids.length);
    await Promise.all(dispatches.map((dispatch) => dispatch.stop()));
    expect(overlaps).toEqual([]);
    expect(new Set(handled).size).toBe(ids.length);
    for (const key of KEYS) {
      const log: number[] = JSON.parse((await stores[0]?.repState(key))?.log ?? '[]');
      expect(log).toHaveLength(ids.length / KEYS.length);
    }
  });

  test('replicas that race for one key take turns', async () => {
    const url = await server.freshDatabase();
    const stores = await openReplicas(url, 3);
    const ids = Array.from({ length: 60 }, (_, index) => index + 1);
    await stores[0]?.receive(
      ids.map((id) => update(id)),
      NOW,
    );
    async function race(store: Store): Promise<void> {
      for (;;) {
        const turn = await store.nextTurn('ana', NOW);
        if (turn) expect(await store.commit(turn, note(turn), NOW)).toBe(true);
        else if ((await store.waitingKeys(NOW, 1)).length === 0) {
          const { log = '[]' } = await store.repState('ana');
          if (JSON.parse(log).length === ids.length) return;
        }
      }
    }
    await Promise.all(stores.map(race));
    expect(JSON.parse((await stores[0]?.repState('ana'))?.log ?? '')).toEqual(ids);
  });

  test('replicas that race for jobs run each once, those of a chat one at a time', async () => {
    const url = await server.freshDatabase();
    const stores = await openReplicas(url, 3);
    const [first] = stores;
    if (!first) throw new Error('a replica expected');
    const chats = [1, 2, 3, 4, 5];
    const numbers = Array.from({ length: 12 }, (_, index) => index);
    const done: (string | number)[] = [];
    const atWork = new Set<string | number>();

    async function work(store: Store, lane: 'kinbox' | 'chats', job: Job): Promise<void> {
      const [what = ''] = about([job]);
      expect(atWork.has(what)).toBe(false);
      atWork.add(what);
      await store.setting('something');
      atWork.delete(what);
      done.push(what);
      // Half of them are put back once.
      const state = job.attempts === 1 && job.id % 2 === 0 ? 'pending' : 'done';
      if (state === 'pending') done.pop();
      expect(await store.finishJob(job, { state }, NOW), lane).toBe(true);
    }

    async function race(store: Store, lane: 'kinbox' | 'chats'): Promise<void> {
      while ((await store.nextJobAt(lane, NOW)) !== undefined) {
        const jobs = await store.claimJobs(lane, NOW, 4, MINUTE);
        await Promise.all(jobs.map((job) => work(store, lane, job)));
      }
    }

    for (const number of numbers) {
      const jobs = chats.map((chat) => apologize(`${chat}-${number}`, chat));
      await handle(first, { jobs: [...jobs, createContact(`draft-${number}`)] });
    }
    await Promise.all(stores.flatMap((store) => [race(store, 'chats'), race(store, 'kinbox')]));
    const expected = [
      ...chats.flatMap((chat) => numbers.map(() => chat)),
      ...numbers.map((number) => `draft-${number}`),
    ];
    expect(done.sort()).toEqual(expected.sort());
  });

  test('a restart of the server loses nothing and stops nobody', async () => {
    const url = await server.freshDatabase();
    const stores = await openReplicas(url, 2);
    const dispatches = stores.map((store) => dispatchOn(store, async (turn) => note(turn)));
    const ids = Array.from({ length: 60 }, (_, index) => index + 1);
    async function deliver(id: number): Promise<void> {
      const at = id % 2;
      for (;;) {
        try {
          const keys = await stores[at]?.receive([update(id, KEYS[id % KEYS.length])], NOW);
          dispatches[at]?.kick(keys ?? []);
          return;
        } catch {
          await clock.sleep(20);
        }
      }
    }
    const half = ids.length / 2;
    const delivered = Promise.all(ids.slice(0, half).map(deliver));
    await server.stop();
    const rest = Promise.all(ids.slice(half).map(deliver));
    await server.start();
    await Promise.all([delivered, rest]);
    const store = await openReplica(url);
    const logged = async () => {
      const reps = await Promise.all(KEYS.map((key) => store.repState(key)));
      return reps.flatMap(({ log = '[]' }): number[] => JSON.parse(log));
    };
    await expect.poll(logged, PATIENCE).toHaveLength(ids.length);
    expect((await logged()).sort((a, b) => a - b)).toEqual(ids);
  });
}
