import { DUPLICATES_MAX, type Duplicate, type KinboxContact } from '../domain/contact.ts';
import { contactKeys, phoneSpellings } from '../domain/same-person.ts';
import type { Kinbox } from '../kinbox/kinbox-client.ts';
import { KinboxError } from '../kinbox/kinbox-error.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import type { KnownContact, Store } from '../storage/store.ts';

export interface DuplicatesDeps {
  store: Store;
  kinbox: Pick<Kinbox, 'findByPhoneOrEmail'>;
  clock: Clock;
  log: Log;
}

/** Who can be reached in the same way as a contact that is about to be saved as `draftId`. Never rejects for Kinbox. */
export type FindDuplicates = (
  contact: { phone?: string; email?: string },
  draftId: string,
) => Promise<Duplicate[]>;

/** A rep waits for Save no longer than this. */
const LOOK_UP_MS = 2_000;
/** Kinbox did not answer in time, or has no such search: it is not asked again for this long. */
const REST_MS = 60_000;

/**
 * Looks among the contacts that this bot has made or has on the way, and in Kinbox where `GET /v3/contacts` answers
 * within 2 s. A Save never waits longer: without an answer it goes on.
 */
export function createFindDuplicates(deps: DuplicatesDeps): FindDuplicates {
  const { store, kinbox, clock, log } = deps;
  let askAgainAt = 0;

  async function askKinbox(phone?: string, email?: string): Promise<KinboxContact[]> {
    if (clock.now() < askAgainAt) return [];
    const phones = phone === undefined ? [] : phoneSpellings(phone);
    try {
      return await kinbox.findByPhoneOrEmail({ phones, email }, LOOK_UP_MS);
    } catch (error) {
      if (!(error instanceof KinboxError)) throw error;
      askAgainAt = clock.now() + REST_MS;
      log.info({ reason: reasonOf(error) }, 'duplicates could not be looked up in Kinbox');
      return [];
    }
  }

  return async function findDuplicates({ phone, email }, draftId) {
    const keys = contactKeys({ phone: phone || undefined, email: email || undefined });
    if (keys.length === 0) return [];
    const [known, inKinbox] = await Promise.all([
      store.contactsWithKeys(keys, DUPLICATES_MAX, draftId),
      askKinbox(phone, email),
    ]);
    const others = inKinbox.filter(({ id }) => !known.some(({ kinboxId }) => kinboxId === id));
    const found = [
      ...known.map((one) =>
        fromBot(
          one,
          inKinbox.some(({ id }) => id === one.kinboxId),
        ),
      ),
      ...others.map(fromKinbox),
    ];
    // The one that a note can be added to comes first.
    found.sort((one, other) => Number(other.canAddNote) - Number(one.canAddNote));
    return found.slice(0, DUPLICATES_MAX);
  };
}

function fromBot(known: KnownContact, canAddNote: boolean): Duplicate {
  const { contact, kinboxId, repName, createdAt } = known;
  return {
    ...shownOf(contact),
    kinboxId,
    addedBy: repName,
    addedAt: repName === undefined ? undefined : createdAt,
    canAddNote,
  };
}

/** One that Kinbox does not say is open to all may be anybody's private contact. */
const fromKinbox = (contact: KinboxContact): Duplicate => ({
  ...shownOf({ ...contact, isPrivate: contact.isPrivate !== false }),
  kinboxId: contact.id,
  canAddNote: true,
});

/** In characters: enough to recognise somebody; a draft stays small, and three of them fit into a message. */
const SHOWN = 100;
const NOTES_SHOWN = 200;

/** A private contact's details are nobody else's business. */
function shownOf(contact: KnownContact['contact']): Omit<Duplicate, 'canAddNote'> {
  const { name, phone, email, notes, isPrivate } = contact;
  const cut = (text: string, max = SHOWN): string => Array.from(text).slice(0, max).join('');
  const shown = { name: cut(name ?? ''), isPrivate: isPrivate === true };
  if (shown.isPrivate) return shown;
  return {
    ...shown,
    phone: phone ? cut(phone) : undefined,
    email: email ? cut(email) : undefined,
    notes: notes ? cut(notes, NOTES_SHOWN) : undefined,
  };
}
