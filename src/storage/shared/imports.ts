import { importStateShape } from '../../domain/import.ts';
import { number, text } from '../column-values.ts';
import { importListOf, importRowOf } from '../from-row.ts';
import type { ImportStore } from '../store.ts';
import type { OperationDeps } from './operations.ts';

type ImportReads = Pick<
  ImportStore,
  'importStatus' | 'importRows' | 'endImport' | 'latestImport' | 'countImports' | 'stopImport'
>;

const counted = (state: string): string =>
  `(SELECT COUNT(*) FROM import_rows r WHERE r.import_id = i.id AND r.state = '${state}') AS ${state}`;

const KNOWN = `(SELECT COUNT(*) FROM import_rows r WHERE r.import_id = i.id
  AND r.state IN ('wrong', 'failed') AND r.problem = 'known') AS known`;

const rowsWhere = (condition: string): string =>
  `SELECT r.row, r.given, r.contact, r.problem, r.guessed FROM import_rows r
   WHERE r.import_id = $1 ${condition} ORDER BY r.row LIMIT $2`;

const ROWS = {
  all: rowsWhere(''),
  failed: rowsWhere("AND r.state IN ('wrong', 'failed')"),
};

/** Queries about an import: plain SQL that both databases share. */
export function createImportReads({ read, write }: OperationDeps): ImportReads {
  return {
    async importStatus(id) {
      const [row] = await read(
        'import-status',
        `SELECT i.list, i.card_id, i.state, i.created_at, ${counted('wrong')}, ${counted('waiting')},
           ${counted('open')}, ${counted('created')}, ${counted('failed')}, ${KNOWN}
         FROM imports i WHERE i.id = $1`,
        [id],
      );
      const list = row && importListOf(row);
      const state = row && importStateShape.safeParse(row.state).data;
      if (!list || !state) return undefined;
      const counts = {
        wrong: number(row.wrong),
        waiting: number(row.waiting),
        open: number(row.open),
        created: number(row.created),
        failed: number(row.failed),
      };
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const known = number(row.known);
      return { list, state, createdAt: number(row.created_at), total, known, ...counts };
    },

    async countImports(repId, states) {
      const [row] = await read(
        `count-imports-${states.length}`,
        `SELECT COUNT(*) AS count FROM imports WHERE rep_id = $1
           AND state IN (${states.map((_, at) => `$${at + 2}`).join(', ')})`,
        [repId, ...states],
      );
      return number(row?.count);
    },

    async importRows(id, which, limit) {
      return (await read(`import-rows-${which}`, ROWS[which], [id, limit])).map(importRowOf);
    },

    async endImport(id, now) {
      const ended = await write(
        'end-import',
        `UPDATE imports SET state = 'done', touched_at = $2 WHERE id = $1 AND state = 'running'
           AND NOT EXISTS (SELECT 1 FROM import_rows r
             WHERE r.import_id = imports.id AND r.state IN ('waiting', 'open'))
         RETURNING id`,
        [id, now],
      );
      return ended.length === 1;
    },

    async stopImport(id, now) {
      await write(
        'stop-import',
        `UPDATE imports SET state = 'cancelled', touched_at = $2 WHERE id = $1 AND state = 'running'`,
        [id, now],
      );
    },

    async latestImport(repId, states) {
      if (states.length === 0) return undefined;
      // One statement for each number of states, of which there are five at most.
      const among = states.map((_, index) => `$${index + 2}`).join(', ');
      const [row] = await read(
        `latest-import-${states.length}`,
        `SELECT i.id, i.state FROM imports i WHERE i.rep_id = $1 AND i.state IN (${among})
         ORDER BY i.created_at DESC, i.id LIMIT 1`,
        [repId, ...states],
      );
      return row && { id: text(row.id), state: importStateShape.parse(row.state) };
    },
  };
}
