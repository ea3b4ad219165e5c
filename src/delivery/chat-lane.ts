import {
  adminKey,
  type ChatWork,
  isChatWork,
  type NewJob,
  type ReadMedia,
  type SetField,
  type ShareContact,
} from '../domain/job.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Job, JobEnd, Store } from '../storage/store.ts';
import { createRush, DIGEST_MAX } from './rush.ts';
import { backoffMs, type OnJobEnd, startWorker, type Worker } from './worker.ts';

/**
 * Telegram takes about 20 messages a minute in a group (Bot API FAQ, "My bot is hitting limits"): a few go at
 * once, the rest one by one. So what comes in a rush is shown seconds later, several on a card, and nothing
 * waits for a minute to be over.
 */
const AT_ONCE = 5;
const EVERY_MS = 4_000;

export interface Pace {
  /** How long a message to this group has to wait, in ms; 0 if it may go now, and then it counts. */
  take(chatId: number): number;
}

/** Keeps what the bot posts in each group under Telegram's limit. Private chats are not held back. */
export function createPace(now: () => number): Pace {
  /** By when everything that was posted in a group would have gone one by one. */
  const paidUntil = new Map<number, number>();
  return {
    take(chatId) {
      if (chatId > 0) return 0;
      const until = Math.max(paidUntil.get(chatId) ?? 0, now());
      const waitMs = until - now() - (AT_ONCE - 1) * EVERY_MS;
      if (waitMs > 0) return waitMs;
      paidUntil.set(chatId, until + EVERY_MS);
      return 0;
    },
  };
}

export interface ChatLaneDeps {
  store: Store;
  /** Says what is owed; resolves to false if the chat does not hear us. */
  say(work: ChatWork): Promise<boolean>;
  /**
   * Shows several contacts of one chat in one message, in `messageId` if that is still there. Resolves to the message's
   * id, or undefined if the chat does not hear us.
   */
  shareMany(works: readonly ShareContact[], messageId?: number): Promise<number | undefined>;
  /** Takes an import a step further. */
  runImport(importId: string, repId: number): Promise<JobEnd>;
  /** Reads a photo or a voice note. */
  readMedia(job: Job, work: ReadMedia): Promise<JobEnd>;
  /** Sets a field in Kinbox. */
  setField(job: Job, work: SetField): Promise<JobEnd>;
  /** Classifies an error of `say`: wait (this long, if Telegram said so), or it will never work. */
  classify(error: unknown): { kind: 'later'; ms?: number } | { kind: 'never'; reason: string };
  adminIds(): readonly number[];
  onJobEnd: OnJobEnd;
  clock: Clock;
  random: () => number;
  log: Log;
}

const CONCURRENCY = 16;
/** When this many cards wait behind one, they become one message. */
const DIGEST_FROM = 5;
/** How far behind is looked for them: those of other topics stand in between. */
const LOOK_BEHIND = 200;
const DAY_MS = 24 * 60 * 60_000;

/** Delivers what the bot owes to chats: summaries, team cards, news for admins. Each chat in order. */
export function startChatLane(deps: ChatLaneDeps): Worker {
  const {
    store,
    say,
    shareMany,
    runImport,
    readMedia,
    setField,
    classify,
    adminIds,
    onJobEnd,
    clock,
    random,
    log,
  } = deps;

  const pace = createPace(clock.now);
  const rush = createRush(clock.now);

  async function run(job: Job): Promise<JobEnd> {
    const { work } = job;
    if (work.kind === 'run-import') return runImport(work.importId, work.repId);
    if (work.kind === 'read-photo' || work.kind === 'read-voice') return readMedia(job, work);
    if (work.kind === 'set-field') return setField(job, work);
    if (!isChatWork(work)) throw new Error(`${work.kind} in the lane of chats`);
    if (work.kind === 'share-contact') return share(job, work);
    if (await say(work)) return { state: 'done' };
    return { state: 'done', reason: 'unreachable' };
  }

  /**
   * One card a contact; where many come within a minute, or have piled up behind Telegram's limit, one message for all
   * of them, which takes those that come after them too.
   */
  async function share(job: Job, work: ShareContact): Promise<JobEnd> {
    const { destination, draftId } = work;
    const waitMs = pace.take(destination.chatId);
    if (waitMs > 0) return { state: 'pending', runAt: clock.now() + waitMs, reason: 'pace' };
    const behind = await store.jobsBehind(job, LOOK_BEHIND);
    const alike = behind.flatMap(({ id, work: other }) =>
      other.kind === 'share-contact' &&
      !work.isBare &&
      !other.isBare &&
      !other.isAskedFor &&
      other.destination.threadId === destination.threadId
        ? [{ id, work: other }]
        : [],
    );
    const digest = rush.digest(destination);
    const isRush = digest !== undefined || rush.isOn(destination) || alike.length >= DIGEST_FROM;
    if (work.isBare || work.isAskedFor || !isRush) {
      if (!(await say(work))) return notShared(work);
      rush.shown(destination);
      return { state: 'done' };
    }
    const before = digest?.shares ?? [];
    // Shown by a run whose end was not recorded.
    if (draftId !== undefined && before.some((one) => one.draftId === draftId)) {
      return { state: 'done' };
    }
    const others = alike.slice(0, DIGEST_MAX - before.length - 1);
    const finishedTogether = others.map(({ id }) => id);
    const shares = [...before, work, ...others.map((other) => other.work)];
    const messageId = await shareMany(shares, digest?.messageId);
    if (messageId === undefined) return { ...notShared(work), finishedTogether };
    rush.digested(destination, { messageId, shares }, others.length + 1);
    return { state: 'done', finishedTogether };
  }

  /**
   * A card that its team cannot get is not sent to somebody else instead: the admins are told, and not of every
   * card, but of the group once a day.
   */
  function notShared({ destination }: ShareContact): JobEnd {
    const day = Math.floor(clock.now() / DAY_MS);
    const news = adminIds().map(
      (adminId): NewJob => ({
        key: adminKey(adminId, `share:${destination.chatId}:${day}`),
        work: {
          kind: 'tell-admin',
          adminId,
          about: 'share-failed',
          detail: String(destination.chatId),
        },
      }),
    );
    return { state: 'done', reason: 'unreachable', jobs: news };
  }

  const worker = startWorker({
    store,
    lane: 'chats',
    concurrency: CONCURRENCY,
    run,
    endOfError(error, job) {
      const verdict = classify(error);
      if (verdict.kind === 'never') {
        const news = job.work.kind === 'share-contact' ? notShared(job.work) : {};
        return { ...news, state: 'aside', reason: verdict.reason };
      }
      const ms = verdict.ms ?? backoffMs(job.attempts, random);
      return { state: 'pending', runAt: clock.now() + ms, reason: 'telegram-away' };
    },
    onJobs: () => worker.wake(),
    onJobEnd,
    clock,
    log,
  });
  return worker;
}
