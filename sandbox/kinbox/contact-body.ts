import {
  type ContactDetails,
  type CustomFieldValues,
  TEXT_PROPERTIES,
  type TextProperty,
} from './contact.ts';

export type ParsedBody =
  | { readonly ok: true; readonly value: Partial<ContactDetails> }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Lengths in code points. Kinbox documents name and email; that of notes is our guess. */
const LONGEST: Partial<Record<TextProperty, number>> = { name: 128, email: 100, notes: 10_000 };
const EMAIL = /^[^\s@<>(),;:"]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** Country code first, which never starts with 0; Kinbox's example is 5585997281648. */
const PHONE = /^[1-9]\d{7,14}$/;
const KNOWN: ReadonlySet<string> = new Set([...TEXT_PROPERTIES, 'isPrivate', 'customFields']);

/**
 * Checks the body of a create or update as strictly as its documentation can be read: a property
 * of another type, null included, is refused, and so is one that is not documented.
 *
 * @param required whether `customFields` must be there (it must for create)
 * @param problemOf what the workspace has against a custom field's value, if anything
 */
export function parseContactBody(
  body: unknown,
  required: boolean,
  problemOf: (placeholder: string, value: unknown) => string | undefined,
): ParsedBody {
  if (!isRecord(body)) return { ok: false, problems: ['body must be an object'] };
  const value: Partial<ContactDetails> = {};
  const problems = Object.keys(body)
    .filter((key) => !KNOWN.has(key))
    .map((key) => `property ${key} should not exist`);

  for (const property of TEXT_PROPERTIES) {
    if (!Object.hasOwn(body, property)) continue;
    const text = body[property];
    if (typeof text === 'string') {
      problems.push(...textProblems(property, text));
      value[property] = text;
    } else problems.push(`${property} must be a string`);
  }
  if (Object.hasOwn(body, 'isPrivate')) {
    if (typeof body.isPrivate === 'boolean') value.isPrivate = body.isPrivate;
    else problems.push('isPrivate must be a boolean value');
  }
  if (Object.hasOwn(body, 'customFields') || required) {
    const { customFields } = body;
    if (isCustomFields(customFields)) {
      problems.push(...refusedFields(customFields, problemOf));
      value.customFields = customFields;
    } else problems.push(...customFieldsProblems(customFields));
  }
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}

/** Whether a NUL is anywhere in it; PostgreSQL cannot store one in text or jsonb. */
export function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(hasNul);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, inner]) => hasNul(key) || hasNul(inner));
}

function textProblems(property: TextProperty, text: string): string[] {
  const problems: string[] = [];
  const longest = LONGEST[property];
  if (longest !== undefined && text.length > longest && [...text].length > longest)
    problems.push(`${property} must be shorter than or equal to ${longest} characters`);
  if (property === 'email' && !EMAIL.test(text)) problems.push('email must be an email');
  if (property === 'phone' && !PHONE.test(text))
    problems.push('phone must have 8 to 15 digits, country code first, and nothing else');
  return problems;
}

function isCustomFields(value: unknown): value is CustomFieldValues {
  return customFieldsProblems(value).length === 0;
}

function customFieldsProblems(fields: unknown): string[] {
  if (!isRecord(fields)) return ['customFields must be an object'];
  return Object.entries(fields)
    .filter(([, held]) => !isRecord(held) || !Object.hasOwn(held, 'value'))
    .map(([placeholder]) => `customFields.${placeholder} must be an object with a value`);
}

function refusedFields(
  fields: CustomFieldValues,
  problemOf: (placeholder: string, value: unknown) => string | undefined,
): string[] {
  return Object.entries(fields).flatMap(([key, { value }]) => problemOf(key, value) ?? []);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
