/* What a job's place in its lane means, as SQL over `jobs j` that every backend understands. */

/** Not over: it will be run, or is being run. The partial indexes of the schema have the same words. */
export const OPEN = "state IN ('pending', 'sending', 'unclear')";

/**
 * Kinbox's jobs run side by side. Of a chat's jobs only one is in front: the one being sent, or else the
 * oldest. (A job with a lower id can be committed late, while a later one of its chat is being sent.)
 */
export const inFront = {
  kinbox: `j.lane = 'kinbox' AND j.${OPEN}`,
  chats: `j.lane <> 'kinbox' AND j.${OPEN} AND (j.state = 'sending' OR NOT EXISTS (
    SELECT 1 FROM jobs e WHERE e.lane = j.lane AND e.lane <> 'kinbox' AND e.${OPEN}
      AND (e.id < j.id OR e.state = 'sending')))`,
};
