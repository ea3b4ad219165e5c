import type { ContactToCreate, KinboxContact } from '../domain/contact.ts';
import { KinboxError } from './errors.ts';
import { createHttp, type HttpRequest } from './http.ts';
import { type ContactField, parseContact, parseContactFields, parseContactPage } from './wire.ts';

export type { ContactField } from './wire.ts';

/** `unknowable`: this Kinbox cannot tell, now or later; a person has to look. */
export type LookUp =
  | { answer: 'found'; contact: KinboxContact }
  | { answer: 'absent' }
  | { answer: 'unknowable' };

export interface KinboxSettings {
  /** https://api4.kinbox.com.br by Kinbox's documentation. */
  url: string;
  token: string;
  now: () => number;
  connectTimeoutMs?: number;
  answerTimeoutMs?: number;
  maxAnswerBytes?: number;
}

export interface Kinbox {
  /**
   * Creates the contact; throws KinboxError. Kinbox documents no idempotency: the same call twice
   * makes two contacts, so after `unclear` look it up first. What could not be sent until `startBy` (Unix
   * time in ms) is not sent: `try-again`.
   */
  createContact(contact: ContactToCreate, startBy: number): Promise<KinboxContact>;
  /** Throws KinboxError `try-again` (look again later) or `no-access`, and no other kind. */
  findByExternalId(externalId: string): Promise<LookUp>;
  /** The custom fields that a contact can have; throws KinboxError, never `unclear`. */
  contactFields(): Promise<ContactField[]>;
  /** Waits for what is under way; each call ends by its own time-out. */
  close(): Promise<void>;
}

const FIELDS_TIMEOUT_MS = 5000;
const PAGE_ROWS = 100;
const PAGES_MAX = 10;

export function createKinbox({ url, ...settings }: KinboxSettings): Kinbox {
  const http = createHttp({ baseUrl: url, ...settings });

  /** A read leaves nothing unclear: whatever was lost on the way can be asked again. */
  async function read(request: Omit<HttpRequest, 'method' | 'body'>): Promise<unknown> {
    try {
      return (await http.send({ method: 'GET', ...request })).json;
    } catch (error) {
      if (!(error instanceof KinboxError) || error.kind !== 'unclear') throw error;
      const { message, status, retryAfterMs } = error;
      throw new KinboxError({ kind: 'try-again', message, status, retryAfterMs, cause: error });
    }
  }

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

  return {
    async createContact(contact, startBy) {
      const path = '/v1/contacts';
      const body = bodyOf(contact);
      const { status, json } = await http.send({ method: 'POST', path, body, startBy });
      const created = parseContact(json);
      if (created) return created;
      const message = `Kinbox's answer ${status} to POST ${path} has no contact id`;
      throw new KinboxError({ kind: 'unclear', message, status });
    },

    async findByExternalId(externalId) {
      return (await findByFilter(externalId)) ?? (await findInList(externalId));
    },

    async contactFields() {
      const path = '/v1/custom-fields';
      const fields = parseContactFields(await read({ path, timeoutMs: FIELDS_TIMEOUT_MS }));
      if (fields) return fields;
      const message = `Kinbox's answer to GET ${path} is not a list of fields`;
      throw new KinboxError({ kind: 'try-again', message });
    },

    close: () => http.close(),
  };
}

/** The documented fields; what the rep has not given is left out, as Kinbox documents no null. */
function bodyOf(contact: ContactToCreate): Record<string, unknown> {
  const { name, phone, email, notes, origin, isPrivate, externalId, customFields } = contact;
  const texts = { name, phone, email, notes, origin, externalId };
  const given = Object.entries(texts).filter(([, text]) => text !== undefined && text !== '');
  // customFields is required by the documentation, even when there is none.
  return { ...Object.fromEntries(given), isPrivate, customFields };
}

/** An answer to a read that the same question would get again; 401 is for an admin to mend. */
function leadsNowhere({ kind, status = 0 }: KinboxError): boolean {
  const isUnreadable = status >= 200 && status < 300;
  return isUnreadable || kind === 'refused' || [403, 404, 405].includes(status);
}
