import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { z } from 'zod';
import { asciiDigits, type Parsed } from './text.ts';

export type { CountryCode } from 'libphonenumber-js/max';

/** Every country whose numbers can be read, by its two capital letters. */
export const COUNTRIES: readonly CountryCode[] = getCountries();

/** The digits between the plus and the number: "55". */
export const callingCodeOf = (country: CountryCode): string => getCountryCallingCode(country);

/** `digits` is country code and number, no plus: how Kinbox wants it. */
export const phoneShape = z.object({ digits: z.string(), extension: z.string().optional() });
export type Phone = z.infer<typeof phoneShape>;

export type PhoneProblem =
  | 'phone-no-digits'
  | 'phone-no-area-code'
  | 'phone-missing-ninth'
  | 'phone-too-short'
  | 'phone-too-long'
  | 'phone-invalid'
  | 'phone-several'
  /** Three, three and four digits, as only North America groups them; the suggestion is the number there. */
  | 'phone-north-american';

type Reading = Parsed<string, PhoneProblem>;

const LABEL =
  /(?<!\p{L})(?:tel(?:e[fp]h?on[eo])?|[fp]h?one|cel(?:ular)?|m[oó]v(?:el|il)|mobile|whats(?:app)?|wpp|zap|fixo|contato|n[uú]m(?:ero)?|n?[º°]|ddd)(?!\p{L})/gu;

