import { z } from 'zod';
import { parseLine } from './short-texts.ts';
import { fold, type Parsed } from './text.ts';
import { parseDay, parseMoment } from './typed-moment.ts';
import { parseNumber } from './typed-number.ts';

/** The types that Kinbox documents and a person can be asked for ("List custom fields"): all but `json`. */
export const FIELD_TYPES = [
  ...(['text', 'textarea', 'number', 'decimal', 'select', 'multi-select'] as const),
  ...(['boolean', 'date', 'day', 'datetime'] as const),
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/**
 * What Kinbox gets as a field's `value`. Unverified: how values are written is not documented. Numbers and booleans
 * are JSON, `date` and `day` YYYY-MM-DD, `datetime` ISO 8601 with an offset, `select` an option's value, and
 * `multi-select` a list of them. Where Kinbox refuses one, the rep reads its reason.
 */
export const fieldValueShape = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type FieldValue = z.infer<typeof fieldValueShape>;

/** A field that the workspace has defined and the form asks for besides Kinbox's own (CONTACT_FIELDS). */
export interface CustomField {
  /** Its key in Kinbox's `customFields`. */
  placeholder: string;
  /** Its name for people, in the question and on the card. */
  name: string;
  type: FieldType;
  /** The values that a select or multi-select can have; none of other types. */
  options: readonly { value: string; label: string }[];
  required: boolean;
}

export type CustomFieldProblem =
  | 'own-empty'
  | 'own-too-long'
  | 'own-not-an-option'
  | 'own-not-a-number'
  | 'own-not-yes-no'
  | 'own-not-a-day'
  | 'own-not-a-moment';

/** How a rep types numbers, days and times. */
export interface Typing {
  /** A language of the bot's. */
  locale: string;
  /** IANA name: where times of day are meant. */
  timeZone: string;
}

/** Kinbox documents no limit for its custom fields; more is a slip of the finger. */
const CUSTOM_MAX = 500;

const YES = new Set(['sim', 's', 'si', 'yes', 'y']);
const NO = new Set(['nao', 'n', 'no']);

/** The value that Kinbox takes for what was typed. */
export function parseCustomField(
  text: string,
  field: CustomField,
  typing: Typing,
): Parsed<FieldValue, CustomFieldProblem> {
  const read = parseLine(text, CUSTOM_MAX, 'own');
  if (!read.ok) return read;
  const { value } = read;
  switch (field.type) {
    case 'text':
    case 'textarea':
      return read;
    case 'number':
    case 'decimal':
      return known(parseNumber(value, typing.locale), 'own-not-a-number');
    case 'select':
      return known(optionOf(value, field), 'own-not-an-option');
    case 'multi-select':
      return known(optionsOf(value, field), 'own-not-an-option');
    case 'boolean':
      return known(yesOrNo(value), 'own-not-yes-no');
    case 'date':
    case 'day':
      return known(parseDay(value, typing.locale), 'own-not-a-day');
    case 'datetime':
      return known(parseMoment(value, typing), 'own-not-a-moment');
  }
}

/**
 * The value after a tap on the button of that number: yes and no of a boolean, the option of a select, and of a
 * multi-select what was chosen before with that option more or less. Undefined if there is no such button; an empty
 * list if nothing is chosen any more.
 */
export function tapOption(
  field: CustomField,
  index: number,
  before: FieldValue | undefined,
): FieldValue | undefined {
  if (field.type === 'boolean') return [true, false][index];
  const value = field.options[index]?.value;
  if (value === undefined || field.type !== 'multi-select') return value;
  const chosen = Array.isArray(before) ? before : [];
  return inOrder(
    field,
    chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
  );
}

function known<T extends FieldValue>(
  value: T | undefined,
  problem: CustomFieldProblem,
): Parsed<FieldValue, CustomFieldProblem> {
  return value === undefined ? { ok: false, problem } : { ok: true, value };
}

/** The option whose name or value was typed. */
function optionOf(text: string, { options }: CustomField): string | undefined {
  const typed = fold(text).trim();
  const isMeant = (one: string): boolean => fold(one).trim() === typed;
  return options.find(({ label, value }) => isMeant(label) || isMeant(value))?.value;
}

/** Each of the options, or nothing if one of them is none: half an answer would lose the rest. */
function optionsOf(text: string, field: CustomField): string[] | undefined {
  const whole = optionOf(text, field);
  if (whole !== undefined) return [whole];
  const parts = text.split(/[,;]/).filter((part) => part.trim() !== '');
  const values = parts.map((part) => optionOf(part, field));
  return values.length > 0 && values.every((value) => value !== undefined)
    ? inOrder(field, values)
    : undefined;
}

/** Each once, as the workspace has ordered them. */
const inOrder = ({ options }: CustomField, chosen: readonly string[]): string[] =>
  options.map(({ value }) => value).filter((value) => chosen.includes(value));

function yesOrNo(text: string): boolean | undefined {
  const typed = fold(text).trim();
  if (YES.has(typed)) return true;
  return NO.has(typed) ? false : undefined;
}
