import { laneOf, type NewJob } from '../../domain/job.ts';
import type { Value } from './pool.ts';

/**
 * The part of a statement that makes jobs, in their order, once for each row of `cause`; their values are
 * the parameters from number `first` on, as `jobValues` gives them.
 */
export const insertJobs = (cause: string, first: number): string => `
  INSERT INTO jobs (key, kind, lane, rep_id, work, state, run_at, created_at)
  SELECT n.key, n.kind, n.lane, n.rep_id, n.work, 'pending', n.run_at, $${first + 6}::bigint
  FROM ${cause}, unnest($${first}::text[], $${first + 1}::text[], $${first + 2}::text[],
      $${first + 3}::bigint[], $${first + 4}::text[], $${first + 5}::bigint[])
    WITH ORDINALITY AS n (key, kind, lane, rep_id, work, run_at, place)
  ORDER BY n.place
  ON CONFLICT (key) DO NOTHING`;

export function jobValues(jobs: readonly NewJob[], now: number): Value[] {
  return [
    jobs.map(({ key }) => key),
    jobs.map(({ work }) => work.kind),
    jobs.map(({ work }) => laneOf(work)),
    jobs.map(({ work }) => (work.kind === 'create-contact' ? work.saved.rep.repId : null)),
    jobs.map(({ work }) => JSON.stringify(work)),
    jobs.map(({ runAt = now }) => runAt),
    now,
  ];
}
