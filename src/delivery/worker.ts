import { idsOf } from '../domain/job.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { createRareError } from '../runtime/rare-error.ts';
import type { Job, JobEnd, Store } from '../storage/store.ts';

/** Called after every run of a job, with its kind and the state that it ended in. */
export type OnJobEnd = (kind: string, state: string) => void;

export interface WorkerDeps {
  store: Store;
  lane: 'kinbox' | 'chats';
  /** Jobs run at the same time. */
  concurrency: number;
  /** Runs a job and says how it ended; nothing is written but by its end. */
  run(job: Job): Promise<JobEnd>;
  /** For errors that `run` does not turn into an end itself. */
  endOfError(error: unknown, job: Job): JobEnd;
  /** Called when an end made new jobs. */
  onJobs(): void;
  onJobEnd: OnJobEnd;
  /** Holds jobs back: how many of the free places may be filled, and when to ask again. */
  gate?: {
    slots(free: number, running: number): number;
    closedUntil(): number | undefined;
  };
  clock: Clock;
  log: Log;
}

export interface Worker {
  /** There may be something to do. */
  wake(): void;
  /** Claims no further jobs; resolves when the running ones have ended. */
  stop(): Promise<void>;
}

/** How long to sleep at most: another replica may have made a job, or have died with one. */
const POLL_MS = 1_000;
/** How long a claimed job stays ours without a sign of life: what a job waits when its replica dies. */
export const LEASE_MS = 20_000;
/** Most runs end before the first renewal, and cost no write for it. */
const RENEW_MS = LEASE_MS / 3;
/** Three minutes: a run that hangs must not keep its job, and its chat, for ever. */
const RENEWALS = 27;

/** Takes jobs of one lane as they fall due, runs them, records their ends. */
export function startWorker(deps: WorkerDeps): Worker {
  const { store, lane, concurrency, run, endOfError, onJobs, onJobEnd, gate, clock, log } = deps;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let alarm = new AbortController();
  /** Somebody said that there is something to do, or nobody could have. */
  let isTold = true;

  function wake(): void {
    isTold = true;
    look();
  }

  /** Ends the pause. A word for a reason: without one, abort makes an error with its stack. */
  function look(): void {
    alarm.abort('look');
  }

  /**
   * Keeps a job ours while it runs. A run that lost it all the same (a machine that slept, a database that was
   * away) learns of it from `finishJob`; a renewal that comes late changes nothing.
   */
  async function keep(job: Job, ended: AbortSignal): Promise<void> {
    for (let renewals = 0; renewals < RENEWALS; renewals += 1) {
      await clock.sleep(RENEW_MS, ended);
      if (ended.aborted) return;
      try {
        await store.renewJob(job, clock.now(), LEASE_MS);
      } catch (error) {
        log.warn({ job: job.id, reason: reasonOf(error) }, 'a lease could not be renewed');
      }
    }
  }

  async function work(job: Job): Promise<void> {
    const ended = new AbortController();
    void keep(job, ended.signal);
    const end = await run(job).catch((error: unknown) => endOfError(error, job));
    ended.abort('ended');
    const recorded = await store.finishJob(job, end, clock.now());
    const { id, attempts } = job;
    const { state, reason, trouble } = end;
    const contact = end.created?.contact.id;
    const ids = { ...idsOf(job.work), contact };
    log.info(
      { job: id, kind: job.work.kind, ...ids, attempts, state, reason, trouble, recorded },
      'job ended',
    );
    onJobEnd(job.work.kind, state);
    if (recorded && end.jobs) onJobs();
  }

  function start(job: Job): void {
    const ended = work(job)
      .catch((error: unknown) => {
        // The job stays `sending` and is taken up again when its lease ends.
        log.error({ job: job.id, reason: reasonOf(error) }, 'the end of a job was not recorded');
      })
      .finally(() => {
        running.delete(ended);
        look();
      });
    running.add(ended);
  }

  /** How many jobs may start now. */
  function slots(): number {
    const free = concurrency - running.size;
    return gate ? gate.slots(free, running.size) : free;
  }

  /**
   * Unix time in ms of the next claim, as far as it is known. Who was not told looks first, because to claim
   * nothing costs more than to see that there is nothing.
   */
  async function nextAt(): Promise<number | undefined> {
    if (slots() === 0) return gate?.closedUntil();
    return isTold ? clock.now() : store.nextJobAt(lane, clock.now());
  }

  async function claim(): Promise<void> {
    const limit = slots();
    if (limit === 0) return;
    isTold = false;
    for (const job of await store.claimJobs(lane, clock.now(), limit, LEASE_MS)) start(job);
  }

  const claiming = createRareError(
    { fails: 'jobs could not be claimed', works: 'jobs are claimed again' },
    { clock, log },
  );

  /** Until the next job is due, a running one ends, or somebody wakes us. */
  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      alarm = new AbortController();
      try {
        let at = await nextAt();
        if (at !== undefined && at <= clock.now()) {
          await claim();
          at = await nextAt();
        }
        const ms = at === undefined ? POLL_MS : Math.min(Math.max(at - clock.now(), 0), POLL_MS);
        claiming.worked();
        await clock.sleep(ms, alarm.signal);
      } catch (error) {
        claiming.failed({ lane, reason: reasonOf(error) });
        await clock.sleep(POLL_MS, stopping.signal);
      }
    }
  }

  const ended = loop();
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await ended;
      await Promise.all(running);
    },
  };
}

const FIRST_MS = 1_000;
const CAP_MS = 5 * 60_000;

/**
 * How long to wait before the next attempt, in ms: doubling from 1 s to 5 min, with jitter (half to whole)
 * so that what failed together does not come back together. `attempts` counts from 1; `random` is in [0, 1).
 */
export function backoffMs(attempts: number, random: () => number): number {
  const whole = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return Math.round(whole * (0.5 + random() / 2));
}
