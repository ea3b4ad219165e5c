import { parseCustomField } from '../fields/custom-field.ts';
import { parseEmail } from '../fields/email.ts';
import { type CountryCode, parsePhone } from '../fields/phone.ts';
import { parseLocation, parseName, parseNotes } from '../fields/short-texts.ts';
import type { Parsed } from '../fields/text.ts';
import { type Field, isCustomStep, type Question, type Values } from './draft.ts';
import { customFieldOf, type FormSettings } from './settings.ts';

/** An answer that will not do: what is wrong with it, and what would do in its place. */
export interface Refusal {
  ok: false;
  problem: string;
  excess?: number;
  suggestion?: Values;
  asTyped?: Values;
}

export type Reading = { ok: true; values: Values } | Refusal;

/** One typed answer, read as the answer to a question. A field that is not asked for any more takes nothing. */
export function readAnswer(step: Question, text: string, settings: FormSettings): Reading {
  if (!isCustomStep(step)) return readField(step, text, settings.country);
  const field = customFieldOf(step, settings);
  if (!field) return { ok: true, values: {} };
  return reading(parseCustomField(text, field, settings), (value) => ({
    customFields: { [field.placeholder]: value },
  }));
}

/** One typed answer, read as the field it is for. */
export function readField(field: Field, text: string, country: CountryCode): Reading {
  switch (field) {
    case 'name':
      return reading(parseName(text), (name) => ({ name }));
    case 'phone':
      return reading(parsePhone(text, country), (phone) => ({ phone }));
    case 'email': {
      const read = reading(parseEmail(text), (email) => ({ email }));
      if (read.ok || read.problem !== 'email-typo') return read;
      const typed = parseEmail(text, { asTyped: true });
      return typed.ok ? { ...read, asTyped: { email: typed.value } } : read;
    }
    case 'notes':
      return reading(parseNotes(text), (notes) => ({ notes }));
    case 'location':
      return reading(parseLocation(text), (location) => ({ location }));
  }
}

function reading<T>(read: Parsed<T, string>, toValues: (value: T) => Values): Reading {
  if (read.ok) return { ok: true, values: toValues(read.value) };
  const { suggestion, excess } = read;
  return {
    ok: false,
    problem: read.problem,
    excess,
    suggestion: suggestion !== undefined ? toValues(suggestion) : undefined,
  };
}
