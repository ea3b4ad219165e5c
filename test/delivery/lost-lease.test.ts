import { expect, onTestFinished, test } from 'vitest';
import { type KinboxLaneDeps, startKinboxLane } from '../../src/delivery/kinbox-lane.ts';
import { LEASE_MS } from '../../src/delivery/worker.ts';
import type { KinboxContact } from '../../src/domain/contact.ts';
import { KinboxError } from '../../src/kinbox/kinbox-error.ts';
import type { Store } from '../../src/storage/store.ts';
import { createJob, kinboxContact, REP_ID } from './contacts.ts';
import { createManualClock } from './manual-clock.ts';
import { openOutbox } from './outbox.ts';
import { recordLog } from './record-log.ts';

const DRAFT = 'a';
const SETTLED_MS = 181_000;

/** Two replicas on one database: the first is asleep wherever the test wants it to be, and renews nothing. */
async function openReplicas() {
  const clock = createManualClock();
  const { store, add } = openOutbox(clock);
  const posts: { at: number; by: string }[] = [];
  const stored: KinboxContact[] = [];
  const log = recordLog();
  /** Holds the first replica up before its POST, or before it hears the answer. */
  const asleep = { beforePost: Promise.resolve(), beforeAnswer: Promise.resolve() };

  function kinboxOf(by: string): KinboxLaneDeps['kinbox'] {
    return {
      findById: async () => undefined,
      updateContact: async () => {},
      async createContact(_contact, startBy) {
        // As the client does it: at the moment of writing.
        if (by === 'first') await asleep.beforePost;
        if (clock.now() > startBy) throw new KinboxError({ kind: 'try-again', message: 'late' });
        posts.push({ at: clock.now(), by });
        stored.push(kinboxContact(DRAFT));
        if (by === 'first') await asleep.beforeAnswer;
        return kinboxContact(DRAFT);
      },
      findByPhoneOrEmail: async () => [],
      async lookUp() {
        const [contact] = stored;
        return contact ? { answer: 'found', contact } : { answer: 'absent' };
      },
    };
  }

  async function start(by: string, its: Store): Promise<void> {
    const lane = await startKinboxLane({
      store: its,
      kinbox: kinboxOf(by),
      repField: async () => ({}),
      origin: 'Telegram',
      mayBeThere: () => false,
      teamChatIds: () => [],
      currentId: async (chatId) => chatId,
      concurrency: 1,
      onJobEnd: () => {},
      sayWaiting: async () => {},
      adminIds: () => [],
      onJobs: () => {},
      clock,
      random: () => 0.5,
      log,
    });
    onTestFinished(() => lane.stop());
  }

  return {
    clock,
    store,
    posts,
    log,
    asleep,
    async takeOver() {
      await add(createJob(DRAFT));
      await start('first', { ...store, renewJob: async () => false });
      await clock.settle();
      await start('second', store);
    },
  };
}

test('a replica that fell asleep before its POST does not make it behind the back of the next one', async () => {
  const { clock, store, posts, asleep, takeOver } = await openReplicas();
  const { promise, resolve } = Promise.withResolvers<void>();
  asleep.beforePost = promise;
  const claimedAt = clock.now();
  await takeOver();
  await clock.advance(LEASE_MS + SETTLED_MS);
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({ by: 'second' });
  expect(posts[0]?.at).toBeGreaterThanOrEqual(claimedAt + 180_000);
  resolve();
  await clock.advance(60_000);
  expect(posts).toHaveLength(1);
  expect(await store.createdContact(REP_ID, DRAFT)).toBeDefined();
  expect(await store.pendingContacts(REP_ID)).toEqual([]);
});

test('a replica that fell asleep after its POST records nothing: the next one has found the contact', async () => {
  const { clock, store, posts, asleep, log, takeOver } = await openReplicas();
  const { promise, resolve } = Promise.withResolvers<void>();
  asleep.beforeAnswer = promise;
  await takeOver();
  await clock.advance(LEASE_MS + 1_000);
  expect(await store.createdContact(REP_ID, DRAFT)).toBeDefined();
  resolve();
  await clock.advance(60_000);
  expect(posts.map(({ by }) => by)).toEqual(['first']);
  const ends = log.lines.filter(({ message }) => message === 'job ended');
  expect(ends.map(({ fields }) => fields.recorded)).toEqual([true, false]);
});
