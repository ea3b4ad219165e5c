import { number, text } from '../column-values.ts';
import { DRAFT_OF_JOB, forgetWays } from '../shared/contacts.ts';
import { BLANK_REP, FORGOTTEN } from '../shared/operations.ts';
import { forgetCards, forgetClaims } from '../shared/shown-contacts.ts';
import type { Store } from '../store.ts';
import { LOCKS } from './migrate.ts';
import type { Transaction } from './pool.ts';

// One replica at a time: of two that take a draft's job and its contact, each would leave its ways to the other.
const alone = {
  name: 'purge-alone',
  text: `SELECT pg_try_advisory_xact_lock(${LOCKS + 1}, hashtext(current_schema())) AS ours`,
};

/** Some rows that meet a condition, and that nobody is at. */
const some = (column: string, table: string, condition: string): string =>
  `ANY (ARRAY(SELECT ${column} FROM ${table} WHERE ${condition} LIMIT $4 FOR UPDATE SKIP LOCKED))`;

const ENDED = "state IN ('cancelled', 'done') AND touched_at < $2";

const purge = {
  name: 'purge',
  text: `
    WITH old_updates AS (
      DELETE FROM updates WHERE update_id =
        ${some('update_id', 'updates', `state <> 'waiting' AND received_at < $1::bigint`)} RETURNING 1
    ), old_jobs AS (
      DELETE FROM jobs WHERE id = ${some('id', 'jobs', 'finished_at < $2::bigint')}
      RETURNING ${DRAFT_OF_JOB} AS draft_id
    ), forgotten_jobs AS (
      DELETE FROM jobs WHERE id = ${some('id', 'jobs', `${FORGOTTEN} AND created_at < $3::bigint`)}
      RETURNING ${DRAFT_OF_JOB} AS draft_id
    ), old_drafts AS (
      UPDATE reps SET draft = NULL, parked = NULL, log = NULL, correction = NULL WHERE key =
        ${some('key', 'reps', '(draft IS NOT NULL OR correction IS NOT NULL) AND touched_at < $2')}
      RETURNING 1
    ), blank_reps AS (
      DELETE FROM reps WHERE key =
        ${some('key', 'reps', `${BLANK_REP} AND holder IS NULL AND touched_at < $2`)} RETURNING 1
    ), old_contacts AS (
      DELETE FROM contacts WHERE draft_id =
        ${some('draft_id', 'contacts', 'created_at < $3::bigint')} RETURNING draft_id
    ), old_imports AS (
      -- Nobody can let an import go on of which some rows have gone.
      UPDATE imports SET state = 'cancelled' WHERE id =
        ${some('id', 'imports', `state IN ('preview', 'paused') AND touched_at < $2`)} RETURNING 1
    ), old_rows AS (
      DELETE FROM import_rows WHERE ctid =
        ${some('ctid', 'import_rows', `import_id IN (SELECT id FROM imports WHERE ${ENDED})`)} RETURNING 1
    ), empty_imports AS (
      DELETE FROM imports WHERE id = ${some(
        'id',
        'imports',
        `${ENDED} AND NOT EXISTS (SELECT 1 FROM import_rows WHERE import_id = imports.id)`,
      )} RETURNING 1
    )
    SELECT (SELECT count(*) FROM old_updates) + (SELECT count(*) FROM old_jobs)
      + (SELECT count(*) FROM old_drafts) + (SELECT count(*) FROM old_contacts)
      + (SELECT count(*) FROM old_imports) + (SELECT count(*) FROM old_rows)
      + (SELECT count(*) FROM empty_imports) + (SELECT count(*) FROM forgotten_jobs) AS gone,
      ARRAY(SELECT draft_id FROM old_jobs WHERE draft_id IS NOT NULL
        UNION ALL SELECT draft_id FROM forgotten_jobs WHERE draft_id IS NOT NULL
        UNION ALL SELECT draft_id FROM old_contacts) AS drafts`,
};
const forget = {
  name: 'forget-ways',
  text: `WITH gone AS (${forgetWays('(SELECT unnest($1::text[]))')} RETURNING 1)
    SELECT count(*) AS gone FROM gone`,
};

const forgetTaken = {
  name: 'forget-claims',
  text: `WITH gone AS (${forgetClaims('(SELECT unnest($1::text[]))')} RETURNING 1)
    SELECT count(*) AS gone FROM gone`,
};
const forgetShown = {
  name: 'forget-cards',
  text: `WITH gone AS (${forgetCards('(SELECT unnest($1::text[]))')} RETURNING 1)
    SELECT count(*) AS gone FROM gone`,
};

/** The removal of all that has grown old. */
export function createPurge(deps: { transaction: Transaction }): Pick<Store, 'purge'> {
  return {
    purge: ({ updatesBefore, formsBefore, contactsBefore, limit }) =>
      deps.transaction(async (query) => {
        const [lock] = await query(alone);
        if (lock?.ours !== true) return 0;
        const [row] = await query(purge, [updatesBefore, formsBefore, contactsBefore, limit]);
        const drafts = texts(row?.drafts);
        const [ways] = await query(forget, [drafts]);
        const [cards] = await query(forgetShown, [drafts]);
        const [claims] = await query(forgetTaken, [drafts]);
        return [row, ways, cards, claims].reduce((sum, one) => sum + number(one?.gone), 0);
      }),
  };
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) throw new TypeError('texts expected in the database');
  return value.map(text);
}