/** At the end, after a digit: "ramal 12", "ext. 12", "r. 12", "x12", "#12", ";ext=12". */
const EXTENSION =
  /(?<=\d)[\s,;.(-]*(?:ramal|rm?l?|ext(?:ens[aã]o|ensi[oó]n|ension)?|x|#)[\s.:=]*(\d{1,7})\D*$/u;

/** ASCII digits, plain spaces and lower case; a carrier's "0xx85" becomes "085"; no labels. */
function plain(text: string): string {
  return asciiDigits(text)
    .replaceAll('＋', '+')
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)\+?(\d+)\S*/g, '+$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?<!\d)0 ?x+/g, '0')
    .replace(LABEL, ' ')
    .trim();
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Eight digits are the shortest number that somebody could ring. */
const isWhole = (text: string) => digitsOf(text).length >= 8;

const digitsIfValid = (phone: PhoneNumber | undefined) =>
  phone?.isValid() ? phone.number.slice(1) : undefined;

/** By libphonenumber's rules: `number` in the way people of `country` dial it, or with a plus. */
function readAnywhere(number: string, country?: CountryCode): Reading {
  const value = digitsIfValid(parsePhoneNumberFromString(number, country));
  if (value) return { ok: true, value };
  const length = validatePhoneNumberLength(number, country);
  if (length === 'TOO_LONG') return { ok: false, problem: 'phone-too-long' };
  const isShort = length === 'TOO_SHORT' || length === 'NOT_A_NUMBER';
  return { ok: false, problem: isShort ? 'phone-too-short' : 'phone-invalid' };
}

/**
 * A number of Brazil without its country code. Mobiles have had nine digits everywhere since 2016
 * (Anatel); address books and WhatsApp still hold many of eight.
 */
function readBrazilian(digits: string, text: string): Reading {
  // A leading 0, or 0 and the two digits of the carrier that is to bill the call.
  const national = digits.replace(/^0(?:\d{2}(?=\d{10,11}$))?(?:0+(?=[1-9]))?/, '');
  const isOldMobile = /^\d{2}[6-9]\d{7}$/.test(national);
  if (isOldMobile) {
    const value = digitsIfValid(
      parsePhoneNumberFromString(`+55${national.slice(0, 2)}9${national.slice(2)}`),
    );
    // "85 99728-164": the groups show that it is the last digit that is missing.
    if (/\d{5}\D\d{3}$/.test(text)) return { ok: false, problem: 'phone-too-short' };
    return value
      ? { ok: false, problem: 'phone-missing-ninth', suggestion: value }
      : { ok: false, problem: 'phone-invalid' };
  }
  const value = digitsIfValid(parsePhoneNumberFromString(`+55${national}`));
  if (value) return { ok: true, value };
  if (/^(?:[2-9]\d{7}|9\d{8})$/.test(national)) return { ok: false, problem: 'phone-no-area-code' };
  if (national.length < 10) return { ok: false, problem: 'phone-too-short' };
  return { ok: false, problem: national.length > 11 ? 'phone-too-long' : 'phone-invalid' };
}

/** Mexico dropped the 1 before mobiles in 2019 (IFT); WhatsApp and address books still write it. */
const OLD_MEXICAN = /^521(?=\d{10}$)/;

function readOne(text: string, country: CountryCode): Reading {
  const digits = digitsOf(text);
  const local = () =>
    country === 'BR' ? readBrazilian(digits, text) : readAnywhere(digits, country);
  const abroad = (whole: string): Reading =>
    whole.startsWith('55')
      ? readBrazilian(whole.slice(2), text)
      : readAnywhere(`+${whole.replace(OLD_MEXICAN, '52')}`);
  if (/^\D*\+/.test(text)) {
    const reading = abroad(digits.replace(/^0+/, ''));
    if (reading.ok || reading.suggestion) return reading;
    // "+85 99728-1648": a plus before an area code, perhaps.
    const suggestion = local();
    return suggestion.ok ? { ...reading, suggestion: suggestion.value } : reading;
  }
  if (digits.startsWith('00')) {
    const reading = abroad(digits.slice(2));
    return reading.ok || reading.suggestion || digits.startsWith('0055') ? reading : local();
  }
  // 55 is the country and also the area of Santa Maria (RS), whose numbers have 10 or 11 digits.
  const hasCountry = country === 'BR' && digits.startsWith('55') && digits.length >= 12;
  return hasCountry ? abroad(digits) : local();
}

/** "3222-1234 / 3222-5678", "3222-1234/35", "3222-1234 or 3222-5678". */
function isSeveral(parts: string[]): boolean {
  const pieces = parts.flatMap((part) => part.split(/[\n,;|&]|(?=[+/])/));
  return pieces.some((piece, at) => {
    const before = pieces[at - 1] ?? '';
    return isWhole(before) && (isWhole(piece) || /^\/ ?\d/.test(piece));
  });
}

/** "3222-1234 3222-5678": too long for one, and a gap parts it into two that are not. */
function isTwo(text: string, country: CountryCode): boolean {
  if (digitsOf(text).length < 16) return false;
  const isOne = (part: string) => {
    const reading = isWhole(part) && readOne(part, country);
    return reading && (reading.ok || /area-code|ninth/.test(reading.problem));
  };
  const words = text.split(/\s+/);
  return words.some(
    (_, at) => isOne(words.slice(0, at).join(' ')) && isOne(words.slice(at).join(' ')),
  );
}

/** The countries that share the calling code 1, and its way to write numbers. */
const AMERICAN = /^\(?[2-9]\d{2}\)?[ .-]{0,2}[2-9]\d{2}[ .-]\d{4}$/;

/** Whether it is a number of the country's own whose first group has three digits there: 442 318 9075 in Mexico. */
function groupsByThree(text: string, country: CountryCode): boolean {
  const own = parsePhoneNumberFromString(text, country);
  const [first = ''] = own?.isValid() ? (own.formatNational().match(/\d+/g) ?? []) : [];
  return first.replace(/^0/, '').length === 3;
}

/** (212) 736-5000 in a country whose people never group numbers so: the number in North America, if there is one. */
function readAmerican(text: string, country: CountryCode): string | undefined {
  if (callingCodeOf(country) === '1' || !AMERICAN.test(text)) return undefined;
  if (groupsByThree(text, country)) return undefined;
  return digitsIfValid(parsePhoneNumberFromString(`+1${digitsOf(text)}`));
}

/**
 * A phone number as people of `country` type it, or of anywhere with its plus.
 *
 * A suggestion is for the rep to take or leave: the ninth digit added, a number found among words.
 */
export function parsePhone(text: string, country: CountryCode): Parsed<Phone, PhoneProblem> {
  // Longer texts hold no single number, and would only cost time.
  const all = plain(text.slice(0, 500));
  const extension = EXTENSION.exec(all);
  const number = extension ? all.slice(0, extension.index) : all;
  const parts = number.split(/\p{L}+/u).filter((part) => /\d/.test(part));
  if (parts.length === 0) return { ok: false, problem: 'phone-no-digits' };
  // The digits of an email address or a user name are nobody's number.
  if (all.includes('@')) return { ok: false, problem: 'phone-invalid' };
  const longest = parts.reduce((one, other) =>
    digitsOf(other).length > digitsOf(one).length ? other : one,
  );
  if (isSeveral(parts) || isTwo(longest, country)) return { ok: false, problem: 'phone-several' };

  const american = readAmerican(longest.trim(), country);
  const reading = american
    ? { ok: false as const, problem: 'phone-north-american' as const, suggestion: american }
    : readOne(longest.trim(), country);
  const asPhone = (digits: string): Phone => ({
    digits,
    extension: extension?.[1] || undefined,
  });
  if (!reading.ok) {
    const { problem, suggestion } = reading;
    return { ok: false, problem, suggestion: suggestion ? asPhone(suggestion) : undefined };
  }
  // Digits among other words ("sala 3") may be the number's own: not for us to decide.
  const value = asPhone(reading.value);
  return parts.length > 1
    ? { ok: false, problem: 'phone-invalid', suggestion: value }
    : { ok: true, value };
}

/**
 * "85 98811-2005 / 3222-2005": a number without its area code is of the area of the one before it. Undefined where the
 * plan has no such areas, or where it is no number there either.
 */
export function parseInAreaOf(
  before: Phone,
  text: string,
  country: CountryCode,
): Phone | undefined {
  if (country !== 'BR' || !before.digits.startsWith('55')) return undefined;
  const reading = parsePhone(`${before.digits.slice(2, 4)} ${text}`, country);
  return reading.ok ? reading.value : undefined;
}

/** A phone is shown with every question and on every card: about ten times while a form is open. */
const FORMATTED_MAX = 1_000;
/** Digits of the longest phone number (ITU-T E.164): what Kinbox answers can be longer and is not kept. */
const LONGEST = 15;
const formatted = new Map<string, string>();

/** For people to read: `+55 85 99728-1648`, grouped as the country groups it. */
export function formatPhone(digits: string): string {
  const known = formatted.get(digits);
  if (known !== undefined) return known;
  if (digits.length > LONGEST) return readable(digits);
  const text = readable(digits);
  formatted.set(digits, text);
  const [oldest] = formatted.keys();
  if (formatted.size > FORMATTED_MAX && oldest !== undefined) formatted.delete(oldest);
  return text;
}

/** The same, with the extension behind it. */
export function formatWhole({ digits, extension }: Phone): string {
  return `${formatPhone(digits)}${extension ? ` / ${extension}` : ''}`;
}

function readable(digits: string): string {
  const phone = parsePhoneNumberFromString(`+${digits}`);
  if (!phone?.isPossible()) return `+${digits}`;
  const national = phone.country === 'BR' ? phone.formatNational() : '';
  // Brazil writes a hyphen, which the international format drops.
  if (national.startsWith('(')) return `+55 ${national.replace(/[()]/g, '')}`;
  return phone.formatInternational();
}

/** A mobile number for hints, as people of the country write it among themselves. */
export function examplePhone(country: CountryCode): string {
  if (country === 'BR') return '(85) 99728-1648';
  return getExampleNumber(country, examples)?.formatNational() ?? '';
}

/** Whether it can be written to: where numbers do not tell mobiles from landlines (+1), it may be. */
export function isMobile(digits: string): boolean {
  const type = parsePhoneNumberFromString(`+${digits}`)?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
