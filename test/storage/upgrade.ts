import { expect, test } from 'vitest';
import { migrations } from '../../src/storage/shared/schema.ts';
import type { Store } from '../../src/storage/store.ts';
import { about, createContact, kinboxContact, MINUTE, NOW } from './fixtures.ts';

/** A database as the first version has left it, with a contact on its way and one that is in Kinbox. */
export const schemaOne = (rowId: string): string => {
  const { key, work } = createContact('old');
  const [first = ''] = migrations(rowId);
  return `
    CREATE TABLE migrations (number INTEGER PRIMARY KEY);
    INSERT INTO migrations VALUES (1);
    ${first}
    INSERT INTO jobs (key, kind, lane, rep_id, work, state, run_at, created_at)
    VALUES ('${key}', '${work.kind}', 'kinbox', 7, '${JSON.stringify(work)}', 'pending', 0, ${NOW});
    INSERT INTO contacts (draft_id, rep_id, contact, created_at)
    VALUES ('older', 7, '${JSON.stringify(kinboxContact('k1'))}', ${NOW});`;
};

export function upgradePromises(openOld: () => Promise<Store>): void {
  test('what the first version has left goes on', async () => {
    const store = await openOld();
    expect(await store.pendingContacts(7)).toMatchObject([{ saved: { draft: { id: 'old' } } }]);
    const [older, ...others] = await store.recentContacts(7, 10);
    const known = { draftId: 'older', contact: kinboxContact('k1'), repId: 7, createdAt: NOW };
    expect(older).toEqual({ ...known, answers: [] });
    expect(others).toEqual([]);
    const [job] = await store.claimJobs('kinbox', NOW, 10, MINUTE);
    if (!job) throw new Error('a job expected');
    expect(about([job])).toEqual(['old']);
    const corrected = { ...kinboxContact('k1'), phone: '1' };
    const changed = { draftId: 'older', contact: corrected };
    expect(await store.finishJob(job, { state: 'done', changed }, NOW)).toBe(true);
    const [reached] = await store.contactsWithKeys(['1'], 10);
    expect(reached).toMatchObject({ draftId: 'older', kinboxId: 'k1' });
    expect(reached?.repName).toBeUndefined();
  });
}
