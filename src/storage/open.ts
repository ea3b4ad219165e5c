import { openSqlite } from './sqlite/open.ts';
import type { Store } from './store.ts';

/** Where everything is kept: DATABASE_URL. */
export type Database = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string };

/** Opens the store and brings its schema up to date. Throws StoreInUse, StoreTooNew, or what the engine says. */
export async function openStore(database: Database): Promise<Store> {
  if (database.engine === 'sqlite') return openSqlite(database.file);
  throw new Error('PostgreSQL is not supported yet');
}
