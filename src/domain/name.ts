import type { Parsed } from './parsed.ts';
import { cleanLine, countCodePoints, isVisible } from './text.ts';

/** Kinbox's documentation of "Create a contact" (v3) allows a name of 128 characters. */
export const NAME_MAX = 128;

export type NameProblem = 'name-empty' | 'name-too-long';

/** Any script, emoji and punctuation will do, as long as there is something to see. */
export function parseName(text: string): Parsed<string, NameProblem> {
  const value = cleanLine(text);
  if (!isVisible(value)) return { ok: false, problem: 'name-empty' };
  const excess = countCodePoints(value) - NAME_MAX;
  if (excess > 0) return { ok: false, problem: 'name-too-long', excess };
  return { ok: true, value };
}
