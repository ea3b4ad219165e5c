import { expect, onTestFinished, test } from 'vitest';
import { startKinboxLane } from '../../src/delivery/kinbox-lane.ts';
import type { Worker } from '../../src/delivery/worker.ts';
import { type ChatWork, isChatWork, type NewJob } from '../../src/domain/job.ts';
import type { LookUp } from '../../src/kinbox/kinbox-client.ts';
import { KinboxError } from '../../src/kinbox/kinbox-error.ts';
import type { Store } from '../../src/storage/store.ts';
import { createJob, kinboxContact } from './contacts.ts';
import { createManualClock } from './manual-clock.ts';
import { openOutbox } from './outbox.ts';
import { recordLog } from './record-log.ts';

const MINUTE_MS = 60_000;
const away = () => new KinboxError({ kind: 'try-again', message: 'POST /v1/contacts' });
const lost = () => new KinboxError({ kind: 'unclear', message: 'POST /v1/contacts' });
const refusedKey = () =>
  new KinboxError({ kind: 'no-access', message: 'POST /v1/contacts', status: 401 });

/** A lane to a Kinbox made by hand, which can be started again over the same database. */
function openKinboxLane() {
  const clock = createManualClock();
  const outbox = openOutbox(clock);
  const kinbox = {
    fail: undefined as (() => Error) | undefined,
    answer: { answer: 'absent' } as LookUp,
    posts: [] as { at: number; id: string }[],
  };
  const lanes: Worker[] = [];
  onTestFinished(async () => {
    for (const lane of lanes) await lane.stop();
  });
  async function start() {
    const lane = await startKinboxLane({
      store: outbox.store,
      kinbox: {
        async createContact({ externalId }) {
          const id = externalId.split(':')[2] ?? '';
          kinbox.posts.push({ at: clock.now(), id });
          if (kinbox.fail) throw kinbox.fail();
          return kinboxContact(id);
        },
        findByPhoneOrEmail: async () => [],
        lookUp: async () => kinbox.answer,
        findById: async () => undefined,
        updateContact: async () => {},
      },
      repField: async () => ({}),
      origin: 'Telegram',
      mayBeThere: () => false,
      teamChatIds: () => [],
      currentId: async (chatId) => chatId,
      concurrency: 4,
      onJobEnd: () => {},
      sayWaiting: async () => {},
      adminIds: () => [91],
      onJobs: () => {},
      clock,
      random: () => 0.5,
      log: recordLog(),
    });
    lanes.push(lane);
    return lane;
  }
  async function add(job: NewJob): Promise<void> {
    await outbox.add(job);
    for (const lane of lanes) lane.wake();
    await clock.settle();
  }
  return { store: outbox.store, add, clock, kinbox, start };
}

/** Takes the due messages out of the lane of chats, as if they had been said. */
async function notices(store: Store, now: number): Promise<ChatWork[]> {
  const works: ChatWork[] = [];
  for (;;) {
    const jobs = await store.claimJobs('chats', now, 50, MINUTE_MS);
    if (jobs.length === 0) return works;
    for (const job of jobs) {
      if (isChatWork(job.work)) works.push(job.work);
      await store.finishJob(job, { state: 'done' }, now);
    }
  }
}

const newsOf = (works: ChatWork[]): string[] =>
  works.flatMap((work) => (work.kind === 'tell-admin' ? [work.about] : []));

test('a contact reaches Kinbox once, and the rep is told', async () => {
  const { add, clock, kinbox, start, store } = openKinboxLane();
  await start();
  await add(createJob('a'));
  await add(createJob('a'));
  await clock.advance(MINUTE_MS);
  expect(kinbox.posts.map(({ id }) => id)).toEqual(['a']);
  expect(await notices(store, clock.now())).toMatchObject([
    { kind: 'tell-rep', about: 'created', created: { id: 'kinbox-a' } },
  ]);
});

test('an outage: one probe at a time, the admins told once, everything sent when it ends', async () => {
  const { add, clock, kinbox, start, store } = openKinboxLane();
  kinbox.fail = away;
  await start();
  const ids = Array.from({ length: 12 }, (_, at) => `contact-${at}`);
  for (const id of ids) await add(createJob(id));
  await clock.advance(10 * MINUTE_MS);
  const probes = kinbox.posts.slice(8);
  expect(probes.length).toBeGreaterThan(15);
  for (const [at, probe] of probes.entries()) {
    const before = probes[at - 1];
    if (before) expect(probe.at - before.at).toBeGreaterThanOrEqual(2_000);
  }
  expect(newsOf(await notices(store, clock.now()))).toEqual(['kinbox-down']);
  kinbox.fail = undefined;
  await clock.advance(6 * MINUTE_MS);
  expect(await store.pendingContacts(7001)).toEqual([]);
  const created = kinbox.posts.slice(-ids.length).map(({ id }) => id);
  expect(created.toSorted()).toEqual(ids.toSorted());
  expect(newsOf(await notices(store, clock.now()))).toEqual(['kinbox-back']);
});

