import type { Clock } from '../../src/runtime/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass; whoever sleeps until then wakes, in order. */
  advance(ms: number): void;
}

export function createManualClock(start = 1_800_000_000_000): ManualClock {
  let now = start;
  let sleepers: { at: number; wake: () => void }[] = [];

  function wakeDue(): void {
    const due = sleepers.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    sleepers = sleepers.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
  }

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((wake) => {
        if (signal?.aborted) return wake();
        const sleeper = { at: now + ms, wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          wake();
        });
      }),
    advance(ms) {
      now += ms;
      wakeDue();
    },
  };
}
