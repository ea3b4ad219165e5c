import type { Clock } from './clock.ts';
import { type Log, reasonOf } from './log.ts';

export interface Patience {
  /** What is waited for, as the log says it. */
  what: string;
  /** How the log says that it is waited for. */
  says?: string;
  /** Whether an error only means that it is not there yet; any other one is thrown. */
  isAway(error: unknown): boolean;
  clock: Clock;
  log: Log;
}

const LONGEST_MS = 30_000;

/** Tries until it succeeds, two seconds at first and half a minute at last between two times. */
export async function patiently<T>(
  attempt: () => Promise<T>,
  { what, says = 'waiting at the start', isAway, clock, log }: Patience,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn({ what, failures, reason: reasonOf(error) }, says);
      await clock.sleep(Math.min(1_000 * 2 ** failures, LONGEST_MS));
    }
  }
}
