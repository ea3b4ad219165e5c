import { fold } from './fold.ts';
import { type Place, placeOf } from './name-place.ts';
import { shapeOf } from './name-shape.ts';
import type { Piece } from './pieces.ts';
import type { Point } from './points.ts';

/** A closing after which only a name comes. */
const CLOSING_WORDS =
  'att|atte|atenciosamente|cordialmente|abra[cç]os?|grande abra[cç]o|um abra[cç]o|abs|bjs|obrigad[oa]|obg|grat[oa]|saludos?(?: cordiales)?|un saludo|gracias|atentamente|(?:best|kind|warm) regards|regards|best|thanks(?: again)?|thank you|many thanks|cheers|sincerely|respeitosamente|muito obrigad[oa]';
const CLOSING = new RegExp(`^\\W*(?:${CLOSING_WORDS})(?: desde j[aá])?[\\s,.!-]*$`, 'iu');
/** "Abraços, Ana Lima" in one line. */
const CLOSING_BEFORE = new RegExp(
  `^\\W*(?:${CLOSING_WORDS})(?: desde j[aá])?[,.!-]{1,3}\\s+`,
  'iu',
);

/** What a line with a name has going for it. */
const OF_MAILBOX = 8;
const KNOWN = 6;
const AFTER_CLOSING = 5;
/** In a signature or on a card, at most so many lines lie between the name and the first phone or email. */
const NEAR_LINES = 4;

export interface NameLine {
  place: Place;
  /** More than its shape says that it is a name. */
  isStrong: boolean;
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
  pieces: readonly Piece[],
  points: readonly Point[],
  emails: readonly string[],
): NameLine | undefined {
  const pointed = new Set(points.map(({ piece }) => piece));
  const first = pieces.findIndex((piece) => pointed.has(piece));
  let best: { place: Place; score: number } | undefined;
  for (const [index, piece] of pieces.entries()) {
    if (pointed.has(piece) || (piece.label !== undefined && piece.label !== 'name')) continue;
    const closing = CLOSING_BEFORE.exec(piece.text)?.[0] ?? '';
    const text = piece.text.slice(closing.length);
    const shape = shapeOf(text) ?? shapeOf(text.split(/\s[-–—/]\s|[|,•·(]/, 1)[0] ?? '');
    if (shape === undefined) continue;
    const isClosed = closing !== '' || CLOSING.test(pieces[index - 1]?.text ?? '');
    const isOfMailbox = ownsMailbox(shape.name, emails);
    if (shape.words < 2 && !shape.isKnown && !isClosed && !isOfMailbox) continue;
    const score =
      (isOfMailbox ? OF_MAILBOX : 0) +
      (shape.isKnown ? KNOWN : 0) +
      (isClosed ? AFTER_CLOSING : 0) +
      (Math.abs(first - index) <= NEAR_LINES ? 2 : 0) +
      (index < first ? 2 : 0) +
      (shape.words > 1 ? 1 : 0);
    // Of two lines that are as good, the one nearer to the phone below.
    const isBetter =
      best === undefined || score > best.score || (score === best.score && index < first);
    if (isBetter) best = { place: placeOf(piece, shape, { isWhole: true }), score };
  }
  return best && { place: best.place, isStrong: best.score > AFTER_CLOSING };
}
