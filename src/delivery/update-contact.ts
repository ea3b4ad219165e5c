import type { ContactChange, KinboxContact } from '../domain/contact.ts';
import {
  type Addition,
  type NewJob,
  refreshKey,
  type TellUpdate,
  type UpdateContact,
  updateKey,
} from '../domain/job.ts';
import { contactKeys } from '../domain/same-person.ts';
import type { Kinbox } from '../kinbox/kinbox-client.ts';
import { KinboxError, troubleOf } from '../kinbox/kinbox-error.ts';
import type { Clock } from '../runtime/clock.ts';
import type { CreatedContact, Job, JobEnd, Store } from '../storage/store.ts';
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
/** A contact that is still on its way is looked for again this soon. */
const NOT_THERE_MS = 3_000;

/** Notes are looked at after they were written, in the first few runs. */
const CHECKED = 4;
const OVERWRITTEN_MS = 1_000;

/**
 * Corrects a contact that is in Kinbox, or adds to it. The contact is read first, so that nothing is added a second
 * time, and nothing that others have written is replaced; to set a field twice does no harm. The rep is told how it
 * went, and every card that shows the contact follows.
 */
export function updateContactRunner({ kinbox, store, clock, random }: UpdateContactDeps) {
  return async function run(job: Job, work: UpdateContact): Promise<Run> {
    try {
      return { end: await update(job, work), signal: 'reads' };
    } catch (error) {
      if (!(error instanceof KinboxError)) throw error;
      const end = endOfError(job, work, error);
      return { end: { ...end, trouble: troubleOf(error) }, signal: 'reads' };
    }
  };

  async function update(job: Job, work: UpdateContact): Promise<JobEnd> {
    const { draftId, rep } = work;
    // In this order: it may arrive between the two.
    const isComing = draftId !== undefined && (await isOnItsWay(rep.repId, draftId));
    const copy = draftId === undefined ? undefined : await store.contactCopy(draftId);
    const contactId = work.contactId ?? copy?.contact.id;
    if (contactId === undefined) {
      if (!isComing) return tell(job, work, { about: 'failed' });
      return { state: 'pending', runAt: clock.now() + NOT_THERE_MS, reason: 'not-there-yet' };
    }
    const contact = await kinbox.findById(contactId);
    if (!contact) return tell(job, work, { about: 'failed', contactId });
    const { change, ...news } = changeOf(work, contact);
    if (Object.keys(change).length > 0) await kinbox.updateContact(contact.id, change);
    if (job.attempts < CHECKED && change.notes !== undefined && !(await areKept(contactId, work))) {
      return { state: 'pending', runAt: clock.now() + OVERWRITTEN_MS, reason: 'overwritten' };
    }
    const about = aboutOf(work.change);
    if (!copy) return tell(job, work, { about, contactId, ...news });
    // An answer that does not say so must not show a private contact to other reps.
    const isPrivate = copy.contact.isPrivate || (contact.isPrivate ?? copy.contact.isPrivate);
    const created = { ...contact, ...change, isPrivate, picked: copy.contact.picked };
    const isOwn = copy.repId === rep.repId;
    const shown = isOwn ? { created, draftId: copy.draftId } : {};
    const told = tell(job, work, { about, contactId, ...news, ...shown });
    const followed = await followUp(job, work, { ...copy, contact: created });
    return {
      ...told,
      jobs: [...(told.jobs ?? []), ...followed],
      changed: { draftId: copy.draftId, contact: created },
    };
  }

  /** Kinbox has no way to change a contact only if nobody else has: whoever read it at the same time may have won. */
  async function areKept(contactId: string, work: UpdateContact): Promise<boolean> {
    const contact = await kinbox.findById(contactId);
    if (!contact) return true;
    const { notes } = changeOf(work, contact).change;
    return notes === undefined || notes === contact.notes;
  }

  /** Every card but the one that the rep is told on. */
  async function followUp(
    job: Job,
    { rep, change }: UpdateContact,
    { draftId, contact }: Pick<CreatedContact, 'draftId' | 'contact'>,
  ): Promise<NewJob[]> {
    const cards = await store.cardsOf(draftId);
    const others = cards.filter(
      ({ chatId, messageId }) => chatId !== rep.repId || messageId !== rep.messageId,
    );
    const correctedBy = 'addNote' in change ? undefined : rep.repName;
    return others.map((card) => ({
      key: refreshKey(job.id, card),
      work: { kind: 'refresh-card', created: contact, draftId, card, correctedBy },
    }));
  }

  async function isOnItsWay(repId: number, draftId: string): Promise<boolean> {
    const contact = await store.pendingContact(repId, draftId);
    return contact !== undefined && contact.state !== 'rejected';
  }

  /** Whether a key may read contacts and not change them is not told apart from a key that is refused. */
  function endOfError(job: Job, work: UpdateContact, error: KinboxError): JobEnd {
    const isLater = error.kind === 'try-again' || error.kind === 'unclear';
    if (!isLater || clock.now() - job.createdAt > GIVE_UP_MS) {
      return tell(job, work, { about: 'failed', reason: error.reason });
    }
    const runAt = clock.now() + (error.retryAfterMs ?? backoffMs(job.attempts, random));
    return { state: 'pending', runAt, reason: error.kind };
  }
}

