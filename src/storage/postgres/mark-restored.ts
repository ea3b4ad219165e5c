import { Client } from 'pg';
import { MARK_AS_COPY } from '../shared/copy.ts';
import { connectionTo } from './pool.ts';
import { DatabaseFailed } from './postgres-errors.ts';

/**
 * Marks a database that pg_restore has filled: the last sign of life in it is taken for the time of the dump. `now` is
 * Unix time in ms. Throws DatabaseFailed.
 */
export async function markRestored(url: string, now: number): Promise<void> {
  const client = new Client(connectionTo(url, 'contact-bot-restore'));
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ value: string }>(
      "SELECT value FROM settings WHERE name IN ('intake-at', 'written-at') ORDER BY value DESC LIMIT 1",
    );
    const [unclear, copied] = MARK_AS_COPY;
    await client.query('BEGIN');
    await client.query(unclear);
    await client.query(copied, [rows[0]?.value ?? String(now)]);
    await client.query('COMMIT');
  } catch (error) {
    throw new DatabaseFailed(error, 'restore');
  } finally {
    await client.end().catch(() => {});
  }
}
