import type { Shape } from './name-shape.ts';
import type { Piece } from './pieces.ts';
import type { Point } from './points.ts';

/** What has the shape of a name, and where it stands. */
export interface Place extends Shape {
  at: Point;
  /** It stands by itself; a name inside a sentence stays there. */
  isWhole: boolean;
}

/** The first time after `from`, or the last time before `before`. */
export function placeOf(
  piece: Piece,
  shape: Shape,
  { from = 0, before, isWhole }: { from?: number; before?: number; isWhole: boolean },
): Place {
  const { text } = piece;
  const found =
    before === undefined ? text.indexOf(shape.name, from) : text.lastIndexOf(shape.name, before);
  const start = Math.max(0, found);
  return { ...shape, isWhole, at: { piece, start, end: start + shape.name.length } };
}

/** What `read` makes of the first value that it makes something of. */
export function firstOf<T, R>(
  values: Iterable<T>,
  read: (value: T) => R | undefined,
): R | undefined {
  for (const value of values) {
    const result = read(value);
    if (result !== undefined) return result;
  }
  return undefined;
}
