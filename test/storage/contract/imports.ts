import { expect, test } from 'vitest';
import { type ImportRow, type ImportState, savedRow } from '../../../src/domain/import.ts';
import type { ImportChange, Job, JobEnd, Store } from '../../../src/storage/store.ts';
import {
  ANA,
  about,
  claimOne,
  createContact,
  goodRow,
  goodRows,
  handle,
  importList,
  kinboxContact,
  MINUTE,
  NOW,
  nextTurn,
  type OpenStore,
  startImport,
  unit,
  update,
  wrongRow,
} from '../fixtures.ts';

const none = { known: 0, wrong: 0, waiting: 0, open: 0, created: 0, failed: 0 };

/** Ends a job of an import's row as its runner does. */
const endRow = (store: Store, job: Job, row: NonNullable<JobEnd['row']>): Promise<boolean> =>
  store.finishJob(job, { state: 'done', row }, NOW);

export function importPromises(open: OpenStore): void {
  const list = importList('import-00001', {
    fileName: 'leads.csv',
    origin: 'Fair',
    destination: { chatId: -100, threadId: 3 },
  });
  const rows = [goodRow(2), wrongRow(3), { ...goodRow(5), problem: 'known' }, goodRow(6, 'a\0b')];
  const opened: ImportChange = { kind: 'open', list, rows };
  const move = (from: ImportState, to: ImportState) =>
    ({ kind: 'move', id: list.id, from: [from], to }) as const;

  test('an import is a preview first: its rows are there, and nothing is made of them', async () => {
    const { store } = await open();
    await handle(store, { imports: [opened] }, ANA);
    const status = { list, state: 'preview', createdAt: NOW, total: 4, ...none };
    expect(await store.importStatus(list.id)).toEqual({
      ...status,
      known: 1,
      wrong: 2,
      waiting: 2,
    });
    expect(await store.importRows(list.id, 'all', 10)).toEqual(rows);
    expect(await store.importRows(list.id, 'all', 2)).toEqual(rows.slice(0, 2));
    expect(await store.importRows(list.id, 'failed', 10)).toEqual([rows[1], rows[2]]);
    expect(await store.feedImport(list.id, 10, NOW)).toBe(0);
    expect(await store.endImport(list.id, NOW)).toBe(false);
    expect(await store.nextJobAt('kinbox', NOW)).toBeUndefined();
    expect(await store.importStatus('another')).toBeUndefined();
    expect(await store.importRows('another', 'all', 10)).toEqual([]);
  });

  test('a preview begins once, with the rows besides that the rep wants', async () => {
    const { store } = await open();
    await handle(store, { imports: [opened] }, ANA);
    const begin: ImportChange = {
      kind: 'begin',
      list: { ...list, takesKnown: true },
      takes: ['known'],
    };
    await handle(store, { imports: [begin] }, { ...ANA, key: 'rep:999' });
    expect(await store.importStatus(list.id)).toMatchObject({ state: 'preview', wrong: 2 });
    await handle(store, { imports: [begin] }, ANA);
    const begun = { list: { takesKnown: true }, state: 'running', known: 0, wrong: 1, waiting: 3 };
    expect(await store.importStatus(list.id)).toMatchObject(begun);
    await handle(store, { imports: [{ ...begin, list, takes: [] }] }, ANA);
    expect(await store.importStatus(list.id)).toMatchObject(begun);
    expect(await store.feedImport(list.id, 1, NOW)).toBe(1);
    const job = await claimOne(store, 'kinbox', NOW);
    expect(job.work).toMatchObject({ saved: { importRow: { row: 2, takesKnown: true } } });
  });

  test('a preview begins without the rows of which something was guessed, and they can be taken again', async () => {
    const { store } = await open();
    const guess: ImportRow = { ...goodRow(2, 'Bia'), guessed: ['name', 'phone'] };
    const known: ImportRow = { ...goodRow(3), guessed: ['name'], problem: 'known' };
    const rows = [goodRow(1, 'Ana'), guess, known];
    const sure: ImportChange = { kind: 'begin', list, takes: [], leaves: 'guessed' };
    await handle(store, { imports: [{ kind: 'open', list, rows }, sure] }, ANA);
    expect(await store.importStatus(list.id)).toMatchObject({ wrong: 2, waiting: 1, known: 1 });
    const left = { ...guess, problem: 'guessed' };
    expect(await store.importRows(list.id, 'all', 10)).toEqual([rows[0], left, known]);
    const back = [move('running', 'cancelled'), move('cancelled', 'preview')];
    const again: ImportChange = { kind: 'begin', list, takes: ['guessed'] };
    await handle(store, { imports: [...back, again] }, ANA);
    expect(await store.importRows(list.id, 'all', 10)).toEqual(rows);
    expect(await store.importStatus(list.id)).toMatchObject({ wrong: 1, waiting: 2 });
  });

  test('rows are added behind the last one, and only to a preview', async () => {
    const { store } = await open();
    const add = (...names: string[]): ImportChange => ({
      kind: 'add',
      id: list.id,
      rows: names.map((name) => goodRow(1, name)),
    });
    await handle(store, { imports: [{ kind: 'open', list, rows: [] }, add('a')] }, ANA);
    await handle(store, { imports: [add('b', 'c')] }, ANA);
    await handle(store, { imports: [add()] }, ANA);
    await handle(store, { imports: [move('preview', 'running'), add('late')] }, ANA);
    const expected = ['a', 'b', 'c'].map((name, index) => goodRow(index + 1, name));
    expect(await store.importRows(list.id, 'all', 10)).toEqual(expected);
  });

  test('an id that is known makes no second import', async () => {
    const { store } = await open();
    await handle(store, { imports: [opened] }, ANA);
    const second = { kind: 'open', list: importList(list.id), rows: [goodRow(9)] } as const;
    await handle(store, { imports: [second] }, { ...ANA, now: NOW + 1 });
    expect(await store.importStatus(list.id)).toMatchObject({ list, createdAt: NOW, total: 4 });
  });

  test('an import in another state stays as it is', async () => {
    const { store } = await open();
    await handle(store, { imports: [opened, move('paused', 'running')] }, ANA);
    expect(await store.importStatus(list.id)).toMatchObject({ state: 'preview' });
    await handle(store, { imports: [move('preview', 'running')] }, ANA);
    expect(await store.importStatus(list.id)).toMatchObject({ state: 'running' });
    await handle(store, { imports: [move('preview', 'paused')] }, ANA);
    expect(await store.importStatus(list.id)).toMatchObject({ state: 'running' });
  });

  test('the message that shows it changes, for its rows too', async () => {
    const { store } = await open();
    const card: ImportChange = { kind: 'set-card', id: list.id, messageId: 4_000_000_000 };
    await handle(store, { imports: [opened, card, move('preview', 'running')] }, ANA);
    const rep = { ...list.rep, messageId: 4_000_000_000 };
    expect((await store.importStatus(list.id))?.list).toEqual({ ...list, rep });
    await store.feedImport(list.id, 1, NOW);
    expect((await claimOne(store, 'kinbox')).work).toMatchObject({ saved: { rep } });
  });

  test.for(['rep:8', 'chat:7', 'rep:70'])('nobody else changes it: %s', async (key) => {
    const { store } = await open();
    await handle(store, { imports: [opened] }, { key });
    expect(await store.importStatus(list.id)).toBeUndefined();
    await handle(store, { imports: [opened] }, ANA);
    const imports: ImportChange[] = [
      { kind: 'add', id: list.id, rows: [goodRow(1)] },
      { kind: 'set-card', id: list.id, messageId: 1 },
      move('preview', 'running'),
    ];
    await handle(store, { imports }, { key });
    expect(await store.importStatus(list.id)).toMatchObject({ list, state: 'preview', total: 4 });
  });

  test('an import is written with the rest of its turn, or not at all', async () => {
    const { store } = await open();
    await store.receive([update(1, 'rep:7')], NOW);
    const turn = await nextTurn(store, 'rep:7');
    const twice = { kind: 'open', list, rows: [goodRow(1), goodRow(1)] } as const;
    const broken = unit(turn, { rep: { log: 'lost' }, imports: [twice] });
    await expect(store.commit(turn, broken, NOW)).rejects.toThrow();
    expect(await store.repState('rep:7')).toEqual({});
    expect(await store.importStatus(list.id)).toBeUndefined();
    const good = unit(turn, { rep: { log: 'kept' }, imports: [opened] });
    expect(await store.commit(turn, good, NOW)).toBe(true);
    expect(await store.repState('rep:7')).toEqual({ log: 'kept' });
    const again = { ...opened, list: importList('again') };
    expect(await store.commit(turn, unit(turn, { imports: [again] }), NOW)).toBe(false);
    expect(await store.importStatus('again')).toBeUndefined();
  });

  test('a running import is fed in the order of its rows, so many at a time', async () => {
    const { store } = await open();
    await handle(store, { imports: [opened, move('preview', 'running')] }, ANA);
    expect(await store.feedImport(list.id, 1, NOW)).toBe(1);
    expect(await store.feedImport(list.id, 1, NOW)).toBe(1);
    const first = await claimOne(store, 'kinbox');
    const saved = savedRow(list, 2, { name: 'Lead 2', isPrivate: false });
    expect(first.work).toEqual({ kind: 'create-contact', saved });
    expect(await store.feedImport(list.id, 5, NOW)).toBe(2);
    const second = await claimOne(store, 'kinbox');
    expect(about([first, second])).toEqual(['import-00001-2', 'import-00001-6']);
    expect(await store.importStatus(list.id)).toMatchObject({
      ...none,
      known: 1,
      wrong: 2,
      open: 2,
    });
    expect(await store.endImport(list.id, NOW)).toBe(false);
    await endRow(store, first, { outcome: 'created' });
    await endRow(store, second, { outcome: 'failed', problem: 'phone is not valid\0' });
    expect(await store.feedImport(list.id, 5, NOW)).toBe(0);
    const failed = { ...rows[3], problem: 'phone is not valid\ufffd' };
    expect(await store.importRows(list.id, 'failed', 10)).toEqual([rows[1], rows[2], failed]);
    const ended = { ...none, known: 1, wrong: 2, created: 1, failed: 1 };
    expect(await store.importStatus(list.id)).toMatchObject({ state: 'running', ...ended });
    expect(await store.endImport(list.id, NOW)).toBe(true);
    expect(await store.endImport(list.id, NOW)).toBe(false);
    expect(await store.importStatus(list.id)).toMatchObject({ state: 'done', ...ended });
    expect(await store.nextJobAt('kinbox', NOW)).toBeUndefined();
  });

  test('only a running import is fed; what is under way is counted and ends all the same', async () => {
    const { store } = await open();
    await startImport(store, 'i', goodRows(3));
    expect(await store.feedImport('i', 2, NOW)).toBe(2);
    const stop = { kind: 'move', id: 'i', from: ['running'], to: 'cancelled' } as const;
    await handle(store, { imports: [stop] }, ANA);
    expect(await store.feedImport('i', 3, NOW)).toBe(2);
    expect(await store.endImport('i', NOW)).toBe(false);
    for (const job of await store.claimJobs('kinbox', NOW, 10, MINUTE)) {
      await endRow(store, job, { outcome: 'created' });
    }
    const left = { state: 'cancelled', open: 0, created: 2, waiting: 1 };
    expect(await store.importStatus('i')).toMatchObject(left);
    expect(await store.feedImport('unknown', 3, NOW)).toBe(0);
  });

  test('a row ends once, with the run that is the latest', async () => {
    const { store } = await open();
    await startImport(store, 'i', goodRows(2));
    await store.feedImport('i', 1, NOW);
    const job = await claimOne(store, 'kinbox');
    await store.finishJob(job, { state: 'pending' }, NOW);
    const again = await claimOne(store, 'kinbox');
    expect(await endRow(store, job, { outcome: 'failed' })).toBe(false);
    expect(await store.importStatus('i')).toMatchObject({ open: 1, failed: 0 });
    const created = { saved: savedRow(importList('i'), 1, { name: 'Lead 1', isPrivate: false }) };
    const end: JobEnd = {
      state: 'done',
      created: { ...created, contact: kinboxContact('k1') },
      row: { outcome: 'created' },
    };
    expect(await store.finishJob(again, end, NOW)).toBe(true);
    expect(await store.importStatus('i')).toMatchObject({ open: 0, created: 1, waiting: 1 });
    expect(await store.createdContact(7, 'i-1')).toMatchObject({ contact: { id: 'k1' } });
    // A contact that is of no import has no row to end.
    await handle(store, { jobs: [createContact('alone')] });
    const alone = await claimOne(store, 'kinbox');
    expect(await endRow(store, alone, { outcome: 'failed' })).toBe(true);
    expect(await store.importStatus('i')).toMatchObject({ open: 0, created: 1, waiting: 1 });
  });

  test("a rep's newest import in one of the states", async () => {
    const { store } = await open();
    await handle(store, { imports: [{ ...opened, list: importList('old') }] }, ANA);
    await handle(
      store,
      { imports: [{ ...opened, list: importList('new') }] },
      { ...ANA, now: NOW + 1 },
    );
    expect(await store.latestImport(7, ['preview'])).toEqual({ id: 'new', state: 'preview' });
    const run = { kind: 'move', id: 'old', from: ['preview'], to: 'running' } as const;
    await handle(store, { imports: [run] }, ANA);
    expect(await store.latestImport(7, ['running', 'paused'])).toEqual({
      id: 'old',
      state: 'running',
    });
    expect(await store.latestImport(7, ['running', 'preview'])).toMatchObject({ id: 'new' });
    expect(await store.latestImport(7, ['done'])).toBeUndefined();
    expect(await store.latestImport(7, [])).toBeUndefined();
    expect(await store.latestImport(8, ['preview', 'running'])).toBeUndefined();
  });

  test('five thousand rows at once, and all of them to their end', {
    timeout: 60_000,
  }, async () => {
    const { store } = await open();
    const many = goodRows(5000, 2);
    await startImport(store, 'many', many);
    expect(await store.importRows('many', 'all', 5000)).toEqual(many);
    expect(await store.feedImport('many', 5000, NOW)).toBe(5000);
    expect(await store.feedImport('many', 5000, NOW)).toBe(5000);
    expect(await store.importStatus('many')).toMatchObject({ total: 5000, open: 5000 });
    expect(about(await store.claimJobs('kinbox', NOW, 3, MINUTE))).toEqual([
      'many-2',
      'many-3',
      'many-4',
    ]);
  });

  test('a restart keeps an import as it was', async () => {
    const { store, reopen } = await open();
    await handle(store, { imports: [opened, move('preview', 'running')] }, ANA);
    await store.feedImport(list.id, 1, NOW);
    await endRow(store, await claimOne(store, 'kinbox'), { outcome: 'failed', problem: 'no' });
    const before = await store.importStatus(list.id);
    const again = await reopen();
    expect(await again.importStatus(list.id)).toEqual(before);
    expect(await again.importRows(list.id, 'all', 10)).toEqual([
      { ...rows[0], problem: 'no' },
      ...rows.slice(1),
    ]);
    expect(await again.feedImport(list.id, 5, NOW)).toBe(1);
    expect(about(await again.claimJobs('kinbox', NOW, 5, MINUTE))).toEqual(['import-00001-6']);
  });
}
