import { expect, test } from 'vitest';
import { type NewJob, remindKey } from '../../../src/domain/job.ts';
import { about, handle, MINUTE, NOW, type OpenStore } from '../fixtures.ts';

/** A reminder in so many minutes. */
function remind(draftId: string, minutes: number, personId = 7): NewJob {
  const reminder = { personId, draftId, contactId: 'k-1', dueAt: NOW + minutes * MINUTE };
  const work = { kind: 'remind', ...reminder } as const;
  return { key: remindKey(reminder), work, runAt: reminder.dueAt };
}

export function reminderPromises(open: OpenStore): void {
  test('they are listed to their person, the next one first, and are taken when they are due', async () => {
    const { store } = await open();
    await handle(store, { jobs: [remind('b', 9), remind('a', 5), remind('c', 1, 8)] });
    const listed = async () => (await store.reminders(7, 5)).map(({ draftId }) => draftId);
    expect(await listed()).toEqual(['a', 'b']);
    expect((await store.reminders(7, 1)).map(({ draftId }) => draftId)).toEqual(['a']);
    expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toEqual([]);
    expect(await store.nextJobAt('chats', NOW)).toBe(NOW + MINUTE);
    const due = await store.claimJobs('chats', NOW + 5 * MINUTE, 10, MINUTE);
    expect(due.map(({ work }) => work.kind === 'remind' && work.draftId).sort()).toEqual([
      'a',
      'c',
    ]);
    expect(await listed()).toEqual(['b']);
  });

  test('one that is not wanted any more is dropped', async () => {
    const { store } = await open();
    const job = remind('a', 5);
    await handle(store, { jobs: [job] });
    await handle(store, { drop: [job.key] });
    expect(await store.reminders(7, 5)).toEqual([]);
    expect(about(await store.claimJobs('chats', NOW + 9 * MINUTE, 10, MINUTE))).toEqual([]);
  });

  test('what is to come holds up nothing else in the chat, and is not old', async () => {
    const { store } = await open();
    await handle(store, { jobs: [remind('a', 600)] });
    const news: NewJob = { key: 'sorry', work: { kind: 'apologize', chatId: 7, locale: 'en' } };
    await handle(store, { jobs: [news] });
    expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toHaveLength(1);
  });
}
