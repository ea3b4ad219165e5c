import { expect, onTestFinished, test } from 'vitest';
import { type DispatchDeps, type FailureAction, startDispatch } from '../../src/intake/dispatch.ts';
import type { Log } from '../../src/runtime/log.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import type { Turn, UnitOfWork } from '../../src/storage/store.ts';
import { createManualClock } from './manual-clock.ts';

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };
const MINUTE = 60_000;
/** How long a test waits for what a busy machine may take its time over. */
const PATIENCE = { timeout: 10_000, interval: 1 };

/** A handler that is told when to end, and how. */
function createDesk() {
  const open = new Map<number, PromiseWithResolvers<Partial<UnitOfWork>>>();
  const begun: number[] = [];
  return {
    /** Updates in the order in which their turns began. */
    begun,
    open,
    async handle(turn: Turn): Promise<UnitOfWork> {
      const gate = Promise.withResolvers<Partial<UnitOfWork>>();
      begun.push(turn.updateId);
      open.set(turn.updateId, gate);
      const changes = await gate.promise;
      return {
        rep: turn.rep,
        jobs: [],
        drop: [],
        decisions: [],
        settings: [],
        imports: [],
        ...changes,
      };
    },
    end(updateId: number, changes: Partial<UnitOfWork> = {}): void {
      open.get(updateId)?.resolve(changes);
      open.delete(updateId);
    },
    fail(updateId: number, action: FailureAction): void {
      open.get(updateId)?.reject(action);
      open.delete(updateId);
    },
  };
}

const later = {
  kind: 'later',
  ms: 5000,
  reason: 'Telegram is away',
  jobs: [],
} satisfies FailureAction;
const sorry = { key: 'sorry', work: { kind: 'apologize', chatId: 7, locale: 'en' } } as const;
const broken: FailureAction = { kind: 'broken', reason: 'a bug', jobs: [sorry] };

function open({ concurrency = 10 }: Partial<DispatchDeps> = {}) {
  const store = openSqlite(':memory:');
  const clock = createManualClock();
  const desk = createDesk();
  const judged: unknown[] = [];
  let told = 0;
  const start = () =>
    startDispatch({
      store,
      handle: desk.handle,
      classify(error) {
        judged.push(error);
        return error instanceof Error ? later : (error as FailureAction);
      },
      onJobs() {
        told += 1;
      },
      onEnd() {},
      clock,
      log: quiet,
      concurrency,
    });
  const dispatch = start();
  onTestFinished(async () => {
    const stopped = dispatch.stop();
    for (const id of desk.open.keys()) desk.end(id);
    await stopped;
    await store.close();
  });
  const begun = () => expect.poll(() => desk.begun, PATIENCE);
  const receive = async (key: string, ...ids: number[]) => {
    const updates = ids.map((updateId) => ({ updateId, key, payload: '{}' }));
    dispatch.kick(await store.receive(updates, clock.now()));
  };
  return { store, clock, desk, dispatch, judged, told: () => told, begun, receive };
}

test('updates of a key run in order and one at a time, those of others beside them', async () => {
  const { desk, receive, begun } = open();
  await receive('ana', 1, 2);
  await receive('rui', 3);
  await begun().toEqual([1, 3]);
  desk.end(3);
  desk.end(1);
  await begun().toEqual([1, 3, 2]);
});

test('an update that comes during the turn of its key runs after it', async () => {
  const { desk, receive, begun } = open();
  await receive('ana', 1);
  await begun().toEqual([1]);
  await receive('ana', 2);
  desk.end(1);
  await begun().toEqual([1, 2]);
});

test('what waits from before is taken up without being kicked', async () => {
  const { store, clock, begun } = open();
  await store.receive([{ updateId: 1, key: 'ana', payload: '{}' }], clock.now());
  clock.advance(500);
  await begun().toEqual([1]);
});

test('an update that has ended the process three times is set aside without being begun again', async () => {
  const { store, clock, judged, told, begun } = open();
  await store.receive(
    [1, 2].map((updateId) => ({ updateId, key: 'ana', payload: '{}' })),
    clock.now(),
  );
  for (let kills = 0; kills < 3; kills += 1) await store.nextTurn('ana', clock.now());
  clock.advance(500);
  await begun().toEqual([2]);
  expect(judged).toHaveLength(1);
  expect(told()).toBe(1);
  expect(await store.failedItems(10)).toMatchObject([{ what: 'update', id: 1 }]);
});

