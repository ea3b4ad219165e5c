import { z } from 'zod';
import type { KinboxContact } from '../domain/contact.ts';
import { cleanLine, isVisible } from '../domain/fields/text.ts';

/**
 * Kinbox's answers. Its documentation calls most fields required strings; nulls, missing fields and
 * wrong types are taken as "has not" for all but the id, because a contact that was created must not
 * look like one that was not. Keys that are not named here are ignored.
 */

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);

const flag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** Kinbox's documentation: a string in v1; in v3 it may be a number. */
const id = z.union([z.string().trim().min(1), z.number()]).transform(String);

const contactShape = z.object({
  id,
  externalId: text,
  name: text,
  phone: text,
  email: text,
  notes: text,
  location: text,
  isPrivate: flag,
});

/** Undefined when it is no contact: without an id nothing can be said of it. */
export function parseContact(json: unknown): KinboxContact | undefined {
  return contactShape.safeParse(json).data;
}

const customFieldsShape = z.object({
  customFields: z
    .record(z.string(), z.object({ value: z.unknown() }))
    .nullish()
    .catch(null),
});

/** The values of a contact's custom fields, by placeholder; none where Kinbox does not say them. */
export function parseCustomFields(json: unknown): Record<string, { value: unknown }> {
  return customFieldsShape.safeParse(json).data?.customFields ?? {};
}

/** A page of `GET /v1/contacts` (nextCursor) or of `GET /v3/contacts` (totalCount). */
const pageShape = z.object({
  data: z.array(z.unknown()),
  totalCount: z.number().nullish().catch(null),
  nextCursor: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(undefined),
});

export interface ContactPage {
  contacts: KinboxContact[];
  /** Rows, whether they could be read or not. */
  size: number;
  /** Every row is a contact and says what its external id is, so that absence can be told. */
  isComplete: boolean;
  totalCount: number | null;
  /** Null when Kinbox says that this is the last page, undefined when it says nothing. */
  nextCursor: string | null | undefined;
}

export function parseContactPage(json: unknown): ContactPage | undefined {
  const page = pageShape.safeParse(json).data;
  if (!page) return undefined;
  const contacts = page.data.map(parseContact).filter((contact) => contact !== undefined);
  const saysExternalId = (row: unknown) =>
    typeof row === 'object' && row !== null && 'externalId' in row;
  return {
    contacts,
    size: page.data.length,
    isComplete: contacts.length === page.data.length && page.data.every(saysExternalId),
    totalCount: page.totalCount ?? null,
    nextCursor: page.nextCursor === '' ? null : page.nextCursor,
  };
}

/** A button's text: Telegram refuses a message with one that is blank, or holds half a character. */
const label = text.transform((value) => {
  const line = cleanLine(value ?? '');
  return isVisible(line) ? line : null;
});

const option = z
  .object({ value: z.union([z.string(), z.number()]).transform(String), label })
  .transform((one) => ({ value: one.value, label: one.label ?? label.parse(one.value) ?? '' }))
  .refine((one) => one.label !== '');

const fieldShape = z.object({
  placeholder: z.string().min(1),
  name: label,
  type: text,
  entity: z.string(),
  isActive: flag,
  isDeleted: flag,
  isUniqueIdentifier: flag,
  requiredToResolve: flag,
  options: z.array(z.unknown()).nullish().catch(null),
});

const fieldsShape = z.object({ data: z.array(z.unknown()) });

/** A custom field of the workspace's contacts; `placeholder` is its key in `customFields`. */
export interface ContactField {
  placeholder: string;
  name: string;
  type: string | null;
  isUniqueIdentifier: boolean;
  options: { value: string; label: string }[];
  /** Kinbox's `requiredToResolve`; whether create-contact insists on it is not documented. */
  required: boolean;
}

/** The fields that a contact can have now; undefined when the answer is no list. */
export function parseContactFields(json: unknown): ContactField[] | undefined {
  const rows = fieldsShape.safeParse(json).data?.data;
  return rows?.flatMap((row) => {
    const field = fieldShape.safeParse(row).data;
    const isUsable = field?.entity === 'contact' && field.isActive !== false && !field.isDeleted;
    if (!field || !isUsable) return [];
    return {
      placeholder: field.placeholder,
      name: field.name ?? field.placeholder,
      type: field.type,
      isUniqueIdentifier: field.isUniqueIdentifier ?? false,
      options: (field.options ?? []).flatMap((row) => option.safeParse(row).data ?? []),
      required: field.requiredToResolve ?? false,
    };
  });
}
