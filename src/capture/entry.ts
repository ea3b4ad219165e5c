import { type Captured, OTHER_PHONES_MAX } from '../domain/contact.ts';
import type { CountryCode } from '../domain/fields/phone.ts';
import { LOCATION_MAX, NAME_MAX, NOTES_MAX } from '../domain/fields/short-texts.ts';
import { cleanLine, cleanText, countCodePoints, isVisible } from '../domain/fields/text.ts';
import { type AsWritten, IMPORT_ROWS_MAX, type ImportRow } from '../domain/import.ts';
import { contactKeys } from '../domain/same-person.ts';
import { contactOf, furtherLines, type NoteLine, phoneLine } from './contact-of.ts';
import { readEmails } from './emails.ts';
import { readPhones } from './phones.ts';
import type { EntryProblem, UnreadableText } from './problem.ts';
import type { RawContact } from './raw-contact.ts';

/** The rows of an import: each with a contact that can be created, or with what is wrong. */
export function importRows(entries: Entry[], noteLine: NoteLine): ImportRow[] {
  const seen = new Set<string>();
  const isFirst = ({ contact }: ImportRow): boolean => {
    const keys = contact ? contactKeys(contact) : [];
    const isRepeated = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isRepeated;
  };
  const rows = entries.slice(0, IMPORT_ROWS_MAX).map((entry) => importRow(entry, noteLine));
  for (const row of rows) if (row.problem === undefined) isFirst(row);
  return rows.map((row) => {
    if (row.problem === undefined || isFirst(row)) return row;
    const { contact: _repeated, ...rest } = row;
    return rest;
  });
}

function importRow(entry: Entry, noteLine: NoteLine): ImportRow {
  const { row, asWritten, captured, problem, suggestion } = entry;
  const { name, ...contact } = contactOf(captured, noteLine);
  if (problem === undefined && name !== undefined) {
    const whole = { name, ...contact };
    // A column that was known by its cells is no guess in a row where it is empty.
    const guessed = captured.guessed.filter((field) => whole[field]);
    return {
      row,
      asWritten,
      contact: whole,
      ...(guessed.length > 0 && { guessed }),
    };
  }
  const phone = suggestion?.replace(/\D/g, '');
  const canTake = name !== undefined && problem === 'phone-missing-ninth' && phone;
  return {
    row,
    asWritten,
    // Most exports of WhatsApp lack the 9: the rep may take what is suggested for all of them.
    contact: canTake ? { name, ...contact, phone } : undefined,
    problem: problem ?? 'no-name',
    suggestion: suggestion || undefined,
  };
}

/** Marks a contact whose phone or email an earlier one of the same file has. */
export function markRepeated(entries: Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.map((entry) => {
    if (entry.problem) return entry;
    const { phones, emails } = entry.captured;
    const keys = contactKeys({ phone: phones[0]?.digits ?? null, email: emails[0] ?? null });
    if (keys.some((way) => seen.has(way))) return { ...entry, problem: 'twice-in-file' };
    for (const way of keys) seen.add(way);
    return entry;
  });
}

/** A contact of any length, and the texts as they stood. */
interface Collected {
  captured: Omit<Captured, 'notes' | 'doubtfulPhone'>;
  /** Lines of the notes. */
  lines: string[];
  phoneText: string;
  emailText: string;
  /** Where no phone or no email could be read: what should have been one. */
  unreadablePhone?: UnreadableText;
  unreadableEmail?: UnreadableText;
}

/** A person's number in the name's place says nothing that the phone does not. */
const ONLY_A_NUMBER = /^[+\d][\d\s().-]{7,}$/;

/** Limit of phones and of emails that a contact holds; the rest goes into its notes. */
const EACH_MAX = 1 + OTHER_PHONES_MAX;

