/**
 * The database failed. PostgreSQL's own errors quote the values of a statement (`detail`: "Key (key)=(…)
 * already exists", "Failing row contains (…)"), which are people's names and phones; this one says what
 * went wrong, and nothing of them.
 */
export class DatabaseFailed extends Error {
  /** SQLSTATE, or the system's code for a broken connection, e.g. ECONNREFUSED. */
  readonly code: string | undefined;
  /** The statement was undone for the sake of another one: running it again is safe. */
  readonly isUndone: boolean;
  /** The connection broke: the statement may have been carried out or not. */
  readonly isDisconnected: boolean;

  constructor(error: unknown, statement: string) {
    const code = codeOf(error);
    super(`${statement}: ${sayable(error, code)}`);
    this.code = code;
    this.isUndone = code === SERIALIZATION || code === DEADLOCK;
    this.isDisconnected = !isSqlState(code) || /^(08|57P0|53300)/.test(code);
  }
}

const SERIALIZATION = '40001';
const DEADLOCK = '40P01';
/** Another row has the key of a unique index. */
export const UNIQUE_VIOLATION = '23505';

function isSqlState(code: string | undefined): code is string {
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Messages of classes 22 (data) and 23 (constraints) quote values; those of the others do not. */
function sayable(error: unknown, code: string | undefined): string {
  if (!(error instanceof Error)) return 'failed';
  if (!isSqlState(code)) return error.message || (code ?? error.name);
  return /^2[23]/.test(code) ? `refused (${code})` : `${error.message} (${code})`;
}
