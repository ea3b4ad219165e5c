import type { Parsed } from './parsed.ts';
import { cleanLine, countCodePoints, isVisible } from './text.ts';

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