test('no more keys run at once than allowed', async () => {
  const { desk, receive, begun } = open({ concurrency: 2 });
  await receive('ana', 1);
  await receive('rui', 2);
  await receive('eva', 3);
  await begun().toEqual([1, 2]);
  desk.end(2);
  await begun().toEqual([1, 2, 3]);
});

test('an update that fails for now is tried again after the delay, before later ones', async () => {
  const { desk, clock, receive, begun } = open();
  await receive('ana', 1, 2);
  await begun().toEqual([1]);
  desk.fail(1, later);
  await receive('rui', 3);
  await begun().toEqual([1, 3]);
  clock.advance(4999);
  await receive('eva', 4);
  await begun().toEqual([1, 3, 4]);
  clock.advance(500);
  await begun().toEqual([1, 3, 4, 1]);
  desk.end(1);
  await begun().toEqual([1, 3, 4, 1, 2]);
});

test('a broken update is tried twice and set aside; people are told, and its key goes on', async () => {
  const { store, desk, clock, receive, begun, told } = open();
  await receive('ana', 1, 2);
  await begun().toEqual([1]);
  desk.fail(1, broken);
  await begun().toEqual([1, 1]);
  expect(told()).toBe(0);
  desk.fail(1, broken);
  await begun().toEqual([1, 1, 2]);
  expect(told()).toBe(1);
  expect(await store.claimJobs('chats', clock.now(), 10, MINUTE)).toHaveLength(1);
});

test('nobody waits longer than an hour behind an update that cannot be answered', async () => {
  const { desk, clock, receive, begun } = open();
  await receive('ana', 1, 2);
  await begun().toEqual([1]);
  desk.fail(1, { ...later, ms: 59 * MINUTE });
  await receive('rui', 3);
  await begun().toEqual([1, 3]);
  clock.advance(60 * MINUTE);
  await begun().toEqual([1, 3, 1]);
  desk.fail(1, later);
  await begun().toEqual([1, 3, 1, 2]);
});

test('a handler that hangs is given up after a minute', async () => {
  const { desk, clock, receive, begun, judged } = open();
  await receive('ana', 1);
  await begun().toEqual([1]);
  clock.advance(MINUTE);
  await expect.poll(() => judged, PATIENCE).toEqual([new Error('still busy after 60 s')]);
  await receive('rui', 2);
  await begun().toEqual([1, 2]);
  clock.advance(5000);
  await begun().toEqual([1, 2, 1]);
  desk.end(1);
});

test('whoever runs jobs is told when a commit made or freed some', async () => {
  const { desk, receive, begun, told } = open();
  await receive('ana', 1, 2, 3);
  await begun().toEqual([1]);
  desk.end(1);
  await begun().toEqual([1, 2]);
  expect(told()).toBe(0);
  desk.end(2, { jobs: [sorry] });
  await begun().toEqual([1, 2, 3]);
  expect(told()).toBe(1);
  desk.end(3, { decisions: [{ draftId: 'a', from: 'undecided', to: 'again' }] });
  await expect.poll(told, PATIENCE).toBe(2);
});

test('an update is handled again when the database failed to commit it', async () => {
  const { store, desk, clock, receive, begun } = open();
  await receive('ana', 1);
  await begun().toEqual([1]);
  desk.end(1, { jobs: [{ ...sorry, runAt: Number.NaN }] });
  await receive('rui', 2);
  await begun().toEqual([1, 2]);
  clock.advance(500);
  await begun().toEqual([1, 2, 1]);
  desk.end(1, { rep: { locale: 'es' } });
  await expect.poll(() => store.repState('ana'), PATIENCE).toEqual({ locale: 'es' });
});

test('the end takes no further update and waits for the one under way', async () => {
  const { store, desk, clock, dispatch, receive, begun } = open();
  await receive('ana', 1, 2);
  await begun().toEqual([1]);
  const stopped = dispatch.stop();
  desk.end(1, { rep: { locale: 'es' } });
  await stopped;
  expect(desk.begun).toEqual([1]);
  expect(await store.repState('ana')).toEqual({ locale: 'es' });
  expect(await store.waitingKeys(clock.now(), 10)).toEqual(['ana']);
});
