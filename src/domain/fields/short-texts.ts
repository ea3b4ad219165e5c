import {
  cleanLine,
  cleanText,
  countCodePoints,
  firstCodePoints,
  isVisible,
  type Parsed,
} from './text.ts';

/**
 * One line of text in which there is something to see, of at most `max` code points; `what` begins the name of
 * the problem.
 */
export function parseLine<W extends string>(
  text: string,
  max: number,
  what: W,
): Parsed<string, `${W}-empty` | `${W}-too-long`> {
  const value = cleanLine(text);
  if (!isVisible(value)) return { ok: false, problem: `${what}-empty` };
  const excess = countCodePoints(value) - max;
  return excess > 0 ? { ok: false, problem: `${what}-too-long`, excess } : { ok: true, value };
}

/** Kinbox's documentation of "Create a contact" (v3) allows a name of 128 characters. */
export const NAME_MAX = 128;

export type NameProblem = 'name-empty' | 'name-too-long' | 'name-no-letter';

/** Any script, emoji and punctuation will do, as long as there is a letter, or an emoji, in it. */
export function parseName(text: string): Parsed<string, NameProblem> {
  const read = parseLine(text, NAME_MAX, 'name');
  if (!read.ok || /[\p{L}\p{Extended_Pictographic}]/u.test(read.value)) return read;
  return { ok: false, problem: 'name-no-letter' };
}

/** As much as Kinbox shows in a line; its documentation gives no limit for `location`. */
export const LOCATION_MAX = 200;

export type LocationProblem = 'location-empty' | 'location-too-long';

/** An address or the name of a place, on one line. */
export const parseLocation = (text: string): Parsed<string, LocationProblem> =>
  parseLine(text, LOCATION_MAX, 'location');

/** Kinbox documents no limit; this is the longest message that Telegram lets a person send. */
export const NOTES_MAX = 4096;

export type NotesProblem = 'notes-empty' | 'notes-too-long';

/** Many lines, as typed. */
export function parseNotes(text: string): Parsed<string, NotesProblem> {
  const value = cleanText(text);
  if (!isVisible(value)) return { ok: false, problem: 'notes-empty' };
  const excess = countCodePoints(value) - NOTES_MAX;
  if (excess > 0) return { ok: false, problem: 'notes-too-long', excess };
  return { ok: true, value };
}

/** Notes one below the other, as much as fits; undefined if there are none. */
export function joinNotes(...parts: (string | undefined)[]): string | undefined {
  const text = firstCodePoints(parts.filter(Boolean).join('\n'), NOTES_MAX);
  return text === '' ? undefined : text;
}

/** As long as CONTACT_ORIGIN may be; Kinbox documents no limit. */
const ORIGIN_MAX = 100;

/** Where contacts come from, as Kinbox shows it: the name of a fair. */
export const parseOrigin = (text: string): Parsed<string, 'origin-empty' | 'origin-too-long'> =>
  parseLine(text, ORIGIN_MAX, 'origin');
