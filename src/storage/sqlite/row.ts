import type { SQLOutputValue } from 'node:sqlite';

/** A row as node:sqlite gives it: each column is checked where it is read. */
export type Row = Record<string, SQLOutputValue>;

export function text(value: SQLOutputValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`text expected in the database, found ${typeof value}`);
}

export function number(value: SQLOutputValue | undefined): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`number expected in the database, found ${typeof value}`);
}

/** The column read by `read`, or undefined where it is NULL. */
export function optional<T>(
  value: SQLOutputValue | undefined,
  read: (text: string) => T,
): T | undefined {
  return value === null || value === undefined ? undefined : read(text(value));
}

/** JSON for a TEXT column; NULL for what is absent. */
export function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
