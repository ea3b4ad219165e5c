import type { Clock } from '../../src/runtime/clock.ts';

export interface ManualClock extends Clock {
  /** Moves on, and lets everything run that falls due on the way, in order. */
  advance(ms: number): Promise<void>;
  /** Moves on at once, as a machine that was asleep: what fell due meanwhile runs afterwards. */
  jump(ms: number): Promise<void>;
  /** Lets everything run that needs no time. */
  settle(): Promise<void>;
}

/** A clock that stands still until a test moves it. */
export function createManualClock(startMs = Date.parse('2026-03-02T12:00:00Z')): ManualClock {
  let nowMs = startMs;
  let sleepers: { at: number; wake: () => void }[] = [];

  /** Promises, and writes of the database, which are committed between two turns of the event loop. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn += 1) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  async function advance(ms: number): Promise<void> {
    const until = nowMs + ms;
    await settle();
    for (;;) {
      const [first] = sleepers.toSorted((one, other) => one.at - other.at);
      if (!first || first.at > until) break;
      nowMs = Math.max(nowMs, first.at);
      first.wake();
      await settle();
    }
    nowMs = until;
    await settle();
  }

  return {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { at: nowMs + ms, wake };
        function wake(): void {
          sleepers = sleepers.filter((other) => other !== sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
        signal?.addEventListener('abort', wake);
        sleepers.push(sleeper);
      }),
    settle,
    async jump(ms) {
      nowMs += ms;
      await advance(0);
    },
    advance,
  };
}
