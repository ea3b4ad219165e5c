import type { Captured, Guessable } from '../../domain/contact.ts';
import type { CountryCode } from '../../domain/fields/phone.ts';
import { findAddress } from './find-address.ts';
import { findWays } from './find-contact-data.ts';
import { findName } from './find-name.ts';
import { leftovers } from './leftovers.ts';
import { segmentsOf } from './segments.ts';

/** So many phones and emails leave the text; further ones stay readable in the notes. */
export const PHONES_TAKEN = 3;
export const EMAILS_TAKEN = 1;

export interface PastedOptions {
  country: CountryCode;
  /** Who wrote the message that was forwarded. */
  sender?: string;
  /** The first name of whoever pasted it: alone, and not beside a phone, it is not the contact's. */
  rep?: string;
}

/**
 * The contact in a text that somebody wrote or copied for another purpose: a chat, a signature, a card.
 *
 * Undefined when there is neither phone nor email in it. Only the first 4096 UTF-16 units are read. What rules
 * worked out, and the text does not say outright, is in `guessed`.
 */
export function readPasted(
  text: string,
  { country, sender, rep }: PastedOptions,
): Captured | undefined {
  const all = segmentsOf(text);
  const own = all.filter(({ isHistory }) => !isHistory);
  const ownWays = findWays(own, country);
  const isInOwn =
    own.length === all.length ||
    ownWays.phones.length + ownWays.emails.length > 0 ||
    ownWays.lacking !== undefined;
  // An answer without any way to reach its writer: what its history gives may be ours, and is to be checked.
  const segments = isInOwn ? own : all;
  const ways = isInOwn ? ownWays : findWays(all, country);
  const { phones, emails, foundPhones, foundEmails, lacking } = ways;
  if (emails.length === 0 && phones.length === 0 && lacking === undefined) return undefined;

  const name = findName({
    segments,
    points: [
      ...foundPhones.filter(({ isFax }) => !isFax),
      ...(lacking ? [lacking] : []),
      ...foundEmails,
    ],
    emails: emails.map(({ email }) => email),
    sender,
    rep,
  });

  const keptPhones = new Set(phones.slice(0, PHONES_TAKEN).map(({ phone }) => phone.digits));
  const keptEmails = new Set(emails.slice(0, EMAILS_TAKEN).map(({ email }) => email.toLowerCase()));
  for (const { segment, start, end, phone, isDoubtful } of foundPhones) {
    // A number that may be an order's stays readable in the notes, unless there is no other.
    const isTaken =
      keptPhones.has(phone.digits) && (!isDoubtful || phone.digits === phones[0]?.phone.digits);
    if (isTaken) segment.taken.push({ start, end });
  }
  for (const { segment, start, end, email } of foundEmails) {
    if (keptEmails.has(email.toLowerCase())) segment.taken.push({ start, end });
  }
  if (lacking) lacking.segment.taken.push({ start: lacking.start, end: lacking.end });
  if (name?.at) name.at.segment.taken.push({ start: name.at.start, end: name.at.end });
  const address = findAddress(segments.filter((segment) => segment !== name?.at?.segment));
  for (const segment of address?.segments ?? [])
    segment.taken.push({ start: 0, end: segment.text.length });

  // One of them may be ours: what both have written is not of one person.
  const authors = [phones[0], emails[0]].map((found) => found?.segment.author);
  const areOfTwo = authors.every(Boolean) && authors[0] !== authors[1];
  const guessed: Guessable[] = [
    ...(name?.isGuess ? ['name' as const] : []),
    ...(phones.some(({ isDoubtful }) => isDoubtful || !isInOwn) || areOfTwo
      ? ['phone' as const]
      : []),
    ...(emails.some(({ isGuess }) => isGuess || !isInOwn) || areOfTwo ? ['email' as const] : []),
  ];
  const notes = leftovers(all);
  return {
    name: name?.name,
    phones: phones.map(({ phone }) => phone),
    unreadablePhone: lacking?.text,
    emails: emails.map(({ email }) => email),
    notes,
    location: address?.location,
    guessed,
  };
}
