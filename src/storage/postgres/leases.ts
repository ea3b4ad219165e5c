import { randomUUID } from 'node:crypto';
import { type Log, reasonOf } from '../../runtime/log.ts';
import type { Query } from './pool.ts';

/** The database's own clock, in ms: replicas need not agree about the time to agree about leases. */
export const DB_NOW = '(extract(epoch FROM now()) * 1000)::bigint';

/**
 * A turn may take longer than the lease (its watchdog barks after 60 s): the lease is renewed while this
 * replica lives, so that the keys of one that died are free again soon.
 */
const LEASE_MS = 20_000;

const renew = {
  name: 'renew',
  text: `UPDATE reps SET held_until = ${DB_NOW} + $3::bigint WHERE key = ANY($1::text[]) AND holder = $2`,
  repeatable: true,
};
const release = {
  name: 'release',
  text: `UPDATE reps SET holder = NULL, held_until = 0 WHERE key = ANY($1::text[]) AND holder = $2`,
  repeatable: true,
};

export interface Leases {
  /** Who holds what this replica holds. */
  holder: string;
  leaseMs: number;
  /** The keys that this replica holds, to the best of its knowledge; the database knows better. */
  held: Set<string>;
  close(): Promise<void>;
}

/** Keeps the keys of the turns under way, and gives them up at the end. */
export function openLeases(deps: { query: Query; log: Log; leaseMs?: number }): Leases {
  const { query, log, leaseMs = LEASE_MS } = deps;
  const holder = randomUUID();
  const held = new Set<string>();

  async function whileHeld(change: typeof renew, values: number[]): Promise<void> {
    if (held.size === 0) return;
    try {
      await query(change, [[...held], holder, ...values]);
    } catch (error) {
      // Nothing is lost: a turn whose lease ran out writes nothing, and is handled again.
      log.warn({ reason: reasonOf(error), keys: held.size }, 'leases could not be kept');
    }
  }

  const timer = setInterval(() => void whileHeld(renew, [leaseMs]), leaseMs / 3).unref();

  return {
    holder,
    leaseMs,
    held,
    async close() {
      clearInterval(timer);
      await whileHeld(release, []);
      held.clear();
    },
  };
}
