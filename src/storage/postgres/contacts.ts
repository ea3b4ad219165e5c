import { createdContactOf } from '../read.ts';
import { number } from '../row.ts';
import type { Store } from '../store.ts';
import type { Query } from './pool.ts';

type ContactMethods = Pick<Store, 'recentContacts' | 'createdContact' | 'purge'>;

const CONTACT = 'SELECT draft_id, contact, created_at FROM contacts WHERE rep_id = $1::bigint';
const recent = {
  name: 'recent-contacts',
  text: `${CONTACT} ORDER BY created_at DESC, draft_id LIMIT $2`,
  repeatable: true,
};
const one = { name: 'created-contact', text: `${CONTACT} AND draft_id = $2`, repeatable: true };

/** Some rows that meet a condition, and that nobody is at; two replicas may purge at the same time. */
const some = (column: string, table: string, condition: string): string =>
  `ANY (ARRAY(SELECT ${column} FROM ${table} WHERE ${condition} LIMIT $4 FOR UPDATE SKIP LOCKED))`;

const purge = {
  name: 'purge',
  text: `
    WITH old_updates AS (
      DELETE FROM updates WHERE update_id =
        ${some('update_id', 'updates', `state <> 'waiting' AND received_at < $1::bigint`)} RETURNING 1
    ), old_jobs AS (
      DELETE FROM jobs WHERE id = ${some('id', 'jobs', 'finished_at < $2::bigint')} RETURNING 1
    ), old_drafts AS (
      UPDATE reps SET draft = NULL, log = NULL WHERE key =
        ${some('key', 'reps', 'draft IS NOT NULL AND touched_at < $2')} RETURNING 1
    ), old_contacts AS (
      DELETE FROM contacts WHERE draft_id =
        ${some('draft_id', 'contacts', 'created_at < $3::bigint')} RETURNING 1
    )
    SELECT (SELECT count(*) FROM old_updates) + (SELECT count(*) FROM old_jobs)
      + (SELECT count(*) FROM old_drafts) + (SELECT count(*) FROM old_contacts) AS gone`,
  repeatable: true,
};

/** Copies of created contacts, and the removal of all that has grown old. */
export function createContacts({ query }: { query: Query }): ContactMethods {
  return {
    async recentContacts(repId, limit) {
      return (await query(recent, [repId, limit])).map(createdContactOf);
    },

    async createdContact(repId, draftId) {
      const [row] = await query(one, [repId, draftId]);
      return row && createdContactOf(row);
    },

    async purge({ updatesBefore, formsBefore, contactsBefore, limit }) {
      const [row] = await query(purge, [updatesBefore, formsBefore, contactsBefore, limit]);
      return number(row?.gone);
    },
  };
}
