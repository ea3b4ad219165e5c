import {
  type CountryCode,
  formatPhone,
  isMobile,
  type Phone,
  parseInAreaOf,
  parsePhone,
} from '../domain/fields/phone.ts';
import type { UnreadableText } from './problem.ts';

/** A text that stands where a phone belongs; the heavier, the likelier the one to ring first. */
export interface PhoneText {
  text: string;
  weight: number;
}

export interface ReadPhone {
  text: string;
  phone: Phone;
  /** Read in a way that its groups suggest and its country does not: to be looked at. */
  isGuess?: boolean | undefined;
}

/** A label that says mobile weighs more than the number's own plan, and that more than "preferred". */
export const LABELLED_MOBILE = 4;
const MOBILE_BY_PLAN = 3;
export const PREFERRED = 1;

/** Labels as phones, Google and people write them, in the three languages. */
export const MOBILE_LABEL =
  /cel(?:l|ular)?(?!\p{L})|m[oó](?:bile|vel|vil)|i-?phone|whats|\bzap\b|\bwpp\b|(?<![\p{L}\p{N}])m[.:]/iu;
export const FAX_LABEL = /fax|pager|modem|telex|\btlx\b|\btty\b/i;

/** Nobody has more numbers than these; each costs time to read. */
const TEXTS_MAX = 10;
/** Two numbers with country code and extension, in their groups; more cost time and are no number. */
const DIGITS_MAX = 40;
const GROUPS_MAX = 8;
/** With fewer, it is one number, and even its single digits may stand apart. */
const DIGITS_OF_TWO = 16;
const LENGTH_MAX = 100;

/** "5,58598E+12": a spreadsheet showed a number too long for its cell so, and saved what it showed. */
const ROUNDED = /^\s*\d(?:[.,]\d+)?e\+?\d+\s*$/i;
/** "85991110001.0": a whole number that passed through a program that only knows fractions. */
const AS_FRACTION = /^(\d{8,15})[.,]0{1,2}$/;

/** "5.585988112004E12" has all of its digits. */
function written(text: string): string {
  const [, whole = '', rest = '', exponent] = /^(\d)[.,](\d+)e\+?(\d+)$/i.exec(text) ?? [];
  return exponent !== undefined && Number(exponent) === rest.length ? whole + rest : text;
}

type Reading = (ReadPhone & { weight: number }) | UnreadableText;

/** The numbers that can be dialled, each once, and the texts that are none; the likeliest first. */
export function readPhones(
  texts: PhoneText[],
  country: CountryCode,
): { phones: ReadPhone[]; unread: UnreadableText[] } {
  const readings = texts
    .filter(({ text }) => text.trim() !== '')
    .sort((one, other) => other.weight - one.weight)
    .flatMap((one, at): Reading[] =>
      at < TEXTS_MAX ? readAll(one, country) : [{ text: one.text, problem: 'phone-several' }],
    );
  const unread = readings.filter((one): one is UnreadableText => 'problem' in one);
  const read = readings.filter((one) => 'phone' in one);
  if (read.length > 1) {
    for (const one of read) if (isMobile(one.phone.digits)) one.weight += MOBILE_BY_PLAN;
    read.sort((one, other) => other.weight - one.weight);
  }
  return { phones: eachOnce(read), unread };
}

function eachOnce(read: ReadPhone[]): ReadPhone[] {
  const phones = new Map<string, ReadPhone>();
  for (const { text, phone, isGuess } of read) {
    const key = `${phone.digits}/${phone.extension ?? ''}`;
    if (!phones.has(key)) phones.set(key, { text, phone, isGuess });
  }
  return [...phones.values()];
}

/** A text with several numbers in it is read as those, if each of them is one. */
function readAll(one: PhoneText, country: CountryCode): Reading[] {
  const whole = readOne(one, country);
  if (!('problem' in whole) || whole.problem !== 'phone-several') return [whole];
  const texts = one.text
    .slice(0, LENGTH_MAX)
    .split(/:::|[\n,;|&/]|\s(?:e|y|o|ou|or|and)\s/i)
    .map((text) => text.trim());
  const [first = ''] = texts;
  const parts = texts.map((text) => readPart(text, first, one.weight, country));
  return parts.every((part) => 'phone' in part) ? parts : [whole];
}

/** A number without its area code is of the area of the first one. */
function readPart(text: string, first: string, weight: number, country: CountryCode): Reading {
  const read = readOne({ text, weight }, country);
  if (!('problem' in read) || read.problem !== 'phone-no-area-code') return read;
  const before = readOne({ text: first, weight }, country);
  const phone = 'phone' in before ? parseInAreaOf(before.phone, text, country) : undefined;
  return phone ? { text, weight, phone } : read;
}

function readOne({ text, weight }: PhoneText, country: CountryCode): Reading {
  const typed = written(text.trim().replace(AS_FRACTION, '$1'));
  if (ROUNDED.test(typed)) return { text, problem: 'phone-rounded' };
  if (isBeyondReading(typed)) return { text, problem: 'phone-several' };
  const phone = parsePhone(typed, country);
  if (phone.ok) return { text, weight, phone: phone.value };
  const { problem, suggestion } = phone;
  if (problem === 'phone-north-american' && suggestion) {
    return { text, weight, phone: suggestion, isGuess: true };
  }
  return { text, problem, suggestion: suggestion ? formatPhone(suggestion.digits) : undefined };
}

function isBeyondReading(typed: string): boolean {
  if (typed.length > LENGTH_MAX) return true;
  const digits = typed.replace(/\D/g, '').length;
  const isMany = digits >= DIGITS_OF_TWO && typed.split(/\s+/).length > GROUPS_MAX;
  return digits > DIGITS_MAX || isMany;
}
