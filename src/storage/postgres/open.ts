import { Client } from 'pg';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { createClaims } from '../shared/claims.ts';
import { createCounts } from '../shared/counts.ts';
import { createForget } from '../shared/erase.ts';
import { createIdleForms } from '../shared/idle-forms.ts';
import { createImportReads } from '../shared/imports.ts';
import { createOperations, type OperationDeps } from '../shared/operations.ts';
import { createReminders } from '../shared/reminders.ts';
import { createCards } from '../shared/shown-contacts.ts';
import { createStory } from '../shared/story.ts';
import { createTeamTables } from '../shared/team-tables.ts';
import { type Lead, type Store, StorePooled, StoreTooNew } from '../store.ts';
import { createContacts } from './contacts.ts';
import { createImports } from './imports.ts';
import { createJobs } from './jobs.ts';
import { createLead } from './leader.ts';
import { openLeases } from './leases.ts';
import { bringUpToDate } from './migrate.ts';
import { connectionTo, openPool } from './pool.ts';
import { DatabaseFailed } from './postgres-errors.ts';
import { createPurge } from './purge.ts';
import { createTurns } from './turns.ts';
import { createUpdates } from './updates.ts';

export interface PostgresOptions {
  clock: Clock;
  log: Log;
  /** How long a replica that died keeps its keys. */
  leaseMs?: number;
  /** How often the leader gives a sign of life. */
  beatMs?: number;
}

export interface Postgres {
  store: Store;
  lead: Lead;
}

/**
 * Opens the database (PostgreSQL 14 or newer) at a postgres:// URL and brings its schema up to date; any
 * number of replicas may do so. Throws StoreTooNew, StorePooled, or DatabaseFailed if it cannot be reached.
 */
export async function openPostgres(url: string, options: PostgresOptions): Promise<Postgres> {
  const { log, leaseMs } = options;
  await migrate(url);
  await checkSessions(url);
  const { query, transaction, close } = openPool(url, log);
  const leases = openLeases({ query, log, leaseMs });
  const plainSql: OperationDeps = {
    read: (name, text, values) => query({ name, text, repeatable: true }, values),
    write: (name, text, values) => query({ name, text }, values),
  };
  const store: Store = {
    ...createUpdates({ query, holder: leases.holder }),
    ...createTurns({ query, transaction, leases }),
    ...createJobs({ query }),
    ...createContacts({ query }),
    ...createImports({ transaction }),
    ...createPurge({ transaction }),
    ...createImportReads(plainSql),
    ...createCards(plainSql),
    ...createClaims(plainSql),
    ...createTeamTables(plainSql),
    ...createCounts(plainSql),
    ...createReminders(plainSql),
    ...createIdleForms(plainSql),
    ...createForget(plainSql),
    ...createStory(plainSql),
    ...createOperations(plainSql),
    async close() {
      await leases.close();
      await close();
    },
  };
  return { store, lead: createLead({ url, ...options }) };
}

/**
 * Throws StorePooled where a pooler hands the session of a connection that is idle to another one (PgBouncer's
 * transaction mode): who leads among the replicas is told by a lock of a session.
 */
async function checkSessions(url: string): Promise<void> {
  const clients = [1, 2].map(() => new Client(connectionTo(url, 'contact-bot-check')));
  try {
    const sessions = new Set<unknown>();
    for (const client of clients) {
      client.on('error', () => {});
      await client.connect();
      const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
      sessions.add(rows[0]?.pid);
    }
    if (sessions.size < clients.length) throw new StorePooled('connections share a session');
  } catch (error) {
    if (error instanceof StorePooled) throw error;
    throw new DatabaseFailed(error, 'check-sessions');
  } finally {
    await Promise.allSettled(clients.map((client) => client.end()));
  }
}

/** On a connection of its own: a migration may take longer than any statement after it. */
export async function migrate(url: string): Promise<void> {
  let client: Client | undefined;
  try {
    client = new Client({
      ...connectionTo(url, 'contact-bot-migration'),
      statement_timeout: false,
      query_timeout: 0,
    });
    // A connection that breaks tells the query under way; this is for the moments between.
    client.on('error', () => {});
    await client.connect();
    await bringUpToDate(client);
  } catch (error) {
    if (error instanceof StoreTooNew) throw error;
    throw new DatabaseFailed(error, 'migrate');
  } finally {
    await client?.end().catch(() => {});
  }
}
