import type { Captured } from '../../domain/contact.ts';
import type { CountryCode } from '../../domain/fields/phone.ts';
import { parseName } from '../../domain/fields/short-texts.ts';
import { cleanText } from '../../domain/fields/text.ts';
import { findWays } from './find-contact-data.ts';
import { LABEL_WITH_COLON, labelOf } from './labels.ts';
import { leftovers } from './leftovers.ts';
import { shapeOf } from './name-shape.ts';
import { hideNonPhones } from './not-phones.ts';
import {
  hideSpans,
  type Occurrence,
  plainDigits,
  type Segment,
  type Span,
  TEXT_MAX,
} from './segments.ts';

const SEPARATOR = /[,;|\t\n]| [-–—/] /g;

/** A part of digits and separators only: fewer digits are an age or a house. */
const LOOKS_LIKE_PHONE = /^[\s\d()+./-]+$/;
const DIGITS_MIN = 6;

/** "nome: Ana tel: 85 99728-1648": what fields are called parts them. */
function withoutLabels(text: string): string {
  const isField = (words: string) => ['name', 'phone', 'email'].includes(labelOf(words));
  return text
    .replace(LABEL_WITH_COLON, (found: string, words: string) => (isField(words) ? '; ' : found))
    .replace(/^[;\s]+/, '')
    .replace(/([,;|])\s*;/g, '$1');
}

/** Where the parts of a line begin and end. */
function partsOf(line: string): Span[] {
  const parts: Span[] = [];
  let start = 0;
  for (const { 0: separator, index } of line.matchAll(SEPARATOR)) {
    parts.push({ start, end: index });
    start = index + separator.length;
  }
  return [...parts, { start, end: line.length }];
}

interface Part extends Occurrence {
  text: string;
}

/** The parts of a line without its phones and emails; `isFirst` begins the text. */
function freeParts(segments: readonly Segment[], points: readonly Occurrence[]): Part[] {
  return segments.flatMap((segment) => {
    const hidden = hideSpans(
      segment.text,
      points.filter((point) => point.segment === segment),
    );
    return partsOf(hidden).flatMap(({ start, end }) =>
      [...hidden.slice(start, end).matchAll(/[^\u2588]+/g)]
        .map(
          ({ 0: text, index }): Part => ({
            segment,
            start: start + index,
            end: start + index + text.length,
            text: text.trim(),
          }),
        )
        .filter(({ text }) => text !== ''),
    );
  });
}

/** A part that was surely meant as a phone and is not valid. */
function unreadable(parts: readonly Part[]): Part | undefined {
  return parts.find(({ text }) => {
    const digits = hideNonPhones(text).replace(/\D/g, '');
    return LOOKS_LIKE_PHONE.test(text) && digits.length >= DIGITS_MIN;
  });
}

/**
 * "<name>, <phone>, <email>, <notes…>", as it is typed after a command, in one line or several. The name comes
 * first; phone and email are recognised wherever they stand, and the rest is notes.
 */
export function readOneLine(text: string, country: CountryCode): Captured | undefined {
  const lines = withoutLabels(plainDigits(cleanText(text.slice(0, TEXT_MAX)))).split('\n');
  const segments = lines.map(
    (line): Segment => ({ labelText: '', text: line.trim(), startsLine: true, taken: [] }),
  );
  const { phones, emails, foundPhones, foundEmails, lacking } = findWays(segments, country);
  const points: Occurrence[] = [...foundPhones, ...foundEmails];
  const nearly =
    phones.length > 0 ? undefined : (unreadable(freeParts(segments, points)) ?? lacking);
  if (nearly) points.push(nearly);

  const [first] = freeParts(segments, points);
  const isFirst = first !== undefined && first.segment === segments[0] && first.start === 0;
  // After a phone, a name is only what looks like one: the rest is notes.
  const named = first !== undefined && (isFirst || shapeOf(first.text)) ? first : undefined;
  const name = named && parseName(named.text.replace(/[\s:(<–—-]+$/, ''));
  if (named && name?.ok) named.segment.taken.push({ start: named.start, end: named.end });
  for (const { segment, start, end } of points) segment.taken.push({ start, end });

  const notes = leftovers(segments);
  if (!name?.ok && points.length === 0 && notes === undefined) return undefined;
  const isAlone = ({ segment, start, end }: Occurrence) =>
    /(?:^|[,;\t]| [-–—])\s*$/.test(segment.text.slice(Math.max(0, start - 4), start)) &&
    /^\s*(?:$|[,;\t]|[-–—] )/.test(segment.text.slice(end, end + 4));
  return {
    name: name?.ok ? name.value : undefined,
    phones: phones.map(({ phone }) => phone),
    unreadablePhone: nearly?.text,
    emails: emails.map(({ email }) => email),
    notes,
    guessed: [
      ...(name?.ok && !isFirst ? ['name' as const] : []),
      ...(phones.some((phone) => phone.isDoubtful && !isAlone(phone)) ? ['phone' as const] : []),
      ...(emails.some(({ isGuess }) => isGuess) ? ['email' as const] : []),
    ],
  };
}
