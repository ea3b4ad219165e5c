import { expect, test } from 'vitest';
import { createKey } from '../../../src/domain/job.ts';
import type { PurgeLimits, Store } from '../../../src/storage/store.ts';
import {
  ANA,
  claimOne,
  goodRows,
  handle,
  importList,
  kinboxContact,
  NOW,
  type OpenStore,
  savedContact,
  startImport,
} from '../fixtures.ts';

const nothing: PurgeLimits = { updatesBefore: 0, formsBefore: 0, contactsBefore: 0, limit: 100 };
const forms = { ...nothing, formsBefore: NOW + 1 };

/** Everything that is old goes; resolves to how many rows went with each call. */
async function purgeAll(store: Store, limits: PurgeLimits): Promise<number[]> {
  const gone: number[] = [];
  for (;;) {
    const rows = await store.purge(limits);
    if (rows === 0) return gone;
    gone.push(rows);
  }
}

export function importPurgePromises(open: OpenStore): void {
  test('imports that do not run go with their rows, a batch at a time; a running one stays', async () => {
    const { store } = await open();
    await startImport(store, 'runs', goodRows(3));
    const preview = { kind: 'open', list: importList('seen'), rows: goodRows(5) } as const;
    await handle(store, { imports: [preview] }, ANA);
    await startImport(store, 'done', []);
    await store.endImport('done', NOW);
    expect(await store.purge({ ...nothing, formsBefore: NOW })).toBe(0);
    const gone = await purgeAll(store, { ...forms, limit: 2 });
    // Two imports, five rows, and the preview was cancelled first.
    expect(gone.reduce((sum, rows) => sum + rows, 0)).toBe(2 + 5 + 1);
    for (const rows of gone) expect(rows).toBeLessThanOrEqual(2 * 3);
    expect(await store.importStatus('seen')).toBeUndefined();
    expect(await store.importRows('seen', 'all', 10)).toEqual([]);
    expect(await store.importStatus('done')).toBeUndefined();
    expect(await store.importStatus('runs')).toMatchObject({ state: 'running', total: 3 });
  });

  test('an import of which rows are going cannot go on', async () => {
    const { store } = await open();
    const preview = { kind: 'open', list: importList('i'), rows: goodRows(9) } as const;
    await handle(store, { imports: [preview] }, ANA);
    await store.purge({ ...forms, limit: 1 });
    const run = { kind: 'move', id: 'i', from: ['preview', 'paused'], to: 'running' } as const;
    await handle(store, { imports: [run] }, { ...ANA, now: NOW + 5 });
    expect(await store.importStatus('i')).toMatchObject({ state: 'cancelled' });
  });

  test('an import that its rep has touched since stays', async () => {
    const { store } = await open();
    await startImport(store, 'i', goodRows(1));
    const pause = { kind: 'move', id: 'i', from: ['running'], to: 'paused' } as const;
    await handle(store, { imports: [pause] }, { ...ANA, now: NOW + 5 });
    expect(await store.purge(forms)).toBe(0);
    expect(await store.importStatus('i')).toMatchObject({ state: 'paused', total: 1 });
  });

  test.for<[string, Partial<PurgeLimits>[], number[]]>([
    ['its job first', [{ formsBefore: NOW + 1 }, { contactsBefore: NOW + 1 }], [1, 1 + 2]],
    ['its copy first', [{ contactsBefore: NOW + 1 }, { formsBefore: NOW + 1 }], [1, 1 + 2]],
    ['both at once', [{ formsBefore: NOW + 1, contactsBefore: NOW + 1 }], [1 + 1 + 2]],
  ])('the ways to reach a contact go with the last of it: %s', async ([, limits, gone]) => {
    const { store } = await open();
    const reach = { phone: '5585997281648', email: 'max@example.com' };
    const plain = savedContact('a');
    const saved = { ...plain, contact: { ...plain.contact, ...reach } };
    await handle(store, {
      jobs: [{ key: createKey('a'), work: { kind: 'create-contact', saved } }],
    });
    const created = { saved, contact: { ...kinboxContact('k'), ...reach } };
    await store.finishJob(await claimOne(store, 'kinbox'), { state: 'done', created }, NOW);
    for (const [at, limit] of limits.entries()) {
      expect(await store.purge({ ...nothing, ...limit })).toBe(gone[at]);
    }
    expect(await store.contactsWithKeys(['5585997281648'], 10)).toEqual([]);
    for (const limit of limits) expect(await store.purge({ ...nothing, ...limit })).toBe(0);
  });
}
