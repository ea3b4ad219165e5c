import type { FoundBy, KinboxContact } from '../domain/contact.ts';
import { emailSpellings, phoneSpellings } from '../domain/reach.ts';
import { KinboxError } from './errors.ts';
import type { Read } from './http.ts';
import { parseContactPage } from './wire.ts';

export interface Search {
  /**
   * At most 10 contacts with one of these phones (digits with the country code, in every spelling that counts) or
   * this email. Throws KinboxError, never `unclear`, when part of it fails or `timeoutMs` is over.
   */
  findByReach(
    reach: { phones: readonly string[]; email?: string },
    timeoutMs: number,
  ): Promise<KinboxContact[]>;
  /**
   * The contact of this id as it is now, if it is among those that `found` leads to; Kinbox documents no way to
   * ask for it by its id. Throws KinboxError, never `unclear`.
   */
  findById(id: string, found: FoundBy): Promise<KinboxContact | undefined>;
}

const SEARCH = '/v3/contacts';
const FOUND_MAX = 10;
/** More than are wanted: whether Kinbox's filters are exact is not documented. */
const FILTER_ROWS = 50;

/** Contacts by how they can be reached. */
export function createSearch(read: Read): Search {
  /** What a filter of `GET /v3/contacts` leads to: perhaps more than was asked for. */
  async function filter(query: FoundBy, wholeTimeoutMs?: number): Promise<KinboxContact[]> {
    const page = parseContactPage(
      await read({
        path: SEARCH,
        query: { ...query, limit: String(FILTER_ROWS), offset: '0' },
        ...(wholeTimeoutMs !== undefined && { wholeTimeoutMs }),
      }),
    );
    if (page) return page.contacts;
    const message = `Kinbox's answer to GET ${SEARCH} is not a page of contacts`;
    throw new KinboxError({ kind: 'try-again', message });
  }

  return {
    async findByReach({ phones, email }, timeoutMs) {
      const numbers = new Set(phones.map(digitsOf).filter((digits) => digits !== ''));
      const queries = [...Array.from(numbers, (phone) => ({ phone })), ...byEmail(email)];
      const pages = await Promise.all(queries.map((query) => filter(query, timeoutMs)));
      const found = pages.flat().filter((contact) => {
        const isSamePhone = contact.phone !== null && numbers.has(digitsOf(contact.phone));
        return isSamePhone || (email && contact.email?.toLowerCase() === email.toLowerCase());
      });
      return [...new Map(found.map((contact) => [contact.id, contact])).values()].slice(
        0,
        FOUND_MAX,
      );
    },

    async findById(id, { phone, email, externalId }) {
      const queries = [
        ...(externalId ? [{ externalId }] : []),
        ...(phone ? phoneSpellings(phone).map((spelling) => ({ phone: spelling })) : []),
        ...byEmail(email),
      ];
      const answers = await Promise.allSettled(queries.map((query) => filter(query)));
      for (const answer of answers) {
        const contacts = answer.status === 'fulfilled' ? answer.value : [];
        const contact = contacts.find((one) => one.id === id);
        if (contact) return contact;
      }
      // Not found is only what every one of them says.
      for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
      return undefined;
    },
  };
}

const byEmail = (email: string | undefined): FoundBy[] =>
  email ? emailSpellings(email).map((spelling) => ({ email: spelling })) : [];

const digitsOf = (phone: string): string => phone.replace(/\D/g, '');
