import type { DatabaseSync } from 'node:sqlite';
import { contactKeys } from '../../domain/same-person.ts';
import { plain } from '../column-values.ts';
import { forgetWays } from '../shared/contacts.ts';

type Reachable = Parameters<typeof contactKeys>[0];

export interface Ways {
  add(draftId: string, contact: Reachable): void;
  /** The contact has changed. */
  replace(draftId: string, contact: Reachable): void;
  /** These drafts may have gone; resolves to how many ways went with them. */
  forget(draftIds: string[]): number;
}

/** The ways to reach saved contacts, by which the same person is recognised. */
export function createWays(db: DatabaseSync): Ways {
  const put = db.prepare('INSERT INTO ways (way, draft_id) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const clear = db.prepare('DELETE FROM ways WHERE draft_id = ?');
  const forget = db.prepare(forgetWays('(SELECT value FROM json_each(?))'));

  function add(draftId: string, contact: Reachable): void {
    for (const way of contactKeys(contact)) put.run(plain(way), draftId);
  }

  return {
    add,
    replace(draftId, contact) {
      clear.run(draftId);
      add(draftId, contact);
    },
    forget: (draftIds) => Number(forget.run(JSON.stringify(draftIds)).changes),
  };
}
