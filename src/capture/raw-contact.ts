import type { Guessable } from '../domain/contact.ts';
import type { PhoneText } from './phones.ts';

/** The texts of a card or row by what they are, before anything is made of them. */
export interface RawContact {
  /** From 1: a card's number in its file, or the line on which a table's row begins. */
  row: number;
  /** The first that is a name is the name. */
  names: string[];
  organisation: string;
  phones: PhoneText[];
  /** The likeliest first. */
  emails: string[];
  /** The first is the location. */
  locations: string[];
  notes: string[];
  /** Lines of the notes that are labelled already. */
  lines: string[];
  guessed: Guessable[];
}
