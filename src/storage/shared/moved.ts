import type { Row } from '../column-values.ts';

/* A database that was moved to PostgreSQL. */

/** The setting of a file that was moved: when, in Unix ms. No bot starts on it. */
export const MOVED = 'moved';

/** A table to be copied whole. */
export interface Table {
  name: string;
  columns: readonly string[];
  count: number;
  rows(): Iterable<Row>;
}
