import { describe, expect, onTestFinished, test } from 'vitest';
import { LEASE_MS, startWorker, type Worker, type WorkerDeps } from '../../src/delivery/worker.ts';
import type { Job, JobEnd } from '../../src/storage/store.ts';
import { createJob, kinboxContact, savedContact } from './contacts.ts';
import { createManualClock } from './manual-clock.ts';
import { openOutbox } from './outbox.ts';
import { recordLog } from './record-log.ts';

const draftOf = ({ work }: Job): string =>
  work.kind === 'create-contact' ? work.saved.draft.id : work.kind;

/** A worker whose runs end when the test says so. */
async function openWorker(deps: Partial<WorkerDeps> = {}) {
  const clock = createManualClock();
  const log = recordLog();
  const outbox = openOutbox(clock);
  const started: Job[] = [];
  const runs: { draftId: string; finish: (end: JobEnd | Error) => void }[] = [];
  let followed = 0;
  const workers: Worker[] = [];
  function start(store: WorkerDeps['store'] = outbox.store): Worker {
    const worker = startWorker({
      store,
      lane: 'kinbox',
      concurrency: 4,
      run(job) {
        started.push(job);
        return new Promise((resolve, reject) => {
          const finish = (end: JobEnd | Error) =>
            end instanceof Error ? reject(end) : resolve(end);
          runs.push({ draftId: draftOf(job), finish });
        });
      },
      endOfError: () => ({ state: 'unclear', runAt: clock.now() + 5_000, reason: 'broke' }),
      onJobs: () => {
        followed += 1;
      },
      onJobEnd: () => {},
      clock,
      log,
      ...deps,
    });
    workers.push(worker);
    return worker;
  }
  /** Ends the newest run of a draft's job, and lets what follows happen. */
  async function end(draftId: string, how: JobEnd | Error = { state: 'done' }): Promise<void> {
    runs.findLast((run) => run.draftId === draftId)?.finish(how);
    await clock.settle();
  }
  onTestFinished(async () => {
    const stopped = Promise.all(workers.map((worker) => worker.stop()));
    for (const { finish } of runs) finish({ state: 'done' });
    await stopped;
  });
  return {
    ...outbox,
    clock,
    log,
    start,
    end,
    followed: () => followed,
    /** The drafts whose jobs were started, in order. */
    started: () => started.map(draftOf),
    jobs: started,
  };
}

