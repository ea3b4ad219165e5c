import { expect, test } from 'vitest';
import { createCustomField } from '../../../sandbox/kinbox/custom-fields.ts';
import { ENDPOINTS } from '../../../sandbox/kinbox/endpoints.ts';
import { open } from './open.ts';

const REQUESTS = {
  create: ['POST', '/v1/contacts'],
  list: ['GET', '/v1/contacts'],
  'custom-fields': ['GET', '/v1/custom-fields'],
  search: ['GET', '/v3/contacts?limit=1&offset=0'],
  read: ['GET', '/v1/contacts/1000001'],
  update: ['PATCH', '/v1/contacts/1000001'],
  'update-v3': ['PATCH', '/v3/contacts/1000001'],
} as const;

test('every endpoint asks for the token and, with it, answers', async () => {
  const { kinbox, send } = await open();
  kinbox.add({});
  for (const { endpoint } of ENDPOINTS) {
    const [method, path] = REQUESTS[endpoint];
    const init = { method, ...(method !== 'GET' && { body: '{"customFields":{}}' }) };
    for (const authorization of ['', 'Bearer other', 'kb-token', 'Basic kb-token'])
      expect(await send(path, { ...init, headers: { authorization } })).toMatchObject({
        status: 401,
        body: { statusCode: 401, message: 'Unauthorized' },
      });
    expect((await send(path, init)).status, endpoint).toBe(endpoint === 'create' ? 201 : 200);
  }
  expect(kinbox.contacts).toHaveLength(2);
});

test.each([
  ['GET', '/'],
  ['GET', '/v2/contacts?x=1'],
  ['GET', '/v3/contacts/1000001'],
  ['DELETE', '/v3/contacts/1000001'],
  ['PUT', '/v1/contacts'],
])('%s %s is a 404', async (method, path) => {
  const { kinbox, send } = await open();
  expect(await send(path, { method })).toMatchObject({
    status: 404,
    body: { statusCode: 404, message: `Cannot ${method} ${path}`, error: 'Not Found' },
  });
  expect(kinbox.requests).toMatchObject([{ method, status: 404 }]);
});

test('a body that does not say it is JSON is a 415', async () => {
  const { kinbox, send } = await open();
  const body = '{"customFields":{}}';
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])
    expect(
      await send('/v1/contacts', { method: 'POST', body, headers: { 'content-type': type } }),
    ).toMatchObject({ status: 415, body: { error: 'Unsupported Media Type' } });
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  expect((await send('/v1/contacts', { method: 'POST', body, headers })).status).toBe(201);
  expect(kinbox.contacts).toHaveLength(1);
});

test('a body of 1 MiB is read, one byte more is a 413', async () => {
  const { kinbox, send } = await open();
  const start = '{"customFields":{},"location":"';
  const body = (bytes: number) => `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
  const post = (bytes: number) => send('/v1/contacts', { method: 'POST', body: body(bytes) });
  expect((await post(1024 * 1024)).status).toBe(201);
  expect(await post(1024 * 1024 + 1)).toMatchObject({
    status: 413,
    body: { statusCode: 413, message: 'request entity too large' },
  });
  expect(kinbox.contacts).toHaveLength(1);
});

test('custom fields: the default ones, and those that a test adds later', async () => {
  const { kinbox, get } = await open();
  const { status, body } = await get('/v1/custom-fields');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    data: [
      { placeholder: 'telegram_id', type: 'text', entity: 'contact', isActive: true },
      { placeholder: 'cpf', type: 'text' },
      { placeholder: 'segment', type: 'select', options: [{ value: 'retail' }, {}] },
    ],
  });
  const field = createCustomField({
    placeholder: 'stage',
    type: 'select',
    isActive: false,
    options: [{ value: 'hot', label: 'Quente' }],
  });
  kinbox.customFields.splice(0, Number.POSITIVE_INFINITY, field);
  expect((await get('/v1/custom-fields')).body).toEqual({ data: [field] });
});

test('a test reads every request: method, path, query, body and what was answered', async () => {
  const { kinbox, create, get, update, send } = await open();
  await create({ name: 'Ana' });
  await get('/v3/contacts?phone=5585&limit=1&offset=0');
  await update('1000001', { notes: 'VIP' });
  await send('/v1/contacts', { method: 'POST', body: '{' });
  await send('/v9', { method: 'PUT', body: '[1]' });
  expect(kinbox.requests).toEqual([
    {
      method: 'POST',
      path: '/v1/contacts',
      query: '',
      body: { name: 'Ana', customFields: {} },
      status: 201,
    },
    {
      method: 'GET',
      path: '/v3/contacts',
      query: 'phone=5585&limit=1&offset=0',
      body: null,
      status: 200,
    },
    {
      method: 'PATCH',
      path: '/v1/contacts/1000001',
      query: '',
      body: { notes: 'VIP' },
      status: 200,
    },
    { method: 'POST', path: '/v1/contacts', query: '', body: '{', status: 400 },
    { method: 'PUT', path: '/v9', query: '', body: [1], status: 404 },
  ]);
});

test('hundreds of posts at once are all kept', async () => {
  const { kinbox, create } = await open();
  await Promise.all(Array.from({ length: 300 }, (_, n) => create({ externalId: `e${n}` })));
  expect(kinbox.contacts).toHaveLength(300);
  expect(new Set(kinbox.contacts.map(({ id }) => id)).size).toBe(300);
});
