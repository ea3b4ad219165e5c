import { Client } from 'pg';
import { number } from '../column-values.ts';
import type { Found } from '../inspect.ts';
import { connectionTo } from './pool.ts';
import { DatabaseFailed } from './postgres-errors.ts';

/** PostgreSQL 14: the lead among replicas ends sessions that are silent (idle_session_timeout). */
const SERVER_MIN = 140_000;

/** Throws DatabaseFailed. */
export async function inspectPostgres(url: string): Promise<Found> {
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
