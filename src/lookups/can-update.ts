import type { Kinbox } from '../kinbox/kinbox-client.ts';
import { KinboxError } from '../kinbox/kinbox-error.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';

export interface CanUpdateDeps {
  kinbox: Pick<Kinbox, 'findById'>;
  clock: Clock;
  log: Log;
}

/** Whether a contact can be read in Kinbox now, without which it cannot be changed. */
export type CanUpdate = (contactId: string) => Promise<boolean>;

/** A rep who edits a message is not kept waiting longer. */
const LOOK_UP_MS = 2_000;

/** Asks Kinbox, for 2 s at most; an answer that fails or does not come is a no. */
export function createCanUpdate({ kinbox, clock, log }: CanUpdateDeps): CanUpdate {
  return async function canUpdate(contactId) {
    const answered = new AbortController();
    const looking = kinbox.findById(contactId).then(
      (contact) => contact !== undefined,
      (error: unknown) => {
        if (!(error instanceof KinboxError)) throw error;
        log.info({ reason: reasonOf(error) }, 'a contact could not be looked up for a correction');
        return false;
      },
    );
    const late = clock.sleep(LOOK_UP_MS, answered.signal).then(() => false);
    try {
      return await Promise.race([looking, late]);
    } finally {
      answered.abort();
    }
  };
}
