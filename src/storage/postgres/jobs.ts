import { createKey } from '../../domain/job.ts';
import { inFront } from '../lanes.ts';
import { openContactOf, workOf } from '../read.ts';
import { number, type Row, text, UNREADABLE } from '../row.ts';
import { parseJobState } from '../rows.ts';
import type { Job, Store } from '../store.ts';
import { DatabaseFailed, UNIQUE_VIOLATION } from './errors.ts';
import { DB_NOW } from './leases.ts';
import { insertJobs, jobValues } from './new-jobs.ts';
import type { Query } from './pool.ts';

type JobMethods = Pick<
  Store,
  'claimJobs' | 'renewJob' | 'finishJob' | 'nextJobAt' | 'openContacts' | 'openContact'
>;

// The end of a lease is told by the database's clock, the time of a job's next run by the caller's.
const claimIn = (lane: 'kinbox' | 'chats') => ({
  name: `claim-${lane}`,
  text: `
    WITH due AS (
      SELECT j.id, j.state FROM jobs j
      WHERE ${inFront[lane]}
        AND j.run_at <= CASE j.state WHEN 'sending' THEN ${DB_NOW} ELSE $1::bigint END
      ORDER BY j.id LIMIT $2 FOR UPDATE OF j SKIP LOCKED
    )
    UPDATE jobs j SET state = 'sending', attempts = j.attempts + 1,
      run_at = ${DB_NOW} + $3::bigint,
      sent_at = CASE due.state WHEN 'pending' THEN $1 ELSE j.sent_at END
    FROM due WHERE j.id = due.id
    RETURNING j.id, j.work, due.state, j.attempts, j.created_at, j.sent_at`,
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
      UPDATE jobs j SET state = 'done', finished_at = $11::bigint FROM ended
      WHERE j.id = ANY($19::bigint[]) AND j.state = 'pending'
    ), dropped AS (
      DELETE FROM jobs j USING ended WHERE j.key = ANY($7::text[]) AND j.state = 'pending'
    ), created AS (
      INSERT INTO contacts (draft_id, rep_id, contact, created_at)
      SELECT $8::text, $9::bigint, $10::text, $11::bigint FROM ended WHERE $8 IS NOT NULL ON CONFLICT DO NOTHING
    ), made AS (${insertJobs('ended', 12)})
    SELECT id FROM ended`,
};

const nextIn = (lane: 'kinbox' | 'chats') => ({
  name: `next-${lane}`,
  text: `SELECT MIN(j.run_at) AS at FROM jobs j WHERE ${inFront[lane]}`,
  repeatable: true,
});
const next = { kinbox: nextIn('kinbox'), chats: nextIn('chats') };

const SAVED = `SELECT work, state, reason, created_at FROM jobs
  WHERE kind = 'create-contact' AND state <> 'done' AND rep_id = $1::bigint`;
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
          // RETURNING knows no order.
          return rows.flatMap(jobOf).sort((a, b) => a.id - b.id);
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
      const { state, runAt = 0, reason, jobs = [], also = [], drop = [], created } = end;
      const rows = await query(finish, [
        job.id,
        job.attempts,
        state,
        runAt,
        reason ?? null,
        state === 'done' ? now : null,
        drop,
        created?.saved.draft.id ?? null,
        created?.saved.rep.repId ?? null,
        created ? JSON.stringify(created.contact) : null,
        now,
        ...jobValues(jobs, now),
        also,
      ]);
      return rows.length === 1;
    },

    async nextJobAt(lane) {
      const [row] = await query(next[lane]);
      return typeof row?.at === 'number' ? row.at : undefined;
    },

    async openContacts(repId) {
      return (await query(openOnes, [repId])).flatMap(openContactOf);
    },

    async openContact(repId, draftId) {
      const [row] = await query(openOne, [repId, createKey(draftId)]);
      return row && openContactOf(row)[0];
    },
  };
}

function jobOf(row: Row): Job[] {
  const work = workOf(row);
  if (!work) return [];
  return [
    {
      id: number(row.id),
      work,
      claimedFrom: parseJobState(text(row.state)),
      attempts: number(row.attempts),
      createdAt: number(row.created_at),
      sentAt: number(row.sent_at),
    },
  ];
}
