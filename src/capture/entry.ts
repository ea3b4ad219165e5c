import type { Captured } from '../domain/captured.ts';
import { NAME_MAX } from '../domain/fields/name.ts';
import { NOTES_MAX } from '../domain/fields/notes.ts';
import type { CountryCode } from '../domain/fields/phone.ts';
import { countCodePoints } from '../domain/fields/text.ts';
import type { Given } from '../domain/import.ts';
import { type Collected, collect } from './collect.ts';
import { contactOf, furtherLines } from './contact-of.ts';
import type { Found } from './found.ts';
import type { NoteLine } from './note-line.ts';
import type { EntryProblem, Unread } from './problem.ts';

/** One contact of a file: what was read of it, and why it cannot be imported as it is. */
export interface Entry {
  row: number;
  given: Given;
  /** What could be read. A contact with a problem can still be shown to the rep, who mends it. */
  captured: Captured;
  problem?: EntryProblem;
  /** What the text with the problem was likely meant to be. */
  suggestion?: string;
}

/** Long enough for every number and its label. */
const DOUBTFUL_MAX = 100;

export function readEntry(found: Found, country: CountryCode, noteLine: NoteLine): Entry {
  const collected = collect(found, country, noteLine);
  const { captured, lines, phoneText, emailText, badPhone, badEmail } = collected;
  const { name, location } = captured;
  const notes = [...lines, ...(badEmail ? [noteLine('email', emailText)] : [])].join('\n');
  return {
    row: found.row,
    given: {
      name: name ?? '',
      phone: phoneText,
      email: emailText,
      notes: [...lines, ...furtherLines(captured, noteLine)].join('\n'),
      location: location ?? '',
    },
    captured: {
      ...captured,
      ...(name && { name: upTo(NAME_MAX, name) }),
      ...(notes && { notes: upTo(NOTES_MAX, notes) }),
      ...(badPhone && { doubtfulPhone: upTo(DOUBTFUL_MAX, phoneText) }),
    },
    ...problemOf(collected, noteLine),
  };
}

function problemOf(
  { captured, lines, badPhone, badEmail }: Collected,
  noteLine: NoteLine,
): Omit<Unread, 'text'> | undefined {
  const without = (problem: EntryProblem) => ({ problem });
  if (!captured.name) return without('no-name');
  if (countCodePoints(captured.name) > NAME_MAX) return without('name-too-long');
  const bad = badPhone ?? badEmail;
  if (bad) {
    const { problem, suggestion } = bad;
    return { problem, ...(suggestion && { suggestion }) };
  }
  const { notes = '' } = contactOf({ ...captured, notes: lines.join('\n') }, noteLine);
  return countCodePoints(notes) > NOTES_MAX ? without('notes-too-long') : undefined;
}

function upTo(max: number, text: string): string {
  return text.length <= max ? text : [...text.slice(0, 2 * max)].slice(0, max).join('').trim();
}
