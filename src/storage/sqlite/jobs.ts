import type { DatabaseSync } from 'node:sqlite';
import { REP_SAYS } from '../../domain/doubt.ts';
import { createKey, jobStateShape, laneOf, type NewJob, repIdOf } from '../../domain/job.ts';
import { number, optional, plain, type Row, UNREADABLE } from '../column-values.ts';
import { pendingContactOf, workOf } from '../from-row.ts';
import { claimOrder, inFront, nextDue, stateAsShown } from '../shared/lanes.ts';
import type { Decision, Job, JobEnd, Store } from '../store.ts';
import type { Write } from './batch.ts';
import type { Ways } from './ways.ts';

type JobMethods = Pick<
  Store,
  'claimJobs' | 'renewJob' | 'finishJob' | 'nextJobAt' | 'pendingContacts' | 'pendingContact'
>;

/** Writes that go with the end of a job, besides jobs. */
type RecordEnd = (job: Job, end: JobEnd, now: number) => void;

/** The outbox. */
export function createJobTable(
  db: DatabaseSync,
  write: Write,
  ways: Ways,
): {
  add(jobs: NewJob[], now: number): void;
  drop(keys: string[]): void;
  decide(decision: Decision, now: number): void;
  store(record: RecordEnd): JobMethods;
} {
  const due = (lane: 'kinbox' | 'chats') =>
    db.prepare(
      `SELECT id, work, state, attempts, created_at, sent_at, reason FROM jobs j
       WHERE ${inFront[lane](':now')} AND run_at <= :now ORDER BY ${claimOrder[lane]} LIMIT :limit`,
    );
  const dueIn = { kinbox: due('kinbox'), chats: due('chats') };
  const nextAt = (lane: 'kinbox' | 'chats') => db.prepare(nextDue(lane, ':now'));
  const nextAtIn = { kinbox: nextAt('kinbox'), chats: nextAt('chats') };
  const put = db.prepare(
    `INSERT INTO jobs (key, kind, lane, rep_id, import_id, work, state, run_at, created_at)
     VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?) ON CONFLICT (key) DO NOTHING`,
  );
  const claim = db.prepare(
    `UPDATE jobs SET state = 'sending', attempts = attempts + 1, run_at = ?, sent_at = ? WHERE id = ?`,
  );
  const aside = db.prepare("UPDATE jobs SET state = 'aside', reason = ? WHERE id = ?");
  // Only the latest run of a job may keep or end it.
  const RUN = "id = ? AND attempts = ? AND state = 'sending'";
  const renew = db.prepare(`UPDATE jobs SET run_at = ? WHERE ${RUN}`);
  const end = db.prepare(
    `UPDATE jobs SET state = ?, run_at = ?, reason = ?, finished_at = ? WHERE ${RUN}`,
  );
  const endWith = db.prepare(
    `UPDATE jobs SET state = 'done', finished_at = ? WHERE id = ? AND state = 'pending'`,
  );
  const drop = db.prepare(`DELETE FROM jobs WHERE key = ? AND state = 'pending'`);
  const change = db.prepare(
    `UPDATE jobs SET state = ?, run_at = ?, finished_at = ?, reason = ?
     WHERE key = ? AND ${stateAsShown('jobs')} = ?`,
  );
  const SAVED = `SELECT work, ${stateAsShown('jobs')} AS state, reason, created_at FROM jobs
    WHERE kind = 'create-contact' AND state <> 'done' AND import_id IS NULL AND rep_id = ?`;
  const allOf = db.prepare(`${SAVED} ORDER BY id`);
  const oneOf = db.prepare(`${SAVED} AND key = ?`);

  function add(jobs: NewJob[], now: number): void {
    for (const { key, work, runAt = now } of jobs) {
      const saved = work.kind === 'create-contact' ? work.saved : undefined;
      const repId = repIdOf(work) ?? null;
      const importId = saved?.importRow?.importId ?? null;
      const json = JSON.stringify(work);
      const { changes } = put.run(key, work.kind, laneOf(work), repId, importId, json, runAt, now);
      if (saved && changes === 1) ways.add(saved.draft.id, saved.contact);
    }
  }

  function decide({ draftId, from, to }: Decision, now: number): void {
    const [state, finishedAt, reason] =
      to === 'closed' ? ['done', now, null] : ['unclear', null, REP_SAYS[to]];
    change.run(state, now, finishedAt, reason, createKey(draftId), from);
  }

  function dropAll(keys: string[]): void {
    for (const key of keys) drop.run(key);
  }

  function take(row: Row, now: number, leaseMs: number): Job[] {
    const id = number(row.id);
    const work = workOf(row);
    if (!work) {
      aside.run(UNREADABLE, id);
      return [];
    }
    const claimedFrom = jobStateShape.parse(row.state);
    const sentAt = claimedFrom === 'pending' ? now : number(row.sent_at);
    claim.run(now + leaseMs, sentAt, id);
    const attempts = number(row.attempts) + 1;
    const createdAt = number(row.created_at);
    const reason = optional(row.reason, (value) => value);
    return [{ id, work, claimedFrom, attempts, createdAt, sentAt, reason }];
  }

  return {
    add,
    drop: dropAll,
    decide,
    store: (record) => ({
      claimJobs(lane, now, limit, leaseMs) {
        return write(() =>
          dueIn[lane].all({ now, limit }).flatMap((row) => take(row, now, leaseMs)),
        );
      },

      renewJob({ id, attempts }, now, leaseMs) {
        return write(() => renew.run(now + leaseMs, id, attempts).changes === 1);
      },

      finishJob(job, ended, now) {
        const { state, runAt = 0, reason, jobs = [] } = ended;
        const finishedAt = state === 'done' ? now : null;
        return write(() => {
          const { changes } = end.run(
            state,
            runAt,
            reason === undefined ? null : plain(reason),
            finishedAt,
            job.id,
            job.attempts,
          );
          if (changes !== 1) return false;
          for (const id of ended.finishedTogether ?? []) endWith.run(now, id);
          dropAll(ended.drop ?? []);
          add(jobs, now);
          record(job, ended, now);
          return true;
        });
      },

      async nextJobAt(lane, now) {
        const at = nextAtIn[lane].get({ now })?.at;
        return typeof at === 'number' ? at : undefined;
      },

      async pendingContacts(repId) {
        return allOf.all(repId).flatMap(pendingContactOf);
      },

      async pendingContact(repId, draftId) {
        const row = oneOf.get(repId, createKey(draftId));
        return row && pendingContactOf(row)[0];
      },
    }),
  };
}
