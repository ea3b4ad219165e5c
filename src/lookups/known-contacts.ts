import { DUPLICATES_MAX, type Duplicate, type KinboxContact } from '../domain/contact.ts';
import { firstCodePoints } from '../domain/fields/text.ts';
import { contactKeys, phoneSpellings } from '../domain/same-person.ts';
import type { Kinbox } from '../kinbox/kinbox-client.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { KnownContact, Store } from '../storage/store.ts';
import { whileRepWaits } from './while-rep-waits.ts';

export interface FindKnownDeps {
  store: Store;
  kinbox: Pick<Kinbox, 'findByPhoneOrEmail' | 'findById'>;
  clock: Clock;
  log: Log;
}

/** Who can be reached in one of these ways, but for the contact of the draft `except`. Never rejects for Kinbox. */
export type FindKnown = (
  ways: { phone?: string; email?: string },
  except?: string,
) => Promise<{ matches: Duplicate[] /** Kinbox has answered. */; isComplete: boolean }>;

/** Kinbox did not answer in time, or may not be asked: it is not asked again for this long. */
const REST_MS = 60_000;

/**
 * Looks among the contacts that this bot has made or has on the way, and in Kinbox where it answers within 2 s. A
 * Save never waits longer: without an answer it goes on. Our copies may be old: each is read in Kinbox by its id,
 * which no search lags behind, and what Kinbox says of it counts.
 */
export function createFindKnown(deps: FindKnownDeps): FindKnown {
  const { store, kinbox, clock, log } = deps;
  let askAgainAt = 0;

  /** `unknown` when Kinbox has not said it. */
  async function answerTo<T>(question: (ms: number) => Promise<T>): Promise<T | 'unknown'> {
    if (clock.now() < askAgainAt) return 'unknown';
    const answer = await whileRepWaits(question, log);
    if (answer === 'unknown') askAgainAt = clock.now() + REST_MS;
    return answer;
  }

  /** As Kinbox has it now; nothing when it is gone, or somebody else's by now. */
  async function current(known: KnownContact, keys: readonly string[]): Promise<Duplicate[]> {
    const { kinboxId } = known;
    if (kinboxId === undefined) return [fromBot(known)];
    const contact = await answerTo((ms) => kinbox.findById(kinboxId, ms));
    if (contact === 'unknown') return [fromBot(known)];
    if (!contact) return [];
    const ways = contactKeys(contact);
    const isSame = ways.length === 0 || ways.some((way) => keys.includes(way));
    return isSame ? [fromBot(known, contact)] : [];
  }

  return async function findKnown({ phone, email }, except) {
    const keys = contactKeys({ phone: phone || undefined, email: email || undefined });
    if (keys.length === 0) return { matches: [], isComplete: true };
    const known = await store.contactsWithKeys(keys, DUPLICATES_MAX, except);
    const phones = phone ? phoneSpellings(phone) : [];
    const [answered, ...ours] = await Promise.all([
      answerTo((ms) => kinbox.findByPhoneOrEmail({ phones, email }, ms)),
      ...known.map((one) => current(one, keys)),
    ]);
    const inKinbox = answered === 'unknown' ? [] : answered;
    const others = inKinbox.filter(({ id }) => !known.some(({ kinboxId }) => kinboxId === id));
    const found = [...ours.flat(), ...others.map(fromKinbox)];
    // The one that a note can be added to comes first.
    found.sort((one, other) => Number(other.canAddNote) - Number(one.canAddNote));
    return { matches: found.slice(0, DUPLICATES_MAX), isComplete: answered !== 'unknown' };
  };
}

/** `now` is what Kinbox has just said of it; it counts, except that it says nothing of privacy. */
function fromBot(known: KnownContact, now?: KinboxContact): Duplicate {
  const { contact, draftId, kinboxId, repName, createdAt } = known;
  const isPrivate = now?.isPrivate ?? contact.isPrivate;
  return {
    ...shownOf({ ...(now ?? contact), isPrivate }),
    draftId,
    kinboxId,
    addedBy: repName,
    addedAt: repName === undefined ? undefined : createdAt,
    canAddNote: now !== undefined,
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
  const cut = (text: string, max = SHOWN): string => firstCodePoints(text, max);
  const shown = { name: cut(name ?? ''), isPrivate: isPrivate === true };
  if (shown.isPrivate) return shown;
  return {
    ...shown,
    phone: phone ? cut(phone) : undefined,
    email: email ? cut(email) : undefined,
    notes: notes ? cut(notes, NOTES_SHOWN) : undefined,
  };
}
