import { expect, test } from 'vitest';
import { openKinboxSandbox } from '../../../sandbox/kinbox/server.ts';
import { open, TOKEN } from './open.ts';

test('down refuses connections, up is the same Kinbox on the same port', async () => {
  const { kinbox, create } = await open();
  await create({ name: 'Ana' });
  const { url } = kinbox;
  await kinbox.down();
  await kinbox.down();
  await expect(create()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await kinbox.up();
  await kinbox.up();
  expect(kinbox.url).toBe(url);
  expect((await create({ name: 'João' })).status).toBe(201);
  expect(kinbox.contacts).toMatchObject([{ name: 'Ana' }, { name: 'João' }]);
});

test('down cuts those that wait, and forgets what they asked', async () => {
  const { kinbox, create } = await open();
  kinbox.fail({ how: 'hang-after' });
  kinbox.fail({ how: 'delay', ms: 60_000 });
  const hangs = expect(create()).rejects.toThrow('fetch failed');
  await kinbox.holds(1);
  const waits = expect(create()).rejects.toThrow('fetch failed');
  await kinbox.holds(() => kinbox.posts.length === 2);
  await kinbox.down();
  await hangs;
  await waits;
  expect(kinbox.contacts).toHaveLength(1);
});

test('close ends requests that hang, and holds', async () => {
  const { kinbox, create } = await open();
  kinbox.fail({ how: 'hang-after' });
  const hangs = expect(create()).rejects.toThrow('fetch failed');
  await kinbox.holds(1);
  const holds = expect(kinbox.holds(2)).rejects.toThrow('The sandbox was closed. Wanted 2');
  await kinbox.close();
  await hangs;
  await holds;
  await kinbox.close();
});

test('a port that is taken is an error', async () => {
  const { kinbox } = await open();
  const port = Number(new URL(kinbox.url).port);
  await expect(openKinboxSandbox({ token: TOKEN, port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('holds waits for a number of contacts, or for a condition on them', async () => {
  const { kinbox, create, update } = await open();
  await kinbox.holds(0);
  const two = kinbox.holds(2);
  const renamed = kinbox.holds((contacts) => contacts.some(({ name }) => name === 'Bela'));
  await Promise.all([create({ name: 'Ana' }), create()]);
  await two;
  await update('1000002', { name: 'Bela' });
  await renamed;
});

test('holds rejects with what there is', async () => {
  const { kinbox } = await open();
  for (let n = 1; n <= 22; n++) kinbox.add({ name: `Ana ${n}`, externalId: `e${n}` });
  const error = await kinbox.holds(23, { timeoutMs: 10 }).catch((reason: unknown) => reason);
  expect(String(error)).toMatch(/^Error: Waited 10 ms. Wanted 23 contacts; Kinbox holds 22:\n/);
  expect(String(error)).toContain('1000022 {"name":"Ana 22","phone":"","email":"","externalId"');
  expect(String(error)).toMatch(/and 2 before them$/);
  await expect(kinbox.holds((all) => all.length > 99, { timeoutMs: 1 })).rejects.toThrow('> 99');
});

test('holds rejects at once when there are too many, or its condition throws', async () => {
  const { kinbox } = await open();
  kinbox.add({});
  const broken = kinbox.holds((contacts) => {
    if (contacts.length > 1) throw new Error('two');
    return false;
  });
  kinbox.add({});
  await expect(broken).rejects.toThrow('two');
  await expect(kinbox.holds(1)).rejects.toThrow('Too many contacts. Wanted 1');
});

test('a hundred thousand contacts are searched by index', async () => {
  const { kinbox, get } = await open();
  for (let n = 0; n < 100_000; n++)
    kinbox.add({ externalId: `e${n}`, phone: `55859${n}`, email: `e${n}@example.com` });
  for (const query of ['externalId=e77777', 'phone=5585977777', 'email=e77777@example.com'])
    expect((await get(`/v3/contacts?${query}&limit=1&offset=0`)).body).toMatchObject({
      totalCount: 1,
      data: [{ externalId: 'e77777' }],
    });
});
