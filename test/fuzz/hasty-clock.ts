import { type Clock, systemClock } from '../../src/runtime/clock.ts';

/** Sleeps that long are for what is done now and then. */
const LONG_MS = 60_000;

/** The machine's time, which can be made to skip an hour. */
export interface HastyClock extends Clock {
  /** An hour is over: whoever sleeps long wakes up. Not while an update is handled: its watchdog would, too. */
  skip(): void;
}

export function createHastyClock(): HastyClock {
  const sleepers = new Set<() => void>();
  let skippedMs = 0;
  return {
    now: () => systemClock.now() + skippedMs,
    async sleep(ms, signal) {
      const woken = new AbortController();
      const wake = (): void => woken.abort();
      if (ms >= LONG_MS) sleepers.add(wake);
      await systemClock.sleep(ms, signal ? AbortSignal.any([signal, woken.signal]) : woken.signal);
      sleepers.delete(wake);
    },
    skip() {
      skippedMs += 60 * 60_000;
      for (const wake of [...sleepers]) wake();
    },
  };
}
