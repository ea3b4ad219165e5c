import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { openPostgres } from './postgres/open.ts';
import { openSqlite } from './sqlite/open.ts';
import { type Lead, leadAlone, type Store } from './store.ts';

/** Where everything is kept: DATABASE_URL. */
export type Database = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string };

/**
 * Opens the store and brings its schema up to date; `lead` decides which replica fetches updates. Throws
 * StoreInUse, StoreTooNew, or what the engine says.
 */
export async function openStore(
  database: Database,
  deps: { clock: Clock; log: Log },
): Promise<{ store: Store; lead: Lead }> {
  if (database.engine === 'postgres') return openPostgres(database.url, deps);
  return { store: openSqlite(database.file), lead: leadAlone };
}
