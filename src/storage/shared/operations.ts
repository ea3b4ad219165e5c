import { jobStateShape, laneOf, workKindShape } from '../../domain/job.ts';
import { number, optional, type Row, text } from '../column-values.ts';
import { pendingContactOf, workOf } from '../from-row.ts';
import type { Aside, Store } from '../store.ts';
import { OPEN, stateAsShown } from './lanes.ts';

type Values = readonly (string | number | null)[];

export interface OperationDeps {
  /** Runs a query, known by its name, whose values are written as $1, $2 … */
  read(name: string, sql: string, values: Values): Promise<Row[]>;
  /** The same for one that writes; resolves when it is on disk. */
  write(name: string, sql: string, values: Values): Promise<Row[]>;
}

type OperationMethods = Pick<
  Store,
  | 'waitingContacts'
  | 'jobsBehind'
  | 'checkWritable'
  | 'peopleSince'
  | 'backlog'
  | 'failedItems'
  | 'retryFailed'
>;

/** Queries of people who run the bot, rare enough that both databases share plain SQL. */
export function createOperations({ read, write }: OperationDeps): OperationMethods {
  return {
    async jobsBehind(job, limit) {
      const rows = await read(
        'jobs-behind',
        `SELECT id, work FROM jobs WHERE lane = $1 AND lane <> 'kinbox' AND ${OPEN} AND id > $2
           AND kind = $3 AND state = 'pending' ORDER BY id LIMIT $4`,
        [laneOf(job.work), job.id, job.work.kind, limit],
      );
      return rows.flatMap((row) => {
        const work = workOf(row);
        return work ? [{ id: number(row.id), work }] : [];
      });
    },

    async peopleSince(since) {
      const rows = await read(
        'people-since',
        `SELECT key FROM reps WHERE touched_at >= $1 AND key LIKE 'rep:%' LIMIT 1000`,
        [since],
      );
      return rows.flatMap(({ key }) => Number(text(key).slice('rep:'.length)) || []);
    },

    async checkWritable(now) {
      await write(
        'check-writable',
        `INSERT INTO settings (name, value) VALUES ('written-at', $1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        [String(now)],
      );
    },

    async backlog() {
      const [updates] = await read(
        'updates-waiting',
        `SELECT COUNT(*) AS count, MIN(received_at) AS since FROM updates WHERE state = 'waiting'`,
        [],
      );
      const jobs = await read(
        'jobs-counted',
        `SELECT kind, state, COUNT(*) AS count,
           MIN(CASE WHEN kind = 'remind' THEN run_at ELSE created_at END) AS since FROM jobs
         WHERE state <> 'done' GROUP BY kind, state ORDER BY kind, state`,
        [],
      );
      const owed = jobs.filter(({ state }) => OWED.has(text(state)));
      const oldestJobAt = Math.min(...owed.map(({ since }) => number(since)));
      return {
        updatesWaiting: number(updates?.count),
        oldestUpdateAt: typeof updates?.since === 'number' ? updates.since : undefined,
        jobs: jobs.map(({ kind, state, count }) => ({
          kind: workKindShape.parse(kind),
          state: jobStateShape.parse(state),
          count: number(count),
        })),
        oldestJobAt: owed.length > 0 ? oldestJobAt : undefined,
      };
    },

    async waitingContacts(limit) {
      const rows = await read(
        'waiting-of-all',
        `SELECT work, ${stateAsShown('jobs')} AS state, reason, created_at FROM jobs
         WHERE kind = 'create-contact' AND state <> 'done' AND state <> 'aside' AND import_id IS NULL
         ORDER BY created_at LIMIT $1`,
        [limit],
      );
      return rows.flatMap(pendingContactOf);
    },

    async failedItems(limit) {
      const jobs = await read(
        'jobs-aside',
        `SELECT id, work, reason, created_at FROM jobs WHERE state <> 'done' AND state = 'aside'
         ORDER BY id DESC LIMIT $1`,
        [limit],
      );
      const updates = await read(
        'updates-aside',
        `SELECT update_id, reason, received_at FROM updates WHERE state = 'aside'
         ORDER BY received_at DESC LIMIT $1`,
        [limit],
      );
      return [...jobs.map(failedJob), ...updates.map(failedUpdate)]
        .sort((one, other) => other.since - one.since)
        .slice(0, limit);
    },

    async retryFailed(what, id, now) {
      const rows =
        what === 'job'
          ? await write(
              'retry-job',
              `UPDATE jobs SET state = CASE kind WHEN 'create-contact' THEN 'unclear' ELSE 'pending' END,
                 run_at = $2, created_at = $2, reason = NULL
               WHERE id = $1 AND state = 'aside' RETURNING id`,
              [id, now],
            )
          : await write(
              'retry-update',
              `UPDATE updates SET state = 'waiting', attempts = 0, unfinished = 0, retry_at = 0, received_at = $2
               WHERE update_id = $1 AND state = 'aside' RETURNING update_id`,
              [id, now],
            );
      return rows.length === 1;
    },
  };
}

/** Jobs that wait for a person, who has had time enough: the end of `state` and age in a purge. */
export const FORGOTTEN = "state IN ('rejected', 'undecided', 'aside')";

/** A row of `reps` that remembers nothing: a stranger's, or one of long ago. */
export const BLANK_REP = `log IS NULL AND draft IS NULL AND parked IS NULL AND summary IS NULL AND locale IS NULL
  AND event IS NULL AND correction IS NULL
  AND NOT EXISTS (SELECT 1 FROM updates u WHERE u.key = reps.key AND u.state = 'waiting')`;

/** States in which the bot still has something to do by itself. */
const OWED = new Set(['pending', 'sending', 'unclear']);

function failedJob(row: Row): Aside {
  const work = workOf(row);
  return {
    what: 'job',
    id: number(row.id),
    work,
    reason: reasonIn(row),
    since: number(row.created_at),
  };
}

function failedUpdate(row: Row): Aside {
  return {
    what: 'update',
    id: number(row.update_id),
    reason: reasonIn(row),
    since: number(row.received_at),
  };
}

const reasonIn = (row: Row): string => optional(row.reason, (reason) => reason) ?? '';
