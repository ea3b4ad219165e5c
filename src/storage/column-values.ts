/** A row as a driver gives it: each column is checked where it is read. */
export type Row = Record<string, unknown>;

export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`text expected in the database, found ${typeof value}`);
}

export function number(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`number expected in the database, found ${typeof value}`);
}

/** The column read by `read`, or undefined where it is NULL. */
export function optional<T>(value: unknown, read: (text: string) => T): T | undefined {
  return value === null || value === undefined ? undefined : read(text(value));
}

/** JSON for a TEXT column; NULL for what is absent. */
export function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/**
 * Text for a column that holds no JSON (JSON has it escaped). PostgreSQL refuses NUL in text: an error
 * message that quotes one would make its update fail for ever.
 */
export function plain(value: string): string {
  return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}

/** Why a job is aside that this version of the bot cannot read. */
export const UNREADABLE = 'unreadable';
