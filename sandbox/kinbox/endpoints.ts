import {
  type ContactDetails,
  type ContactStyle,
  type KinboxContact,
  renderContact,
} from './contact.ts';
import { hasNul, parseContactBody } from './contact-body.ts';
import type { Contacts } from './contacts.ts';
import { type CustomField, whyNotField } from './custom-fields.ts';
import type { Endpoint } from './faults.ts';
import { inOrder, type ListOrder, listContacts } from './list.ts';
import { answer, problem, type Reply } from './reply.ts';
import { searchContacts } from './search.ts';

/** The whole API: everything else is a 404. */
export const ENDPOINTS: readonly {
  readonly endpoint: Endpoint;
  readonly method: string;
  readonly path: RegExp;
}[] = [
  { endpoint: 'create', method: 'POST', path: /^\/v1\/contacts$/ },
  { endpoint: 'list', method: 'GET', path: /^\/v1\/contacts$/ },
  { endpoint: 'read', method: 'GET', path: /^\/v1\/contacts\/[^/]+$/ },
  { endpoint: 'update', method: 'PATCH', path: /^\/v1\/contacts\/[^/]+$/ },
  { endpoint: 'custom-fields', method: 'GET', path: /^\/v1\/custom-fields$/ },
  { endpoint: 'search', method: 'GET', path: /^\/v3\/contacts$/ },
  { endpoint: 'update-v3', method: 'PATCH', path: /^\/v3\/contacts\/[^/]+$/ },
];

/** A Kinbox as far as it can be inspected; the sandbox is one of several. */
export type Behaviour = {
  readonly style: ContactStyle;
  readonly refuseUnknownFields: boolean;
  readonly uniqueExternalId: boolean;
  /** Without it every route of v3 is a 404. */
  readonly hasV3: boolean;
  readonly v3Search: 'works' | 'absent' | 'forbidden' | 'ignores-filters';
  readonly v1List: 'works' | 'absent' | 'forbidden' | 'ignores-filters';
  /** How long a new contact is missing from lists and searches; by its id it is there at once. */
  readonly searchLagMs: number;
  readonly listOrder: ListOrder;
};

/** A request whose token and content type were found good. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly body: unknown;
};

export type Answered = { readonly reply: Reply; readonly created?: KinboxContact };

/** Which endpoint a request is for, if any. */
export function endpointOf(method: string, path: string): Endpoint | undefined {
  return ENDPOINTS.find((known) => known.method === method && known.path.test(path))?.endpoint;
}

export function createEndpoints({
  contacts,
  customFields,
  behaviour,
  now,
}: {
  contacts: Contacts;
  customFields: readonly CustomField[];
  behaviour: Behaviour;
  now: () => number;
}): Record<Endpoint, (call: Call) => Answered> {
  const { style } = behaviour;
  const problemOf = (placeholder: string, value: unknown): string | undefined =>
    behaviour.refuseUnknownFields ? whyNotField(customFields, placeholder, value) : undefined;

  const write = (
    body: unknown,
    isCreate: boolean,
    store: (details: Partial<ContactDetails>) => Answered,
  ): Answered => {
    const parsed = parseContactBody(body, isCreate, problemOf);
    if (!parsed.ok) return { reply: problem(400, parsed.problems) };
    if (hasNul(parsed.value)) return { reply: problem(500, 'Internal server error') };
    return store(parsed.value);
  };

  const isTaken = ({ externalId = '' }: Partial<ContactDetails>): boolean =>
    behaviour.uniqueExternalId && contacts.find('externalId', externalId).length > 0;

  const isListed = (contact: KinboxContact): boolean =>
    !contacts.isRemoved(contact) && contact.createdAt + behaviour.searchLagMs <= now();

  const named = ({ path }: Call): KinboxContact | undefined =>
    contacts.byId(path.slice(path.lastIndexOf('/') + 1));

  const update = (call: Call, version: 'v1' | 'v3'): Answered =>
    write(call.body, false, (changes) => {
      const contact = named(call);
      if (contact === undefined) return { reply: NO_CONTACT };
      contacts.update(contact, changes);
      return { reply: answer(200, renderContact(contact, version, style)) };
    });

  return {
    create: ({ body }) =>
      write(body, true, (details) => {
        if (isTaken(details)) return { reply: problem(409, 'externalId already exists') };
        const created = contacts.add(details);
        return { reply: answer(201, renderContact(created, 'v1', style)), created };
      }),

    list(call) {
      if (behaviour.v1List === 'absent') return { reply: notFound(call) };
      if (behaviour.v1List === 'forbidden') return { reply: FORBIDDEN };
      const ignoreFilters = behaviour.v1List === 'ignores-filters';
      const rows = inOrder(contacts.all, behaviour.listOrder);
      return { reply: listContacts(rows, call.params, style, ignoreFilters, isListed) };
    },

    read(call) {
      const contact = named(call);
      if (contact === undefined) return { reply: NO_CONTACT };
      return { reply: answer(200, renderContact(contact, 'v1', style)) };
    },

    update: (call) => update(call, 'v1'),

    'custom-fields': () => ({ reply: answer(200, { data: customFields }) }),

    search(call) {
      const { hasV3, v3Search } = behaviour;
      if (!hasV3 || v3Search === 'absent') return { reply: notFound(call) };
      if (v3Search === 'forbidden') return { reply: FORBIDDEN };
      const ignoreFilters = v3Search === 'ignores-filters';
      return { reply: searchContacts(contacts, call.params, style, ignoreFilters, isListed) };
    },

    'update-v3': (call) => (behaviour.hasV3 ? update(call, 'v3') : { reply: notFound(call) }),
  };
}

const NO_CONTACT = problem(404, 'Contact not found');
const FORBIDDEN = problem(403, 'Forbidden resource');

/** NestJS's answer for a route that it does not have. */
export function notFound({
  method,
  path,
  params,
}: Pick<Call, 'method' | 'path' | 'params'>): Reply {
  const query = params.size > 0 ? `?${params}` : '';
  return problem(404, `Cannot ${method} ${path}${query}`);
}
