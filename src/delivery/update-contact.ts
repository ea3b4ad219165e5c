import type { ContactChange, KinboxContact } from '../domain/contact.ts';
import {
  type NewJob,
  refreshKey,
  type TellUpdate,
  type UpdateContact,
  updateKey,
} from '../domain/job.ts';
import type { Kinbox } from '../kinbox/kinbox-client.ts';
import { KinboxError } from '../kinbox/kinbox-error.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Job, JobEnd, Store } from '../storage/store.ts';
import type { Run } from './create-contact.ts';
import { backoffMs } from './worker.ts';

export interface UpdateContactDeps {
  kinbox: Pick<Kinbox, 'findById' | 'updateContact'>;
  store: Store;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
}

/** A correction that could not be made for this long is given up: by then the rep has made it in Kinbox. */
const GIVE_UP_MS = 24 * 60 * 60_000;

/**
 * Corrects a contact that is in Kinbox, or adds to its notes. The contact is read first, so that a note is not
 * added a second time; to set a field twice does no harm. The rep is told how it went.
 */
export function updateContactRunner({ kinbox, store, clock, random }: UpdateContactDeps) {
  return async function run(job: Job, work: UpdateContact): Promise<Run> {
    try {
      return { end: await update(job, work), signal: 'reads' };
    } catch (error) {
      if (!(error instanceof KinboxError)) throw error;
      return { end: endOfError(job, work, error), signal: 'reads' };
    }
  };

  async function update(job: Job, work: UpdateContact): Promise<JobEnd> {
    const contact = await kinbox.findById(work.contactId);
    if (!contact) return tell(job, work, 'failed');
    const change = changeOf(work.change, contact);
    if (change) await kinbox.updateContact(contact.id, change);
    const about = 'addNote' in work.change ? 'noted' : 'updated';
    const { draftId, rep } = work;
    if (draftId === undefined) return tell(job, work, about);
    const copy = await store.createdContact(rep.repId, draftId);
    // An answer that does not say so must not show a private contact to other reps.
    const isPrivate = copy?.contact.isPrivate || contact.isPrivate;
    const created = { ...contact, ...change, isPrivate };
    const cards = await store.teamCards(draftId);
    const followed = cards.map(
      (card): NewJob => ({
        key: refreshKey(job.id, card.chatId),
        work: { kind: 'refresh-card', created, card, correctedBy: rep.repName },
      }),
    );
    const told = tell(job, work, about, undefined, copy && { created, draftId });
    return {
      ...told,
      jobs: [...(told.jobs ?? []), ...followed],
      changed: { draftId, contact: created },
    };
  }

  /** Whether a key may read contacts and not change them is not told apart from a key that is refused. */
  function endOfError(job: Job, work: UpdateContact, error: KinboxError): JobEnd {
    const isLater = error.kind === 'try-again' || error.kind === 'unclear';
    if (!isLater || clock.now() - job.createdAt > GIVE_UP_MS)
      return tell(job, work, 'failed', error.reason);
    const runAt = clock.now() + (error.retryAfterMs ?? backoffMs(job.attempts, random));
    return { state: 'pending', runAt, reason: error.kind };
  }
}

/** Undefined when the note is there already. */
function changeOf(
  change: UpdateContact['change'],
  { notes }: KinboxContact,
): ContactChange | undefined {
  if (!('addNote' in change)) return change;
  if (notes === null) return { notes: change.addNote };
  return notes.includes(change.addNote) ? undefined : { notes: `${notes}\n${change.addNote}` };
}

function tell(
  { id }: Job,
  { rep, name, contactId }: UpdateContact,
  about: TellUpdate['about'],
  reason?: string,
  copy?: Pick<TellUpdate, 'created' | 'draftId'>,
): JobEnd {
  const told: NewJob = {
    key: updateKey(id),
    work: {
      kind: 'tell-update',
      rep,
      name,
      contactId,
      about,
      reason,
      ...copy,
    },
  };
  return { state: 'done', jobs: [told] };
}
