import type { KinboxContact } from '../domain/contact.ts';
import { emailSpellings } from '../domain/same-person.ts';
import type { Read } from './http.ts';
import { KinboxError } from './kinbox-error.ts';
import { type ContactPage, parseContact, parseContactPage } from './wire.ts';

export interface Search {
  /**
   * At most 10 contacts with one of these phones (digits with the country code, in every spelling that counts) or
   * this email. Throws KinboxError, never `unclear`, when part of it fails or `timeoutMs` is over and nobody is found
   * by the rest.
   */
  findByPhoneOrEmail(
    reach: { phones: readonly string[]; email?: string },
    timeoutMs: number,
  ): Promise<KinboxContact[]>;
  /** The contact as it is now; undefined when there is none of this id. Throws KinboxError, never `unclear`. */
  findById(id: string, timeoutMs?: number): Promise<KinboxContact | undefined>;
}

/** Kinbox's public routes for contacts (its documentation, "List contacts" and "Retrieve a contact"). */
export const CONTACTS = '/v1/contacts';
const FOUND_MAX = 10;
/** More than are wanted: whether Kinbox's filters are exact is not documented. */
const FILTER_ROWS = 50;

/** A page of `GET /v1/contacts` or of its twin in v3; throws KinboxError `try-again` when the answer is none. */
export async function readPage(
  read: Read,
  path: string,
  query: Record<string, string>,
  wholeTimeoutMs?: number,
): Promise<ContactPage> {
  const page = parseContactPage(await read({ path, query, wholeTimeoutMs }));
  if (page) return page;
  const message = `Kinbox's answer to GET ${path} is not a page of contacts`;
  throw new KinboxError({ kind: 'try-again', message });
}

/** One query of `GET /v1/contacts` for each spelling under which a contact may be kept. */
export function reachQueries(
  phones: readonly string[],
  email: string | undefined,
): Record<string, string>[] {
  const numbers = new Set(phones.map(digitsOf).filter((digits) => digits !== ''));
  return [
    ...Array.from(numbers, (phone) => ({ phone })),
    ...(email ? emailSpellings(email).map((spelling) => ({ email: spelling })) : []),
  ].map((filter) => ({ ...filter, limit: String(FILTER_ROWS) }));
}

/** Contacts by how they can be reached, and by their id. */
export function createSearch(read: Read): Search {
  const readContact = createReadContact(read);

  return {
    async findByPhoneOrEmail({ phones, email }, timeoutMs) {
      const numbers = new Set(phones.map(digitsOf).filter((digits) => digits !== ''));
      const pages = await Promise.allSettled(
        reachQueries(phones, email).map((query) => readPage(read, CONTACTS, query, timeoutMs)),
      );
      const found = pages
        .flatMap((page) => (page.status === 'fulfilled' ? page.value.contacts : []))
        .filter((contact) => {
          const isSamePhone = contact.phone !== null && numbers.has(digitsOf(contact.phone));
          return isSamePhone || (email && contact.email?.toLowerCase() === email.toLowerCase());
        });
      const failed = pages.find((page) => page.status === 'rejected');
      if (failed && found.length === 0) throw failed.reason;
      return [...new Map(found.map((contact) => [contact.id, contact])).values()].slice(
        0,
        FOUND_MAX,
      );
    },

    async findById(id, timeoutMs) {
      const json = await readContact(id, timeoutMs);
      return json === undefined ? undefined : parseContact(json);
    },
  };
}

/**
 * `GET /v1/contacts/{id}`: the JSON of the contact of that id, and of no other; undefined when there is none. Throws
 * KinboxError, never `unclear`.
 */
export function createReadContact(read: Read) {
  return async function readContact(id: string, timeoutMs?: number): Promise<unknown> {
    const path = `${CONTACTS}/${encodeURIComponent(id)}`;
    const json = await read({ path, wholeTimeoutMs: timeoutMs }).catch((error: unknown) => {
      if (error instanceof KinboxError && isGone(error)) return undefined;
      throw error;
    });
    if (json === undefined || parseContact(json)?.id === id) return json;
    const message = `Kinbox's answer to GET ${CONTACTS}/… is not the contact`;
    throw new KinboxError({ kind: 'try-again', message });
  };
}

/** No such contact; NestJS says "Cannot GET …" where there is no such route, which tells nothing of a contact. */
function isGone({ status, reason }: KinboxError): boolean {
  return status === 410 || (status === 404 && !reason?.startsWith('Cannot GET '));
}

const digitsOf = (phone: string): string => phone.replace(/\D/g, '');
