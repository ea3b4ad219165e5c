import type { Clock } from '../domain/clock.ts';
import { adminKey, type ChatWork, type NewJob } from '../domain/job.ts';
import type { Log } from '../domain/log.ts';
import type { Job, JobEnd, Store } from '../storage/store.ts';
import { backoffMs } from './backoff.ts';
import { startWorker, type Worker } from './worker.ts';

export interface ChatLaneDeps {
  store: Pick<Store, 'claimJobs' | 'finishJob' | 'nextJobAt'>;
  /** Says what is owed; resolves to false if the chat does not hear us. */
  say(work: ChatWork): Promise<boolean>;
  /** What an error of `say` means: wait (this long, if Telegram said so), or it will never work. */
  judge(error: unknown): { kind: 'later'; ms?: number } | { kind: 'never'; reason: string };
  adminIds: readonly number[];
  clock: Clock;
  random: () => number;
  log: Log;
}

const CONCURRENCY = 16;
/** Longer than a message with all its retries takes. */
const LEASE_MS = 120_000;

/** Delivers what the bot owes to chats: summaries, team cards, news for admins. Each chat in order. */
export function startChatLane(deps: ChatLaneDeps): Worker {
  const { store, say, judge, adminIds, clock, random, log } = deps;

  async function run(job: Job): Promise<JobEnd> {
    if (job.work.kind === 'create-contact') throw new Error('create-contact in the lane of chats');
    if (await say(job.work)) return { state: 'done' };
    return { state: 'done', reason: 'unreachable', jobs: unheard(job) };
  }

  /** A card that its team cannot get is not sent to somebody else instead: the admins are told. */
  function unheard({ id, work }: Job): NewJob[] {
    if (work.kind !== 'share-contact') return [];
    const detail = String(work.place.chatId);
    return adminIds.map((adminId) => ({
      key: adminKey(adminId, `share:${id}`),
      work: { kind: 'tell-admin', adminId, about: 'share-failed', detail },
    }));
  }

  const worker = startWorker({
    store,
    lane: 'chats',
    concurrency: CONCURRENCY,
    leaseMs: LEASE_MS,
    run,
    endOfError(error, job) {
      const verdict = judge(error);
      if (verdict.kind === 'never') {
        return { state: 'aside', reason: verdict.reason, jobs: unheard(job) };
      }
      const ms = verdict.ms ?? backoffMs(job.attempts, random);
      return { state: 'pending', runAt: clock.now() + ms, reason: 'telegram-away' };
    },
    onJobs: () => worker.wake(),
    clock,
    log,
  });
  return worker;
}
