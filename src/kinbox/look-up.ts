import type { KinboxContact } from '../domain/contact.ts';
import { phoneSpellings } from '../domain/same-person.ts';
import type { Read } from './http.ts';
import { KinboxError } from './kinbox-error.ts';
import { CONTACTS, reachQueries, readPage } from './search.ts';

/** A contact of which nobody knows whether its POST made it. */
export interface LostContact {
  externalId: string;
  phone?: string | undefined;
  email?: string | undefined;
  /** Unix time in ms before which it was never sent. */
  notBefore: number;
}

/**
 * `absent`: a complete answer has not had it. `unknown`: no complete answer this time. `unknowable`: every way is
 * missing or forbidden (404, 405, 403), now and later; a person has to look.
 */
export type LookUp =
  | { answer: 'found'; contact: KinboxContact }
  | { answer: 'absent' }
  | { answer: 'unknown' }
  | { answer: 'unknowable' };

const PAGE_ROWS = 100;
const PAGES_MAX = 100;
/** A lease is renewed for three minutes (worker.ts). */
const READING_MS = 2 * 60_000;
/** How far Kinbox's clock may be behind ours. */
const CLOCKS_DIFFER_MS = 60 * 60_000;
/** Kinbox calls v3 internal: where it is missing it is asked again this much later. */
const V3_REST_MS = 60 * 60_000;

const ABSENT: LookUp = { answer: 'absent' };
const UNKNOWN: LookUp = { answer: 'unknown' };
const UNKNOWABLE: LookUp = { answer: 'unknowable' };

/**
 * Looks for a contact that may have been created. A row counts only when its external id is ours, whatever it was
 * found by. Only the list of v1, read to its end from before the first attempt, proves that it is not there; the
 * filter of v3 does so where there is no list.
 */
export function createLookUp(read: Read, now: () => number) {
  let v3RestsUntil = Number.NEGATIVE_INFINITY;

  /** By the filter of `GET /v3/contacts`, an internal route. */
  async function askV3(externalId: string): Promise<LookUp> {
    if (now() < v3RestsUntil) return UNKNOWABLE;
    const query = { externalId, limit: '10', offset: '0' };
    const page = await readPage(read, '/v3/contacts', query).catch((error: unknown) => {
      if (!(error instanceof KinboxError)) throw error;
      if (!leadsNowhere(error)) return undefined;
      v3RestsUntil = now() + V3_REST_MS;
      return null;
    });
    if (page === null) return UNKNOWABLE;
    const contact = page?.contacts.find((row) => row.externalId === externalId);
    if (contact) return { answer: 'found', contact };
    // Rows of other contacts: the filter was ignored, or searches parts.
    return page?.size === 0 && !page.totalCount ? ABSENT : UNKNOWN;
  }

  /** By a filter of `GET /v1/contacts`. Its failure says nothing: the list is asked next, and tells it better. */
  async function askV1(externalId: string, query: Record<string, string>): Promise<LookUp> {
    try {
      const { contacts } = await readPage(read, CONTACTS, query);
      const contact = contacts.find((row) => row.externalId === externalId);
      return contact ? { answer: 'found', contact } : UNKNOWN;
    } catch (error) {
      if (error instanceof KinboxError) return UNKNOWN;
      throw error;
    }
  }

  /** By reading `GET /v1/contacts`. Its order is not documented: only its end proves absence. */
  async function readList({ externalId, notBefore }: LostContact): Promise<LookUp> {
    const until = now() + READING_MS;
    const from = new Date(notBefore - CLOCKS_DIFFER_MS).toISOString();
    const cursors = new Set<string>();
    let cursor: string | undefined;
    let isComplete = true;
    for (let pages = 0; pages < PAGES_MAX && now() <= until; pages += 1) {
      const page = await readPage(read, CONTACTS, {
        limit: String(PAGE_ROWS),
        created_at_from: from,
        ...(cursor !== undefined && { cursor }),
      });
      const contact = page.contacts.find((row) => row.externalId === externalId);
      if (contact) return { answer: 'found', contact };
      isComplete &&= page.isComplete;
      // A full page without any word of a next one may not be the last.
      const isEnd = page.nextCursor === null || (!page.nextCursor && page.size < PAGE_ROWS);
      if (isEnd || page.size === 0) return isComplete ? ABSENT : UNKNOWN;
      // The same cursor again: it is ignored, and every page would be this one.
      if (!page.nextCursor || cursors.has(page.nextCursor)) break;
      cursor = page.nextCursor;
      cursors.add(cursor);
    }
    return UNKNOWN;
  }

  /** Throws KinboxError `try-again` (look again later) or `no-access`, and no other kind. */
  return async function lookUp(lost: LostContact): Promise<LookUp> {
    const { externalId, phone, email } = lost;
    const queries = reachQueries(phone ? phoneSpellings(phone) : [], email);
    const [v3, ...v1] = await Promise.all([
      askV3(externalId),
      ...queries.map((query) => askV1(externalId, query)),
    ]);
    const found = [v3, ...v1].find(({ answer }) => answer === 'found');
    if (found) return found;
    try {
      return await readList(lost);
    } catch (error) {
      if (!(error instanceof KinboxError)) throw error;
      if (leadsNowhere(error)) return v3;
      // A server that refuses the question (400) may accept it after its next change.
      if (error.kind === 'refused') return UNKNOWN;
      throw error;
    }
  };
}

/** There is no such route, or no right to it: the same question would get the same answer. */
function leadsNowhere({ status = 0 }: KinboxError): boolean {
  return [403, 404, 405].includes(status);
}
