import type { Clock } from './clock.ts';
import { type Log, reasonOf } from './log.ts';

export interface Patience {
  /** What is waited for, as the log says it. */
  what: string;
  /** Whether an error only means that it is not there yet; any other one is thrown. */
  isAway(error: unknown): boolean;
  clock: Clock;
  log: Log;
}

const LONGEST_MS = 30_000;

/** Tries until it succeeds, a second at first and half a minute at last between two times. */
export async function patiently<T>(
  attempt: () => Promise<T>,
  { what, isAway, clock, log }: Patience,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn({ what, failures: failures + 1, reason: reasonOf(error) }, 'waiting at the start');
      await clock.sleep(Math.min(1_000 * 2 ** failures, LONGEST_MS));
    }
  }
}
