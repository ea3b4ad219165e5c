import { expect, test } from 'vitest';
import { newDraft } from '../../../src/domain/form/draft.ts';
import type { PurgeLimits } from '../../../src/storage/store.ts';
import {
  apologize,
  claimOne,
  createContact,
  handle,
  kinboxContact,
  NOW,
  nextTurn,
  type OpenStore,
  savedContact,
  unit,
  update,
} from '../fixtures.ts';

const nothing: PurgeLimits = { updatesBefore: 0, formsBefore: 0, contactsBefore: 0, limit: 100 };

export function purgePromises(open: OpenStore): void {
  test('ended updates go, so that a repeat of one would be new; waiting ones stay', async () => {
    const { store } = await open();
    await store.receive([update(1), update(2)], NOW);
    await store.receive([update(3)], NOW + 1);
    const turn = await nextTurn(store);
    await store.commit(turn, unit(turn), NOW);
    await store.setAside(await nextTurn(store), 'broken', [], NOW);
    expect(await store.purge({ ...nothing, updatesBefore: NOW })).toBe(0);
    expect(await store.purge({ ...nothing, updatesBefore: NOW + 10 })).toBe(2);
    expect((await nextTurn(store)).updateId).toBe(3);
    expect(await store.receive([update(1)], NOW)).toEqual(['ana']);
  });

  test('done jobs go, open ones stay', async () => {
    const { store } = await open();
    await handle(store, { jobs: [createContact('done')] });
    const created = { saved: savedContact('done'), contact: kinboxContact('k') };
    await store.finishJob(await claimOne(store, 'kinbox'), { state: 'done', created }, NOW);
    await handle(store, { jobs: [createContact('refused'), apologize('sorry', 1)] });
    await store.finishJob(await claimOne(store, 'kinbox'), { state: 'rejected' }, NOW);
    expect(await store.purge({ ...nothing, formsBefore: NOW })).toBe(0);
    expect(await store.purge({ ...nothing, formsBefore: NOW + 1 })).toBe(1);
    expect(await store.pendingContacts(7)).toHaveLength(1);
    expect(await store.nextJobAt('chats', NOW)).toBe(NOW);
    expect(await store.recentContacts(7, 10)).toHaveLength(1);
  });

  test('a draft goes when nobody has touched it; the rest of the rep stays', async () => {
    const { store } = await open();
    const rest = { liveMessage: { messageId: 1, draftId: 'a' }, locale: 'es' };
    await handle(store, { rep: { log: '{}', draft: newDraft('old'), ...rest } });
    const fresh = { log: '{}', draft: newDraft('fresh') };
    await handle(store, { rep: fresh }, { key: 'rui', now: NOW + 1 });
    expect(await store.purge({ ...nothing, formsBefore: NOW + 1 })).toBe(1);
    expect(await store.repState('ana')).toEqual(rest);
    expect(await store.repState('rui')).toEqual(fresh);
    expect(await store.purge({ ...nothing, formsBefore: NOW + 1 })).toBe(0);
  });

  test('contacts that wait for a person go in the end, and so does a correction', async () => {
    const { store } = await open();
    for (const state of ['rejected', 'undecided', 'aside'] as const) {
      await handle(store, { jobs: [createContact(state)] });
      await store.finishJob(await claimOne(store, 'kinbox'), { state }, NOW);
    }
    const correction = { draftId: 'a', contactId: '1', name: 'Ana', change: {}, messageId: 1 };
    await handle(store, { rep: { correction, locale: 'es' } });
    expect(await store.purge({ ...nothing, contactsBefore: NOW })).toBe(0);
    expect(await store.purge({ ...nothing, contactsBefore: NOW + 1 })).toBeGreaterThanOrEqual(3);
    expect(await store.pendingContacts(7)).toEqual([]);
    expect(await store.failedItems(10)).toEqual([]);
    expect(await store.purge({ ...nothing, formsBefore: NOW + 1 })).toBe(1);
    expect(await store.repState('ana')).toEqual({ locale: 'es' });
  });

  test('copies of contacts go, a batch at a time', async () => {
    const { store } = await open();
    for (const id of ['a', 'b', 'c']) {
      await handle(store, { jobs: [createContact(id)] });
      const created = { saved: savedContact(id), contact: kinboxContact(id) };
      await store.finishJob(await claimOne(store, 'kinbox'), { state: 'done', created }, NOW);
    }
    expect(await store.purge({ ...nothing, contactsBefore: NOW })).toBe(0);
    const limits = { ...nothing, contactsBefore: NOW + 1, limit: 2 };
    expect(await store.purge(limits)).toBe(2);
    expect(await store.purge(limits)).toBe(1);
    expect(await store.recentContacts(7, 10)).toEqual([]);
  });
}
