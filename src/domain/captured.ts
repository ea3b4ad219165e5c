import type { Phone } from './fields/phone.ts';

/** What was worked out by rules and not labelled as such: the card asks the rep to check it. */
export const GUESSABLE = ['name', 'phone', 'email'] as const;
export type Guessable = (typeof GUESSABLE)[number];

/**
 * A contact read out of something that holds one already: a shared card, a file, a pasted text. Nothing in it
 * is longer than the field it is for; what has no field of its own is in the notes.
 */
export interface Captured {
  /** 1 to NAME_MAX code points, on one line. */
  name?: string;
  /** Numbers that can be dialled, the likeliest first (a mobile before a landline), each once. */
  phones: Phone[];
  /** Where no number could be read: what looks like one, for the rep to mend (its ninth digit is missing). */
  doubtfulPhone?: string;
  /** Sound addresses as they were written, slips in the domain included; the likeliest first, each once. */
  emails: string[];
  notes?: string;
  /** A postal address or the name of a place, on one line. */
  location?: string;
  guessed: Guessable[];
}

/** As much as Kinbox shows in a line; its documentation gives no limit for `location`. */
export const LOCATION_MAX = 200;

/** How many further numbers a card offers as buttons. */
export const OTHER_PHONES_MAX = 3;
