import { type ContactStyle, renderContact, renderId } from './contact.ts';
import type { Contacts } from './contacts.ts';
import { createQuery } from './query.ts';
import { answer, problem, type Reply } from './reply.ts';

/**
 * `GET /v1/contacts?limit&cursor`: newest first, the cursor is the id of the last contact seen.
 * Not documented, and so chosen here: a limit that is missing is 100, a cursor that is nobody's id
 * is refused, and `nextCursor` is null on the last page.
 */
export function listContacts(
  contacts: Contacts,
  params: URLSearchParams,
  style: ContactStyle,
): Reply {
  const query = createQuery(params, ['limit', 'cursor']);
  const limit = query.integer('limit', { min: 1, max: 100, fallback: 100 });
  const cursor = query.text('cursor');
  const end = cursor === '' ? contacts.all.length : contacts.positionOf(cursor);
  if (end === -1) query.problems.push('cursor must be the id of a contact');
  if (query.problems.length > 0) return problem(400, query.problems);

  const start = Math.max(0, end - limit);
  const page = contacts.all.slice(start, end).reverse();
  const last = page.at(-1);
  return answer(200, {
    data: page.map((contact) => renderContact(contact, 'v1', style)),
    nextCursor: start > 0 && last !== undefined ? renderId(last.id, 'v1', style) : null,
  });
}
