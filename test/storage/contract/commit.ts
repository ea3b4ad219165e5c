import { expect, test } from 'vitest';
import { newDraft } from '../../../src/domain/form/draft.ts';
import type { RepState } from '../../../src/storage/store.ts';
import {
  about,
  apologize,
  claimOne,
  createContact,
  handle,
  MINUTE,
  NOW,
  nextTurn,
  type OpenStore,
  unit,
  update,
} from '../fixtures.ts';

export function commitPromises(open: OpenStore): void {
  const full: RepState = {
    log: '{"a":1}',
    draft: newDraft('draft-000001', { chatId: -100, threadId: 3 }),
    liveMessage: { messageId: 5, draftId: 'draft-000000' },
    locale: 'pt-BR',
  };

  test('what a rep leaves is there at the next turn, and outside of turns', async () => {
    const { store } = await open();
    await handle(store, { rep: full });
    expect(await store.repState('ana')).toEqual(full);
    await store.receive([update(1)], NOW);
    const turn = await nextTurn(store);
    expect(turn.rep).toEqual(full);
    await store.commit(turn, unit(turn), NOW);
    expect(await store.repState('ana')).toEqual(full);
    await handle(store, { rep: { locale: 'es', phoneLocale: 'en' } });
    expect(await store.repState('ana')).toEqual({ locale: 'es', phoneLocale: 'en' });
    expect(await store.repState('rui')).toEqual({});
  });

  test('state, jobs, settings and decisions are written together', async () => {
    const { store } = await open();
    await handle(store, { jobs: [createContact('refused')] });
    await store.finishJob(await claimOne(store, 'kinbox'), { state: 'rejected' }, NOW);
    await handle(store, {
      rep: full,
      jobs: [createContact('one'), createContact('two'), apologize('sorry', 7)],
      decisions: [{ draftId: 'refused', from: 'rejected', to: 'closed' }],
      settings: [
        { name: 'group', value: '-1' },
        { name: 'group', value: '-2' },
        { name: 'hook', value: 'x' },
      ],
    });
    expect(await store.repState('ana')).toEqual(full);
    expect(about(await store.claimJobs('kinbox', NOW, 10, MINUTE))).toEqual(['one', 'two']);
    expect(about(await store.claimJobs('chats', NOW, 10, MINUTE))).toEqual([7]);
    expect(await store.pendingContact(7, 'refused')).toBeUndefined();
    expect(await store.setting('group')).toBe('-2');
    expect(await store.setting('hook')).toBe('x');
  });

  test('an update is done once: a second commit writes nothing', async () => {
    const { store } = await open();
    await store.receive([update(1)], NOW);
    const turn = await nextTurn(store);
    expect(await store.commit(turn, unit(turn, { rep: { log: 'first' } }), NOW)).toBe(true);
    const second = {
      rep: { log: 'second' },
      jobs: [createContact('second')],
      settings: [{ name: 'second', value: 'x' }],
    };
    expect(await store.commit(turn, unit(turn, second), NOW)).toBe(false);
    expect(await store.repState('ana')).toEqual({ log: 'first' });
    expect(await store.nextJobAt('kinbox', NOW)).toBeUndefined();
    expect(await store.setting('second')).toBeUndefined();
  });

  test('a unit of work of which a part cannot be written is not written at all', async () => {
    const { store } = await open();
    await store.receive([update(1)], NOW);
    const turn = await nextTurn(store);
    const work = unit(turn, {
      rep: { log: 'lost' },
      jobs: [createContact('good'), apologize('bad', 7, Number.NaN)],
      settings: [{ name: 'lost', value: 'x' }],
    });
    await expect(store.commit(turn, work, NOW)).rejects.toThrow();
    expect(await store.repState('ana')).toEqual({});
    expect(await store.nextJobAt('kinbox', NOW)).toBeUndefined();
    expect(await store.setting('lost')).toBeUndefined();
    const again = await nextTurn(store);
    expect(again).toEqual({ ...turn, unfinished: 1 });
    expect(await store.commit(again, unit(again, { rep: { log: 'kept' } }), NOW)).toBe(true);
    expect(await store.repState('ana')).toEqual({ log: 'kept' });
  });

  test('a key makes one job, however often it is asked for', async () => {
    const { store } = await open();
    await handle(store, { jobs: [createContact('twice'), createContact('twice')] });
    await handle(store, { jobs: [createContact('twice', 8)] }, { key: 'rui' });
    const job = await claimOne(store, 'kinbox');
    expect(job.work).toEqual(createContact('twice').work);
    await store.finishJob(job, { state: 'done' }, NOW);
    await handle(store, { jobs: [createContact('twice')] });
    expect(await store.claimJobs('kinbox', NOW, 10, MINUTE)).toEqual([]);
  });

  test('a setting can be saved outside of turns, and changed', async () => {
    const { store } = await open();
    expect(await store.setting('hook')).toBeUndefined();
    await store.saveSetting({ name: 'hook', value: 'one' });
    await store.saveSetting({ name: 'hook', value: 'two' });
    expect(await store.setting('hook')).toBe('two');
  });
}
