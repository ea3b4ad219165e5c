import { externalIdOf } from '../../domain/contact.ts';
import { createKey } from '../../domain/job.ts';
import { number, type Row, text } from '../column-values.ts';
import { createdContactOf, workOf } from '../from-row.ts';
import type { KnownContact } from '../store.ts';

/* By whom a way to reach somebody is known already, as SQL that every backend understands. */

/** Contacts still owed to Kinbox, by us or by somebody's decision. */
const OWED = "('pending', 'sending', 'unclear', 'undecided', 'aside')";

/** Contacts reached by a set of ways, given as SQL; $2 is how many at most, $3 a draft to leave out. */
export const withKeys = (ways: string): string => `
  WITH reached AS (
    SELECT DISTINCT w.draft_id FROM ways w WHERE w.way IN ${ways} AND w.draft_id <> $3
  )
  SELECT c.draft_id, c.rep_id, c.rep_name, c.contact, NULL AS work, c.created_at
  FROM reached r JOIN contacts c ON c.draft_id = r.draft_id
  UNION ALL
  SELECT r.draft_id, j.rep_id, NULL, NULL, j.work, j.created_at
  FROM reached r JOIN jobs j ON j.key = '${createKey('')}' || r.draft_id AND j.state IN ${OWED}
  ORDER BY created_at DESC, draft_id LIMIT $2`;

/** The ways of these drafts, given as SQL, that are in neither table any more: they go with them. */
export const forgetWays = (drafts: string): string => `
  DELETE FROM ways WHERE draft_id IN ${drafts}
    AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.draft_id = ways.draft_id)
    AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.key = '${createKey('')}' || ways.draft_id)`;

/** The draft of a create-contact job that goes. */
export const DRAFT_OF_JOB = `CASE kind WHEN 'create-contact' THEN substr(key, ${createKey('').length + 1}) END`;

export function knownContactOf(row: Row): KnownContact[] {
  const draftId = text(row.draft_id);
  if (row.contact !== null) {
    return createdContactOf(row).map(({ contact, answers: _answers, ...rest }) => {
      const { id, name, phone, email, notes, isPrivate } = contact;
      return {
        ...rest,
        contact: { name, phone, email, notes, isPrivate },
        kinboxId: id,
        externalId: externalIdOf(rest.repId, draftId),
        state: 'created',
      };
    });
  }
  const work = workOf(row);
  if (work?.kind !== 'create-contact') return [];
  const { repId, repName } = work.saved.rep;
  const { name, phone = null, email = null, notes = null, isPrivate } = work.saved.contact;
  return [
    {
      draftId,
      repId,
      repName,
      contact: { name, phone, email, notes, isPrivate },
      externalId: externalIdOf(repId, draftId),
      createdAt: number(row.created_at),
      state: 'on-its-way',
    },
  ];
}
