import type { KinboxContact } from '../domain/contact.ts';
import { KinboxError } from './errors.ts';
import type { Read } from './http.ts';
import { parseContactPage } from './wire.ts';

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
