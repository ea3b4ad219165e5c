import type { Clock } from '../domain/clock.ts';
import { type Log, reasonOf } from '../domain/log.ts';
import type { Kinbox } from '../kinbox/client.ts';
import { KinboxError } from '../kinbox/errors.ts';

export interface RepFieldDeps {
  kinbox: Pick<Kinbox, 'contactFields'>;
  /** KINBOX_TELEGRAM_ID_FIELD: the placeholder of the custom field. */
  placeholder: string;
  clock: Clock;
  log: Log;
}

/** A job insists on the answer this often; after that the contact goes without the field. */
const INSIST = 3;
/** How long "cannot be read" is believed, in ms. */
const RETRY_MS = 60_000;

/**
 * The custom field that carries the rep's Telegram id, `{ <placeholder>: { value: "<id>" } }`, or nothing when
 * the workspace has no such contact field. Asked of Kinbox once, and remembered.
 *
 * A field that must be unique is left alone: a rep's second contact would be refused for it. Whether Kinbox
 * takes a field that it does not know is not documented, so an unknown one is never sent. The rep's id is in
 * `externalId` in any case.
 */
export function createRepField({ kinbox, placeholder, clock, log }: RepFieldDeps) {
  let known: boolean | undefined;
  let askAgainAt = 0;

  async function ask(): Promise<boolean> {
    const field = (await kinbox.contactFields()).find((one) => one.placeholder === placeholder);
    const usable = field !== undefined && !field.isUniqueIdentifier;
    log.info({ found: field !== undefined, usable }, "custom field for the rep's Telegram id");
    return usable;
  }

  /** Throws KinboxError `try-again` while Kinbox does not answer and the job has not tried often. */
  return async function repField(
    repId: number,
    attempts: number,
  ): Promise<Record<string, { value: string }>> {
    if (known === undefined && clock.now() >= askAgainAt) {
      try {
        known = await ask();
      } catch (error) {
        if (!(error instanceof KinboxError)) throw error;
        if (error.kind === 'try-again' && attempts < INSIST) throw error;
        askAgainAt = clock.now() + RETRY_MS;
        log.warn({ reason: reasonOf(error) }, 'custom fields could not be read; going on without');
      }
    }
    return known === true ? { [placeholder]: { value: String(repId) } } : {};
  };
}
