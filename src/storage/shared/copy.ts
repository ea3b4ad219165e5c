/** The setting of a copy with the time that it was made at, until everybody has been told that it was restored. */
export const COPIED_AT = 'copied-at';

/**
 * Turns a database into a copy that can be started on: what waits in it may have been sent since, so that every contact
 * is looked for in Kinbox before it is posted. $1 is the time of the copy, as text of Unix ms.
 */
export const MARK_AS_COPY = [
  `UPDATE jobs SET state = 'unclear', run_at = 0
   WHERE kind = 'create-contact' AND state IN ('pending', 'sending')`,
  `INSERT INTO settings (name, value) VALUES ('${COPIED_AT}', $1)
   ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
] as const;
