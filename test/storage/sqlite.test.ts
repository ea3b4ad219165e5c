import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { StoreInUse, StoreTooNew } from '../../src/storage/store.ts';
import { CLAIM, fillUp } from './claim-cost.ts';
import { describeStore } from './contract.ts';
import {
  claimOne,
  createContact,
  handle,
  kinboxContact,
  NOW,
  nextTurn,
  savedContact,
  unit,
  update,
} from './fixtures.ts';
import { schemaOne, upgradePromises } from './upgrade.ts';

async function freshFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-bot-sqlite-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'data', 'bot.db');
}

describeStore('SQLite', async () => {
  const file = await freshFile();
  let store = openSqlite(file);
  onTestFinished(() => store.close());
  return {
    store,
    async reopen() {
      await store.close();
      store = openSqlite(file);
      return store;
    },
  };
});

describe('SQLite: an older schema', () =>
  upgradePromises(async () => {
    const file = await freshFile();
    await mkdir(dirname(file));
    const db = new DatabaseSync(file);
    db.exec(schemaOne('INTEGER PRIMARY KEY AUTOINCREMENT'));
    db.close();
    const store = openSqlite(file);
    onTestFinished(() => store.close());
    return store;
  }));

test('what is taken next is read off an index, however much is open', async () => {
  const file = await freshFile();
  const store = openSqlite(file);
  await fillUp(store);
  await store.close();
  const db = new DatabaseSync(file);
  onTestFinished(() => db.close());
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${CLAIM}`).all();
  // One step: a sort would be another one.
  expect(plan.map(({ detail }) => detail)).toEqual(['SCAN j USING INDEX jobs_kinbox']);
});

test('what was purged is not in the files any more', async () => {
  const file = await freshFile();
  const store = openSqlite(file);
  const inFiles = (text: string) =>
    globSync(`${file}*`).some((path) => readFileSync(path).includes(text));
  await handle(store, { jobs: [createContact('gone')], rep: { log: 'Zuleica Quaresma' } });
  const created = { saved: savedContact('gone'), contact: kinboxContact('k', 'Zenaide Quirino') };
  await store.finishJob(await claimOne(store, 'kinbox'), { state: 'done', created }, NOW);
  expect(inFiles('Zenaide Quirino')).toBe(true);
  await handle(store, { rep: { locale: 'es' } });
  const before = NOW + 1;
  const limits = { updatesBefore: before, formsBefore: before, contactsBefore: before, limit: 9 };
  while ((await store.purge(limits)) > 0);
  expect(inFiles('Zenaide Quirino')).toBe(false);
  expect(inFiles('Zuleica Quaresma')).toBe(false);
  await store.close();
});

test('a second process is refused at once', async () => {
  const file = await freshFile();
  const store = openSqlite(file);
  expect(() => openSqlite(file)).toThrow(StoreInUse);
  await store.close();
  await openSqlite(file).close();
});

test('a schema from a newer version is refused', async () => {
  const file = await freshFile();
  await openSqlite(file).close();
  const db = new DatabaseSync(file);
  db.exec('INSERT INTO migrations VALUES (999)');
  db.close();
  expect(() => openSqlite(file)).toThrow(StoreTooNew);
});

test('a write that fails does not take along those of the same moment', async () => {
  const store = openSqlite(':memory:');
  onTestFinished(() => store.close());
  await store.receive([update(1, 'ana'), update(2, 'rui')], NOW);
  const ana = await nextTurn(store, 'ana');
  const rui = await nextTurn(store, 'rui');
  const bad = store.saveSetting(JSON.parse('{"name":"x","value":{}}'));
  const good = store.commit(ana, unit(ana, { rep: { log: 'ana' } }), NOW);
  const other = store.commit(rui, unit(rui, { rep: { log: 'rui' } }), NOW);
  await expect(bad).rejects.toThrow();
  expect(await good).toBe(true);
  expect(await other).toBe(true);
  expect(await store.repState('rui')).toEqual({ log: 'rui' });
});
