import type { DatabaseSync } from 'node:sqlite';
import type { KinboxContact } from '../../domain/contact.ts';
import type { SavedContact } from '../../domain/job.ts';
import { createdContactOf } from '../read.ts';
import type { Store } from '../store.ts';
import type { Write } from './batch.ts';

type ContactMethods = Pick<Store, 'recentContacts' | 'createdContact' | 'purge'>;

/** Copies of created contacts, and the removal of all that has grown old. */
export function createContactTables(
  db: DatabaseSync,
  write: Write,
): {
  add(saved: SavedContact, contact: KinboxContact, now: number): void;
  store: ContactMethods;
} {
  const put = db.prepare(
    `INSERT INTO contacts (draft_id, rep_id, contact, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const CONTACT = 'SELECT draft_id, contact, created_at FROM contacts WHERE rep_id = ?';
  const recent = db.prepare(`${CONTACT} ORDER BY created_at DESC, rowid DESC LIMIT ?`);
  const one = db.prepare(`${CONTACT} AND draft_id = ?`);
  const oldUpdates = db.prepare(
    `DELETE FROM updates WHERE update_id IN (
       SELECT update_id FROM updates WHERE state <> 'waiting' AND received_at < ? LIMIT ?)`,
  );
  const oldJobs = db.prepare(
    'DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE finished_at < ? LIMIT ?)',
  );
  const oldDrafts = db.prepare(
    `UPDATE reps SET draft = NULL, log = NULL WHERE key IN (
       SELECT key FROM reps WHERE draft IS NOT NULL AND touched_at < ? LIMIT ?)`,
  );
  const oldContacts = db.prepare(
    `DELETE FROM contacts WHERE draft_id IN (
       SELECT draft_id FROM contacts WHERE created_at < ? LIMIT ?)`,
  );

  return {
    add(saved, contact, now) {
      put.run(saved.draft.id, saved.rep.repId, JSON.stringify(contact), now);
    },
    store: {
      async recentContacts(repId, limit) {
        return recent.all(repId, limit).map(createdContactOf);
      },

      async createdContact(repId, draftId) {
        const row = one.get(repId, draftId);
        return row && createdContactOf(row);
      },

      purge({ updatesBefore, formsBefore, contactsBefore, limit }) {
        return write(() => {
          const gone = [
            oldUpdates.run(updatesBefore, limit),
            oldJobs.run(formsBefore, limit),
            oldDrafts.run(formsBefore, limit),
            oldContacts.run(contactsBefore, limit),
          ];
          return gone.reduce((sum, { changes }) => sum + Number(changes), 0);
        });
      },
    },
  };
}
