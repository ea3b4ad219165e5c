import type { DatabaseSync } from 'node:sqlite';
import { optional } from '../column-values.ts';
import { DRAFT_OF_JOB } from '../shared/contacts.ts';
import { BLANK_REP, FORGOTTEN } from '../shared/operations.ts';
import { forgetCards, forgetClaims } from '../shared/shown-contacts.ts';
import type { Store } from '../store.ts';
import type { Write } from './batch.ts';
import type { Ways } from './ways.ts';

/** The removal of all that has grown old. */
export function createPurge(db: DatabaseSync, write: Write, ways: Ways): Pick<Store, 'purge'> {
  const oldUpdates = db.prepare(
    `DELETE FROM updates WHERE update_id IN (
       SELECT update_id FROM updates WHERE state <> 'waiting' AND received_at < ? LIMIT ?)`,
  );
  const oldJobs = db.prepare(
    `DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE finished_at < ? LIMIT ?)
     RETURNING ${DRAFT_OF_JOB} AS draft_id`,
  );
  const forgottenJobs = db.prepare(
    `DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE ${FORGOTTEN} AND created_at < ? LIMIT ?)
     RETURNING ${DRAFT_OF_JOB} AS draft_id`,
  );
  const oldDrafts = db.prepare(
    `UPDATE reps SET draft = NULL, parked = NULL, log = NULL, correction = NULL WHERE key IN (
       SELECT key FROM reps WHERE (draft IS NOT NULL OR correction IS NOT NULL)
         AND touched_at < ? LIMIT ?)`,
  );
  const blankReps = db.prepare(
    `DELETE FROM reps WHERE key IN (
       SELECT key FROM reps WHERE ${BLANK_REP} AND touched_at < ? LIMIT ?)`,
  );
  const oldContacts = db.prepare(
    `DELETE FROM contacts WHERE draft_id IN (
       SELECT draft_id FROM contacts WHERE created_at < ? LIMIT ?) RETURNING draft_id`,
  );
  // Nobody can let an import go on of which some rows have gone.
  const oldImports = db.prepare(
    `UPDATE imports SET state = 'cancelled' WHERE id IN (
       SELECT id FROM imports WHERE state IN ('preview', 'paused') AND touched_at < ? LIMIT ?)`,
  );
  const ENDED = "state IN ('cancelled', 'done') AND touched_at < ?";
  const oldRows = db.prepare(
    `DELETE FROM import_rows WHERE rowid IN (
       SELECT rowid FROM import_rows WHERE import_id IN (SELECT id FROM imports WHERE ${ENDED})
       LIMIT ?)`,
  );
  const emptyImports = db.prepare(
    `DELETE FROM imports WHERE id IN (
       SELECT id FROM imports WHERE ${ENDED}
         AND NOT EXISTS (SELECT 1 FROM import_rows WHERE import_id = imports.id) LIMIT ?)`,
  );

  const claims = db.prepare(forgetClaims('(SELECT value FROM json_each(?))'));
  const cards = db.prepare(forgetCards('(SELECT value FROM json_each(?))'));

  return {
    async purge({ updatesBefore, formsBefore, contactsBefore, limit }) {
      const gone = await write(() => {
        blankReps.run(formsBefore, limit);
        const counted = [
          oldUpdates.run(updatesBefore, limit),
          oldDrafts.run(formsBefore, limit),
          oldImports.run(formsBefore, limit),
          oldRows.run(formsBefore, limit),
          emptyImports.run(formsBefore, limit),
        ];
        const named = [
          ...oldJobs.all(formsBefore, limit),
          ...forgottenJobs.all(contactsBefore, limit),
          ...oldContacts.all(contactsBefore, limit),
        ];
        const drafts = named.flatMap((row) => optional(row.draft_id, (id) => id) ?? []);
        counted.push(cards.run(JSON.stringify(drafts)), claims.run(JSON.stringify(drafts)));
        const forgotten = ways.forget(drafts);
        return counted.reduce(
          (sum, { changes }) => sum + Number(changes),
          named.length + forgotten,
        );
      });
      // The write-ahead log still has the pages as they were: it is emptied when all that was old has gone.
      if (gone === 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return gone;
    },
  };
}