/** Decides what the texts of a card or row are: fields, lines of the notes, or something to be mended. */
function collect(found: RawContact, country: CountryCode, noteLine: NoteLine): Collected {
  const person = found.names
    .map(cleanLine)
    .find((name) => isVisible(name) && !ONLY_A_NUMBER.test(name));
  const organisation = [cleanLine(found.organisation)].filter(isVisible);
  const name = person ?? organisation[0];
  const { phones, unread: unreadPhones } = readPhones(found.phones, country);
  const { emails, unread: unreadEmails } = readEmails(found.emails);
  const unreadablePhone = phones.length === 0 ? mendable(unreadPhones) : undefined;
  const unreadableEmail = emails.length === 0 ? mendable(unreadEmails) : undefined;
  const { location, others } = readLocations(found.locations);
  return {
    captured: {
      name: name || undefined,
      phones: phones.slice(0, EACH_MAX).map(({ phone }) => phone),
      emails: emails.slice(0, EACH_MAX),
      location: location || undefined,
      guessed: [
        ...new Set([
          ...found.guessed,
          ...(person || !name ? [] : ['name' as const]),
          ...(phones.some(({ isGuess }) => isGuess) ? ['phone' as const] : []),
        ]),
      ],
    },
    lines: [
      ...found.notes.map(cleanText).filter(isVisible),
      ...organisation.filter((text) => text !== name).map((text) => noteLine('organisation', text)),
      ...found.lines,
      ...others.map((text) => noteLine('location', text)),
      ...phones.slice(EACH_MAX).map(({ phone }) => phoneLine(phone, noteLine)),
      ...linesOf(unreadPhones, unreadablePhone).map((text) => noteLine('phone', text)),
      ...emails.slice(EACH_MAX).map((text) => noteLine('email', text)),
      ...linesOf(unreadEmails, unreadableEmail).map((text) => noteLine('email', text)),
    ],
    phoneText: cleanLine(phones[0]?.text ?? unreadablePhone?.text ?? ''),
    emailText: emails[0] ?? cleanLine(unreadableEmail?.text ?? ''),
    unreadablePhone,
    unreadableEmail,
  };
}

/** The one that it is known how to mend, or the first. */
function mendable(unread: UnreadableText[]): UnreadableText | undefined {
  return unread.find(({ suggestion }) => suggestion !== undefined) ?? unread[0];
}

function linesOf(unread: UnreadableText[], but: UnreadableText | undefined): string[] {
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

/** One contact of a file: what was read of it, and why it cannot be imported as it is. */
export interface Entry {
  row: number;
  asWritten: AsWritten;
  /** The part that could be read. A contact with a problem can still be shown to the rep, who mends it. */
  captured: Captured;
  problem?: EntryProblem;
  /** The likely intended value of the text with the problem. */
  suggestion?: string;
}

/** Long enough for every number and its label. */
const DOUBTFUL_MAX = 100;

export function readEntry(found: RawContact, country: CountryCode, noteLine: NoteLine): Entry {
  const collected = collect(found, country, noteLine);
  const { captured, lines, phoneText, emailText, unreadablePhone, unreadableEmail } = collected;
  const { name, location } = captured;
  const notes = [...lines, ...(unreadableEmail ? [noteLine('email', emailText)] : [])].join('\n');
  return {
    row: found.row,
    asWritten: {
      name: name ?? '',
      phone: phoneText,
      email: emailText,
      notes: [...lines, ...furtherLines(captured, noteLine)].join('\n'),
      location: location ?? '',
    },
    captured: {
      ...captured,
      name: name ? upTo(NAME_MAX, name) : undefined,
      notes: notes ? upTo(NOTES_MAX, notes) : undefined,
      unreadablePhone: unreadablePhone ? upTo(DOUBTFUL_MAX, phoneText) : undefined,
    },
    ...problemOf(collected, noteLine),
  };
}

function problemOf(
  { captured, lines, unreadablePhone, unreadableEmail }: Collected,
  noteLine: NoteLine,
): Omit<UnreadableText, 'text'> | undefined {
  const without = (problem: EntryProblem) => ({ problem });
  if (!captured.name) return without('no-name');
  if (countCodePoints(captured.name) > NAME_MAX) return without('name-too-long');
  const bad = unreadablePhone ?? unreadableEmail;
  if (bad) {
    const { problem, suggestion } = bad;
    return { problem, suggestion: suggestion || undefined };
  }
  const { notes = '' } = contactOf({ ...captured, notes: lines.join('\n') }, noteLine);
  return countCodePoints(notes) > NOTES_MAX ? without('notes-too-long') : undefined;
}

function upTo(max: number, text: string): string {
  return text.length <= max ? text : [...text.slice(0, 2 * max)].slice(0, max).join('').trim();
}
