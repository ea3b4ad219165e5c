import {
  cleanLine,
  cleanText,
  countCodePoints,
  firstCodePoints,
  fold,
  isVisible,
  type Parsed,
} from './text.ts';

/**
 * One line of text in which there is something to see, of at most `max` code points; `what` begins the name of
 * the problem.
 */
function parseLine<W extends string>(
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

/** A field that the workspace has defined and the form asks for besides Kinbox's own (CONTACT_FIELDS). */
export interface CustomField {
  /** Its key in Kinbox's `customFields`. */
  placeholder: string;
  /** Its name for people, in the question and on the card. */
  name: string;
  /** The values it can have; any text will do if there are none. */
  options: readonly { value: string; label: string }[];
  required: boolean;
}

export type CustomFieldProblem = 'own-empty' | 'own-too-long' | 'own-not-an-option';

/** Kinbox documents no limit for its custom fields; more is a slip of the finger. */
const CUSTOM_MAX = 500;

/** The value that Kinbox takes: the text itself, or the option whose name or value was typed. */
export function parseCustomField(
  text: string,
  { options }: CustomField,
): Parsed<string, CustomFieldProblem> {
  const read = parseLine(text, CUSTOM_MAX, 'own');
  if (!read.ok || options.length === 0) return read;
  const typed = fold(read.value);
  const isMeant = (text: string): boolean => fold(text).trim() === typed;
  const meant = options.find(({ label, value }) => isMeant(label) || isMeant(value));
  return meant ? { ok: true, value: meant.value } : { ok: false, problem: 'own-not-an-option' };
}

/** Returns the words that people read for a value: the option's name, or the text. */
export function customValueLabel({ options }: CustomField, value: string): string {
  return options.find((one) => one.value === value)?.label ?? value;
}
