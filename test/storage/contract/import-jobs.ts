import { expect, test, vi } from 'vitest';
import {
  about,
  apologize,
  claimOne,
  createContact,
  goodRows,
  handle,
  MINUTE,
  NOW,
  type OpenStore,
  PATIENCE,
  runImport,
  startImport,
  updateContact,
} from '../fixtures.ts';

/** Imports and corrections among the other jobs. */
export function importJobPromises(open: OpenStore): void {
  test('contacts of an import come behind all others', async () => {
    const { store } = await open();
    await startImport(store, 'i', goodRows(3));
    await store.feedImport('i', 3, NOW);
    await handle(store, { jobs: [createContact('a'), updateContact('u'), createContact('b')] });
    expect(about(await store.claimJobs('kinbox', NOW, 2, MINUTE))).toEqual(['a', 'update-contact']);
    expect(about(await store.claimJobs('kinbox', NOW, 2, MINUTE))).toEqual(['b', 'i-1']);
    await handle(store, { jobs: [createContact('c')] });
    expect(about(await store.claimJobs('kinbox', NOW, 9, MINUTE))).toEqual(['c', 'i-2', 'i-3']);
  });

  test('they are counted, and not listed where their rep decides', async () => {
    const { store } = await open();
    await startImport(store, 'i', goodRows(2));
    await store.feedImport('i', 2, NOW);
    await handle(store, { jobs: [createContact('a')] });
    expect(await store.pendingContacts(7)).toMatchObject([{ saved: { draft: { id: 'a' } } }]);
    expect(await store.pendingContact(7, 'i-1')).toBeUndefined();
    const { jobs, oldestJobAt } = await store.backlog();
    expect(jobs).toEqual([{ kind: 'create-contact', state: 'pending', count: 3 }]);
    expect(oldestJobAt).toBe(NOW);
  });

  test('an import runs beside what its rep is told, one run at a time', async () => {
    const { store } = await open();
    const runs = [runImport('r1', 'i'), runImport('r2', 'i'), runImport('s1', 'j', NOW + MINUTE)];
    await handle(store, { jobs: [...runs, apologize('told', 7), updateContact('u')] });
    const claimed = await store.claimJobs('chats', NOW, 10, MINUTE);
    expect(about(claimed)).toEqual(['run-import', 7]);
    expect(claimed[0]?.work).toEqual(runs[0]?.work);
    expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toEqual([]);
    const [first] = claimed;
    if (!first) throw new Error('a job expected');
    await handle(store, { jobs: [apologize('next', 8)] });
    expect(about(await store.claimJobs('chats', NOW, 10, MINUTE))).toEqual([8]);
    expect(await store.finishJob(first, { state: 'pending', runAt: NOW + 5 }, NOW)).toBe(true);
    expect(await store.claimJobs('chats', NOW + 4, 10, MINUTE)).toEqual([]);
    expect((await claimOne(store, 'chats', NOW + 5)).id).toBe(first.id);
  });

  test('a correction comes back as it was, and can be tried again', async () => {
    const { store } = await open();
    const change = { name: 'Max', phone: '1', email: 'a@b.c', notes: '', location: 'x' };
    const whole = updateContact('whole');
    if (whole.work.kind !== 'update-contact') throw new Error('a correction expected');
    const { draftId: _draftId, ...known } = whole.work;
    const unknown = { key: 'other', work: { ...known, change } };
    await handle(store, { jobs: [whole, unknown] });
    const [first, second] = await store.claimJobs('kinbox', NOW, 10, MINUTE);
    if (!first || !second) throw new Error('two jobs expected');
    expect([first.work, second.work]).toEqual([whole.work, unknown.work]);
    await store.finishJob(second, { state: 'aside', reason: 'gave-up' }, NOW);
    const aside = { what: 'job', id: second.id, work: unknown.work, reason: 'gave-up' };
    expect(await store.failedItems(10)).toMatchObject([aside]);
    expect(await store.retryFailed('job', second.id, NOW + 1)).toBe(true);
    const again = await claimOne(store, 'kinbox', NOW + 1);
    expect(again).toMatchObject({ id: second.id, claimedFrom: 'pending' });
  });

  test('after a restart they are run again, and nothing is looked up', async () => {
    const { store, reopen } = await open();
    await handle(store, { jobs: [updateContact('u'), runImport('r', 'i')] });
    for (const lane of ['kinbox', 'chats'] as const) {
      expect(await store.claimJobs(lane, Date.now(), 10, 1)).toHaveLength(1);
    }
    const again = await reopen();
    for (const lane of ['kinbox', 'chats'] as const) {
      const job = await vi.waitFor(() => claimOne(again, lane, Date.now()), PATIENCE);
      // Where replicas share a database, the lease of the one that died has to end.
      expect(['sending', 'pending']).toContain(job.claimedFrom);
    }
  });
}