type News = Pick<TellUpdate, 'areNotesLeft' | 'filled' | 'inNotes'>;

/** What is to be set in the contact as it is in Kinbox now; nothing if it is there already. */
function changeOf(
  { change, notesWere }: UpdateContact,
  contact: KinboxContact,
): News & { change: ContactChange } {
  if ('addNote' in change) return addition(change, contact);
  const { notes, ...fields } = change;
  if (notes === undefined) return { change: fields };
  const merged = mergeNotes(notes, notesWere ?? '', contact.notes ?? '');
  if (merged === undefined) return { change: fields, areNotesLeft: true };
  return { change: { ...fields, notes: merged } };
}

/** What others have written meanwhile stays; undefined if the notes that were corrected are not there any more. */
function mergeNotes(notes: string, were: string, now: string): string | undefined {
  const isStillOld = now.includes(were) && were.includes(notes);
  // Done by a run that died before it could say so.
  if (now.includes(notes) && !isStillOld) return now;
  if (were === '') return behind(now, notes);
  return now.includes(were) ? now.replace(were, () => notes) : undefined;
}

function aboutOf(change: UpdateContact['change']): TellUpdate['about'] {
  if (!('addNote' in change)) return 'updated';
  return change.addNote === '' ? 'completed' : 'noted';
}

function addition(
  { addNote, by, fill = [] }: Addition,
  contact: KinboxContact,
): News & { change: ContactChange } {
  const missing = fill.filter(({ field }) => !contact[field]);
  const others = fill.filter((one) => contact[one.field] && !holds(contact, one));
  const words = [addNote, ...others.map(({ line }) => line)].filter(Boolean).join('\n');
  const note = words === '' || by === undefined ? words : `${by}: ${words}`;
  const isNew = note !== '' && !contact.notes?.includes(note);
  const fields = Object.fromEntries(missing.map(({ field, value }) => [field, value]));
  const names = (of: Fill[]): string[] => of.map(({ field }) => field);
  return {
    change: isNew ? { ...fields, notes: behind(contact.notes ?? '', note) } : fields,
    filled: names(missing),
    inNotes: names(others),
  };
}

/** Kinbox documents no limit, and what others have written is not ours to cut. */
const behind = (notes: string, more: string): string => (notes === '' ? more : `${notes}\n${more}`);

type Fill = NonNullable<Addition['fill']>[number];

function holds(contact: KinboxContact, { field, value }: Fill): boolean {
  const now = contact[field];
  if (!now) return false;
  if (field === 'phone') return contactKeys({ phone: value })[0] === contactKeys({ phone: now })[0];
  return field === 'email' ? now.toLowerCase() === value.toLowerCase() : now === value;
}

function tell(
  { id }: Job,
  { rep, name, contactId }: UpdateContact,
  news: Omit<TellUpdate, 'kind' | 'rep' | 'name'>,
): JobEnd {
  const told: NewJob = {
    key: updateKey(id),
    work: { kind: 'tell-update', rep, name, contactId, ...news },
  };
  return { state: 'done', jobs: [told] };
}
