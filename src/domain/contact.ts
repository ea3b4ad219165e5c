import { z } from 'zod';
import { type FieldValue, fieldValueShape } from './fields/custom-field.ts';
import { phoneShape } from './fields/phone.ts';

/**
 * A person as the rep knows them. A skipped field is left out, never an empty string.
 *
 * `phone` is digits with the country code and no plus, as Kinbox's documentation of "Create a
 * contact" shows it: 5585997281648.
 */
export const contactShape = z.object({
  name: z.string(),
  phone: z.string().optional(),
  email: z.string().optional(),
  notes: z.string().optional(),
  /** An address or the name of a place, on one line. */
  location: z.string().optional(),
  /** Values of the custom fields, by the field's placeholder. */
  fields: z.record(z.string(), fieldValueShape).optional(),
  /** Kinbox shows a private contact only to users who may see private contacts. */
  isPrivate: z.boolean(),
});
export type Contact = z.infer<typeof contactShape>;

/** The data that create-contact sends: the contact, and where it comes from. */
export interface ContactToCreate extends Contact {
  /** A label that the workspace chooses, such as "Telegram". */
  origin: string;
  /** Made by `externalIdOf`; what a look-up searches after an answer that was lost. */
  externalId: string;
  /** By the field's placeholder, as in Kinbox's documentation: `{ cpf: { value: '060…' } }`. */
  customFields: Record<string, { value: FieldValue }>;
}

/** The contact as Kinbox holds it; null for what it has not. */
export const kinboxContactShape = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  notes: z.string().nullable(),
  /** Absent in what an older version of the bot has stored. */
  location: z.string().nullable().default(null),
  isPrivate: z.boolean().nullable(),
  /** What its rep has tapped after the save (AFTER_SAVE_FIELD), in words: the field and its option. */
  picked: z.object({ label: z.string(), value: z.string() }).optional(),
});
export type KinboxContact = z.infer<typeof kinboxContactShape>;

/** New values for a contact that is in Kinbox; what is left out stays as it is. */
export const contactChangeShape = z.object({
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  notes: z.string().optional(),
  location: z.string().optional(),
});
export type ContactChange = z.infer<typeof contactChangeShape>;

/**
 * The external id of the contact that a draft becomes: it carries the rep's Telegram id, and it is
 * the same each time the same draft is sent, which is what makes a lost answer possible to find.
 */
export function externalIdOf(repId: number, draftId: string): string {
  return `telegram:${repId}:${draftId}`;
}

/** What is said of a contact and is not so in Kinbox; of what is not said nothing changes. */
export function changesIn(
  said: ContactChange,
  contact: { [field in keyof ContactChange]?: string | null | undefined },
): ContactChange {
  const names = Object.keys(said) as (keyof ContactChange)[];
  const changed = names.filter((name) => said[name] !== undefined && said[name] !== contact[name]);
  return Object.fromEntries(changed.map((name) => [name, said[name]]));
}

/** Fields that were guessed by rules: the card asks the rep to check them. */
export const GUESSABLE = ['name', 'phone', 'email'] as const;
export type Guessable = (typeof GUESSABLE)[number];

/**
 * A contact read out of something that holds one already: a shared card, a file, a pasted text. Nothing in it
 * is longer than the field it is for; what has no field of its own is in the notes.
 */
export const capturedShape = z.object({
  /** 1 to NAME_MAX code points, on one line. */
  name: z.string().optional(),
  /** Numbers that can be dialled, the likeliest first (a mobile before a landline), each once. */
  phones: z.array(phoneShape),
  /** Where no number could be read: what looks like one, for the rep to mend (its ninth digit is missing). */
  unreadablePhone: z.string().optional(),
  /** Sound addresses as they were written, slips in the domain included; the likeliest first, each once. */
  emails: z.array(z.string()),
  notes: z.string().optional(),
  /** A postal address or the name of a place, on one line. */
  location: z.string().optional(),
  guessed: z.array(z.enum(GUESSABLE)),
});
export type Captured = z.infer<typeof capturedShape>;

/** Nothing was read. */
export const NOTHING_CAPTURED: Captured = { phones: [], emails: [], guessed: [] };

/** How many further numbers a card offers as buttons. */
export const OTHER_PHONES_MAX = 3;

/** Somebody who is known already and can be reached in the same way as the contact about to be saved. */
export const duplicateShape = z.object({
  name: z.string(),
  /** Digits with country code; absent if the contact is private. */
  phone: z.string().optional(),
  email: z.string().optional(),
  notes: z.string().optional(),
  isPrivate: z.boolean(),
  /** Names our copy, if it was added with this bot. */
  draftId: z.string().optional(),
  /** Absent while the contact is on its way to Kinbox. */
  kinboxId: z.string().optional(),
  /** The rep who added it, if it was with this bot, and when (Unix time in ms). */
  addedBy: z.string().optional(),
  addedAt: z.number().optional(),
  /** Kinbox has found it just now, so that something can be added to it. */
  canAddNote: z.boolean(),
});
export type Duplicate = z.infer<typeof duplicateShape>;

/** More are no help, and a draft is to stay small. */
export const DUPLICATES_MAX = 3;
