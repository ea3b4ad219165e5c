import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { openPool } from '../../../src/storage/postgres/pool.ts';
import { DatabaseFailed } from '../../../src/storage/postgres/postgres-errors.ts';
import { StorePooled, StoreTooNew } from '../../../src/storage/store.ts';
import type { Postgres } from '../../helpers/postgres.ts';
import { apologize, NOW, nextTurn, savedContact, unit, update } from '../fixtures.ts';
import { startPooler } from './pooler.ts';
import { openReplica, openReplicas, quiet } from './replica.ts';

/** All that a log could show of an error. */
const whole = (error: unknown): string =>
  inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });

export function openPromises(server: Postgres): void {
  test('replicas that meet at an empty database make its schema once', async () => {
    const url = await server.freshDatabase();
    const stores = await openReplicas(url, 6);
    const admin = await server.connect(url);
    const { rows } = await admin.query('SELECT number FROM migrations');
    expect(rows).toEqual([
      { number: 1 },
      { number: 2 },
      { number: 3 },
      { number: 4 },
      { number: 5 },
      { number: 6 },
      { number: 7 },
      { number: 8 },
      { number: 9 },
      { number: 10 },
      { number: 11 },
      { number: 12 },
      { number: 13 },
    ]);
    expect(await stores[5]?.receive([update(1)], NOW)).toEqual(['ana']);
  });

  test('a schema from a newer version is refused', async () => {
    const url = await server.freshDatabase();
    await openReplica(url);
    const admin = await server.connect(url);
    await admin.query('INSERT INTO migrations VALUES (999)');
    await expect(openReplica(url)).rejects.toThrow(StoreTooNew);
  });

  test('a pooler that shares sessions is found at the start', async () => {
    const direct = await server.freshDatabase();
    const port = await startPooler(server.port());
    const pooled = direct.replace(/@[^/]*\//, (host) =>
      host.replace(/[^@]*\/$/, `127.0.0.1:${port}/`),
    );
    expect(new URL(pooled).port).toBe(String(port));
    await expect(openReplica(pooled)).rejects.toThrow(StorePooled);
    await openReplica(direct);
  });

  test('a database that is away is said to be, without its password', async () => {
    const url = (await server.freshDatabase()).replace(`:${server.port()}/`, ':1/');
    const error = await openReplica(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseFailed);
    expect(error).toMatchObject({ code: 'ECONNREFUSED', isDisconnected: true });
    expect(whole(error)).not.toContain('password');
    const typo = openReplica('postgres://ana:password@[bad/x').catch((reason: unknown) => reason);
    expect(await typo).toBeInstanceOf(DatabaseFailed);
    expect(whole(await typo)).not.toContain('password');
  });

  test('an error says nothing of people, and neither does the server in its log', async () => {
    const url = `${await server.freshDatabase()}%20-clog_parameter_max_length_on_error%3D-1`;
    const store = await openReplica(url);
    await store.receive([update(1, 'ana', 'Secret')], NOW);
    const turn = await nextTurn(store);
    const saved = savedContact('Secret-draft', 7, 'Secret Name');
    const contact = { key: 'Secret-key', work: { kind: 'create-contact', saved } as const };
    const failing = unit(turn, {
      rep: { log: '"Secret"' },
      jobs: [contact, apologize('Secret-job', 7, Number.NaN)],
      settings: [{ name: 'Secret', value: 'Secret' }],
    });
    const error = await store.commit(turn, failing, NOW).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'commit: refused (22P02)', code: '22P02' });
    expect(whole(error)).not.toContain('Secret');
    expect(server.log()).toContain('invalid input syntax');
    expect(server.log()).not.toContain('Secret');
  });

  test('the detail of an error, which quotes a row, is left out', async () => {
    const url = await server.freshDatabase();
    await openReplica(url);
    const { query, close } = openPool(url, quiet);
    onTestFinished(close);
    const insert = { name: 'insert', text: 'INSERT INTO settings VALUES ($1, $2)' };
    await query(insert, ['private', 'x']);
    const error = await query(insert, ['private', 'x']).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: 'insert: refused (23505)', code: '23505' });
    expect(whole(error)).not.toContain('private');
  });

  test('ids and times are numbers up to the largest that a number can be', async () => {
    const store = await openReplica(await server.freshDatabase());
    const largest = Number.MAX_SAFE_INTEGER;
    await store.receive([update(largest)], largest);
    expect(await nextTurn(store, 'ana', largest)).toMatchObject({
      updateId: largest,
      receivedAt: largest,
    });
  });

  test('a commit waits for the disk even where the server would not', async () => {
    const url = await server.freshDatabase();
    const { query, close } = openPool(`${url}%20-csynchronous_commit%3Doff`, quiet);
    onTestFinished(close);
    const statement = {
      name: 'show',
      text: "SELECT current_setting('synchronous_commit') AS value",
    };
    expect(await query(statement)).toEqual([{ value: 'on' }]);
  });
}
