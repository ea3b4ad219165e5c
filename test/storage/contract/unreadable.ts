import { expect, test } from 'vitest';
import type { KinboxContact } from '../../../src/domain/contact.ts';
import { type Draft, newDraft } from '../../../src/domain/form/draft.ts';
import type { AsWritten, ImportList } from '../../../src/domain/import.ts';
import { createKey, type NewJob } from '../../../src/domain/job.ts';
import {
  ANA,
  about,
  asWritten,
  createContact,
  goodRow,
  handle,
  importList,
  kinboxContact,
  MINUTE,
  NOW,
  nextTurn,
  type OpenStore,
  savedContact,
  startImport,
  update,
} from '../fixtures.ts';

/** As another version of the bot might have written it: a chat is known by a name there. */
const ODD = { ...newDraft('odd'), destination: { chatId: 'sales' } } as unknown as Draft;

const oddJob = (draftId: string, repId = 7): NewJob => ({
  key: createKey(draftId),
  work: { kind: 'create-contact', saved: { ...savedContact(draftId, repId), draft: ODD } },
});

const apology = (chatId: unknown): NewJob => ({
  key: `apology:${typeof chatId}`,
  work: { kind: 'apologize', chatId, locale: 'en' } as NewJob['work'],
});

/** A row that this version cannot read stops nobody. */
export function unreadablePromises(open: OpenStore): void {
  test('a job is set aside, and those behind it are taken', async () => {
    const { store } = await open();
    await handle(store, {
      jobs: [oddJob('a'), oddJob('b'), createContact('c'), createContact('d')],
    });
    await store.claimJobs('kinbox', NOW, 3, MINUTE);
    expect(about(await store.claimJobs('kinbox', NOW, 3, MINUTE))).toEqual(['d']);
    expect(await store.claimJobs('kinbox', NOW, 3, MINUTE)).toEqual([]);
    const failedItems = await store.failedItems(10);
    expect(failedItems).toHaveLength(2);
    for (const one of failedItems) expect(one).toMatchObject({ what: 'job', reason: 'unreadable' });
    expect(failedItems[0]).toHaveProperty('work', undefined);
    expect(await store.pendingContacts(7)).toHaveLength(2);
    // Tried again, it is no better.
    expect(await store.retryFailed('job', failedItems[0]?.id ?? 0, NOW)).toBe(true);
    expect(await store.claimJobs('kinbox', NOW, 3, MINUTE)).toEqual([]);
    expect(await store.failedItems(10)).toHaveLength(2);
  });

  test("a chat's job is set aside, and the next one of its chat is taken", async () => {
    const { store } = await open();
    await handle(store, { jobs: [apology('5'), apology(5)] });
    await store.claimJobs('chats', NOW, 1, MINUTE);
    expect(about(await store.claimJobs('chats', NOW, 1, MINUTE))).toEqual([5]);
  });

  test('an import counts as none, and one of its rows as failed', async () => {
    const { store } = await open();
    const oddList = importList('odd', {
      destination: { chatId: 'sales' },
    } as unknown as ImportList);
    const isPrivate = 'no' as unknown as boolean;
    const rows = [
      { ...goodRow(1), contact: { name: 'Max', isPrivate } },
      { ...goodRow(2), asWritten: { title: 'Dr' } as unknown as AsWritten },
      goodRow(3),
    ];
    await startImport(store, 'good', rows);
    await handle(store, { imports: [{ kind: 'open', list: oddList, rows }] }, ANA);
    const run = { kind: 'move', id: 'odd', from: ['preview'], to: 'running' } as const;
    await handle(store, { imports: [run] }, ANA);
    expect(await store.importStatus('odd')).toBeUndefined();
    expect(await store.feedImport('odd', 10, NOW)).toBe(0);
    const problem = 'unreadable';
    const { contact: _contact, ...first } = goodRow(1);
    const second = { ...goodRow(2), asWritten: asWritten(''), problem };
    const found = [{ ...first, problem }, second, goodRow(3)];
    expect(await store.importRows('good', 'all', 10)).toEqual(found);
    expect(await store.importStatus('good')).toMatchObject({ waiting: 3, failed: 0 });
    expect(await store.feedImport('good', 10, NOW)).toBe(2);
    expect(about(await store.claimJobs('kinbox', NOW, 10, MINUTE))).toEqual(['good-2', 'good-3']);
    expect(await store.importStatus('good')).toMatchObject({ open: 2, failed: 1 });
    expect(await store.importRows('good', 'failed', 10)).toEqual([found[0]]);
  });

  test('a copy of a contact is passed over, and its rep goes on', async () => {
    const { store } = await open();
    const odd = { ...kinboxContact('k'), name: 7 } as unknown as KinboxContact;
    const answers = [{ messageId: 'ten', field: 'name' }] as unknown as Draft['answers'];
    const isOdd = { odd: true, good: false };
    for (const [id, hasOddContact] of Object.entries(isOdd)) {
      const saved = savedContact(id);
      const reachable = { ...saved, contact: { ...saved.contact, phone: '1' } };
      await handle(store, {
        jobs: [{ key: createKey(id), work: { kind: 'create-contact', saved: reachable } }],
      });
      const typed = { ...reachable, draft: { ...saved.draft, answers } };
      const created = { saved: typed, contact: hasOddContact ? odd : kinboxContact('k') };
      const [job] = await store.claimJobs('kinbox', NOW, 1, MINUTE);
      if (!job) throw new Error('a job expected');
      await store.finishJob(job, { state: 'done', created }, NOW);
    }
    expect(await store.recentContacts(7, 10)).toMatchObject([{ draftId: 'good', answers: [] }]);
    expect(await store.createdContact(7, 'odd')).toBeUndefined();
    expect(await store.createdContactWithAnswer(7, 10)).toBeUndefined();
    expect(await store.contactsWithKeys(['1'], 10)).toMatchObject([{ draftId: 'good' }]);
  });

  test('a contact on its way is not known by its ways', async () => {
    const { store } = await open();
    const job = oddJob('a');
    if (job.work.kind !== 'create-contact') throw new Error('a contact expected');
    Object.assign(job.work.saved.contact, { phone: '1' });
    await handle(store, { jobs: [job] });
    expect(await store.contactsWithKeys(['1'], 10)).toEqual([]);
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
