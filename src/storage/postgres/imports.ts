import type { ImportRow } from '../../domain/import.ts';
import { json, number, UNREADABLE } from '../column-values.ts';
import { firstState, importListOf, jobsOfRows, repOfKey } from '../from-row.ts';
import type { ImportChange, ImportStore } from '../store.ts';
import { insertJobs, jobValues } from './new-jobs.ts';
import type { Query, Transaction, Value } from './pool.ts';

const rowsFrom = (first: number): string =>
  `unnest($${first}::int[], $${first + 1}::text[], $${first + 2}::text[], $${first + 3}::text[],
    $${first + 4}::text[], $${first + 5}::text[])
    AS n (row, state, given, contact, problem, guessed)`;

const open = {
  name: 'open-import',
  text: `
    WITH opened AS (
      INSERT INTO imports (id, rep_id, list, state, created_at, touched_at)
      VALUES ($1, $2::bigint, $3, 'preview', $4::bigint, $4) ON CONFLICT DO NOTHING RETURNING id
    )
    INSERT INTO import_rows (import_id, row, state, given, contact, problem, guessed)
    SELECT opened.id, n.row, n.state, n.given, n.contact, n.problem, n.guessed FROM opened, ${rowsFrom(5)}`,
};
const add = {
  name: 'add-to-import',
  text: `
    WITH preview AS (
      UPDATE imports SET touched_at = $3::bigint
      WHERE id = $1 AND rep_id = $2::bigint AND state = 'preview' RETURNING id
    ), behind AS (
      SELECT COALESCE(MAX(r.row), 0) AS row FROM import_rows r WHERE r.import_id = $1
    )
    INSERT INTO import_rows (import_id, row, state, given, contact, problem, guessed)
    SELECT preview.id, behind.row + n.row, n.state, n.given, n.contact, n.problem, n.guessed
    FROM preview, behind, ${rowsFrom(4)}`,
};
const begin = {
  name: 'begin-import',
  text: `
    WITH begun AS (
      UPDATE imports SET list = $3, state = 'running', touched_at = $4::bigint
      WHERE id = $1 AND rep_id = $2::bigint AND state = 'preview' RETURNING id
    )
    UPDATE import_rows r
    SET state = CASE r.state WHEN 'wrong' THEN 'waiting' ELSE 'wrong' END,
      problem = CASE r.state WHEN 'wrong' THEN NULL ELSE $6::text END
    FROM begun
    WHERE r.import_id = begun.id AND (
      (r.state = 'wrong' AND r.contact IS NOT NULL AND r.problem = ANY($5::text[]))
      OR (r.state = 'waiting' AND r.guessed IS NOT NULL AND $6::text IS NOT NULL))`,
};
const move = {
  name: 'move-import',
  text: `UPDATE imports SET state = $3, touched_at = $4::bigint
    WHERE id = $1 AND rep_id = $2::bigint AND state = ANY($5::text[])`,
};
const setCard = {
  name: 'card-of-import',
  text: 'UPDATE imports SET card_id = $3::bigint WHERE id = $1 AND rep_id = $2::bigint',
};

/** As the rep whose turn it is by its key. */
export async function changeImports(
  query: Query,
  changes: ImportChange[],
  key: string,
  now: number,
): Promise<void> {
  const repId = repOfKey(key);
  if (repId === undefined) return;
  for (const one of changes) {
    switch (one.kind) {
      case 'open': {
        const { list, rows } = one;
        if (list.rep.repId !== repId) break;
        const numbers = rows.map(({ row }) => row);
        const values = [list.id, repId, JSON.stringify(list), now];
        await query(open, [...values, ...rowValues(rows, numbers)]);
        break;
      }
      case 'add': {
        const numbers = one.rows.map((_, index) => index + 1);
        await query(add, [one.id, repId, now, ...rowValues(one.rows, numbers)]);
        break;
      }
      case 'begin': {
        const { list, takes, leaves = null } = one;
        await query(begin, [list.id, repId, JSON.stringify(list), now, [...takes], leaves]);
        break;
      }
      case 'move':
        await query(move, [one.id, repId, one.to, now, one.from]);
        break;
      case 'set-card':
        await query(setCard, [one.id, repId, one.messageId]);
    }
  }
}

function rowValues(rows: readonly ImportRow[], numbers: number[]): Value[] {
  return [
    numbers,
    rows.map(firstState),
    rows.map(({ asWritten: given }) => JSON.stringify(given)),
    rows.map(({ contact }) => json(contact)),
    rows.map(({ problem = null }) => problem),
    rows.map(({ guessed }) => json(guessed)),
  ];
}

// Of replicas that feed an import at once, the second waits, and then sees what the first has made.
const running = {
  name: 'running-import',
  text: `SELECT list, card_id FROM imports WHERE id = $1 AND state = 'running' FOR UPDATE`,
};
const counted = {
  name: 'open-rows',
  text: `SELECT COUNT(*) AS count FROM import_rows r WHERE r.import_id = $1 AND r.state = 'open'`,
};
const waiting = {
  name: 'waiting-rows',
  text: `SELECT r.row, r.contact FROM import_rows r WHERE r.import_id = $1 AND r.state = 'waiting'
    ORDER BY r.row LIMIT $2`,
};
const feed = {
  name: 'feed-import',
  text: `
    WITH opened AS (
      UPDATE import_rows r SET state = 'open'
      WHERE r.import_id = $1 AND r.row = ANY($2::int[]) AND r.state = 'waiting'
    ), failed AS (
      UPDATE import_rows r SET state = 'failed', problem = $4
      WHERE r.import_id = $1 AND r.row = ANY($3::int[]) AND r.state = 'waiting'
    ), once AS (SELECT 1), ${insertJobs('once', 5)}
    SELECT 1`,
};

export function createImports(deps: { transaction: Transaction }): Pick<ImportStore, 'feedImport'> {
  return {
    feedImport: (id, upTo, now) =>
      deps.transaction(async (query) => {
        const [found] = await query(running, [id]);
        const [count] = await query(counted, [id]);
        const isOpen = number(count?.count);
        const list = found && importListOf(found);
        if (!list || isOpen >= upTo) return isOpen;
        const rows = await query(waiting, [id, upTo - isOpen]);
        const { open: opened, jobs, unreadable } = jobsOfRows(list, rows);
        if (rows.length === 0) return isOpen;
        await query(feed, [id, opened, unreadable, UNREADABLE, ...jobValues(jobs, now)]);
        return isOpen + opened.length;
      }),
  };
}
