import { WHILE_ASKED } from '../../domain/doubt.ts';

/* A job's place in its lane, as SQL over `jobs j` that both databases understand. */

/**
 * A job's state as its rep sees it: one that is looked for while they are asked is up to them. What a run finds that
 * was under way when they decided does not count: `finishJob` then finds it in another state.
 */
export const stateAsShown = (jobs: string): string =>
  `CASE WHEN ${jobs}.state IN ('unclear', 'sending') AND ${jobs}.reason IN (${WHILE_ASKED.map((reason) => `'${reason}'`).join(', ')})
   THEN 'undecided' ELSE ${jobs}.state END`;

/** Not over: it will be run, or is being run. The partial indexes of the schema have the same words. */
export const OPEN = "state IN ('pending', 'sending', 'unclear')";

const OPEN_IN_CHAT = `lane <> 'kinbox' AND ${OPEN}`;

/** The order in which jobs are taken: a contact of an import never comes before one that a rep waits for. */
export const claimOrder = {
  kinbox: '(j.import_id IS NOT NULL), j.id',
  chats: 'j.id',
};

/**
 * Kinbox's jobs run side by side. Of a chat's jobs, and of an import's, only one is in front: the one being sent, or
 * else the oldest that is due or was tried before. A job that is planned for later (a reminder) holds up nothing
 * until then; one that is tried again keeps its place, so that a chat reads everything in order. (A job with a lower
 * id can be committed late, while a later one of its chat is being sent.)
 *
 * The chats are found by going from one to the next in their index: it takes as long as there are chats with
 * something open, and not as there are jobs, thousands after an outage. `now` is SQL for the time in Unix ms.
 */
export const inFront = {
  kinbox: (_now: string): string => `j.lane = 'kinbox' AND j.${OPEN}`,
  chats: (now: string): string => `j.lane <> 'kinbox' AND j.${OPEN} AND j.id IN (
    WITH RECURSIVE chats(lane) AS (
      SELECT MIN(lane) FROM jobs WHERE ${OPEN_IN_CHAT}
      UNION ALL
      SELECT (SELECT MIN(lane) FROM jobs WHERE lane > c.lane AND ${OPEN_IN_CHAT})
      FROM chats c WHERE c.lane IS NOT NULL
    )
    SELECT COALESCE(
      (SELECT id FROM jobs WHERE lane = c.lane AND lane <> 'kinbox' AND state = 'sending'),
      (SELECT MIN(id) FROM jobs WHERE lane = c.lane AND ${OPEN_IN_CHAT}
        AND (attempts > 0 OR run_at <= ${now})))
    FROM chats c WHERE c.lane IS NOT NULL)`,
};

/** When the next job of a lane is due: of those in front, and of those that are planned for later. */
export const nextDue = (lane: 'kinbox' | 'chats', now: string): string => `
  SELECT MIN(at) AS at FROM (
    SELECT j.run_at AS at FROM jobs j WHERE ${inFront[lane](now)}
    UNION ALL
    SELECT MIN(run_at) AS at FROM jobs
    WHERE '${lane}' = 'chats' AND lane <> 'kinbox' AND state = 'pending' AND attempts = 0 AND run_at > ${now}
  ) AS due`;
