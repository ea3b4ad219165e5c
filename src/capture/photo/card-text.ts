import type { Captured, Guessable } from '../../domain/contact.ts';
import type { CountryCode } from '../../domain/fields/phone.ts';
import { fold } from '../../domain/fields/text.ts';
import type { PhotoLine } from '../../domain/photo-line.ts';
import { readPasted } from '../text/read-text.ts';
import { mergeReadings, normal } from './merge-readings.ts';

/**
 * The contact on a photographed card. Every phone and email in it is marked as a guess unless both engines read the
 * same, or the card itself confirms it. Undefined when there is neither.
 */
export function readCardText(
  lines: readonly PhotoLine[],
  { country }: { country: CountryCode },
): Captured | undefined {
  const texts = lines.map(mergeReadings);
  const contact = readPasted(texts.join('\n'), { country });
  if (!contact) return undefined;
  const guessed = new Set<Guessable>(contact.guessed);
  const isSurePhone = ({ digits }: { digits: string }) =>
    lines.some((line) => agreeOnDigits(line, digits));
  if (!contact.phones.every(isSurePhone)) guessed.add('phone');
  const isSureEmail = (email: string) =>
    (lines.some((line) => agreeOnEmail(line, email)) && !isAmbiguous(email)) ||
    isConfirmed(email, contact.name, texts);
  if (!contact.emails.every(isSureEmail)) guessed.add('email');
  // A letter of a name can be read wrongly, and only an email has the whole of it again.
  if (contact.name !== undefined && !isRepeated(contact.name, contact.emails)) guessed.add('name');
  return { ...contact, guessed: [...guessed] };
}

function isRepeated(name: string, emails: readonly string[]): boolean {
  const words = fold(name).match(/\p{L}{3,}/gu) ?? [];
  const boxes = emails.map((email) => fold(email.split('@')[0] ?? ''));
  return boxes.some((box) => words.every((word) => box.includes(word)));
}

const digitsOf = (text: string): string => normal(text).replace(/\D/g, '');

/** All digits of the line are the same in both readings, and the phone is among them, with or without its country code. */
function agreeOnDigits({ paddle, tesseract }: PhotoLine, phone: string): boolean {
  const read = digitsOf(paddle.text);
  return (
    read === digitsOf(tesseract.text) &&
    [0, 1, 2, 3].some((code) => phone.length - code >= 8 && read.includes(phone.slice(code)))
  );
}

const compact = (text: string): string => normal(text).replace(/\s/g, '').toLowerCase();

/**
 * Both read the same address. Tesseract does not know the "@" and writes "(Q", "&" and the like, none of which an
 * address in small letters has; it takes an underscore for a space.
 */
function agreeOnEmail({ paddle, tesseract }: PhotoLine, email: string): boolean {
  if (!compact(paddle.text).includes(email.toLowerCase())) return false;
  const asTesseract = [...email].map((letter) => {
    if (letter === '@') return '[^a-z0-9._-]{1,3}';
    return letter === '_' ? '[_ ]' : `${letter.replace(/\W/, '\\$&')} ?`;
  });
  return new RegExp(`(?<![a-z0-9])${asTesseract.join('')}(?![a-z0-9])`).test(
    normal(tesseract.text),
  );
}

const PROVIDER =
  /^(?:gmail\.com|(?:hotmail|outlook|yahoo|live)\.com(?:\.br)?|icloud\.com|uol\.com\.br|bol\.com\.br|terra\.com\.br)$/;

/** Between letters and digits, "l" and "1", "o" and "0" look the same to every reader. */
const AMBIGUOUS = /\d[lio]|[lio]\d|[01](?=[a-z])|(?<=[a-z])[01](?!\d)/;

const isAmbiguous = (email: string): boolean =>
  AMBIGUOUS.test(email.slice(0, email.indexOf('@')).toLowerCase());

/** The card writes the domain once more, or everybody knows it, and the part before it is made of the name. */
function isConfirmed(email: string, name: string | undefined, texts: string[]): boolean {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const isKnown =
    PROVIDER.test(domain) ||
    texts.some((text) => !text.includes('@') && compact(text).endsWith(domain));
  return isKnown && name !== undefined && isMadeOf(local, name);
}

/** Words of the name or their first letters, in any order, and at least one whole word of it. */
function isMadeOf(local: string, name: string): boolean {
  const words = fold(name).match(/\p{L}+/gu) ?? [];
  const parts = local.split(/[._-]+/).filter(Boolean);
  const isWord = (part: string): boolean => words.some((word) => word === part);
  const isJoined = (part: string) =>
    words.some((word) =>
      words.some(
        (other) =>
          word !== other &&
          (part === word + other || part === `${word[0]}${other}` || part === `${word}${other[0]}`),
      ),
    );
  const isInitial = (part: string) => words.some((word) => word[0] === part);
  return (
    parts.every((part) => isWord(part) || isJoined(part) || isInitial(part)) &&
    parts.some((part) => (isWord(part) && part.length > 2) || isJoined(part))
  );
}
