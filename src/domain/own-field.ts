import type { OwnField } from './form.ts';
import type { Parsed } from './parsed.ts';
import { cleanLine, countCodePoints, isVisible } from './text.ts';

export type OwnFieldProblem = 'own-empty' | 'own-too-long' | 'own-not-an-option';

/** Kinbox documents no limit for its custom fields; more is a slip of the finger. */
export const OWN_MAX = 500;

/** The value that Kinbox takes: the text itself, or the option whose name or value was typed. */
export function parseOwnField(
  text: string,
  { options }: OwnField,
): Parsed<string, OwnFieldProblem> {
  const value = cleanLine(text);
  if (!isVisible(value)) return { ok: false, problem: 'own-empty' };
  if (options.length > 0) {
    const meant = options.find(
      (one) => fold(one.label) === fold(value) || fold(one.value) === fold(value),
    );
    return meant ? { ok: true, value: meant.value } : { ok: false, problem: 'own-not-an-option' };
  }
  const excess = countCodePoints(value) - OWN_MAX;
  return excess > 0 ? { ok: false, problem: 'own-too-long', excess } : { ok: true, value };
}

/** What people read for a value: the option's name, or the text. */
export function ownValueLabel({ options }: OwnField, value: string): string {
  return options.find((one) => one.value === value)?.label ?? value;
}

/** Typed without care for capitals and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
