import { z } from 'zod';

/** A fair, a shop: where somebody of the team is at work. */
export interface TeamEvent {
  name: string;
  /** Unix time in ms. */
  until: number;
  /** Begun by an admin for everybody, then (Unix time in ms). */
  forAllSince?: number | undefined;
}

/** The setting with the team's events. */
export const EVENTS = 'events';

const shape = z.array(
  z.object({ name: z.string(), until: z.number(), forAllSince: z.number().optional() }),
);

/** Reads the team's events as they are kept; those of another version of the bot are none. */
export function parseEvents(text: string | undefined): TeamEvent[] {
  if (text === undefined) return [];
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
