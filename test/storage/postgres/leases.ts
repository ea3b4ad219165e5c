import { expect, test, vi } from 'vitest';
import type { Postgres } from '../../helpers/postgres.ts';
import {
  apologize,
  createContact,
  handle,
  MINUTE,
  NOW,
  nextTurn,
  PATIENCE,
  unit,
  update,
} from '../fixtures.ts';
import { openReplica, openReplicas } from './replica.ts';

async function openTwo(server: Postgres) {
  const url = await server.freshDatabase();
  const [here, there] = await openReplicas(url, 2);
  if (!here || !there) throw new Error('two replicas expected');
  const admin = await server.connect(url);
  return { url, here, there, admin };
}

export function leasePromises(server: Postgres): void {
  const twoReplicas = () => openTwo(server);

  test('a key whose turn is under way is no business of the others', async () => {
    const { here, there } = await twoReplicas();
    await here.receive([update(1), update(2), update(3, 'rui')], NOW);
    const turn = await nextTurn(here);
    expect(await there.nextTurn('ana', NOW)).toBeUndefined();
    expect(await there.waitingKeys(NOW, 10)).toEqual(['rui']);
    expect(await here.waitingKeys(NOW, 10)).toEqual(['ana', 'rui']);
    await here.commit(turn, unit(turn), NOW);
    expect(await there.nextTurn('ana', NOW)).toBeUndefined();
    const second = await nextTurn(here);
    await here.commit(second, unit(second), NOW);
    await there.receive([update(4)], NOW);
    expect((await nextTurn(there)).updateId).toBe(4);
  });

  test('what another replica received during a turn is found by the next look', async () => {
    const { here, there } = await twoReplicas();
    await here.receive([update(1)], NOW);
    const turn = await nextTurn(here);
    expect(await there.receive([update(2)], NOW)).toEqual(['ana']);
    expect(await there.nextTurn('ana', NOW)).toBeUndefined();
    await here.commit(turn, unit(turn), NOW);
    expect((await nextTurn(here)).updateId).toBe(2);
  });

  test('a postponed or an ended update leaves its key to anyone', async () => {
    const { here, there } = await twoReplicas();
    await here.receive([update(1), update(2, 'rui')], NOW);
    await here.postpone(await nextTurn(here), 'later', NOW + MINUTE);
    expect(await there.nextTurn('ana', NOW)).toBeUndefined();
    expect(await nextTurn(there, 'ana', NOW + MINUTE)).toMatchObject({ updateId: 1, attempts: 1 });
    await here.setAside(await nextTurn(here, 'rui'), 'broken', [], NOW);
    await here.receive([update(3, 'rui')], NOW);
    expect((await nextTurn(there, 'rui')).updateId).toBe(3);
  });

  test('a replica whose lease ran out writes nothing', async () => {
    const { here, there, admin } = await twoReplicas();
    await here.receive([update(1)], NOW);
    const lost = await nextTurn(here);
    await admin.query('UPDATE reps SET held_until = 0');
    const turn = await nextTurn(there);
    expect(turn).toEqual({ ...lost, unfinished: 1 });
    const changes = {
      rep: { log: 'lost' },
      jobs: [createContact('lost')],
      settings: [{ name: 'lost', value: 'x' }],
    };
    expect(await here.commit(lost, unit(lost, changes), NOW)).toBe(false);
    await here.postpone(lost, 'lost', NOW + MINUTE);
    await here.setAside(lost, 'lost', [apologize('lost', 7)], NOW);
    expect(await here.nextTurn('ana', NOW)).toBeUndefined();
    expect(await there.repState('ana')).toEqual({});
    expect(await there.setting('lost')).toBeUndefined();
    expect(await there.nextJobAt('kinbox', NOW)).toBeUndefined();
    expect(await there.nextJobAt('chats', NOW)).toBeUndefined();
    expect(await there.commit(turn, unit(turn, { rep: { log: 'kept' } }), NOW)).toBe(true);
    expect(await here.repState('ana')).toEqual({ log: 'kept' });
  });

  test('a lease that ran out, and that nobody else has taken, still counts', async () => {
    const { here, admin } = await twoReplicas();
    await here.receive([update(1)], NOW);
    const turn = await nextTurn(here);
    await admin.query('UPDATE reps SET held_until = 0');
    expect(await here.commit(turn, unit(turn), NOW)).toBe(true);
  });

  test('a lease lasts as long as the turn', async () => {
    const url = await server.freshDatabase();
    const here = await openReplica(url, { leaseMs: 150 });
    const admin = await server.connect(url);
    await here.receive([update(1)], NOW);
    await nextTurn(here);
    const heldUntil = async () => {
      const { rows } = await admin.query<{ held_until: string }>('SELECT held_until FROM reps');
      return Number(rows[0]?.held_until);
    };
    const first = await heldUntil();
    await expect.poll(heldUntil, PATIENCE).toBeGreaterThan(first + 300);
  });

  test('a replica that ends gives up its keys', async () => {
    const { here, there } = await twoReplicas();
    await here.receive([update(1), update(2)], NOW);
    const turn = await nextTurn(here);
    await here.commit(turn, unit(turn), NOW);
    expect(await there.nextTurn('ana', NOW)).toBeUndefined();
    await here.close();
    expect((await nextTurn(there)).updateId).toBe(2);
  });

  test('a job of a chat that is committed late waits for the one being sent', async () => {
    const { here, there, admin } = await twoReplicas();
    await admin.query('BEGIN');
    await admin.query(
      `INSERT INTO jobs (key, kind, lane, work, state, run_at, created_at)
     VALUES ('late', 'apologize', 'chat:7', $1, 'pending', 0, 0)`,
      [JSON.stringify(apologize('late', 7).work)],
    );
    await here.receive([update(1)], NOW);
    const turn = await nextTurn(here);
    await here.commit(turn, unit(turn, { jobs: [apologize('early', 7)] }), NOW);
    const [early] = await here.claimJobs('chats', NOW, 10, MINUTE);
    if (!early) throw new Error('a job expected');
    await admin.query('COMMIT');
    expect(await there.claimJobs('chats', NOW, 10, MINUTE)).toEqual([]);
    expect(await there.nextJobAt('chats', NOW)).toBeGreaterThan(NOW);
    await here.finishJob(early, { state: 'done' }, NOW);
    const [late] = await there.claimJobs('chats', NOW, 10, MINUTE);
    expect(late?.id).toBeLessThan(early.id);
  });

  test('of two replicas that take two jobs of a chat at once, one steps back', async () => {
    const { here, there, admin, url } = await twoReplicas();
    await handle(here, { jobs: [apologize('a', 7), apologize('b', 7)] });
    // The other replica saw no `a`, which was committed late; it is about to commit its claim of `b`.
    const other = await server.connect(url);
    await other.query('BEGIN');
    await other.query("UPDATE jobs SET state = 'sending', attempts = 1 WHERE key = 'b'");
    const claimed = there.claimJobs('chats', NOW, 10, MINUTE);
    await vi.waitFor(async () => {
      const { rowCount } = await admin.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      expect(rowCount).toBeGreaterThan(0);
    }, PATIENCE);
    await other.query("UPDATE jobs SET run_at = 9e15 WHERE key = 'b'");
    await other.query('COMMIT');
    expect(await claimed).toEqual([]);
    const { rows } = await admin.query('SELECT state, attempts FROM jobs ORDER BY id');
    expect(rows).toEqual([
      { state: 'pending', attempts: 0 },
      { state: 'sending', attempts: 1 },
    ]);
  });
}
