import { laneOf, type NewJob, repIdOf } from '../../domain/job.ts';
import { contactKeys } from '../../domain/same-person.ts';
import type { Value } from './pool.ts';

/**
 * The part of a statement that makes jobs, in their order, once for each row of `cause`, and keeps how their
 * contacts can be reached; their values are the parameters from number `first` on, as `jobValues` gives them.
 */
export const insertJobs = (cause: string, first: number): string => `
  made AS (
    INSERT INTO jobs (key, kind, lane, rep_id, import_id, work, state, run_at, created_at)
    SELECT n.key, n.kind, n.lane, n.rep_id, n.import_id, n.work, 'pending', n.run_at,
      $${first + 7}::bigint
    FROM ${cause}, unnest($${first}::text[], $${first + 1}::text[], $${first + 2}::text[],
        $${first + 3}::bigint[], $${first + 4}::text[], $${first + 5}::text[],
        $${first + 6}::bigint[])
      WITH ORDINALITY AS n (key, kind, lane, rep_id, import_id, work, run_at, place)
    ORDER BY n.place
    ON CONFLICT (key) DO NOTHING RETURNING key
  ), reachable AS (
    INSERT INTO ways (way, draft_id)
    SELECT w.way, w.draft_id
    FROM made JOIN unnest($${first + 8}::text[], $${first + 9}::text[], $${first + 10}::text[])
      AS w (key, way, draft_id) ON w.key = made.key
    ON CONFLICT DO NOTHING
  )`;

export function jobValues(jobs: readonly NewJob[], now: number): Value[] {
  const savedOf = ({ work }: NewJob) => (work.kind === 'create-contact' ? work.saved : undefined);
  const ways = jobs.flatMap((job) => {
    const saved = savedOf(job);
    if (!saved) return [];
    return contactKeys(saved.contact).map((way) => ({ key: job.key, way, draft: saved.draft.id }));
  });
  return [
    jobs.map(({ key }) => key),
    jobs.map(({ work }) => work.kind),
    jobs.map(({ work }) => laneOf(work)),
    jobs.map(({ work }) => repIdOf(work) ?? null),
    jobs.map((job) => savedOf(job)?.importRow?.importId ?? null),
    jobs.map(({ work }) => JSON.stringify(work)),
    jobs.map(({ runAt = now }) => runAt),
    now,
    ways.map(({ key }) => key),
    ways.map(({ way }) => way),
    ways.map(({ draft }) => draft),
  ];
}
