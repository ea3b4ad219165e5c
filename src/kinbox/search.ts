import type { ContactRef, KinboxContact } from '../domain/contact.ts';
import { emailSpellings, phoneSpellings } from '../domain/same-person.ts';
import type { Read } from './http.ts';
import { KinboxError } from './kinbox-error.ts';
import { parseContactPage } from './wire.ts';

export interface Search {
  /**
   * At most 10 contacts with one of these phones (digits with the country code, in every spelling that counts) or
   * this email. Throws KinboxError, never `unclear`, when part of it fails or `timeoutMs` is over.
   */
  findByPhoneOrEmail(
    reach: { phones: readonly string[]; email?: string },
    timeoutMs: number,
  ): Promise<KinboxContact[]>;
  /**
   * The contact of this id as it is now, if it is among those that `found` leads to; Kinbox documents no way to
   * ask for it by its id. Throws KinboxError, never `unclear`.
   */
  findById(id: string, ref: ContactRef): Promise<KinboxContact | undefined>;
}

const SEARCH = '/v3/contacts';
const FOUND_MAX = 10;
/** More than are wanted: whether Kinbox's filters are exact is not documented. */
const FILTER_ROWS = 50;

/** Contacts by how they can be reached. */
export function createSearch(read: Read): Search {
  /** What a filter of `GET /v3/contacts` leads to: perhaps more than was asked for. */
  async function filter(query: ContactRef, wholeTimeoutMs?: number): Promise<KinboxContact[]> {
    const page = parseContactPage(
      await read({
        path: SEARCH,
        query: { ...query, limit: String(FILTER_ROWS), offset: '0' },
        wholeTimeoutMs,
      }),
    );
    if (page) return page.contacts;
    const message = `Kinbox's answer to GET ${SEARCH} is not a page of contacts`;
    throw new KinboxError({ kind: 'try-again', message });
  }

  return {
    async findByPhoneOrEmail({ phones, email }, timeoutMs) {
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

const byEmail = (email: string | undefined): ContactRef[] =>
  email ? emailSpellings(email).map((spelling) => ({ email: spelling })) : [];

const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/** `unknowable`: this Kinbox cannot tell, now or later; a person has to look. */
export type LookUp =
  | { answer: 'found'; contact: KinboxContact }
  | { answer: 'absent' }
  | { answer: 'unknowable' };

const PAGE_ROWS = 100;
const PAGES_MAX = 10;

/** Whether a contact that may have been created is there. */
export function createLookUp(read: Read): (externalId: string) => Promise<LookUp> {
  /** Undefined when this way of asking leads nowhere: no such filter, path or right, or no JSON. */
  async function readPage(path: string, query: Record<string, string>) {
    try {
      return parseContactPage(await read({ path, query }));
    } catch (error) {
      if (error instanceof KinboxError && leadsNowhere(error)) return undefined;
      throw error;
    }
  }

  /** By the filter of `GET /v3/contacts`; undefined when the filter is not to be trusted. */
  async function findByFilter(externalId: string): Promise<LookUp | undefined> {
    const page = await readPage('/v3/contacts', { externalId, limit: '10', offset: '0' });
    const contact = page?.contacts.find((row) => row.externalId === externalId);
    if (contact) return { answer: 'found', contact };
    // Rows of other contacts: the filter was ignored, or searches parts.
    return page?.size === 0 && !page.totalCount ? { answer: 'absent' } : undefined;
  }

  /** By reading `GET /v1/contacts`. Its order is not documented: only its end proves absence. */
  async function findInList(externalId: string): Promise<LookUp> {
    const cursors = new Set<string>();
    let cursor: string | undefined;
    let isComplete = true;
    for (let pages = 0; pages < PAGES_MAX; pages += 1) {
      const page = await readPage('/v1/contacts', {
        limit: String(PAGE_ROWS),
        ...(cursor !== undefined && { cursor }),
      });
      const contact = page?.contacts.find((row) => row.externalId === externalId);
      if (contact) return { answer: 'found', contact };
      if (!page) break;
      isComplete &&= page.isComplete;
      // A full page without any word of a next one may not be the last.
      const isEnd = page.nextCursor === null || (!page.nextCursor && page.size < PAGE_ROWS);
      if (isEnd || page.size === 0) return { answer: isComplete ? 'absent' : 'unknowable' };
      // The same cursor again: it is ignored, and every page would be this one.
      if (!page.nextCursor || cursors.has(page.nextCursor)) break;
      cursor = page.nextCursor;
      cursors.add(cursor);
    }
    return { answer: 'unknowable' };
  }

  return async (externalId) => (await findByFilter(externalId)) ?? (await findInList(externalId));
}

/** An answer to a read that the same question would get again; 401 is for an admin to mend. */
function leadsNowhere({ kind, status = 0 }: KinboxError): boolean {
  const isUnreadable = status >= 200 && status < 300;
  return isUnreadable || kind === 'refused' || [403, 404, 405].includes(status);
}
