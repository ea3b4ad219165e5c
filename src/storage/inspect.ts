import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { number } from './column-values.ts';
import type { Database } from './open-store.ts';
import { connectionTo } from './postgres/pool.ts';
import { DatabaseFailed } from './postgres/postgres-errors.ts';
import { migrations } from './shared/schema.ts';

/** How a database was found, without a change to it. */
type Found =
  /** `schema` is the number of its last migration; 0 for an empty one. */
  | { kind: 'readable'; schema: number }
  /** The start makes it. */
  | { kind: 'not-there' }
  | { kind: 'in-use' }
  | { kind: 'old-server'; version: string }
  | { kind: 'failed'; reason: string };

/** The number of the last migration that this version knows. */
export const LAST_MIGRATION = migrations('').length;

/** PostgreSQL 14: the lead among replicas ends sessions that are silent (idle_session_timeout). */
const SERVER_MIN = 140_000;

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

function inspectSqlite(file: string): Found {
  if (!existsSync(file)) {
    let folder = dirname(resolve(file));
    while (!existsSync(folder)) folder = dirname(folder);
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
    accessSync(folder, constants.W_OK);
    return { kind: 'not-there' };
  }
  accessSync(file, constants.W_OK);
  accessSync(dirname(resolve(file)), constants.W_OK);
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const hasTable = db
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'")
      .get();
    if (!hasTable) return { kind: 'readable', schema: 0 };
    const row = db.prepare('SELECT COALESCE(MAX(number), 0) AS number FROM migrations').get();
    return { kind: 'readable', schema: number(row?.number) };
  } catch (error) {
    if (error instanceof Error && /locked/.test(error.message)) return { kind: 'in-use' };
    throw error;
  } finally {
    db.close();
  }
}

async function inspectPostgres(url: string): Promise<Found> {
  const client = new Client(connectionTo(url, 'contact-bot-doctor'));
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: string; table: string | null }>(
      `SELECT current_setting('server_version') AS version,
         current_setting('server_version_num') AS number, to_regclass('migrations')::text AS table`,
    );
    const [server] = rows;
    if (Number(server?.number) < SERVER_MIN) {
      return { kind: 'old-server', version: server?.version ?? '' };
    }
    if (server?.table === null) return { kind: 'readable', schema: 0 };
    const newest = await client.query('SELECT COALESCE(MAX(number), 0) AS number FROM migrations');
    return { kind: 'readable', schema: number(newest.rows[0]?.number) };
  } catch (error) {
    throw new DatabaseFailed(error, 'look');
  } finally {
    await client.end().catch(() => {});
  }
}