test('an outage outlives a restart: nobody is told twice, and its end is told', async () => {
  const { add, clock, kinbox, start, store } = openKinboxLane();
  kinbox.fail = refusedKey;
  const lane = await start();
  await add(createJob('a'));
  await clock.advance(MINUTE_MS);
  expect(newsOf(await notices(store, clock.now()))).toEqual(['kinbox-no-access']);
  await lane.stop();
  await start();
  await clock.advance(10 * MINUTE_MS);
  expect(newsOf(await notices(store, clock.now()))).toEqual([]);
  kinbox.fail = undefined;
  await clock.advance(6 * MINUTE_MS);
  expect(newsOf(await notices(store, clock.now()))).toEqual(['kinbox-back']);
  expect(await store.setting('kinbox-outage')).toBe('');
});

test('an answer that was lost: looked up, and sent again only once it is certainly not there', async () => {
  const { add, clock, kinbox, start, store } = openKinboxLane();
  kinbox.fail = lost;
  await start();
  await add(createJob('a'));
  await clock.settle();
  kinbox.fail = undefined;
  await clock.advance(3 * MINUTE_MS - 1);
  expect(kinbox.posts).toHaveLength(1);
  await clock.advance(MINUTE_MS);
  expect(kinbox.posts.map(({ id }) => id)).toEqual(['a', 'a']);
  expect(await store.pendingContacts(7001)).toEqual([]);
});

test('an answer that was lost, of a contact that is there: never sent again', async () => {
  const { add, clock, kinbox, start, store } = openKinboxLane();
  kinbox.fail = lost;
  await start();
  await add(createJob('a'));
  await clock.settle();
  kinbox.answer = { answer: 'found', contact: kinboxContact('a') };
  await clock.advance(10 * MINUTE_MS);
  expect(kinbox.posts).toHaveLength(1);
  expect(await store.pendingContacts(7001)).toEqual([]);
});

test('a contact that cannot be looked up is for the rep to decide, as often as it happens', async () => {
  const { add, clock, kinbox, start, store } = openKinboxLane();
  kinbox.fail = lost;
  kinbox.answer = { answer: 'unknowable' };
  await start();
  await add(createJob('a'));
  for (const posts of [1, 2]) {
    await clock.advance(2 * MINUTE_MS);
    expect(kinbox.posts).toHaveLength(posts);
    expect(await store.pendingContact(7001, 'a')).toMatchObject({ state: 'undecided' });
    const told = await notices(store, clock.now());
    expect(told.map((work) => ('about' in work ? work.about : work.kind))).toContain('undecided');
    await store.receive([{ updateId: 900 + posts, key: 'rep:7001', payload: '{}' }], clock.now());
    const turn = await store.nextTurn('rep:7001', clock.now());
    if (!turn) throw new Error('no turn');
    const decisions = [{ draftId: 'a', from: 'undecided', to: 'again' } as const];
    await store.commit(
      turn,
      { rep: turn.rep, jobs: [], drop: [], decisions, settings: [], imports: [] },
      clock.now(),
    );
  }
});

test('a contact given up after 72 hours is told to the admins', async () => {
  const { add, clock, kinbox, start, store } = openKinboxLane();
  kinbox.fail = away;
  await start();
  await add(createJob('a'));
  await clock.advance(MINUTE_MS);
  await clock.jump(71 * 60 * MINUTE_MS);
  await clock.advance(6 * MINUTE_MS);
  expect(newsOf(await notices(store, clock.now()))).toEqual(['kinbox-down']);
  await clock.jump(60 * MINUTE_MS);
  await clock.advance(MINUTE_MS);
  expect(newsOf(await notices(store, clock.now()))).toEqual(['job-aside']);
  expect(await store.pendingContact(7001, 'a')).toMatchObject({
    state: 'aside',
    reason: 'gave-up',
  });
  const posts = kinbox.posts.length;
  await clock.advance(10 * MINUTE_MS);
  expect(kinbox.posts).toHaveLength(posts);
});

test('something of ours that breaks in the middle is looked up before anything else', async () => {
  const { add, clock, kinbox, start, store } = openKinboxLane();
  kinbox.fail = () => new TypeError('ours');
  await start();
  await add(createJob('a'));
  await clock.settle();
  expect(await store.pendingContact(7001, 'a')).toMatchObject({ state: 'unclear', reason: 'ours' });
  kinbox.fail = undefined;
  kinbox.answer = { answer: 'found', contact: kinboxContact('a') };
  await clock.advance(MINUTE_MS);
  expect(kinbox.posts).toHaveLength(1);
  expect(await store.pendingContacts(7001)).toEqual([]);
});
