import { number, text } from '../column-values.ts';
import { createdContactOf } from '../from-row.ts';
import type { Claim, Store } from '../store.ts';
import type { OperationDeps } from './operations.ts';

type ClaimMethods = Pick<Store, 'claim' | 'giveBack' | 'claimOf' | 'claimedBy'>;

/** Who of the team has taken which contact: a contact has one taker, whoever else taps. */
export function createClaims({ read, write }: OperationDeps): ClaimMethods {
  async function claimOf(draftId: string): Promise<Claim | undefined> {
    const [row] = await read(
      'claim-of',
      'SELECT taker_id, taker_name, taken_at FROM claims WHERE draft_id = $1',
      [draftId],
    );
    if (!row) return undefined;
    return {
      takerId: number(row.taker_id),
      takerName: text(row.taker_name),
      takenAt: number(row.taken_at),
    };
  }

  return {
    claimOf,

    async claim(draftId, { takerId, takerName, takenAt }) {
      await write(
        'claim',
        `INSERT INTO claims (draft_id, taker_id, taker_name, taken_at)
         SELECT draft_id, CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS BIGINT) FROM contacts
         WHERE draft_id = $1 ON CONFLICT (draft_id) DO NOTHING`,
        [draftId, takerId, takerName, takenAt],
      );
      return claimOf(draftId);
    },

    async giveBack(draftId) {
      await write('give-back', 'DELETE FROM claims WHERE draft_id = $1', [draftId]);
    },

    async claimedBy(takerId, limit) {
      const rows = await read(
        'claimed-by',
        `SELECT c.draft_id, c.rep_id, c.rep_name, c.contact, c.answers, c.created_at
         FROM claims t JOIN contacts c ON c.draft_id = t.draft_id
         WHERE t.taker_id = $1 ORDER BY t.taken_at DESC, t.draft_id LIMIT $2`,
        [takerId, limit],
      );
      return rows.flatMap(createdContactOf);
    },
  };
}
