import type { Database } from './open-store.ts';
import { inspectPostgres } from './postgres/inspect.ts';
import { migrations } from './shared/schema.ts';
import { inspectSqlite } from './sqlite/inspect.ts';

/** How a database was found, without a change to it. */
export type Found =
  /** `schema` is the number of its last migration; 0 for an empty one. */
  | { kind: 'readable'; schema: number }
  /** The start makes it. */
  | { kind: 'not-there' }
  | { kind: 'in-use' }
  | { kind: 'old-server'; version: string }
  | { kind: 'failed'; reason: string };

/** The number of the last migration that this version knows. */
export const LAST_MIGRATION = migrations('').length;

/** Looks at a database as the bot would find it: by reading, and never making or changing anything. Never rejects. */
export async function inspectDatabase(database: Database): Promise<Found> {
  try {
    return database.engine === 'postgres'
      ? await inspectPostgres(database.url)
      : inspectSqlite(database.file);
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' };
  }
}
