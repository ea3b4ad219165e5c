import { EMAIL, PHONE } from './labels.ts';
import { type Place, placeOf } from './name-place.ts';
import { nameAtEnd, nameAtStart, shapeOf } from './name-shape.ts';
import { isRole } from './not-names.ts';
import type { Point } from './points.ts';

/** How far from a phone or an email a name beside it can begin: also what bounds the time. */
const BESIDE_MAX = 160;

/** Between a name and the phone or email beside it. */
const SEPARATORS = /(?:[\s\-–—|,;:/•·(<[=>→"'*.]|\ufe0f|\p{Extended_Pictographic})+$/u;

/** Between parts of a line; the point of "Mr." and "Dra." is none. */
const SEGMENTS =
  /\s[-–—|/]\s|[,;:|•·(!?\u2588]|(?<!(?:^|\s)(?:mrs?|ms|dra?|sra?|prof|eng|ing))\.\s/iu;

/** The label of the phone or email itself: "tel.", "meu whats é". */
const OWN_LABEL = new RegExp(
  `(?:^|[\\s,;.(–—-])(?:(?:o|a|e|y|and|no|pelo|meu|minha|my|mi|seu|su)\\s+)*(?:${PHONE}|${EMAIL}|contato|contacto|contact)(?:\\s+(?:é|eh|is|es|dele|dela|com))?[\\s.:=–—-]*$`,
  'iu',
);

/** The words before a phone or an email, without its own label. */
function textBefore({ piece, start }: Point): string {
  let before = piece.text.slice(Math.max(0, start - BESIDE_MAX), start);
  // Several may stand there: "Ana - cel/whats:".
  for (let round = 0; round < 3; round += 1) {
    const own = OWN_LABEL.exec(before);
    if (own === null) break;
    before = before.slice(0, own.index);
  }
  return before.replace(SEPARATORS, '');
}

/** "Ana Lima - 85 …", "Ana Lima, dentista, tel 85 …": all that stands there, or a part between separators. */
export function nameBefore(point: Point): Place | undefined {
  const { piece, start } = point;
  const before = textBefore(point);
  const whole = shapeOf(before);
  if (whole) return placeOf(piece, whole, { before: start, isWhole: true });
  const segments = before.split(SEGMENTS);
  const first = shapeOf(segments[0] ?? '');
  const last = shapeOf(segments.at(-1) ?? '');
  const isFirst = first && (first.isKnown || first.words > 1) && (first.isKnown || !last?.isKnown);
  if (isFirst) return placeOf(piece, first, { isWhole: true });
  return last && placeOf(piece, last, { before: start, isWhole: true });
}

/** "segue o contato do João Silva 85 …", "João Silva quer orçamento, 85 …": inside a sentence. */
export function nameInsideBefore(point: Point): Place | undefined {
  const before = textBefore(point);
  const end = nameAtEnd(before);
  if (end && (end.isKnown || end.words > 1)) {
    return placeOf(point.piece, end, { before: point.start, isWhole: false });
  }
  // "motorista Genival 41 …", "reservas com Thayná 88 …".
  const previous = /(\p{L}+)\s+\S+$/u.exec(before)?.[1] ?? '';
  if (end && !end.isSmall && (isRole(previous) || /^(?:com|con|with)$/i.test(previous))) {
    return placeOf(point.piece, end, { before: point.start, isWhole: false });
  }
  const start = nameAtStart(before);
  return start?.isKnown && !start.isSmall
    ? placeOf(point.piece, start, { isWhole: false })
    : undefined;
}

const LEAD =
  /^[\s\-–—|,;:/•·(>)\]]*(?:(?:fal(?:ar|e) com|com|with|ask for|con|d[oa]|é d[oa])\s+(?:[oa]\s+)?)?/iu;

/** "85 … - Ana Lima", "85 … (Ana)". */
export function nameAfter({ piece, end }: Point): Place | undefined {
  const after = piece.text.slice(end, end + BESIDE_MAX);
  const rest = after.slice(LEAD.exec(after)?.[0].length ?? 0);
  const segment = rest.split(/[(|;,/•·)!?\u2588]|\s[-–—]|\.\s/)[0] ?? '';
  const whole = shapeOf(segment);
  if (whole && (whole.isKnown || whole.words > 1))
    return placeOf(piece, whole, { from: end, isWhole: true });
  const start = nameAtStart(segment);
  return start?.isKnown && !start.isSmall
    ? placeOf(piece, start, { from: end, isWhole: false })
    : undefined;
}
