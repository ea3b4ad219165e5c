import { parseName } from '../../domain/fields/short-texts.ts';
import { fold } from '../../domain/fields/text.ts';
import { nameAtStart, type Place, placeOf, shapeOf } from './name-shape.ts';
import type { Occurrence, Segment } from './segments.ts';

/** A closing after which only a name comes. */
const CLOSING_WORDS =
  'att|atte|atenciosamente|cordialmente|abra[cç]os?|grande abra[cç]o|um abra[cç]o|abs|bjs|obrigad[oa]|obg|grat[oa]|saludos?(?: cordiales)?|un saludo|gracias|atentamente|(?:best|kind|warm) regards|regards|best|thanks(?: again)?|thank you|many thanks|cheers|sincerely|respeitosamente|muito obrigad[oa]';
const CLOSING = new RegExp(`^\\W*(?:${CLOSING_WORDS})(?: desde j[aá])?[\\s,.!-]*$`, 'iu');
export const isClosing = (text: string): boolean => CLOSING.test(text);
/** "Abraços, Ana Lima" in one line. */
const CLOSING_BEFORE = new RegExp(
  `^\\W*(?:${CLOSING_WORDS})(?: desde j[aá])?[,.!-]{1,3}\\s+`,
  'iu',
);

/** Evidence that a line holds the name. */
const OF_MAILBOX = 8;
const KNOWN = 6;
const AFTER_CLOSING = 5;
/** In a signature or on a card, at most so many lines lie between the name and the first phone or email. */
const NEAR_LINES = 4;

export interface NameLine {
  place: Place;
  /** More than its shape says that it is a name. */
  isStrong: boolean;
  /** Of two words with a first name that is known, and signed with or the only one. */
  isSure: boolean;
}

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);

/** Whether a part of the name is in the local part of an email: "Rafael Nunes", rnunes@…. */
export function ownsMailbox(name: string, emails: readonly string[]): boolean {
  const mailboxes = emails.map((email) => fold(email.split('@')[0] ?? ''));
  return wordsOf(name).some((word) => mailboxes.some((box) => box.includes(word)));
}

