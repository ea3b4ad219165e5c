import { parseLine } from './line.ts';
import type { Parsed } from './parsed.ts';

/** Kinbox's documentation of "Create a contact" (v3) allows a name of 128 characters. */
export const NAME_MAX = 128;

export type NameProblem = 'name-empty' | 'name-too-long';

/** Any script, emoji and punctuation will do, as long as there is something to see. */
export const parseName = (text: string): Parsed<string, NameProblem> =>
  parseLine(text, NAME_MAX, 'name');
