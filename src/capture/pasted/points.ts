import type { Piece, Span } from './pieces.ts';

/** Where a phone or an email stands. */
export interface Point extends Span {
  piece: Piece;
}
