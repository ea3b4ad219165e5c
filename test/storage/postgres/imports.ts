import { expect, test, vi } from 'vitest';
import { createKey } from '../../../src/domain/job.ts';
import { DatabaseFailed } from '../../../src/storage/postgres/postgres-errors.ts';
import type { ImportChange } from '../../../src/storage/store.ts';
import type { Postgres } from '../../helpers/postgres.ts';
import {
  ANA,
  about,
  claimOne,
  goodRow,
  goodRows,
  handle,
  importList,
  kinboxContact,
  MINUTE,
  NOW,
  nextTurn,
  PATIENCE,
  savedContact,
  startImport,
  unit,
  update,
} from '../fixtures.ts';
import { openReplicas } from './replica.ts';

const opened: ImportChange = { kind: 'open', list: importList('i'), rows: [goodRow(1)] };

export function sharedImportPromises(server: Postgres): void {
  async function openTwo() {
    const url = await server.freshDatabase();
    const [here, there] = await openReplicas(url, 2);
    if (!here || !there) throw new Error('two replicas expected');
    return { here, there, admin: await server.connect(url) };
  }

  test('a replica whose lease ran out changes no import', async () => {
    const { here, there, admin } = await openTwo();
    await here.receive([update(1, ANA.key)], NOW);
    const lost = await nextTurn(here, ANA.key);
    await admin.query('UPDATE reps SET held_until = 0');
    const turn = await nextTurn(there, ANA.key);
    const late = unit(lost, { rep: { log: 'lost' }, imports: [opened] });
    expect(await here.commit(lost, late, NOW)).toBe(false);
    expect(await there.importStatus('i')).toBeUndefined();
    expect(await there.repState(ANA.key)).toEqual({});
    expect(await there.commit(turn, unit(turn, { imports: [opened] }), NOW)).toBe(true);
    expect(await here.importStatus('i')).toMatchObject({ total: 1 });
  });

  test('a connection that breaks in the middle leaves nothing, and the turn is committed after it', async () => {
    const { here, admin } = await openTwo();
    await here.receive([update(1, ANA.key)], NOW);
    const turn = await nextTurn(here, ANA.key);
    const work = unit(turn, { rep: { log: 'kept' }, imports: [opened] });
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE imports');
    const cut = here.commit(turn, work, NOW).catch((error: unknown) => error);
    await vi.waitFor(async () => {
      const ended = await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = 'imports'::regclass`,
      );
      expect(ended.rowCount).toBe(1);
    }, PATIENCE);
    expect(await cut).toBeInstanceOf(DatabaseFailed);
    await admin.query('COMMIT');
    expect(await here.repState(ANA.key)).toEqual({});
    expect(await here.importStatus('i')).toBeUndefined();
    expect(await here.commit(turn, work, NOW)).toBe(true);
    expect(await here.importStatus('i')).toMatchObject({ total: 1 });
  });

  test('replicas that feed an import at once make one job of each row, and no more than wanted', async () => {
    const { here, there } = await openTwo();
    await startImport(here, 'i', goodRows(60));
    const done: (string | number)[] = [];
    while (await here.importStatus('i').then((status) => status?.created !== 60)) {
      const feeds = [here, there, here, there].map((store) => store.feedImport('i', 7, NOW));
      for (const open of await Promise.all(feeds)) expect(open).toBeLessThanOrEqual(7);
      expect((await here.importStatus('i'))?.open).toBeLessThanOrEqual(7);
      const jobs = await here.claimJobs('kinbox', NOW, 5, MINUTE);
      done.push(...about(jobs));
      const end = { state: 'done', row: { outcome: 'created' } } as const;
      await Promise.all(jobs.map((job) => here.finishJob(job, end, NOW)));
    }
    expect(done).toEqual(goodRows(60).map(({ row }) => `i-${row}`));
    const ends = await Promise.all([here, there].map((store) => store.endImport('i', NOW)));
    expect(ends.sort()).toEqual([false, true]);
  });

  test('one replica removes what is old, the other one leaves it to that', async () => {
    const { here, there, admin } = await openTwo();
    const plain = savedContact('a');
    const saved = { ...plain, contact: { ...plain.contact, phone: '1' } };
    await handle(here, {
      jobs: [{ key: createKey('a'), work: { kind: 'create-contact', saved } }],
    });
    const created = { saved, contact: { ...kinboxContact('k'), phone: '1' } };
    await here.finishJob(await claimOne(here, 'kinbox'), { state: 'done', created }, NOW);
    const nothing = { updatesBefore: 0, formsBefore: 0, contactsBefore: 0, limit: 10 };
    await admin.query('BEGIN');
    await admin.query('LOCK TABLE contacts');
    const first = here.purge({ ...nothing, formsBefore: NOW + 1 });
    await vi.waitFor(async () => {
      const { rowCount } = await admin.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      expect(rowCount).toBeGreaterThan(0);
    }, PATIENCE);
    expect(await there.purge({ ...nothing, contactsBefore: NOW + 1 })).toBe(0);
    await admin.query('COMMIT');
    expect(await first).toBe(1);
    expect(await there.purge({ ...nothing, contactsBefore: NOW + 1 })).toBe(1 + 1);
    const { rows } = await admin.query('SELECT way FROM ways');
    expect(rows).toEqual([]);
  });
}
