import type { Phone } from './fields/phone.ts';

/**
 * What a rep knows of a person. What the rep has skipped is left out, never an empty string.
 *
 * `phone` is digits with the country code and no plus, as Kinbox's documentation of "Create a
 * contact" shows it: 5585997281648.
 */
export interface Contact {
  name: string;
  phone?: string;
  email?: string;
  notes?: string;
  /** An address or the name of a place, on one line. */
  location?: string;
  /** Values of the workspace's own fields, by the field's placeholder. */
  fields?: Record<string, string>;
  /** Kinbox shows a private contact only to users who may see private contacts. */
  isPrivate: boolean;
}

/** What create-contact sends: the contact, and where it comes from. */
export interface ContactToCreate extends Contact {
  /** A label that the workspace chooses, such as "Telegram". */
  origin: string;
  /** Made by `externalIdOf`; what a look-up searches after an answer that was lost. */
  externalId: string;
  /** By the field's placeholder, as in Kinbox's documentation: `{ cpf: { value: '060…' } }`. */
  customFields: Record<string, { value: string }>;
}

/** The contact as Kinbox holds it; null for what it has not. */
export interface KinboxContact {
  id: string;
  externalId: string | null;
  name: string | null;
  phone: string | null;
  email: string | null;
  notes: string | null;
  location: string | null;
  isPrivate: boolean | null;
}

/** New values for a contact that is in Kinbox; what is left out stays as it is. */
export interface ContactChange {
  name?: string;
  phone?: string;
  email?: string;
  notes?: string;
  location?: string;
}

/** What a contact can be searched by in Kinbox, which documents no way to ask for one by its id. */
export interface FoundBy {
  phone?: string;
  email?: string;
  externalId?: string;
}

/**
 * The external id of the contact that a draft becomes: it carries the rep's Telegram id, and it is
 * the same each time the same draft is sent, which is what makes a lost answer possible to find.
 */
export function externalIdOf(repId: number, draftId: string): string {
  return `telegram:${repId}:${draftId}`;
}

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

/** How many further numbers a card offers as buttons. */
export const OTHER_PHONES_MAX = 3;

/** Somebody who is known already and can be reached in the same way as the contact about to be saved. */
export interface Duplicate {
  name: string;
  /** Digits with country code; absent if the contact is private. */
  phone?: string;
  email?: string;
  notes?: string;
  isPrivate: boolean;
  /** Absent while the contact is on its way to Kinbox. */
  kinboxId?: string;
  /** The rep who added it, if it was with this bot, and when (Unix time in ms). */
  addedBy?: string;
  addedAt?: number;
  /** Kinbox has found it just now, so that something can be added to its notes. */
  canAddNote: boolean;
}

/** More are no help, and a draft is to stay small. */
export const DUPLICATES_MAX = 3;
