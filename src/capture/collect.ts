import { type Captured, LOCATION_MAX, OTHER_PHONES_MAX } from '../domain/captured.ts';
import type { CountryCode } from '../domain/fields/phone.ts';
import { cleanLine, cleanText, countCodePoints, isVisible } from '../domain/fields/text.ts';
import { phoneLine } from './contact-of.ts';
import { readEmails } from './emails.ts';
import type { Found } from './found.ts';
import type { NoteLine } from './note-line.ts';
import { readPhones } from './phones.ts';
import type { Unread } from './problem.ts';

/** A contact of any length, and the texts as they stood. */
export interface Collected {
  captured: Omit<Captured, 'notes' | 'doubtfulPhone'>;
  /** Lines of the notes. */
  lines: string[];
  phoneText: string;
  emailText: string;
  /** Where no phone or no email could be read: what should have been one. */
  badPhone?: Unread;
  badEmail?: Unread;
}

/** A person's number in the name's place says nothing that the phone does not. */
const ONLY_A_NUMBER = /^[+\d][\d\s().-]{7,}$/;

/** What a captured contact holds of phones and of emails; the rest is in its notes. */
const EACH_MAX = 1 + OTHER_PHONES_MAX;

/** Decides what the texts of a card or row are: fields, lines of the notes, or something to be mended. */
export function collect(found: Found, country: CountryCode, noteLine: NoteLine): Collected {
  const person = found.names
    .map(cleanLine)
    .find((name) => isVisible(name) && !ONLY_A_NUMBER.test(name));
  const organisation = [cleanLine(found.organisation)].filter(isVisible);
  const name = person ?? organisation[0];
  const { phones, unread: unreadPhones } = readPhones(found.phones, country);
  const { emails, unread: unreadEmails } = readEmails(found.emails);
  const badPhone = phones.length === 0 ? mendable(unreadPhones) : undefined;
  const badEmail = emails.length === 0 ? mendable(unreadEmails) : undefined;
  const { location, others } = readLocations(found.locations);
  return {
    captured: {
      ...(name && { name }),
      phones: phones.slice(0, EACH_MAX).map(({ phone }) => phone),
      emails: emails.slice(0, EACH_MAX),
      ...(location && { location }),
      guessed: [...new Set([...found.guessed, ...(person || !name ? [] : ['name' as const])])],
    },
    lines: [
      ...found.notes.map(cleanText).filter(isVisible),
      ...organisation.filter((text) => text !== name).map((text) => noteLine('organisation', text)),
      ...found.lines,
      ...others.map((text) => noteLine('location', text)),
      ...phones.slice(EACH_MAX).map(({ phone }) => phoneLine(phone, noteLine)),
      ...linesOf(unreadPhones, badPhone).map((text) => noteLine('phone', text)),
      ...emails.slice(EACH_MAX).map((text) => noteLine('email', text)),
      ...linesOf(unreadEmails, badEmail).map((text) => noteLine('email', text)),
    ],
    phoneText: cleanLine(phones[0]?.text ?? badPhone?.text ?? ''),
    emailText: emails[0] ?? cleanLine(badEmail?.text ?? ''),
    ...(badPhone && { badPhone }),
    ...(badEmail && { badEmail }),
  };
}

/** The one that it is known how to mend, or the first. */
function mendable(unread: Unread[]): Unread | undefined {
  return unread.find(({ suggestion }) => suggestion !== undefined) ?? unread[0];
}

function linesOf(unread: Unread[], but: Unread | undefined): string[] {
  return unread.filter((one) => one !== but).map(({ text }) => cleanLine(text));
}

/** A text that is too long for the field is kept whole in the notes. */
function readLocations(texts: string[]): { location?: string; others: string[] } {
  const [first, ...others] = [...new Set(texts.map(cleanLine).filter(isVisible))];
  if (first === undefined) return { others };
  return countCodePoints(first) > LOCATION_MAX
    ? { others: [first, ...others] }
    : { location: first, others };
}