/** A line of its own, as in signatures and on cards: the one with most to say for it, nearest to the first phone. */
export function nameLine(
  segments: readonly Segment[],
  points: readonly Occurrence[],
  emails: readonly string[],
): NameLine | undefined {
  const pointed = new Set(points.map(({ segment }) => segment));
  const first = segments.findIndex((segment) => pointed.has(segment));
  let best: { place: Place; score: number; isClosed: boolean } | undefined;
  const places: Place[] = [];
  for (const [index, segment] of segments.entries()) {
    if (pointed.has(segment) || (segment.label !== undefined && segment.label !== 'name')) continue;
    const closing = CLOSING_BEFORE.exec(segment.text)?.[0] ?? '';
    const text = segment.text.slice(closing.length);
    const shape = shapeOf(text) ?? shapeOf(text.split(/\s[-–—/]\s|[|,•·(]/, 1)[0] ?? '');
    if (shape === undefined) continue;
    const isClosed = closing !== '' || isClosing(segments[index - 1]?.text ?? '');
    const isOfMailbox = ownsMailbox(shape.name, emails);
    if (shape.words < 2 && !shape.isKnown && !isClosed && !isOfMailbox) continue;
    const score =
      (isOfMailbox ? OF_MAILBOX : 0) +
      (shape.isKnown ? KNOWN : 0) +
      (isClosed ? AFTER_CLOSING : 0) +
      (Math.abs(first - index) <= NEAR_LINES ? 2 : 0) +
      (index < first ? 2 : 0) +
      (shape.words > 1 ? 1 : 0);
    const place = placeOf(segment, shape, { isWhole: true });
    places.push(place);
    // Of two lines that are as good, the one nearer to the phone below.
    const isBetter =
      best === undefined || score > best.score || (score === best.score && index < first);
    if (isBetter) best = { place, score, isClosed };
  }
  if (best === undefined) return undefined;
  const whole =
    best.place.words > 1 ? undefined : places.find((other) => isWholeOf(other, best.place));
  const place = whole ?? best.place;
  const isAlone = best.isClosed || places.length === 1;
  const isSure = isAlone && place.isKnown && place.words > 1 && !place.isSmall;
  return { place, isStrong: best.score > AFTER_CLOSING, isSure };
}

/** "Dani" under the closing, "Daniela Fonseca Prado" in the signature. */
function isWholeOf(whole: Place, short: Place): boolean {
  const stem = fold(short.name).slice(0, Math.max(3, short.name.length - 1));
  return whole.words > 1 && fold(whole.name).startsWith(stem);
}

/** Where the value of a label ends being a name: "João Silva (dono)", "João Silva - diretor". */
const END = /\s*(?:[(|;,/•·\u2588]|\s[-–—]|\s@|[.!?]\s)|\s{3,}/;

/** "Nome:" says it outright; "Contato:" and "Cliente:" are also put before firms and phones. */
const OUTRIGHT = /^(?:seu )?nom|^name|name$|^primeiro|^quem |^como |^what |^who |^cual |^qual /;

export interface LabelledName {
  name: string;
  at?: Occurrence;
}

interface Value {
  segment: Segment;
  start: number;
  text: string;
}

/** Returns the words after the label, up to the first phone or email or to the end of the name. */
function readValue(segment: Segment, points: readonly Occurrence[]): Value | undefined {
  const ends = points.filter((point) => point.segment === segment).map(({ start }) => start);
  const value = segment.text.slice(0, Math.min(100, segment.text.length, ...ends));
  const cut = value.slice(0, END.exec(value)?.index);
  const text = cut.replace(/[\s<([:–—-]+$/, '').replace(/^[\s"'“]+|["'”]+$/g, '');
  return /\p{L}/u.test(text) ? { segment, start: value.indexOf(text), text } : undefined;
}

function withSurname(text: string, segments: readonly Segment[]): string {
  const surname = segments.find(({ label, text: value }) => label === 'surname' && value !== '');
  if (surname === undefined || fold(text).includes(fold(surname.text))) return text;
  surname.taken.push({ start: 0, end: surname.text.length });
  return `${text} ${surname.text}`;
}

/** The name that a label gives: "Nome: …", or one under a label that may give other things as well. */
export function labelledName(
  segments: readonly Segment[],
  points: readonly Occurrence[],
): LabelledName | undefined {
  const values = segments
    .filter(({ label }) => label === 'name')
    .flatMap((segment) => readValue(segment, points) ?? []);
  const isOutright = ({ segment }: Value) =>
    OUTRIGHT.test(fold(segment.labelText.replace(/[^\p{L} ]/gu, '').trim()));
  const shapes = values.map((value) => ({
    value,
    whole: shapeOf(value.text),
    start: nameAtStart(value.text),
  }));
  const isOf = (pattern: RegExp) => (one: (typeof shapes)[number]) =>
    one.whole !== undefined && pattern.test(fold(one.value.segment.labelText));
  // A child or a patient is whom it is about, and who answers for them is called.
  const guardian = shapes.some(isOf(/alun|pacient|crianc|student|patient/))
    ? shapes.find(isOf(/respons|guardian|parent/))
    : undefined;
  const best =
    guardian ??
    shapes.find(({ value }) => isOutright(value)) ??
    shapes.find(({ whole }) => whole?.isKnown) ??
    shapes.find(({ start }) => start?.isKnown) ??
    shapes.find(({ whole }) => whole !== undefined);
  if (best === undefined) return undefined;
  const { value, whole, start } = best;
  const isWhole = isOutright(value) || whole !== undefined;
  const text = isWhole ? value.text : (start?.name ?? value.text);
  const read = parseName(withSurname(text, segments));
  if (!read.ok) return undefined;
  const at = { segment: value.segment, start: value.start, end: value.start + text.length };
  return { name: read.value, at: isWhole ? at : undefined };
}