test('jobs run oldest first, four at a time, and the next as soon as one ends', async () => {
  const { add, start, started, end, clock } = await openWorker();
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await add(createJob(id));
  start();
  await clock.settle();
  expect(started()).toEqual(['a', 'b', 'c', 'd']);
  await clock.advance(5_000);
  expect(started()).toHaveLength(4);
  await end('c');
  expect(started()).toEqual(['a', 'b', 'c', 'd', 'e']);
  await end('a');
  expect(started()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('a job is recorded as being sent before it runs, with how it was claimed', async () => {
  const { add, start, clock, jobs, store } = await openWorker();
  await add(createJob('a'));
  start();
  await clock.settle();
  expect(jobs).toMatchObject([{ claimedFrom: 'pending', attempts: 1, sentAt: clock.now() }]);
  expect(await store.pendingContact(7001, 'a')).toMatchObject({ state: 'sending' });
});

test('a job that is not due yet waits for its time', async () => {
  const { add, start, started, clock } = await openWorker();
  await add(createJob('later', clock.now() + 700));
  start();
  await clock.advance(699);
  expect(started()).toEqual([]);
  await clock.advance(1);
  expect(started()).toEqual(['later']);
});

test('a new job is found when somebody wakes the worker, or within a second', async () => {
  const { add, start, started, clock } = await openWorker();
  const worker = start();
  await clock.settle();
  await add(createJob('a'));
  await clock.settle();
  expect(started()).toEqual([]);
  worker.wake();
  await clock.settle();
  expect(started()).toEqual(['a']);
  await add(createJob('b'));
  await clock.advance(1_000);
  expect(started()).toEqual(['a', 'b']);
});

test('a job that goes back to pending runs again at its time', async () => {
  const { add, start, end, clock, jobs } = await openWorker();
  await add(createJob('a'));
  start();
  await clock.settle();
  await end('a', { state: 'pending', runAt: clock.now() + 3_000, reason: 'try-again' });
  await clock.advance(2_999);
  expect(jobs).toHaveLength(1);
  await clock.advance(1);
  expect(jobs[1]).toMatchObject({ claimedFrom: 'pending', attempts: 2, sentAt: clock.now() });
});

test('what an end brings is written with it, and said so', async () => {
  const { add, start, end, clock, store, followed } = await openWorker();
  await add(createJob('a'));
  start();
  await clock.settle();
  const contact = kinboxContact('a');
  await end('a', {
    state: 'done',
    created: { saved: savedContact('a'), contact },
    jobs: [{ key: 'apology:1', work: { kind: 'apologize', chatId: 5, locale: 'en' } }],
  });
  expect(followed()).toBe(1);
  expect(await store.pendingContacts(7001)).toEqual([]);
  expect(await store.createdContact(7001, 'a')).toMatchObject({ contact });
  const chats = await store.claimJobs('chats', clock.now(), 9, LEASE_MS);
  expect(chats).toMatchObject([{ work: { kind: 'apologize', chatId: 5 } }]);
});

test('an error of a run ends the job as it was told to', async () => {
  const { add, start, end, clock, jobs, store } = await openWorker();
  await add(createJob('a'));
  start();
  await clock.settle();
  await end('a', new Error('ours'));
  expect(await store.pendingContact(7001, 'a')).toMatchObject({
    state: 'unclear',
    reason: 'broke',
  });
  await clock.advance(5_000);
  expect(jobs[1]).toMatchObject({ claimedFrom: 'unclear', attempts: 2 });
});

/** Longer than any run takes. */
const HANG_MS = 4 * 60_000;

describe('a run that takes long', () => {
  test('keeps its job as long as it lives, and not a lease longer', async () => {
    const { add, start, clock, jobs, store } = await openWorker();
    await add(createJob('a'));
    start();
    await clock.advance(4 * LEASE_MS + 1_234);
    expect(jobs).toHaveLength(1);
    expect(await store.nextJobAt('kinbox', clock.now())).toBeGreaterThan(
      clock.now() + LEASE_MS / 2,
    );
    expect(await store.nextJobAt('kinbox', clock.now())).toBeLessThanOrEqual(
      clock.now() + LEASE_MS,
    );
  });

  test('is renewed by nothing once it has ended', async () => {
    const renewed: Job[] = [];
    const clock = createManualClock();
    const outbox = openOutbox(clock);
    await outbox.add(createJob('a'));
    const worker = startWorker({
      store: {
        ...outbox.store,
        renewJob(job, ...rest) {
          renewed.push(job);
          return outbox.store.renewJob(job, ...rest);
        },
      },
      lane: 'kinbox',
      concurrency: 1,
      async run() {
        await clock.sleep(LEASE_MS / 2);
        return { state: 'done' };
      },
      endOfError: () => ({ state: 'unclear' }),
      onJobs: () => {},
      onJobEnd: () => {},
      clock,
      log: recordLog(),
    });
    onTestFinished(() => worker.stop());
    await clock.advance(HANG_MS);
    expect(renewed).toHaveLength(1);
  });

  test('goes on when its lease could not be renewed once', async () => {
    const { store, clock, add, start, jobs, log } = await openWorker();
    let failures = 1;
    await add(createJob('a'));
    start({
      ...store,
      async renewJob(...args) {
        failures -= 1;
        if (failures >= 0) throw new Error('disk full');
        return store.renewJob(...args);
      },
    });
    await clock.advance(3 * LEASE_MS);
    expect(jobs).toHaveLength(1);
    expect(log.lines.map(({ fields }) => fields.reason)).toContain('disk full');
  });
});

/** It hangs, or its replica is asleep: no sign of life comes from it any more. */
describe('a run that outlives its lease', () => {
  test('is taken up again as unknown, and its own end is not recorded any more', async () => {
    const { add, start, clock, jobs, store, log } = await openWorker();
    await add(createJob('a'));
    start();
    await clock.advance(HANG_MS);
    expect(jobs.map(({ claimedFrom, attempts }) => ({ claimedFrom, attempts }))).toEqual([
      { claimedFrom: 'pending', attempts: 1 },
      { claimedFrom: 'sending', attempts: 2 },
    ]);
    const [first] = jobs;
    if (!first) throw new Error('no first run');
    expect(await store.finishJob(first, { state: 'pending', runAt: 0 }, clock.now())).toBe(false);
    expect(await store.pendingContact(7001, 'a')).toMatchObject({ state: 'sending' });
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('keeps the time of its POST', async () => {
    const { add, start, clock, jobs } = await openWorker();
    const sentAt = clock.now();
    await add(createJob('a'));
    start();
    await clock.advance(HANG_MS);
    expect(jobs[1]?.sentAt).toBe(sentAt);
  });
});

describe('a gate', () => {
  test('decides how many start, and is asked again when it says so', async () => {
    const gate = { open: 0, until: 0 };
    const { add, start, started, clock } = await openWorker({
      gate: {
        slots: (free, running) =>
          clock.now() < gate.until ? 0 : Math.min(free, gate.open - running),
        closedUntil: () => (clock.now() < gate.until ? gate.until : undefined),
      },
    });
    gate.open = 1;
    gate.until = clock.now() + 400;
    await add(createJob('a'), createJob('b'));
    start();
    await clock.advance(399);
    expect(started()).toEqual([]);
    await clock.advance(1);
    expect(started()).toEqual(['a']);
    gate.open = 9;
    await clock.advance(1_000);
    expect(started()).toEqual(['a', 'b']);
  });
});

describe('a stop', () => {
  test('waits for what runs, and starts nothing more', async () => {
    const { add, start, started, end, clock, store } = await openWorker();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await add(createJob(id));
    const worker = start();
    await clock.settle();
    let stopped = false;
    const stopping = worker.stop().then(() => {
      stopped = true;
    });
    for (const id of ['a', 'b', 'c']) await end(id);
    await clock.advance(10_000);
    expect(stopped).toBe(false);
    await end('d');
    await stopping;
    expect(started()).toEqual(['a', 'b', 'c', 'd']);
    expect((await store.pendingContacts(7001)).map(({ state }) => state)).toEqual(['pending']);
  });

  test('of an idle worker is at once', async () => {
    const { start, clock } = await openWorker();
    const worker = start();
    await clock.settle();
    await worker.stop();
  });
});

describe('a database that fails', () => {
  test('is asked again after a second', async () => {
    const clock = createManualClock();
    const log = recordLog();
    const { store, add } = openOutbox(clock);
    await add(createJob('a'));
    let failing = true;
    const started: string[] = [];
    const worker = startWorker({
      store: {
        ...store,
        async claimJobs(...args) {
          if (failing) throw new Error('disk full');
          return store.claimJobs(...args);
        },
      },
      lane: 'kinbox',
      onJobEnd: () => {},
      concurrency: 1,
      async run(job) {
        started.push(draftOf(job));
        return { state: 'done' };
      },
      endOfError: () => ({ state: 'unclear' }),
      onJobs: () => {},
      clock,
      log,
    });
    onTestFinished(() => worker.stop());
    await clock.advance(2_500);
    // Asked three times, and said once: for long it would fill a disk.
    expect(log.lines.map(({ fields }) => fields.reason)).toEqual(['disk full']);
    failing = false;
    await clock.advance(500);
    expect(started).toEqual(['a']);
  });

  test('when an end is to be recorded leaves the job to its lease', async () => {
    const clock = createManualClock();
    const log = recordLog();
    const { store, add } = openOutbox(clock);
    await add(createJob('a'));
    const claims: Job[] = [];
    let failures = 1;
    const worker = startWorker({
      store: {
        ...store,
        async finishJob(...args) {
          failures -= 1;
          if (failures >= 0) throw new Error('disk full');
          return store.finishJob(...args);
        },
      },
      lane: 'kinbox',
      onJobEnd: () => {},
      concurrency: 4,
      async run(job) {
        claims.push(job);
        return { state: 'done' };
      },
      endOfError: () => ({ state: 'unclear' }),
      onJobs: () => {},
      clock,
      log,
    });
    onTestFinished(() => worker.stop());
    await clock.advance(LEASE_MS - 1);
    expect(claims).toHaveLength(1);
    await clock.advance(1);
    expect(claims[1]).toMatchObject({ claimedFrom: 'sending', attempts: 2 });
    expect(await store.pendingContacts(7001)).toEqual([]);
  });
});
