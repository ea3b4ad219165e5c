import { LOCATION_MAX } from './captured.ts';
import type { Parsed } from './parsed.ts';
import { cleanLine, countCodePoints, isVisible } from './text.ts';

export type LocationProblem = 'location-empty' | 'location-too-long';

/** An address or the name of a place, on one line. */
export function parseLocation(text: string): Parsed<string, LocationProblem> {
  const value = cleanLine(text);
  if (!isVisible(value)) return { ok: false, problem: 'location-empty' };
  const excess = countCodePoints(value) - LOCATION_MAX;
  return excess > 0 ? { ok: false, problem: 'location-too-long', excess } : { ok: true, value };
}
