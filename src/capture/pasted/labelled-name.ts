import { parseName } from '../../domain/fields/name.ts';
import { fold } from './fold.ts';
import { nameAtStart, shapeOf } from './name-shape.ts';
import type { Piece } from './pieces.ts';
import type { Point } from './points.ts';

/** Where the value of a label ends being a name: "João Silva (dono)", "João Silva - diretor". */
const END = /\s*(?:[(|;,/•·\u2588]|\s[-–—]|\s@|[.!?]\s)|\s{3,}/;

/** "Nome:" says it outright; "Contato:" and "Cliente:" are also put before firms and phones. */
const OUTRIGHT = /^(?:seu )?nom|^name|name$|^primeiro/;

export interface LabelledName {
  name: string;
  at?: Point;
}

interface Value {
  piece: Piece;
  start: number;
  text: string;
}

/** What stands after the label, up to the first phone or email and to what is no name any more. */
function readValue(piece: Piece, points: readonly Point[]): Value | undefined {
  const ends = points.filter((point) => point.piece === piece).map(({ start }) => start);
  const value = piece.text.slice(0, Math.min(100, piece.text.length, ...ends));
  const cut = value.slice(0, END.exec(value)?.index);
  const text = cut.replace(/[\s<([:–—-]+$/, '').replace(/^[\s"'“]+|["'”]+$/g, '');
  return /\p{L}/u.test(text) ? { piece, start: value.indexOf(text), text } : undefined;
}

function withSurname(text: string, pieces: readonly Piece[]): string {
  const surname = pieces.find(({ label, text: value }) => label === 'surname' && value !== '');
  if (surname === undefined || fold(text).includes(fold(surname.text))) return text;
  surname.taken.push({ start: 0, end: surname.text.length });
  return `${text} ${surname.text}`;
}

/** The name that a label gives: "Nome: …", or one under a label that may give other things as well. */
export function labelledName(
  pieces: readonly Piece[],
  points: readonly Point[],
): LabelledName | undefined {
  const values = pieces
    .filter(({ label }) => label === 'name')
    .flatMap((piece) => readValue(piece, points) ?? []);
  const isOutright = ({ piece }: Value) =>
    OUTRIGHT.test(fold(piece.labelText.replace(/[^\p{L} ]/gu, '').trim()));
  const shapes = values.map((value) => ({
    value,
    whole: shapeOf(value.text),
    start: nameAtStart(value.text),
  }));
  const best =
    shapes.find(({ value }) => isOutright(value)) ??
    shapes.find(({ whole }) => whole?.isKnown) ??
    shapes.find(({ start }) => start?.isKnown) ??
    shapes.find(({ whole }) => whole !== undefined);
  if (best === undefined) return undefined;
  const { value, whole, start } = best;
  const isWhole = isOutright(value) || whole !== undefined;
  const text = isWhole ? value.text : (start?.name ?? value.text);
  const read = parseName(withSurname(text, pieces));
  if (!read.ok) return undefined;
  const at = { piece: value.piece, start: value.start, end: value.start + text.length };
  return { name: read.value, ...(isWhole && { at }) };
}
