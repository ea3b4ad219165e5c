import type { ClientBase } from 'pg';
import { number } from '../column-values.ts';
import { migrations } from '../shared/schema.ts';
import { StoreTooNew } from '../store.ts';

/** Ours among the advisory locks of a database: "kinb" (the next number is purge.ts's). */
export const LOCKS = 0x6b696e62;
const MIGRATION_LOCK = 1;

/**
 * Brings the schema up to date. Replicas that start at the same time take turns: each migration is a
 * transaction that holds the lock, and begins with its own number. Throws StoreTooNew.
 */
export async function bringUpToDate(client: Pick<ClientBase, 'query'>): Promise<void> {
  const steps = migrations('BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY');
  for (;;) {
    await client.query('BEGIN');
    try {
      await client.query('SELECT pg_advisory_xact_lock($1, $2)', [LOCKS, MIGRATION_LOCK]);
      await client.query('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)');
      const newest = await client.query(
        'SELECT COALESCE(MAX(number), 0) AS number FROM migrations',
      );
      const applied = number(newest.rows[0]?.number);
      if (applied > steps.length) {
        throw new StoreTooNew(
          `the database has schema ${applied}, this version of the bot knows up to ${steps.length}`,
        );
      }
      const next = steps[applied];
      if (next !== undefined) {
        await client.query('INSERT INTO migrations VALUES ($1)', [applied + 1]);
        await client.query(next);
      }
      await client.query('COMMIT');
      if (next === undefined) return;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    }
  }
}
