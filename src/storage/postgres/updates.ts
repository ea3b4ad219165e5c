import { text } from '../column-values.ts';
import { repOf } from '../from-row.ts';
import type { Store } from '../store.ts';
import { DB_NOW } from './leases.ts';
import type { Query } from './pool.ts';

type UpdateMethods = Pick<
  Store,
  'receive' | 'waitingKeys' | 'repState' | 'setting' | 'saveSetting'
>;

// Rows are written in one order by every replica: two that receive the same batch wait for each other and
// do not deadlock. A waiting update always has its rep: the lease is there.
const receive = {
  name: 'receive',
  text: `
    WITH given AS (
      SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[]) AS g (update_id, key, payload)
    ), rep AS (
      INSERT INTO reps (key, touched_at) SELECT DISTINCT key, $4::bigint FROM given ORDER BY key
      ON CONFLICT DO NOTHING
    ), received AS (
      INSERT INTO updates (update_id, key, payload, state, received_at)
      SELECT update_id, key, payload, 'waiting', $4 FROM given ORDER BY update_id
      ON CONFLICT DO NOTHING RETURNING key
    )
    SELECT DISTINCT key FROM received`,
  repeatable: true,
};

const waitingKeys = {
  name: 'waiting-keys',
  text: `
    SELECT w.key FROM (
      SELECT DISTINCT ON (key) key, update_id, retry_at FROM updates
      WHERE state = 'waiting' ORDER BY key, update_id
    ) w JOIN reps r ON r.key = w.key
    WHERE w.retry_at <= $1::bigint
      AND (r.holder IS NULL OR r.holder = $3 OR r.held_until <= ${DB_NOW})
    ORDER BY w.update_id LIMIT $2`,
  repeatable: true,
};

const repState = {
  name: 'rep-state',
  text: 'SELECT log, draft, parked, summary, locale, phone_locale, event, correction FROM reps WHERE key = $1',
  repeatable: true,
};

const setting = {
  name: 'setting',
  text: 'SELECT value FROM settings WHERE name = $1',
  repeatable: true,
};

const saveSetting = {
  name: 'save-setting',
  text: `INSERT INTO settings (name, value) VALUES ($1, $2)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  repeatable: true,
};

/** The inbox, and what is remembered of reps and of the bot itself. */
export function createUpdates({ query, holder }: { query: Query; holder: string }): UpdateMethods {
  return {
    async receive(updates, now) {
      if (updates.length === 0) return [];
      const rows = await query(receive, [
        updates.map(({ updateId }) => updateId),
        updates.map(({ key }) => key),
        updates.map(({ payload }) => payload),
        now,
      ]);
      return rows.map((row) => text(row.key));
    },

    async waitingKeys(now, limit) {
      const rows = await query(waitingKeys, [now, limit, holder]);
      return rows.map((row) => text(row.key));
    },

    async repState(key) {
      const [row] = await query(repState, [key]);
      return row ? repOf(row) : {};
    },

    async setting(name) {
      const [row] = await query(setting, [name]);
      return row && text(row.value);
    },

    async saveSetting({ name, value }) {
      await query(saveSetting, [name, value]);
    },
  };
}
