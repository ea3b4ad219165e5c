import type { Read } from './http.ts';
import { KinboxError } from './kinbox-error.ts';
import { CONTACTS, readPage } from './search.ts';

/** A way of looking contacts up, and whether it answers a page of contacts now. */
export interface Way {
  name: string;
  answers: boolean;
  /** Of an answer that is none. */
  status?: number | undefined;
}

/** An external id that no contact has. */
export const NOBODY = 'telegram:0:doctor';
const WAYS: { name: string; path: string; query: Record<string, string> }[] = [
  { name: 'the list, GET /v1/contacts', path: CONTACTS, query: { limit: '1' } },
  {
    name: 'GET /v1/contacts?phone=',
    path: CONTACTS,
    query: { phone: '5500000000000', limit: '1' },
  },
  { name: 'GET /v1/contacts?email=', path: CONTACTS, query: { email: 'a@b.invalid', limit: '1' } },
  {
    name: 'GET /v3/contacts?externalId= (internal)',
    path: '/v3/contacts',
    query: { externalId: NOBODY, limit: '1', offset: '0' },
  },
];

/** Tries each way once. Throws no KinboxError: that a way does not answer is the answer. */
export function waysToLookUp(read: Read): Promise<Way[]> {
  return Promise.all(
    WAYS.map(async ({ name, path, query }): Promise<Way> => {
      try {
        await readPage(read, path, query);
        return { name, answers: true };
      } catch (error) {
        if (!(error instanceof KinboxError)) throw error;
        return { name, answers: false, status: error.status };
      }
    }),
  );
}
