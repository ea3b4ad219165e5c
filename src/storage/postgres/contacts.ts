import { ANSWERED, createdContactOf, isAnsweredBy } from '../from-row.ts';
import { knownContactOf, withKeys } from '../shared/contacts.ts';
import type { Store } from '../store.ts';
import type { Query } from './pool.ts';

type ContactMethods = Pick<
  Store,
  'recentContacts' | 'createdContact' | 'createdContactWithAnswer' | 'contactsWithKeys'
>;

const CONTACT = `SELECT draft_id, rep_id, rep_name, contact, answers, created_at FROM contacts
  WHERE rep_id = $1::bigint`;
const NEWEST = 'ORDER BY created_at DESC, draft_id LIMIT $2';
const recent = { name: 'recent-contacts', text: `${CONTACT} ${NEWEST}`, repeatable: true };
const answered = {
  name: 'answered-contacts',
  text: `${CONTACT} AND answers IS NOT NULL ${NEWEST}`,
  repeatable: true,
};
const one = { name: 'created-contact', text: `${CONTACT} AND draft_id = $2`, repeatable: true };
const reached = {
  name: 'contacts-reached',
  text: withKeys('(SELECT unnest($1::text[]))'),
  repeatable: true,
};

/** Copies of created contacts, and who can be reached how. */
export function createContacts({ query }: { query: Query }): ContactMethods {
  return {
    async recentContacts(repId, limit) {
      return (await query(recent, [repId, limit])).flatMap(createdContactOf);
    },

    async createdContact(repId, draftId) {
      const [row] = await query(one, [repId, draftId]);
      return row && createdContactOf(row)[0];
    },

    async createdContactWithAnswer(repId, messageId) {
      const contacts = (await query(answered, [repId, ANSWERED])).flatMap(createdContactOf);
      return contacts.find(isAnsweredBy(messageId));
    },

    async contactsWithKeys(ways, limit, except = '') {
      return (await query(reached, [ways, limit, except])).flatMap(knownContactOf);
    },
  };
}
