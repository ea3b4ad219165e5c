import { createKey, jobStateShape } from '../../domain/job.ts';
import { contactKeys } from '../../domain/same-person.ts';
import { json, number, optional, type Row, UNREADABLE } from '../column-values.ts';
import { pendingContactOf, workOf } from '../from-row.ts';
import { claimOrder, inFront, nextDue, stateAsShown } from '../shared/lanes.ts';
import type { Job, JobEnd, Store } from '../store.ts';
import { DB_NOW } from './leases.ts';
import { insertJobs, jobValues } from './new-jobs.ts';
import type { Query, Value } from './pool.ts';
import { DatabaseFailed, UNIQUE_VIOLATION } from './postgres-errors.ts';

type JobMethods = Pick<
  Store,
  'claimJobs' | 'renewJob' | 'finishJob' | 'nextJobAt' | 'pendingContacts' | 'pendingContact'
>;

// The end of a lease is told by the database's clock, the time of a job's next run by the caller's.
const claimIn = (lane: 'kinbox' | 'chats') => ({
  name: `claim-${lane}`,
  text: `
    WITH due AS (
      SELECT j.id, j.state FROM jobs j
      WHERE ${inFront[lane]('$1::bigint')}
        AND j.run_at <= CASE j.state WHEN 'sending' THEN ${DB_NOW} ELSE $1::bigint END
      ORDER BY ${claimOrder[lane]} LIMIT $2 FOR UPDATE OF j SKIP LOCKED
    )
    UPDATE jobs j SET state = 'sending', attempts = j.attempts + 1,
      run_at = ${DB_NOW} + $3::bigint,
      sent_at = CASE due.state WHEN 'pending' THEN $1 ELSE j.sent_at END
    FROM due WHERE j.id = due.id
    RETURNING j.id, j.work, j.import_id, due.state, j.attempts, j.created_at, j.sent_at, j.reason`,
});
const claim = { kinbox: claimIn('kinbox'), chats: claimIn('chats') };
const aside = {
  name: 'job-unreadable',
  text: `UPDATE jobs SET state = 'aside', reason = $2 WHERE id = ANY($1::bigint[]) AND state = 'sending'`,
};
/** Only the latest run of a job may keep or end it. */
const RUN = "id = $1::bigint AND attempts = $2::int AND state = 'sending'";
const renew = {
  name: 'renew-job',
  text: `UPDATE jobs SET run_at = ${DB_NOW} + $3::bigint WHERE ${RUN} RETURNING id`,
  repeatable: true,
};
/** How often a race for a chat may be lost before that is an error. */
const RACES = 5;

const finish = {
  name: 'finish-job',
  text: `
    WITH ended AS (
      UPDATE jobs SET state = $3, run_at = $4::bigint, reason = $5, finished_at = $6::bigint
      WHERE ${RUN} RETURNING id
    ), also AS (
      UPDATE jobs j SET state = 'done', finished_at = $7::bigint FROM ended
      WHERE j.id = ANY($8::bigint[]) AND j.state = 'pending'
    ), dropped AS (
      DELETE FROM jobs j USING ended WHERE j.key = ANY($9::text[]) AND j.state = 'pending'
    ), created AS (
      INSERT INTO contacts (draft_id, rep_id, rep_name, contact, answers, created_at, event, way)
      SELECT $10::text, $11::bigint, $12::text, $13::text, $14::text, $7, $33::text, $34::text
      FROM ended WHERE $10 IS NOT NULL ON CONFLICT DO NOTHING
    ), changed AS (
      UPDATE contacts c SET contact = $16::text FROM ended WHERE c.draft_id = $15::text
      RETURNING c.draft_id
    ), unreachable AS (
      DELETE FROM ways w USING changed
      WHERE w.draft_id = changed.draft_id AND w.way <> ALL($17::text[])
    ), changed_ways AS (
      INSERT INTO ways (way, draft_id)
      SELECT w.way, changed.draft_id FROM changed, unnest($17::text[]) AS w (way)
      ON CONFLICT DO NOTHING
    ), of_import AS (
      UPDATE import_rows r SET state = $20::text, problem = $21::text FROM ended
      WHERE r.import_id = $18::text AND r.row = $19::int AND r.state = 'open'
    ), ${insertJobs('ended', 22)}
    SELECT id FROM ended`,
};

