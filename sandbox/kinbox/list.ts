import { type ContactStyle, type KinboxContact, renderContact, renderId } from './contact.ts';
import { createQuery } from './query.ts';
import { answer, problem, type Reply } from './reply.ts';

const KEYS = ['limit', 'cursor', 'created_at_from', 'created_at_to', 'phone', 'email'];

export type ListOrder = 'newest-first' | 'oldest-first' | 'random';

/** A random order is one that says nothing of age, and is the same for every page. */
export function inOrder(contacts: readonly KinboxContact[], order: ListOrder): KinboxContact[] {
  if (order === 'random') return contacts.toSorted((a, b) => scattered(a) - scattered(b));
  return order === 'oldest-first' ? [...contacts] : contacts.toReversed();
}

/** A number in 0 … 2^32 that looks like chance, and is always the same for a contact. */
function scattered({ id }: KinboxContact): number {
  return [...String(id)].reduce(
    (hash, one) => Math.imul(hash ^ one.charCodeAt(0), 0x01000193) >>> 0,
    7,
  );
}

/**
 * `GET /v1/contacts?limit&cursor&created_at_from&created_at_to&phone&email`: the cursor is the id of the last
 * contact seen, a limit that is missing is 10. Not documented, and so chosen here: phone and email match exactly,
 * both ends of the range belong to it, a cursor that is nobody's id is refused, and `nextCursor` is null on the last
 * page. `contacts` are in the order of the list; `isListed` tells which of them it knows of yet.
 */
export function listContacts(
  contacts: readonly KinboxContact[],
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
  const last = cursor === '' ? -1 : contacts.findIndex(({ id }) => String(id) === cursor);
  if (cursor !== '' && last === -1) query.problems.push('cursor must be the id of a contact');
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
  for (let at = last + 1; at < contacts.length && rows.length <= limit; at += 1) {
    const contact = contacts[at];
    if (contact && isWanted(contact)) rows.push(contact);
  }
  const page = rows.slice(0, limit);
  const seen = page.at(-1);
  return answer(200, {
    data: page.map((contact) => renderContact(contact, 'v1', style)),
    nextCursor: rows.length > limit && seen ? renderId(seen.id, 'v1', style) : null,
  });
}
