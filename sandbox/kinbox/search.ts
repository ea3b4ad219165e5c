import { type ContactStyle, type KinboxContact, renderContact } from './contact.ts';
import type { Contacts } from './contacts.ts';
import { createQuery, type Query } from './query.ts';
import { answer, problem, type Reply } from './reply.ts';

const EXACT = ['externalId', 'phone', 'email'] as const;
const FILTERS = [...EXACT, 'name', 'search', 'createdAtFrom', 'createdAtTo'];

type Test = (contact: KinboxContact) => boolean;

/**
 * `GET /v3/contacts`: filters, and a required `limit` (1 to 500) and `offset`. Not documented, and
 * so chosen here: externalId, phone and email match exactly, case included; name and search match
 * a part in any case; both ends of createdAt belong to the range; an empty filter is no filter;
 * newest first.
 */
export function searchContacts(
  contacts: Contacts,
  params: URLSearchParams,
  style: ContactStyle,
  ignoreFilters: boolean,
  isListed: (contact: KinboxContact) => boolean,
): Reply {
  const query = createQuery(params, [...FILTERS, 'limit', 'offset']);
  const limit = query.integer('limit', { min: 1, max: 500 });
  const offset = query.integer('offset', { min: 0 });
  const tests = ignoreFilters ? [] : testsOf(query);
  if (query.problems.length > 0) return problem(400, query.problems);

  const indexed = ignoreFilters ? undefined : EXACT.find((key) => query.text(key) !== '');
  const candidates =
    indexed === undefined ? contacts.all : contacts.find(indexed, query.text(indexed));
  const found = candidates.filter(
    (contact) => isListed(contact) && tests.every((test) => test(contact)),
  );
  const end = Math.max(0, found.length - offset);
  const page = found.slice(Math.max(0, end - limit), end).reverse();
  return answer(200, {
    totalCount: found.length,
    data: page.map((contact) => renderContact(contact, 'v3', style)),
  });
}

function testsOf(query: Query): Test[] {
  const tests: Test[] = [];
  for (const key of EXACT) {
    const wanted = query.text(key);
    if (wanted !== '') tests.push((contact) => contact[key] === wanted);
  }
  const name = query.text('name').toLowerCase();
  if (name !== '') tests.push((contact) => contact.name.toLowerCase().includes(name));
  const search = query.text('search').toLowerCase();
  if (search !== '')
    tests.push(({ name, email, phone, externalId }) =>
      [name, email, phone, externalId].some((text) => text.toLowerCase().includes(search)),
    );
  const from = query.time('createdAtFrom');
  if (from !== undefined) tests.push(({ createdAt }) => createdAt >= from);
  const to = query.time('createdAtTo');
  if (to !== undefined) tests.push(({ createdAt }) => createdAt <= to);
  return tests;
}
