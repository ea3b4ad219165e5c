import { createKey } from '../../domain/job.ts';
import { text } from '../column-values.ts';
import type { Store } from '../store.ts';
import type { OperationDeps } from './operations.ts';

/** A person is in a handful of contacts; more than that is a mistake in the query. */
const CONTACTS_MAX = 100;

/** What a person asks to be erased (LGPD, art. 18): everything that leads to one of these ways to reach them. */
export function createForget({ read, write }: OperationDeps): Pick<Store, 'forgetPerson'> {
  async function draftsReachedBy(way: string): Promise<string[]> {
    const rows = await read('drafts-by-way', 'SELECT draft_id FROM ways WHERE way = $1 LIMIT $2', [
      way,
      CONTACTS_MAX,
    ]);
    return rows.map(({ draft_id: id }) => text(id));
  }

  async function eraseDraft(draftId: string): Promise<{ copies: number; jobs: number }> {
    const copies = await write(
      'forget-copy',
      'DELETE FROM contacts WHERE draft_id = $1 RETURNING draft_id',
      [draftId],
    );
    // The one that is being posted this moment ends first; a second /forget finds it.
    const jobs = await write(
      'forget-job',
      `DELETE FROM jobs WHERE key = $1 AND state <> 'sending' RETURNING id`,
      [createKey(draftId)],
    );
    await write('forget-shown', 'DELETE FROM cards WHERE draft_id = $1', [draftId]);
    await write('forget-claim', 'DELETE FROM claims WHERE draft_id = $1', [draftId]);
    await write('forget-ways-of', 'DELETE FROM ways WHERE draft_id = $1', [draftId]);
    await write(
      'forget-news',
      `DELETE FROM jobs WHERE state <> 'sending' AND (work LIKE $1 OR work LIKE $2)`,
      [`%"id":"${draftId}"%`, `%"draftId":"${draftId}"%`],
    );
    return { copies: copies.length, jobs: jobs.length };
  }

  return {
    async forgetPerson(ways) {
      const found = await Promise.all(ways.map(draftsReachedBy));
      const erased = { copies: 0, jobs: 0, rows: 0 };
      for (const draftId of new Set(found.flat())) {
        const { copies, jobs } = await eraseDraft(draftId);
        erased.copies += copies;
        erased.jobs += jobs;
      }
      for (const way of ways) {
        const rows = await write(
          'forget-rows',
          `DELETE FROM import_rows WHERE state <> 'open' AND contact LIKE $1 RETURNING row`,
          [`%"${way}"%`],
        );
        erased.rows += rows.length;
      }
      return erased;
    },
  };
}
