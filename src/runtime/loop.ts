import type { Clock } from './clock.ts';

export interface Loop {
  /** Aborts the pause or the signal of the round under way; resolves when the loop has ended. */
  stop(): Promise<void>;
}

/**
 * Runs `round` again and again, each time after the pause in ms that the round before resolved to. A round catches
 * its own errors: one that rejects would end the loop. `stopping` aborts when the loop is stopped.
 */
export function startLoop(clock: Clock, round: (stopping: AbortSignal) => Promise<number>): Loop {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ms = await round(stopping.signal);
      if (ms > 0) await clock.sleep(ms, stopping.signal);
    }
  }

  const ended = run();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
