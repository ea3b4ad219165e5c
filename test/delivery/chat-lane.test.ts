import { describe, expect, onTestFinished, test } from 'vitest';
import { type ChatLaneDeps, startChatLane } from '../../src/delivery/chat-lane.ts';
import type { ChatWork, NewJob } from '../../src/domain/job.ts';
import { createJob, kinboxContact } from './contacts.ts';
import { createManualClock } from './manual-clock.ts';
import { openOutbox } from './outbox.ts';
import { recordLog } from './record-log.ts';

const ADMINS = [91, 92];

const apology = (chatId: number, event: number): NewJob => ({
  key: `apology:${event}`,
  work: { kind: 'apologize', chatId, locale: `for ${event}` },
});

const share = (draftId: string, chatId: number, threadId?: number): NewJob => ({
  key: `share:${draftId}:${chatId}`,
  work: {
    kind: 'share-contact',
    created: kinboxContact(draftId),
    repName: 'Bia',
    destination: { chatId, ...(threadId !== undefined && { threadId }) },
  },
});

/** A lane of chats whose messages arrive as `say` has it. */
function openLane(deps: Partial<ChatLaneDeps> = {}) {
  const clock = createManualClock();
  const log = recordLog();
  const outbox = openOutbox(clock);
  const said: ChatWork[] = [];
  const { say = async () => true, ...others } = deps;
  const lane = startChatLane({
    store: outbox.store,
    say(work) {
      said.push(work);
      return say(work);
    },
    shareMany: async () => 1,
    readMedia: async () => ({ state: 'done' }),
    setField: async () => ({ state: 'done' }),
    runImport: async () => ({ state: 'done' }),
    onJobEnd: () => {},
    classify: (error) => {
      if (!(error instanceof Error)) throw error;
      const seconds = /^wait (\d+)$/.exec(error.message)?.[1];
      if (seconds !== undefined) return { kind: 'later', ms: Number(seconds) * 1000 };
      return error.message === 'away' ? { kind: 'later' } : { kind: 'never', reason: '400' };
    },
    adminIds: () => ADMINS,
    clock,
    random: () => 0,
    log,
    ...others,
  });
  onTestFinished(() => lane.stop());
  async function add(...jobs: NewJob[]): Promise<void> {
    await outbox.add(...jobs);
    lane.wake();
    await clock.settle();
  }
  return { store: outbox.store, add, clock, log, lane, said };
}

/** Who was told what: the chat and the event, or the kind. */
const told = (said: ChatWork[]): string[] =>
  said.map((work) => {
    if (work.kind === 'apologize') return `${work.chatId} ${work.locale}`;
    if (work.kind === 'tell-admin') return `${work.adminId} ${work.about} ${work.detail}`;
    return work.kind;
  });

test('each chat hears in order, one at a time; chats do not wait for each other', async () => {
  const busy = new Map<number, () => void>();
  const { add, clock, said } = openLane({
    say: (work) =>
      new Promise((resolve) => {
        if (work.kind === 'apologize') busy.set(work.chatId, () => resolve(true));
      }),
  });
  await add(apology(5, 1), apology(5, 2), apology(6, 3));
  await clock.advance(1_000);
  expect(told(said)).toEqual(['5 for 1', '6 for 3']);
  busy.get(6)?.();
  await clock.advance(1_000);
  expect(told(said)).toHaveLength(2);
  busy.get(5)?.();
  await clock.settle();
  expect(told(said)).toEqual(['5 for 1', '6 for 3', '5 for 2']);
  busy.get(5)?.();
});

test('while a chat waits for its next try, what is newer waits behind it', async () => {
  let tries = 0;
  const { add, clock, said } = openLane({
    say: async (work) => {
      tries += 1;
      if (work.kind === 'apologize' && work.chatId === 5 && tries <= 2) throw new Error('wait 7');
      return true;
    },
  });
  await add(apology(5, 1));
  await add(apology(5, 2));
  await clock.advance(6_999);
  expect(told(said)).toEqual(['5 for 1']);
  await clock.advance(1);
  expect(told(said)).toEqual(['5 for 1', '5 for 1']);
  await clock.advance(7_000);
  expect(told(said)).toEqual(['5 for 1', '5 for 1', '5 for 1', '5 for 2']);
});

test('without a word from Telegram the wait grows with every try', async () => {
  const times: number[] = [];
  const { add, clock } = openLane({
    say: async () => {
      times.push(clock.now());
      throw new Error('away');
    },
  });
  await add(apology(5, 1));
  await clock.advance(7_500);
  const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
});

test('a chat that does not hear us is done with', async () => {
  const { add, clock, said, store } = openLane({ say: async () => false });
  await add(apology(5, 1));
  await clock.advance(10_000);
  expect(told(said)).toEqual(['5 for 1']);
  expect(await store.nextJobAt('chats', clock.now())).toBeUndefined();
});

test('cards that pile up in several topics go out thirty at a time in each', async () => {
  const digests: { threadId: number | undefined; count: number }[] = [];
  const { add, clock, said } = openLane({
    async shareMany(works) {
      digests.push({ threadId: works[0]?.destination.threadId, count: works.length });
      return digests.length;
    },
  });
  const jobs = Array.from({ length: 180 }, (_, at) => share(`d${at}`, -5, 1 + (at % 3)));
  await add(...jobs);
  await clock.advance(60_000);
  expect(digests).toEqual([1, 2, 3, 1, 2, 3].map((threadId) => ({ threadId, count: 30 })));
  expect(said).toEqual([]);
});

test('a digest takes those who come after it, into the message that shows it now', async () => {
  const shown: { drafts: unknown[]; in: number | undefined }[] = [];
  const { add, clock } = openLane({
    async shareMany(works, messageId) {
      shown.push({ drafts: works.map(({ draftId }) => draftId), in: messageId });
      // The first message is gone by the time of the second.
      return shown.length;
    },
  });
  await add(...['a', 'b', 'c', 'd', 'e'].map((id) => share(id, -5)));
  await clock.advance(20_000);
  for (const id of ['f', 'g', 'h']) {
    await add(share(id, -5));
    await clock.advance(5_000);
  }
  expect(shown.map((one) => [one.drafts.length, one.in])).toEqual([
    [1, undefined],
    [2, 1],
    [3, 2],
  ]);
});

describe('a card that its team cannot get', () => {
  test.each([
    ['unreachable', async () => false],
    [
      'refused by Telegram',
      async () => {
        throw new Error('ours');
      },
    ],
  ])('because the chat is %s is told to every admin, once', async (_, refuse) => {
    const { add, clock, said, store } = openLane({
      say: (work) => (work.kind === 'share-contact' ? refuse() : Promise.resolve(true)),
    });
    await add(share('a', -5), share('a', -6));
    await clock.advance(60_000);
    expect(told(said).toSorted()).toEqual([
      '91 share-failed -5',
      '91 share-failed -6',
      '92 share-failed -5',
      '92 share-failed -6',
      'share-contact',
      'share-contact',
    ]);
    expect(await store.nextJobAt('chats', clock.now())).toBeUndefined();
  });

  test('is nothing that an unreachable admin is told about again', async () => {
    const { add, clock, said } = openLane({ say: async () => false });
    await add(share('a', -5));
    await clock.advance(60_000);
    expect(said).toHaveLength(3);
  });
});

test('contacts for Kinbox are nothing for this lane', async () => {
  const { add, clock, said, store } = openLane();
  await add(createJob('a'));
  await clock.advance(5_000);
  expect(said).toEqual([]);
  expect(await store.pendingContact(7001, 'a')).toMatchObject({ state: 'pending' });
});
