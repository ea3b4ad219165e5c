import { expect, test } from 'vitest';
import type { Draft } from '../../../src/domain/draft.ts';
import { openDraft } from '../../../src/domain/draft.ts';
import { createKey, type NewJob } from '../../../src/domain/job.ts';
import {
  about,
  createContact,
  handle,
  MINUTE,
  NOW,
  nextTurn,
  type OpenStore,
  savedContact,
  update,
} from '../fixtures.ts';

/** As another version of the bot might have written it: a chat is known by a name there. */
const ODD = { ...openDraft('odd'), place: { chatId: 'sales' } } as unknown as Draft;

const oddJob = (draftId: string, repId = 7): NewJob => ({
  key: createKey(draftId),
  work: { kind: 'create-contact', saved: { ...savedContact(draftId, repId), draft: ODD } },
});

const apology = (chatId: unknown): NewJob => ({
  key: `apology:${typeof chatId}`,
  work: { kind: 'apologize', chatId, locale: 'en' } as NewJob['work'],
});

/** What this version cannot read stops nobody. */
export function unreadablePromises(open: OpenStore): void {
  test('a job is set aside, and those behind it are taken', async () => {
    const { store } = await open();
    await handle(store, {
      jobs: [oddJob('a'), oddJob('b'), createContact('c'), createContact('d')],
    });
    await store.claimJobs('kinbox', NOW, 3, MINUTE);
    expect(about(await store.claimJobs('kinbox', NOW, 3, MINUTE))).toEqual(['d']);
    expect(await store.claimJobs('kinbox', NOW, 3, MINUTE)).toEqual([]);
    const asides = await store.asides(10);
    expect(asides).toHaveLength(2);
    for (const one of asides) expect(one).toMatchObject({ what: 'job', reason: 'unreadable' });
    expect(asides[0]).not.toHaveProperty('work');
    expect(await store.openContacts(7)).toHaveLength(2);
    // Tried again, it is no better.
    expect(await store.retryAside('job', asides[0]?.id ?? 0, NOW)).toBe(true);
    expect(await store.claimJobs('kinbox', NOW, 3, MINUTE)).toEqual([]);
    expect(await store.asides(10)).toHaveLength(2);
  });

  test("a chat's job is set aside, and the next one of its chat is taken", async () => {
    const { store } = await open();
    await handle(store, { jobs: [apology('5'), apology(5)] });
    await store.claimJobs('chats', NOW, 1, MINUTE);
    expect(about(await store.claimJobs('chats', NOW, 1, MINUTE))).toEqual([5]);
  });

  test('a form counts as none; its rep goes on, and another version finds it', async () => {
    const { store } = await open();
    await handle(store, { rep: { draft: ODD, locale: 'en' } });
    await store.receive([update(2_000_000)], NOW);
    const turn = await nextTurn(store);
    expect(turn.rep).toEqual({ locale: 'en' });
    expect(await store.repState('ana')).toEqual({ locale: 'en' });
  });
}
