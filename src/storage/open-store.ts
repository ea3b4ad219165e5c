import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { openPostgres } from './postgres/open.ts';
import { DatabaseFailed } from './postgres/postgres-errors.ts';
import { openSqlite } from './sqlite/open.ts';
import { type Lead, leadAlone, type Store } from './store.ts';

/** Where everything is kept: DATABASE_URL. */
export type Database = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string };

/** Whether the database cannot be reached just now; to wait for it makes sense. */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof DatabaseFailed && error.isDisconnected;

/** Whether the database refuses us: a wrong password, or none of that name. To wait for it makes none. */
export const isDatabaseRefused = (error: unknown): boolean =>
  error instanceof DatabaseFailed && /^(?:28|3D)/.test(error.code ?? '');

export interface OpenedStore {
  store: Store;
  /** Decides which replica fetches updates. */
  lead: Lead;
  /** Copies the database to a file; PostgreSQL has tools of its own. */
  backup?: (to: string) => Promise<void>;
}

/**
 * Opens the store and brings its schema up to date. Throws StoreInUse, StoreTooNew, or what the
 * engine says.
 */
export async function openStore(
  database: Database,
  deps: { clock: Clock; log: Log },
): Promise<OpenedStore> {
  if (database.engine === 'postgres') return openPostgres(database.url, deps);
  const store = openSqlite(database.file);
  const backup = (to: string): Promise<void> => store.backup(to, deps.clock.now());
  return { store, lead: leadAlone, backup };
}
