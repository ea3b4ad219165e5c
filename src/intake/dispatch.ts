import type { NewJob } from '../domain/job.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { startLoop } from '../runtime/loop.ts';
import { createRareError } from '../runtime/rare-error.ts';
import type { Store, Turn, UnitOfWork } from '../storage/store.ts';

/** The decision about an update whose handling failed. */
export type FailureAction = {
  reason: string;
  /** They tell people, if the update has to be given up. */
  jobs: NewJob[];
} & (
  | /** Not the update's fault (Telegram is away, too many requests): again after this many ms. */
  { kind: 'later'; ms: number }
  /** Something is wrong with the update or with us. */
  | { kind: 'broken' }
);

type TurnEnd = 'done' | 'postponed' | 'aside';

export interface DispatchDeps {
  store: Store;
  /** Handles one update and returns the writes to commit; writes nothing itself. */
  handle(turn: Turn): Promise<UnitOfWork>;
  classify(error: unknown, turn: Turn): FailureAction;
  /** Called after a commit that made these jobs, or, with none, that set old ones going again. */
  onJobs(jobs: NewJob[]): void;
  /** Called after every attempt, with how it ended and how many ms it took. */
  onEnd(outcome: TurnEnd, ms: number): void;
  clock: Clock;
  log: Log;
  /** Keys handled at the same time. */
  concurrency?: number;
}

export interface Dispatch {
  /** Something new waits for these keys. */
  kick(keys: string[]): void;
  /** Takes no further updates; resolves when the ones under way have ended. */
  stop(): Promise<void>;
}

/** A handler that is still busy after this long hangs. */
const WATCHDOG_MS = 60_000;
/**
 * How often to look for keys that wait without having been kicked: after a restart, after a retry's delay,
 * after the end of another replica.
 */
const SWEEP_MS = 500;
/** A broken update is tried twice (the second time without the conversation's log), then set aside. */
const BROKEN_ATTEMPTS = 2;
/** So many times an update may end the process (or hang until its lease is over) before it is set aside. */
const DEADLY_ATTEMPTS = 3;
/** Nobody waits longer than this behind an update that Telegram does not let us answer. */
const GIVE_UP_MS = 60 * 60_000;

/**
 * Runs updates: those of one key in order and one at a time, those of different keys side by side. Where
 * replicas share a database the store sees to it that a key runs on one of them; an update whose key went
 * to another meanwhile (`commit` resolves to false) is handled there.
 */
export function startDispatch(deps: DispatchDeps): Dispatch {
  const { store, handle, classify, onJobs, onEnd, clock, log, concurrency = 100 } = deps;
  let isStopping = false;
  const running = new Map<string, Promise<void>>();
  const queue = new Set<string>();

  function kick(keys: string[]): void {
    for (const key of keys) queue.add(key);
    startQueued();
  }

  function startQueued(): void {
    for (const key of queue) {
      if (isStopping || running.size >= concurrency) return;
      if (running.has(key)) continue;
      queue.delete(key);
      const ended = drain(key)
        .catch((error: unknown) => {
          log.error({ key, reason: reasonOf(error) }, 'the database failed; trying again');
        })
        .finally(() => {
          running.delete(key);
          startQueued();
        });
      running.set(key, ended);
    }
  }

  async function drain(key: string): Promise<void> {
    while (!isStopping) {
      const turn = await store.nextTurn(key, clock.now());
      if (!turn) return;
      await run(turn);
    }
  }

  async function run(turn: Turn): Promise<void> {
    const startedAt = clock.now();
    const outcome = await handleOne(turn);
    onEnd(outcome, clock.now() - startedAt);
  }

  async function handleOne(turn: Turn): Promise<TurnEnd> {
    let work: UnitOfWork;
    if (turn.unfinished >= DEADLY_ATTEMPTS) {
      const deadly = new Error(`the process ended ${turn.unfinished} times while handling it`);
      return giveUp(turn, classify(deadly, turn));
    }
    try {
      work = await withWatchdog(handle(turn));
    } catch (error) {
      return fail(turn, classify(error, turn));
    }
    const committed = await store.commit(turn, work, clock.now());
    log.debug({ updateId: turn.updateId, key: turn.key, committed }, 'update handled');
    if (committed && (work.jobs.length > 0 || work.decisions.length > 0)) onJobs(work.jobs);
    return 'done';
  }

  async function fail(turn: Turn, action: FailureAction): Promise<TurnEnd> {
    const { updateId, key, attempts } = turn;
    const { reason } = action;
    const now = clock.now();
    const waited = now - turn.receivedAt;
    const again = action.kind === 'later' ? waited < GIVE_UP_MS : attempts + 1 < BROKEN_ATTEMPTS;
    if (again) {
      const ms = action.kind === 'later' ? action.ms : 0;
      log.warn({ updateId, key, attempts, reason, ms }, 'update failed; trying again');
      await store.postpone(turn, reason, now + ms);
      return 'postponed';
    }
    return giveUp(turn, action);
  }

  async function giveUp(turn: Turn, { reason, jobs }: FailureAction): Promise<TurnEnd> {
    const { updateId, key, attempts } = turn;
    log.error({ updateId, key, attempts, reason }, 'update set aside');
    await store.setAside(turn, reason, jobs, clock.now());
    onJobs(jobs);
    return 'aside';
  }

  async function withWatchdog(handling: Promise<UnitOfWork>): Promise<UnitOfWork> {
    const ended = new AbortController();
    try {
      return await Promise.race([
        handling,
        clock.sleep(WATCHDOG_MS, ended.signal).then(() => {
          throw new Error(`still busy after ${WATCHDOG_MS / 1000} s`);
        }),
      ]);
    } finally {
      // A word for a reason: without one, abort makes an error with its stack.
      ended.abort('ended');
    }
  }

  const reading = createRareError(
    { fails: 'waiting updates could not be read', works: 'waiting updates are read again' },
    { clock, log },
  );
  const sweep = startLoop(clock, async () => {
    try {
      const waiting = await store.waitingKeys(clock.now(), concurrency);
      // A key that runs looks for its next update itself.
      kick(waiting.filter((key) => !running.has(key)));
      reading.worked();
    } catch (error) {
      reading.failed({ reason: reasonOf(error) });
    }
    return SWEEP_MS;
  });
  return {
    kick,
    async stop() {
      isStopping = true;
      await Promise.all([sweep.stop(), ...running.values()]);
    },
  };
}
