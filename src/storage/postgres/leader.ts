import { Client } from 'pg';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Lead, LeadOptions } from '../store.ts';
import { LOCKS } from './migrate.ts';
import { connectionTo } from './pool.ts';
import { DatabaseFailed } from './postgres-errors.ts';

/**
 * Every beat the leader asks the server for a sign of life, and those who stand by ask for the lead. A
 * leader that has no answer for two beats stops: within 6 s of losing touch. The server ends a session
 * that was silent for four (idle_session_timeout, PostgreSQL 14), whatever became of the machine or the
 * network, and with it the lock: another leads within 12 s, and not before the first has stopped.
 */
const BEAT_MS = 2_000;

export interface LeaderDeps {
  url: string;
  clock: Clock;
  log: Log;
  beatMs?: number;
}

export function createLead({ url, clock, log, beatMs = BEAT_MS }: LeaderDeps): Lead {
  // The lead is of those who share the tables: two bots may live in two schemas of one database.
  const acquire = `SELECT pg_try_advisory_lock(${LOCKS}, hashtext(current_schema())) AS leads`;

  async function stand({ onLead, onLost, signal }: LeadOptions): Promise<void> {
    const client = new Client({
      ...connectionTo(url, 'contact-bot-leader'),
      query_timeout: 2 * beatMs,
      connectionTimeoutMillis: 2 * beatMs,
    });
    const broken = new AbortController();
    client.on('error', () => broken.abort());
    const ended = AbortSignal.any([signal, broken.signal]);
    try {
      await client.connect();
      await client.query(`SET idle_session_timeout = ${4 * beatMs}`);
      for (;;) {
        const { rows } = await client.query<{ leads: boolean }>(acquire);
        if (rows[0]?.leads || ended.aborted) break;
        await clock.sleep(beatMs, ended);
      }
      if (ended.aborted) return;
      log.info({}, 'this replica leads');
      onLead();
      try {
        while (!ended.aborted) {
          await clock.sleep(beatMs, ended);
          if (!ended.aborted) await client.query('SELECT 1');
        }
      } finally {
        log.info({}, 'this replica does not lead any more');
        await onLost();
      }
    } finally {
      // The end of the session is the end of its lock. (A goodbye may hang as long as the network does.)
      client.connection.stream.destroy();
    }
  }

  return async function lead(options) {
    const { signal } = options;
    while (!signal.aborted) {
      try {
        await stand(options);
      } catch (error) {
        const { message } = new DatabaseFailed(error, 'lead');
        log.warn({ reason: message }, 'the database does not answer; not leading');
      }
      await clock.sleep(beatMs, signal);
    }
  };
}
