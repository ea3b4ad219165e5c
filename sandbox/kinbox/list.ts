import { type ContactStyle, type KinboxContact, renderContact, renderId } from './contact.ts';
import type { Contacts } from './contacts.ts';
import { createQuery } from './query.ts';
import { answer, problem, type Reply } from './reply.ts';

const KEYS = ['limit', 'cursor', 'created_at_from', 'created_at_to', 'phone', 'email'];

/**
 * `GET /v1/contacts?limit&cursor&created_at_from&created_at_to&phone&email`: the cursor is the id of the last
 * contact seen, a limit that is missing is 10. Not documented, and so chosen here: newest first, phone and email
 * match exactly, both ends of the range belong to it, a cursor that is nobody's id is refused, and `nextCursor` is
 * null on the last page. `isListed` tells which contacts the list knows of yet.
 */
export function listContacts(
  contacts: Contacts,
  params: URLSearchParams,
  style: ContactStyle,
  ignoreFilters: boolean,
  isListed: (contact: KinboxContact) => boolean,
): Reply {
  const query = createQuery(params, KEYS);
  const limit = query.integer('limit', { min: 1, max: 100, fallback: 10 });
  const from = query.time('created_at_from') ?? Number.NEGATIVE_INFINITY;
  const to = query.time('created_at_to') ?? Number.POSITIVE_INFINITY;
  const cursor = query.text('cursor');
  const end = cursor === '' ? contacts.all.length : contacts.positionOf(cursor);
  if (end === -1) query.problems.push('cursor must be the id of a contact');
  if (query.problems.length > 0) return problem(400, query.problems);

  const phone = query.text('phone');
  const email = query.text('email');
  const isWanted = (contact: KinboxContact): boolean =>
    isListed(contact) &&
    (ignoreFilters ||
      ((phone === '' || contact.phone === phone) &&
        (email === '' || contact.email === email) &&
        contact.createdAt >= from &&
        contact.createdAt <= to));

  // One more than the page holds tells whether there is a next one.
  const rows: KinboxContact[] = [];
  for (let at = end - 1; at >= 0 && rows.length <= limit; at -= 1) {
    const contact = contacts.all[at];
    if (contact && isWanted(contact)) rows.push(contact);
  }
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return answer(200, {
    data: page.map((contact) => renderContact(contact, 'v1', style)),
    nextCursor: rows.length > limit && last ? renderId(last.id, 'v1', style) : null,
  });
}
