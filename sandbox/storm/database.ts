import { join } from 'node:path';
import { openPostgresServer } from '../postgres.ts';
import type { Storm } from './options.ts';

export interface Database {
  /** For DATABASE_URL. */
  readonly url: string;
  close(): Promise<void>;
}

/** A fresh database: a file in `folder`, or a PostgreSQL of our own. */
export async function openDatabase(backend: Storm['backend'], folder: string): Promise<Database> {
  if (backend === 'sqlite') {
    return { url: `file:${join(folder, 'bot.db')}`, close: async () => undefined };
  }
  // Processes are killed here, not the machine: what PostgreSQL has written stays written.
  const server = await openPostgresServer({ isDurable: false });
  return { url: await server.freshDatabase(), close: server.close };
}
