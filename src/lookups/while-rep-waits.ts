import { KinboxError } from '../kinbox/kinbox-error.ts';
import { type Log, reasonOf } from '../runtime/log.ts';

/** A rep who has tapped or edited is not kept waiting longer. */
const WAIT_MS = 2_000;

/** Asks Kinbox, for 2 s at most. `unknown` when it does not answer in time, or not what was asked. */
export async function whileRepWaits<T>(
  question: (timeoutMs: number) => Promise<T>,
  log: Log,
): Promise<T | 'unknown'> {
  try {
    return await question(WAIT_MS);
  } catch (error) {
    if (!(error instanceof KinboxError)) throw error;
    log.info({ reason: reasonOf(error) }, 'Kinbox did not answer while a rep waited');
    return 'unknown';
  }
}
