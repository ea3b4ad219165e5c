import { createKey } from '../../domain/job.ts';
import { number, optional, text } from '../column-values.ts';
import { createdContactOf } from '../from-row.ts';
import type { Store } from '../store.ts';
import type { OperationDeps } from './operations.ts';

/** More is not read by anybody. */
const JOBS_MAX = 100;
const CONTACTS_MAX = 20;

/** What became of a contact, for whoever runs the bot: ids, states and times, and nothing that people wrote. */
export function createStory({ read }: OperationDeps): Pick<Store, 'storyOf' | 'draftsOf'> {
  return {
    async storyOf(draftId) {
      const [row] = await read(
        'story-copy',
        'SELECT draft_id, rep_id, rep_name, contact, answers, created_at FROM contacts WHERE draft_id = $1',
        [draftId],
      );
      const [copy] = row ? createdContactOf(row) : [];
      const jobs = await read(
        'story-jobs',
        `SELECT id, kind, state, attempts, reason, created_at, finished_at FROM jobs
         WHERE key = $1 OR work LIKE $2 OR work LIKE $3 ORDER BY id LIMIT $4`,
        [createKey(draftId), `%"id":"${draftId}"%`, `%"draftId":"${draftId}"%`, JOBS_MAX],
      );
      return {
        draftId,
        repId: copy?.repId,
        kinboxId: copy?.contact.id,
        arrivedAt: copy?.createdAt,
        jobs: jobs.map((job) => ({
          id: number(job.id),
          kind: text(job.kind),
          state: text(job.state),
          attempts: number(job.attempts),
          reason: optional(job.reason, (reason) => reason),
          createdAt: number(job.created_at),
          finishedAt: job.finished_at === null ? undefined : number(job.finished_at),
        })),
      };
    },

    async draftsOf(id) {
      const rows = await read(
        'drafts-of',
        `SELECT draft_id FROM contacts WHERE contact LIKE $1 OR rep_id = $2
         ORDER BY created_at DESC LIMIT $3`,
        [`%"id":"${id}"%`, /^\d{1,15}$/.test(id) ? Number(id) : -1, CONTACTS_MAX],
      );
      return rows.map(({ draft_id: draftId }) => text(draftId));
    },
  };
}
