import type { Parsed } from './parsed.ts';
import { cleanText, countCodePoints, isVisible } from './text.ts';

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
