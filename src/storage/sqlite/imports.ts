import type { DatabaseSync } from 'node:sqlite';
import type { ImportRow } from '../../domain/import.ts';
import type { ImportRowRef, NewJob } from '../../domain/job.ts';
import { json, number, plain, UNREADABLE } from '../column-values.ts';
import { firstState, importListOf, jobsOfRows, repOfKey } from '../from-row.ts';
import type { ImportChange, ImportStore, JobEnd } from '../store.ts';
import type { Write } from './batch.ts';

/** Imports and their rows. */
export function createImportTables(
  db: DatabaseSync,
  write: Write,
  addJobs: (jobs: NewJob[], now: number) => void,
): {
  /** As the rep whose turn it is by its key. */
  change(changes: ImportChange[], key: string, now: number): void;
  endRow(of: ImportRowRef, end: NonNullable<JobEnd['row']>): void;
  store: Pick<ImportStore, 'feedImport'>;
} {
  const open = db.prepare(
    `INSERT INTO imports (id, rep_id, list, state, created_at, touched_at)
     VALUES (?, ?, ?, 'preview', ?, ?) ON CONFLICT DO NOTHING`,
  );
  const putRow = db.prepare(
    `INSERT INTO import_rows (import_id, row, state, given, contact, problem, guessed)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const touch = db.prepare(
    `UPDATE imports SET touched_at = ? WHERE id = ? AND rep_id = ? AND state = 'preview'`,
  );
  const last = db.prepare(
    'SELECT COALESCE(MAX(row), 0) AS row FROM import_rows WHERE import_id = ?',
  );
  const begin = db.prepare(
    `UPDATE imports SET list = ?, state = 'running', touched_at = ?
     WHERE id = ? AND rep_id = ? AND state = 'preview'`,
  );
  const takeRows = db.prepare(
    `UPDATE import_rows SET state = 'waiting', problem = NULL
     WHERE import_id = ? AND state = 'wrong' AND contact IS NOT NULL
       AND problem IN (SELECT value FROM json_each(?))`,
  );
  const leaveRows = db.prepare(
    `UPDATE import_rows SET state = 'wrong', problem = ?
     WHERE import_id = ? AND state = 'waiting' AND guessed IS NOT NULL`,
  );
  const move = db.prepare(
    `UPDATE imports SET state = ?, touched_at = ? WHERE id = ? AND rep_id = ?
       AND state IN (SELECT value FROM json_each(?))`,
  );
  const setCard = db.prepare('UPDATE imports SET card_id = ? WHERE id = ? AND rep_id = ?');
  const running = db.prepare(
    `SELECT list, card_id FROM imports WHERE id = ? AND state = 'running'`,
  );
  const counted = db.prepare(
    `SELECT COUNT(*) AS count FROM import_rows WHERE import_id = ? AND state = 'open'`,
  );
  const waiting = db.prepare(
    `SELECT row, contact FROM import_rows WHERE import_id = ? AND state = 'waiting'
     ORDER BY row LIMIT ?`,
  );
  const endRow = db.prepare(
    `UPDATE import_rows SET state = ?, problem = ? WHERE import_id = ? AND row = ? AND state = ?`,
  );

  function put(id: string, row: ImportRow, at: number): void {
    const problem = row.problem === undefined ? null : plain(row.problem);
    const given = JSON.stringify(row.asWritten);
    putRow.run(id, at, firstState(row), given, json(row.contact), problem, json(row.guessed));
  }

  function change(one: ImportChange, repId: number, now: number): void {
    switch (one.kind) {
      case 'open': {
        const { list, rows } = one;
        if (list.rep.repId !== repId) return;
        if (open.run(list.id, repId, JSON.stringify(list), now, now).changes !== 1) return;
        for (const row of rows) put(list.id, row, row.row);
        return;
      }
      case 'add': {
        if (touch.run(now, one.id, repId).changes !== 1) return;
        const behind = number(last.get(one.id)?.row) + 1;
        for (const [index, row] of one.rows.entries()) put(one.id, row, behind + index);
        return;
      }
      case 'begin': {
        const { list, takes, leaves } = one;
        if (begin.run(JSON.stringify(list), now, list.id, repId).changes !== 1) return;
        if (leaves) leaveRows.run(leaves, list.id);
        takeRows.run(list.id, JSON.stringify(takes));
        return;
      }
      case 'move':
        move.run(one.to, now, one.id, repId, JSON.stringify(one.from));
        return;
      case 'set-card':
        setCard.run(one.messageId, one.id, repId);
    }
  }

  return {
    change(changes, key, now) {
      const repId = repOfKey(key);
      if (repId === undefined) return;
      for (const one of changes) change(one, repId, now);
    },

    endRow({ importId, row }, { outcome, problem }) {
      endRow.run(outcome, problem === undefined ? null : plain(problem), importId, row, 'open');
    },

    store: {
      feedImport(id, upTo, now) {
        return write(() => {
          const isOpen = number(counted.get(id)?.count);
          const found = running.get(id);
          const list = found && importListOf(found);
          if (!list || isOpen >= upTo) return isOpen;
          const { open, jobs, unreadable } = jobsOfRows(list, waiting.all(id, upTo - isOpen));
          addJobs(jobs, now);
          for (const row of open) endRow.run('open', null, id, row, 'waiting');
          for (const row of unreadable) endRow.run('failed', UNREADABLE, id, row, 'waiting');
          return isOpen + open.length;
        });
      },
    },
  };
}
