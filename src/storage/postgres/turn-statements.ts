import { stateAsShown } from '../shared/lanes.ts';
import { DB_NOW } from './leases.ts';
import { insertJobs } from './new-jobs.ts';

/*
 * Each is one statement, so one round trip and one transaction. $1 is the key, $2 the replica.
 *
 * nextTurn locks the update besides the rep: another replica may have ended the update after this
 * statement's snapshot was taken, and only a locked row is looked at again as it is now. It never waits:
 * what is locked is in someone else's hands.
 */
export const nextTurn = {
  name: 'next-turn',
  text: `
    WITH turn AS (
      SELECT r.key, r.log, r.draft, r.parked, r.summary, r.locale, r.phone_locale, r.event, r.correction,
        u.update_id, u.payload, u.attempts, u.unfinished, u.received_at
      FROM reps r JOIN updates u ON u.key = r.key
      WHERE r.key = $1 AND (r.holder IS NULL OR r.holder = $2 OR r.held_until <= ${DB_NOW})
        AND u.state = 'waiting' AND u.retry_at <= $3::bigint AND u.update_id =
          (SELECT MIN(update_id) FROM updates WHERE key = $1 AND state = 'waiting')
      FOR UPDATE SKIP LOCKED
    ), held AS (
      UPDATE reps r SET holder = $2, held_until = ${DB_NOW} + $4::bigint
      FROM turn WHERE r.key = turn.key
    ), begun AS (
      UPDATE updates u SET unfinished = u.unfinished + 1 FROM turn WHERE u.update_id = turn.update_id
    )
    SELECT * FROM turn`,
  repeatable: true,
};

/** The turn, if it is still ours: every write hangs on this row. */
const TURN = `turn AS (
  SELECT r.key, u.update_id FROM reps r JOIN updates u ON u.key = r.key
  WHERE r.key = $1 AND r.holder = $2
    AND u.update_id = $3::bigint AND u.attempts = $4::int AND u.state = 'waiting'
  FOR UPDATE
)`;
/**
 * The key is kept while its next update may run, and else let go in the same statement. An update that
 * comes in unseen by it is found by the holder's next nextTurn, or by the replica that received it.
 */
const KEPT = `kept AS (
  SELECT COALESCE((
    SELECT retry_at <= $5::bigint FROM updates
    WHERE key = $1 AND state = 'waiting' AND update_id <> $3::bigint ORDER BY update_id LIMIT 1
  ), false) AS kept
)`;
const LEASE = `holder = CASE WHEN kept THEN r.holder END,
  held_until = CASE WHEN kept THEN ${DB_NOW} + $6::bigint ELSE 0 END`;

// The payload holds what people wrote: it goes as soon as it is no longer needed.
export const commit = {
  name: 'commit',
  text: `
    WITH ${TURN}, ${KEPT}, done AS (
      UPDATE updates u SET state = 'done', payload = NULL, reason = NULL
      FROM turn WHERE u.update_id = turn.update_id
    ), rep AS (
      UPDATE reps r SET ${LEASE},
        log = CASE WHEN $7::boolean THEN $8 ELSE r.log END,
        draft = CASE WHEN $7 THEN $9 ELSE r.draft END,
        parked = CASE WHEN $7 THEN $31 ELSE r.parked END,
        summary = CASE WHEN $7 THEN $10 ELSE r.summary END,
        locale = CASE WHEN $7 THEN $11 ELSE r.locale END,
        phone_locale = CASE WHEN $7 THEN $32 ELSE r.phone_locale END,
        event = CASE WHEN $7 THEN $12 ELSE r.event END,
        correction = CASE WHEN $7 THEN $13 ELSE r.correction END,
        touched_at = CASE WHEN $7 THEN $5 ELSE r.touched_at END
      FROM turn, kept WHERE r.key = turn.key
      RETURNING r.holder IS NOT NULL AS kept
    ), decided AS (
      UPDATE jobs j SET run_at = $5, reason = d.reason,
        state = CASE WHEN d.reason IS NULL THEN 'done' ELSE 'unclear' END,
        finished_at = CASE WHEN d.reason IS NULL THEN $5 END
      FROM turn, unnest($14::text[], $15::text[], $16::text[]) AS d (key, was, reason)
      WHERE j.key = d.key AND ${stateAsShown('j')} = d.was
    ), saved AS (
      INSERT INTO settings (name, value)
      SELECT s.name, s.value FROM turn, unnest($17::text[], $18::text[]) AS s (name, value)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
    ), dropped AS (
      DELETE FROM jobs j USING turn WHERE j.key = ANY($30::text[]) AND j.state = 'pending'
    ), ${insertJobs('turn', 19)}
    SELECT kept FROM rep`,
};

export const postpone = {
  name: 'postpone',
  text: `
    WITH ${TURN}, postponed AS (
      UPDATE updates u SET attempts = u.attempts + 1, unfinished = 0, retry_at = $5::bigint, reason = $6
      FROM turn WHERE u.update_id = turn.update_id
    )
    UPDATE reps r SET holder = NULL, held_until = 0
    FROM turn WHERE r.key = turn.key RETURNING false AS kept`,
  repeatable: true,
};

export const setAside = {
  name: 'set-aside',
  text: `
    WITH ${TURN}, ${KEPT}, aside AS (
      UPDATE updates u SET state = 'aside', reason = $7 FROM turn WHERE u.update_id = turn.update_id
    ), ${insertJobs('turn', 8)}
    UPDATE reps r SET ${LEASE} FROM turn, kept WHERE r.key = turn.key
    RETURNING r.holder IS NOT NULL AS kept`,
  repeatable: true,
};
