import {
  type NewJob,
  refreshKey,
  type SetField,
  type TellUpdate,
  updateKey,
} from '../domain/job.ts';
import type { Kinbox } from '../kinbox/kinbox-client.ts';
import { KinboxError, troubleOf } from '../kinbox/kinbox-error.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Job, JobEnd, Store } from '../storage/store.ts';
import { backoffMs } from './worker.ts';

export interface SetFieldDeps {
  kinbox: Pick<Kinbox, 'setField'>;
  store: Pick<Store, 'contactCopy' | 'cardsOf'>;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
}

/** As long as a correction is tried. */
const GIVE_UP_MS = 24 * 60 * 60_000;

/**
 * Sets the field of AFTER_SAVE_FIELD as its rep has tapped it. Its lane is the contact's, so that the last tap counts.
 * What the cards show is in Kinbox: they follow when it is done, and the rep is told if it cannot be.
 */
export function fieldSetter({ kinbox, store, clock, random }: SetFieldDeps) {
  return async function run(job: Job, work: SetField): Promise<JobEnd> {
    const { draftId, placeholder, value, picked } = work;
    const copy = await store.contactCopy(draftId);
    if (!copy) return { state: 'done', reason: 'forgotten' };
    try {
      const isThere = await kinbox.setField(copy.contact.id, placeholder, value);
      if (!isThere) return failed(job, work, copy.contact.id);
    } catch (error) {
      if (!(error instanceof KinboxError)) throw error;
      const isOver = clock.now() - job.createdAt > GIVE_UP_MS;
      if (error.kind !== 'try-again' || isOver) {
        const end = failed(job, work, copy.contact.id, error.reason);
        return { ...end, trouble: troubleOf(error) };
      }
      const runAt = clock.now() + (error.retryAfterMs ?? backoffMs(job.attempts, random));
      return { state: 'pending', runAt, reason: error.kind, trouble: troubleOf(error) };
    }
    const created = { ...copy.contact, picked };
    const cards = await store.cardsOf(draftId);
    const jobs = cards.map(
      (card): NewJob => ({
        key: refreshKey(job.id, card),
        work: { kind: 'refresh-card', created, draftId, card },
      }),
    );
    return { state: 'done', jobs, changed: { draftId, contact: created } };
  };
}

function failed({ id }: Job, { rep, name }: SetField, contactId: string, reason?: string): JobEnd {
  const work: TellUpdate = { kind: 'tell-update', rep, name, contactId, about: 'failed', reason };
  return { state: 'done', jobs: [{ key: updateKey(id), work }] };
}
