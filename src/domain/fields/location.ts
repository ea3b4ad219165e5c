import { LOCATION_MAX } from '../captured.ts';
import { parseLine } from './line.ts';
import type { Parsed } from './parsed.ts';

export type LocationProblem = 'location-empty' | 'location-too-long';

/** An address or the name of a place, on one line. */
export const parseLocation = (text: string): Parsed<string, LocationProblem> =>
  parseLine(text, LOCATION_MAX, 'location');
