import type { Kinbox } from '../kinbox/kinbox-client.ts';
import type { Log } from '../runtime/log.ts';
import { whileRepWaits } from './while-rep-waits.ts';

export interface CanUpdateDeps {
  kinbox: Pick<Kinbox, 'findById'>;
  log: Log;
}

/** Whether a contact can be read in Kinbox now, without which it cannot be changed. */
export type CanUpdate = (contactId: string) => Promise<boolean>;

/** No answer in time is a no. */
export function createCanUpdate({ kinbox, log }: CanUpdateDeps): CanUpdate {
  return async function canUpdate(contactId) {
    const contact = await whileRepWaits((ms) => kinbox.findById(contactId, ms), log);
    return contact !== undefined && contact !== 'unknown';
  };
}
