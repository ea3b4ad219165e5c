import { laneOf } from '../../domain/job.ts';
import { number, text } from '../column-values.ts';
import type { Store } from '../store.ts';
import type { OperationDeps } from './operations.ts';

/** What the upkeep needs to tell reps before their unfinished contacts go. */
export function createIdleForms({
  read,
  write,
}: OperationDeps): Pick<Store, 'idleForms' | 'addJob'> {
  return {
    async idleForms(from, before, limit) {
      const rows = await read(
        'idle-forms',
        `SELECT key, touched_at FROM reps
         WHERE draft IS NOT NULL AND touched_at >= $1 AND touched_at < $2 ORDER BY touched_at LIMIT $3`,
        [from, before, limit],
      );
      return rows.map((row) => ({ key: text(row.key), touchedAt: number(row.touched_at) }));
    },

    async addJob({ key, work, runAt }, now) {
      await write(
        'add-job',
        `INSERT INTO jobs (key, kind, lane, work, state, run_at, created_at)
         VALUES ($1, $2, $3, $4, 'pending', $5, $6) ON CONFLICT (key) DO NOTHING`,
        [key, work.kind, laneOf(work), JSON.stringify(work), runAt ?? now, now],
      );
    },
  };
}
