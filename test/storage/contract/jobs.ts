import { expect, test, vi } from 'vitest';
import type { JobEnd } from '../../../src/storage/store.ts';
import {
  about,
  apologize,
  claimOne,
  createContact,
  handle,
  kinboxContact,
  MINUTE,
  NOW,
  type OpenStore,
  PATIENCE,
  savedContact,
} from '../fixtures.ts';

export function jobPromises(open: OpenStore): void {
  test('jobs that are due are taken oldest first, and once', async () => {
    const { store } = await open();
    const later = { ...createContact('later'), runAt: NOW + 5 };
    await handle(store, {
      jobs: [createContact('b'), later, createContact('a'), createContact('c')],
    });
    expect(about(await store.claimJobs('kinbox', NOW, 2, MINUTE))).toEqual(['b', 'a']);
    expect(about(await store.claimJobs('kinbox', NOW, 2, MINUTE))).toEqual(['c']);
    expect(await store.claimJobs('kinbox', NOW, 2, MINUTE)).toEqual([]);
    expect(await store.claimJobs('chats', NOW, 2, MINUTE)).toEqual([]);
    expect(about(await store.claimJobs('kinbox', NOW + 5, 2, MINUTE))).toEqual(['later']);
  });

  test('a claimed job says what it is and what is known of it', async () => {
    const { store } = await open();
    await handle(store, { jobs: [createContact('one')] });
    const first = await claimOne(store, 'kinbox', NOW + 1);
    const { work } = createContact('one');
    const known = { work, createdAt: NOW, claimedFrom: 'pending', attempts: 1, sentAt: NOW + 1 };
    expect(first).toEqual({ id: expect.any(Number), ...known });
    await store.finishJob(first, { state: 'unclear', runAt: NOW + 2, reason: 'time-out' }, NOW);
    const second = await claimOne(store, 'kinbox', NOW + 2);
    expect(second).toEqual({ ...first, claimedFrom: 'unclear', attempts: 2, reason: 'time-out' });
    await store.finishJob(second, { state: 'pending', runAt: NOW + 3 }, NOW);
    const third = await claimOne(store, 'kinbox', NOW + 3);
    expect(third).toEqual({ ...first, attempts: 3, sentAt: NOW + 3 });
  });

  test('the jobs of a chat run one at a time and in order, those of others beside them', async () => {
    const { store } = await open();
    const jobs = [apologize('a1', 1), apologize('a2', 1), apologize('b1', 2), apologize('a3', 1)];
    await handle(store, { jobs });
    const [a1, b1] = await store.claimJobs('chats', NOW, 10, MINUTE);
    if (!a1 || !b1) throw new Error('two jobs expected');
    expect(about([a1, b1])).toEqual([1, 2]);
    expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toEqual([]);
    await store.finishJob(a1, { state: 'pending', runAt: NOW + MINUTE }, NOW);
    await store.finishJob(b1, { state: 'done' }, NOW);
    expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toEqual([]);
    expect(await store.nextJobAt('chats', NOW)).toBe(NOW + MINUTE);
    const again = await claimOne(store, 'chats', NOW + MINUTE);
    expect(again.id).toBe(a1.id);
    await store.finishJob(again, { state: 'aside' }, NOW);
    const a2 = await claimOne(store, 'chats');
    expect(a2.id).toBeGreaterThan(a1.id);
    await store.finishJob(a2, { state: 'done' }, NOW);
    expect((await claimOne(store, 'chats')).id).toBeGreaterThan(a2.id);
  });

  test('a job that is planned for later holds up nothing in its chat until then', async () => {
    const { store } = await open();
    const LATER = NOW + 24 * 60 * MINUTE;
    await handle(store, {
      jobs: [apologize('tomorrow', 1, LATER), apologize('now', 1), apologize('next', 1)],
    });
    expect(await store.nextJobAt('chats', NOW)).toBe(NOW);
    for (const id of [2, 3]) {
      const job = await claimOne(store, 'chats');
      expect(job.id).toBe(id);
      expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toEqual([]);
      await store.finishJob(job, { state: 'done' }, NOW);
    }
    expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toEqual([]);
    expect(await store.nextJobAt('chats', NOW)).toBe(LATER);
    await handle(store, { jobs: [apologize('between', 1, LATER - MINUTE)] });
    expect(await store.nextJobAt('chats', NOW)).toBe(LATER - MINUTE);
    expect((await claimOne(store, 'chats', LATER)).id).toBe(1);
  });

  test('a job that is tried again keeps its place before those that become due meanwhile', async () => {
    const { store } = await open();
    await handle(store, { jobs: [apologize('first', 1), apologize('planned', 1, NOW + 5)] });
    const first = await claimOne(store, 'chats');
    await store.finishJob(first, { state: 'pending', runAt: NOW + MINUTE }, NOW);
    expect(await store.claimJobs('chats', NOW + 10, 10, MINUTE)).toEqual([]);
    expect(await store.nextJobAt('chats', NOW + 10)).toBe(NOW + MINUTE);
    expect((await claimOne(store, 'chats', NOW + MINUTE)).id).toBe(first.id);
  });

  test('a turn drops jobs that are not wanted any more, unless they have started', async () => {
    const { store } = await open();
    await handle(store, { jobs: [apologize('started', 1), apologize('waits', 2, NOW + MINUTE)] });
    const started = await claimOne(store, 'chats');
    await handle(store, { drop: ['started', 'waits', 'unknown'], jobs: [apologize('new', 3)] });
    expect(await store.finishJob(started, { state: 'done' }, NOW)).toBe(true);
    const fresh = await claimOne(store, 'chats');
    expect(about([fresh])).toEqual([3]);
    await store.finishJob(fresh, { state: 'done' }, NOW);
    expect(await store.nextJobAt('chats', NOW)).toBeUndefined();
  });

  test('what a run ends in is written with its end, and once', async () => {
    const { store } = await open();
    await handle(store, {
      jobs: [createContact('one'), apologize('slow', 1), apologize('sent', 2)],
    });
    const job = await claimOne(store, 'kinbox');
    await store.claimJobs('chats', NOW, 10, MINUTE).then(([slow, sent]) => {
      if (!slow || !sent) throw new Error('two jobs expected');
      return store.finishJob(slow, { state: 'pending' }, NOW);
    });
    const created = { saved: savedContact('one'), contact: kinboxContact('k1') };
    const jobs = [apologize('told', 3)];
    const end: JobEnd = { state: 'done', jobs, drop: ['slow', 'sent', 'none'], created };
    expect(await store.finishJob(job, end, NOW)).toBe(true);
    expect(about(await store.claimJobs('chats', NOW, 10, MINUTE))).toEqual([3]);
    expect(await store.recentContacts(7, 10)).toHaveLength(1);
    const twice: JobEnd = { state: 'pending', jobs: [apologize('twice', 4)] };
    expect(await store.finishJob(job, twice, NOW)).toBe(false);
    expect(await store.claimJobs('chats', NOW, 10, MINUTE)).toEqual([]);
    expect(await store.claimJobs('kinbox', NOW, 10, MINUTE)).toEqual([]);
  });

  test('a job whose runner is gone is taken again, and the first runner cannot end it', async () => {
    const { store } = await open();
    await handle(store, { jobs: [createContact('one'), apologize('sorry', 1)] });
    const [lost] = await store.claimJobs('kinbox', Date.now(), 10, 1);
    const [unsent] = await store.claimJobs('chats', Date.now(), 10, 1);
    if (!lost || !unsent) throw new Error('two jobs expected');
    const job = await vi.waitFor(() => claimOne(store, 'kinbox', Date.now()), PATIENCE);
    expect(job).toEqual({ ...lost, claimedFrom: 'sending', attempts: 2 });
    await vi.waitFor(() => claimOne(store, 'chats', Date.now()), PATIENCE);
    const created = { saved: savedContact('one'), contact: kinboxContact('k1') };
    const end: JobEnd = { state: 'done', created, jobs: [apologize('told', 2)] };
    expect(await store.finishJob(lost, end, NOW)).toBe(false);
    expect(await store.recentContacts(7, 10)).toEqual([]);
    expect(await store.claimJobs('chats', Date.now(), 10, MINUTE)).toEqual([]);
    expect(await store.finishJob(job, end, NOW)).toBe(true);
    expect(await store.recentContacts(7, 10)).toHaveLength(1);
  });

  test('a job that is renewed stays with its runner, and only the latest one can renew it', async () => {
    const { store } = await open();
    await handle(store, { jobs: [createContact('one'), createContact('two')] });
    const [lost, kept] = await store.claimJobs('kinbox', Date.now(), 10, 1);
    if (!lost || !kept) throw new Error('two jobs expected');
    expect(await store.renewJob(kept, Date.now(), MINUTE)).toBe(true);
    const again = await vi.waitFor(() => claimOne(store, 'kinbox', Date.now()), PATIENCE);
    expect(again.id).toBe(lost.id);
    const until = Date.now() + MINUTE;
    expect(await store.renewJob(lost, Date.now(), 60 * MINUTE)).toBe(false);
    expect(await store.renewJob(again, Date.now(), MINUTE)).toBe(true);
    expect(await store.nextJobAt('kinbox', NOW)).toBeLessThan(until + MINUTE);
    await store.finishJob(again, { state: 'pending', runAt: NOW }, NOW);
    expect(await store.renewJob(again, Date.now(), MINUTE)).toBe(false);
    expect(await store.nextJobAt('kinbox', NOW)).toBe(NOW);
    expect(await store.finishJob(kept, { state: 'done' }, NOW)).toBe(true);
  });

  test('a lane says when its next job is due', async () => {
    const { store } = await open();
    expect(await store.nextJobAt('kinbox', NOW)).toBeUndefined();
    const jobs = [
      apologize('a', 1, NOW + 20),
      apologize('b', 1, NOW + 10),
      apologize('c', 2, NOW + 30),
    ];
    await handle(store, { jobs: [...jobs, createContact('one')] });
    expect(await store.nextJobAt('kinbox', NOW)).toBe(NOW);
    expect(await store.nextJobAt('chats', NOW)).toBe(NOW + 10);
    const before = Date.now();
    const job = await claimOne(store, 'kinbox', Date.now());
    expect(await store.nextJobAt('kinbox', NOW)).toBeGreaterThanOrEqual(before + MINUTE);
    await store.finishJob(job, { state: 'undecided' }, NOW);
    expect(await store.nextJobAt('kinbox', NOW)).toBeUndefined();
  });
}
