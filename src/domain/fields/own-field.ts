import type { OwnField } from '../form/form.ts';
import { parseLine } from './line.ts';
import type { Parsed } from './parsed.ts';

export type OwnFieldProblem = 'own-empty' | 'own-too-long' | 'own-not-an-option';

/** Kinbox documents no limit for its custom fields; more is a slip of the finger. */
const OWN_MAX = 500;

/** The value that Kinbox takes: the text itself, or the option whose name or value was typed. */
export function parseOwnField(
  text: string,
  { options }: OwnField,
): Parsed<string, OwnFieldProblem> {
  const read = parseLine(text, OWN_MAX, 'own');
  if (!read.ok || options.length === 0) return read;
  const typed = fold(read.value);
  const meant = options.find(({ label, value }) => fold(label) === typed || fold(value) === typed);
  return meant ? { ok: true, value: meant.value } : { ok: false, problem: 'own-not-an-option' };
}

/** What people read for a value: the option's name, or the text. */
export function ownValueLabel({ options }: OwnField, value: string): string {
  return options.find((one) => one.value === value)?.label ?? value;
}

/** Typed without care for capitals and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
