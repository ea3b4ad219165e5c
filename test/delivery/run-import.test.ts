import { expect, onTestFinished, test } from 'vitest';
import { importRunner } from '../../src/delivery/run-import.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { goodRows, startImport } from '../storage/fixtures.ts';

test('the import of somebody who may no longer use the bot is stopped, and tells them nothing', async () => {
  const store = openSqlite(':memory:');
  onTestFinished(() => store.close());
  await startImport(store, 'list', goodRows(60));
  let isMember = true;
  const said: string[] = [];
  const run = importRunner({
    store,
    showImport: async () => void said.push('progress'),
    reportImport: async () => void said.push('report'),
    isAllowed: async () => isMember,
    onFed() {},
    teamChatIds: () => [],
    currentId: async (chatId) => chatId,
    clock: systemClock,
  });
  expect((await run('list', 7)).state).toBe('pending');
  said.length = 0;
  isMember = false;
  expect(await run('list', 7)).toEqual({ state: 'done' });
  expect(await store.importStatus('list')).toMatchObject({ state: 'cancelled', waiting: 20 });
  expect(said).toEqual([]);
});