const nextIn = (lane: 'kinbox' | 'chats') => ({
  name: `next-${lane}`,
  text: nextDue(lane, '$1::bigint'),
  repeatable: true,
});
const next = { kinbox: nextIn('kinbox'), chats: nextIn('chats') };

const SAVED = `SELECT work, ${stateAsShown('jobs')} AS state, reason, created_at FROM jobs
  WHERE kind = 'create-contact' AND state <> 'done' AND import_id IS NULL AND rep_id = $1::bigint`;
const openOnes = { name: 'open-contacts', text: `${SAVED} ORDER BY id`, repeatable: true };
const openOne = { name: 'open-contact', text: `${SAVED} AND key = $2`, repeatable: true };

/** The outbox. */
export function createJobs({ query }: { query: Query }): JobMethods {
  return {
    async claimJobs(lane, now, limit, leaseMs) {
      for (let lost = 0; ; lost += 1) {
        try {
          const rows = await query(claim[lane], [now, limit, leaseMs]);
          const unreadable = rows.filter((row) => !workOf(row)).map(({ id }) => number(id));
          if (unreadable.length > 0) await query(aside, [unreadable, UNREADABLE]);
          // RETURNING knows no order: it is claimOrder again.
          return rows.sort(inClaimOrder).flatMap(jobOf);
        } catch (error) {
          // Another replica took another job of a chat at the same moment; all of ours were undone.
          const raced = error instanceof DatabaseFailed && error.code === UNIQUE_VIOLATION;
          if (!raced || lost === RACES) throw error;
        }
      }
    },

    async renewJob({ id, attempts }, _now, leaseMs) {
      return (await query(renew, [id, attempts, leaseMs])).length === 1;
    },

    async finishJob(job, end, now) {
      const { state, runAt = 0, reason, jobs = [], finishedTogether = [], drop = [] } = end;
      const rows = await query(finish, [
        job.id,
        job.attempts,
        state,
        runAt,
        reason ?? null,
        state === 'done' ? now : null,
        now,
        finishedTogether,
        drop,
        ...createdValues(end.created),
        ...changedValues(end.changed),
        ...rowValues(job, end.row),
        ...jobValues(jobs, now),
        end.created?.saved.origin ?? null,
        end.created ? (end.created.saved.draft.way ?? 'form') : null,
      ]);
      return rows.length === 1;
    },

    async nextJobAt(lane, now) {
      const [row] = await query(next[lane], [now]);
      return typeof row?.at === 'number' ? row.at : undefined;
    },

    async pendingContacts(repId) {
      return (await query(openOnes, [repId])).flatMap(pendingContactOf);
    },

    async pendingContact(repId, draftId) {
      const [row] = await query(openOne, [repId, createKey(draftId)]);
      return row && pendingContactOf(row)[0];
    },
  };
}

function inClaimOrder(one: Row, other: Row): number {
  const isOfImport = (row: Row) => Number(row.import_id !== null);
  return isOfImport(one) - isOfImport(other) || number(one.id) - number(other.id);
}

function createdValues(created: JobEnd['created']): Value[] {
  if (!created) return [null, null, null, null, null];
  const { draft, rep } = created.saved;
  const answers = draft.answers.length > 0 ? json(draft.answers) : null;
  return [draft.id, rep.repId, rep.repName, json(created.contact), answers];
}

function changedValues(changed: JobEnd['changed']): Value[] {
  if (!changed) return [null, null, []];
  return [changed.draftId, json(changed.contact), contactKeys(changed.contact)];
}

function rowValues({ work }: Job, row: JobEnd['row']): Value[] {
  const of = work.kind === 'create-contact' ? work.saved.importRow : undefined;
  if (!of || !row) return [null, null, null, null];
  return [of.importId, of.row, row.outcome, row.problem ?? null];
}

function jobOf(row: Row): Job[] {
  const work = workOf(row);
  if (!work) return [];
  return [
    {
      id: number(row.id),
      work,
      claimedFrom: jobStateShape.parse(row.state),
      attempts: number(row.attempts),
      createdAt: number(row.created_at),
      sentAt: number(row.sent_at),
      reason: optional(row.reason, (value) => value),
    },
  ];
}
