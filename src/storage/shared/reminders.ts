import { workOf } from '../from-row.ts';
import type { Store } from '../store.ts';
import type { OperationDeps } from './operations.ts';

/** Reminders are jobs that are due later. */
export function createReminders({ read }: Pick<OperationDeps, 'read'>): Pick<Store, 'reminders'> {
  return {
    async reminders(personId, limit) {
      const rows = await read(
        'reminders',
        `SELECT work FROM jobs WHERE kind = 'remind' AND state = 'pending' AND rep_id = $1
         ORDER BY run_at, id LIMIT $2`,
        [personId, limit],
      );
      return rows.flatMap((row) => {
        const work = workOf(row);
        return work?.kind === 'remind' ? [work] : [];
      });
    },
  };
}
