import { parseLine } from './line.ts';
import type { Parsed } from './parsed.ts';

/** As long as CONTACT_ORIGIN may be; Kinbox documents no limit. */
const ORIGIN_MAX = 100;

/** Where contacts come from, as Kinbox shows it: the name of a fair. */
export const parseOrigin = (text: string): Parsed<string, 'origin-empty' | 'origin-too-long'> =>
  parseLine(text, ORIGIN_MAX, 'origin');
