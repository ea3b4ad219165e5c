import { WAYS_IN } from '../../domain/figures.ts';
import { number, optional, text } from '../column-values.ts';
import { repOf, workOf } from '../from-row.ts';
import type { Store } from '../store.ts';
import type { OperationDeps } from './operations.ts';

/** Fine enough for every time zone: some are a quarter of an hour off. */
const QUARTER_MS = 15 * 60_000;
/** Of a very busy team the newest count. */
const ROWS_MAX = 50_000;
const READ_MAX = 10_000;

/** How many contacts were created, counted by the database. */
export function createCounts({
  read,
}: Pick<OperationDeps, 'read'>): Pick<Store, 'contactCounts' | 'eventRest'> {
  return {
    async contactCounts(since) {
      const rows = await read(
        'contact-counts',
        `SELECT created_at / ${QUARTER_MS} AS quarter, rep_id, MAX(rep_name) AS rep_name, event, way,
           COUNT(*) AS count
         FROM contacts WHERE created_at >= $1
         GROUP BY created_at / ${QUARTER_MS}, rep_id, event, way
         ORDER BY created_at / ${QUARTER_MS} DESC LIMIT ${ROWS_MAX}`,
        [since],
      );
      return rows.map((row) => ({
        at: number(row.quarter) * QUARTER_MS,
        repId: number(row.rep_id),
        repName: optional(row.rep_name, (name) => name) ?? text(String(row.rep_id)),
        event: optional(row.event, (event) => event),
        way: WAYS_IN.find((one) => one === row.way),
        count: number(row.count),
      }));
    },

    async eventRest(name) {
      const reps = await read(
        'rep-events',
        'SELECT event FROM reps WHERE event IS NOT NULL LIMIT $1',
        [READ_MAX],
      );
      const jobs = await read(
        'waiting-contacts',
        `SELECT work FROM jobs WHERE kind = 'create-contact' AND state <> 'done' LIMIT $1`,
        [READ_MAX],
      );
      const events = reps.flatMap((row) => repOf(row).event ?? []);
      const waiting = jobs.filter((row) => {
        const work = workOf(row);
        return work?.kind === 'create-contact' && work.saved.origin === name;
      });
      const known = events.reduce(
        (sum, event) => sum + (event.name === name ? (event.known ?? 0) : 0),
        0,
      );
      return { known, waiting: waiting.length };
    },
  };
}
