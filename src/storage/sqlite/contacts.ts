import type { DatabaseSync } from 'node:sqlite';
import type { KinboxContact } from '../../domain/contact.ts';
import { json, plain } from '../column-values.ts';
import { ANSWERED, createdContactOf, isAnsweredBy } from '../from-row.ts';
import { knownContactOf, withKeys } from '../shared/contacts.ts';
import type { JobEnd, Store } from '../store.ts';
import type { Ways } from './ways.ts';

type ContactMethods = Pick<
  Store,
  'recentContacts' | 'createdContact' | 'createdContactWithAnswer' | 'contactsWithKeys'
>;

/** Copies of created contacts, and who can be reached how. */
export function createContactTables(
  db: DatabaseSync,
  ways: Ways,
): {
  add(created: NonNullable<JobEnd['created']>, now: number): void;
  change(draftId: string, contact: KinboxContact): void;
  store: ContactMethods;
} {
  const put = db.prepare(
    `INSERT INTO contacts (draft_id, rep_id, rep_name, contact, answers, created_at, event, way)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const change = db.prepare('UPDATE contacts SET contact = ? WHERE draft_id = ?');
  const CONTACT = `SELECT draft_id, rep_id, rep_name, contact, answers, created_at FROM contacts
    WHERE rep_id = ?`;
  const NEWEST = 'ORDER BY created_at DESC, rowid DESC LIMIT ?';
  const recent = db.prepare(`${CONTACT} ${NEWEST}`);
  const answered = db.prepare(`${CONTACT} AND answers IS NOT NULL ${NEWEST}`);
  const one = db.prepare(`${CONTACT} AND draft_id = ?`);
  const reached = db.prepare(withKeys('(SELECT value FROM json_each($1))').replaceAll('$', '?'));

  return {
    add({ saved, contact }, now) {
      const { draft, rep } = saved;
      const answers = draft.answers.length > 0 ? json(draft.answers) : null;
      const event = saved.origin === undefined ? null : plain(saved.origin);
      const way = draft.way ?? 'form';
      put.run(
        ...[draft.id, rep.repId, plain(rep.repName), JSON.stringify(contact), answers, now],
        ...[event, way],
      );
    },
    change(draftId, contact) {
      const { changes } = change.run(JSON.stringify(contact), draftId);
      if (changes === 1) ways.replace(draftId, contact);
    },
    store: {
      async recentContacts(repId, limit) {
        return recent.all(repId, limit).flatMap(createdContactOf);
      },

      async createdContact(repId, draftId) {
        const row = one.get(repId, draftId);
        return row && createdContactOf(row)[0];
      },

      async createdContactWithAnswer(repId, messageId) {
        const contacts = answered.all(repId, ANSWERED).flatMap(createdContactOf);
        return contacts.find(isAnsweredBy(messageId));
      },

      async contactsWithKeys(given, limit, except = '') {
        const set = JSON.stringify(given.map(plain));
        return reached.all(set, limit, except).flatMap(knownContactOf);
      },
    },
  };
}
