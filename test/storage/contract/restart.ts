import { expect, test, vi } from 'vitest';
import { newDraft } from '../../../src/domain/form/draft.ts';
import {
  claimOne,
  createContact,
  handle,
  kinboxContact,
  NOW,
  nextTurn,
  type OpenStore,
  PATIENCE,
  savedContact,
  update,
} from '../fixtures.ts';

export function restartPromises(open: OpenStore): void {
  test('everything is there after a restart', async () => {
    const { store, reopen } = await open();
    const rep = { draft: newDraft('draft'), locale: 'es' };
    await handle(store, {
      rep,
      settings: [{ name: 'hook', value: 'x' }],
      jobs: [createContact('a')],
    });
    const created = { saved: savedContact('a'), contact: kinboxContact('k') };
    await store.finishJob(await claimOne(store, 'kinbox'), { state: 'done', created }, NOW);
    await handle(store, { jobs: [createContact('b')] });
    await store.receive([update(1), update(2)], NOW);
    const again = await reopen();
    expect(await again.repState('ana')).toEqual(rep);
    expect(await again.setting('hook')).toBe('x');
    expect(await again.createdContact(7, 'a')).toMatchObject({ contact: { id: 'k' } });
    expect(await again.pendingContacts(7)).toMatchObject([{ saved: { draft: { id: 'b' } } }]);
    expect(await again.receive([update(1)], NOW)).toEqual([]);
    expect(await again.waitingKeys(NOW, 10)).toEqual(['ana']);
  });

  test('a turn that was under way at the end is given again at once', async () => {
    const { store, reopen } = await open();
    await store.receive([update(1), update(2)], NOW);
    const turn = await nextTurn(store);
    const again = await reopen();
    expect(await again.waitingKeys(NOW, 10)).toEqual(['ana']);
    expect(await nextTurn(again)).toEqual({ ...turn, unfinished: 1 });
  });

  test('a POST that was under way at the end is known to be uncertain', async () => {
    const { store, reopen } = await open();
    await handle(store, { jobs: [createContact('a')] });
    const [lost] = await store.claimJobs('kinbox', Date.now(), 10, 1);
    const again = await reopen();
    const job = await vi.waitFor(() => claimOne(again, 'kinbox', Date.now()), PATIENCE);
    expect(job).toMatchObject({ id: lost?.id, attempts: 2, sentAt: lost?.sentAt });
    expect(['sending', 'unclear']).toContain(job.claimedFrom);
  });
}
