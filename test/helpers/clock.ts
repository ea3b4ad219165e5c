import { type Clock, systemClock } from '../../src/runtime/clock.ts';

export interface TestClock extends Clock {
  /** The test is over: nobody sleeps for longer than a moment any more. */
  release(): void;
}

export interface ManualClock extends TestClock {
  /** Moves the time and wakes those who have slept enough, in the order in which they are due. */
  advance(ms: number): void;
}

const MOMENT_MS = 2;
const MONDAY_NOON = Date.UTC(2026, 0, 5, 12);

/** The machine's own time, or a multiple of it: for stories in which the bot waits and nothing else happens. */
export function createRealClock(speed = 1): TestClock {
  const start = Date.now();
  const sleepers = createSleepers((ms, wake) => {
    const timer = setTimeout(wake, ms / speed);
    return () => clearTimeout(timer);
  });
  return { now: () => Math.round(start + (Date.now() - start) * speed), ...sleepers };
}

/** Stands still until `advance`: hours pass at once, and nothing happens by itself. */
export function createManualClock(): ManualClock {
  let time = MONDAY_NOON;
  const alarms = new Set<{ at: number; ring: () => void }>();
  const sleepers = createSleepers((ms, wake) => {
    if (ms <= 0) {
      // Not at once: whoever sleeps in a loop must let the others have a turn.
      const soon = setImmediate(wake);
      return () => clearImmediate(soon);
    }
    const alarm = { at: time + ms, ring: wake };
    alarms.add(alarm);
    return () => void alarms.delete(alarm);
  });
  return {
    now: () => time,
    ...sleepers,
    advance(ms) {
      time += ms;
      const due = [...alarms].filter(({ at }) => at <= time).sort((a, b) => a.at - b.at);
      for (const { ring } of due) ring();
    },
  };
}

/** `start` calls `wake` after `ms`, and returns what cancels that. */
function createSleepers(start: (ms: number, wake: () => void) => () => void) {
  const asleep = new Set<() => void>();
  let isReleased = false;
  return {
    sleep(ms: number, signal?: AbortSignal): Promise<void> {
      if (isReleased) return systemClock.sleep(Math.min(ms, MOMENT_MS), signal);
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const cancel = start(ms, done);
        asleep.add(done);
        function done(): void {
          cancel();
          asleep.delete(done);
          signal?.removeEventListener('abort', done);
          resolve();
        }
        signal?.addEventListener('abort', done);
      });
    },
    release(): void {
      isReleased = true;
      for (const wake of [...asleep]) wake();
    },
  };
}
