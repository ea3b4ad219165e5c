import { describe, expect, test } from 'vitest';
import { open } from './open.ts';

const DAY = 86_400_000;
const MAY_1 = Date.parse('2024-05-01T00:00:00Z');

/** Three contacts, made on the first three days of May. */
async function openWithThree(options: Parameters<typeof open>[0] = {}) {
  let day = 0;
  const client = await open({ ...options, now: () => MAY_1 + day++ * DAY });
  const { kinbox } = client;
  kinbox.add({ name: 'Ana Souza', email: 'ana@example.com', externalId: 'a' });
  kinbox.add({ name: 'João Silva', phone: '5585997281648', externalId: 'b' });
  kinbox.add({ name: 'ANABELA', phone: '5585997281648', email: 'bela@example.com' });
  return client;
}

describe('GET /v1/contacts', () => {
  test.each(['newest-first', 'oldest-first', 'random'] as const)(
    '%s: page by page, everybody once',
    async (listOrder) => {
      const { get } = await openWithThree({ listOrder });
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await get(`/v1/contacts?limit=1${cursor && `&cursor=${cursor}`}`);
        const page = body as { data: { id: string }[]; nextCursor: string | null };
        seen.push(...page.data.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      const ids = ['1000001', '1000002', '1000003'];
      expect(seen.toSorted()).toEqual(ids);
      if (listOrder === 'oldest-first') expect(seen).toEqual(ids);
    },
  );

  test('pages from the newest to the oldest', async () => {
    const { get } = await openWithThree();
    expect((await get('/v1/contacts?limit=2')).body).toMatchObject({
      data: [{ id: '1000003' }, { id: '1000002' }],
      nextCursor: '1000002',
    });
    expect((await get('/v1/contacts?limit=2&cursor=1000002')).body).toMatchObject({
      data: [{ id: '1000001' }],
      nextCursor: null,
    });
    expect((await get('/v1/contacts?limit=2&cursor=1000001')).body).toEqual({
      data: [],
      nextCursor: null,
    });
  });

  test('a contact made between two pages moves nothing', async () => {
    const { kinbox, get } = await openWithThree();
    await get('/v1/contacts?limit=1');
    kinbox.add({});
    expect((await get('/v1/contacts?limit=1&cursor=1000003')).body).toMatchObject({
      data: [{ id: '1000002' }],
    });
  });

  test.each([
    ['limit=0', 'limit must not be less than 1'],
    ['limit=101', 'limit must not be greater than 100'],
    ['limit=x', 'limit must be an integer number'],
    ['cursor=7', 'cursor must be the id of a contact'],
    ['offset=1', 'property offset should not exist'],
  ])('?%s is a 400', async (query, message) => {
    const { get } = await openWithThree();
    expect(await get(`/v1/contacts?${query}`)).toMatchObject({
      status: 400,
      body: { message: [message] },
    });
  });

  test.each([
    ['', ['1000003', '1000002', '1000001']],
    ['phone=5585997281648', ['1000003', '1000002']],
    ['phone=558599728164', []],
    ['email=ana@example.com', ['1000001']],
    ['phone=5585997281648&email=bela@example.com', ['1000003']],
    ['created_at_from=2024-05-02T00:00:00Z', ['1000003', '1000002']],
    ['created_at_to=2024-05-02T00:00:00Z', ['1000002', '1000001']],
  ])('?%s', async (query, ids) => {
    const { get } = await openWithThree();
    expect((await get(`/v1/contacts?${query}`)).body).toMatchObject({
      data: ids.map((id) => ({ id })),
      nextCursor: null,
    });
  });

  test('ten rows if no limit is given', async () => {
    const { kinbox, get } = await open();
    for (let n = 0; n < 11; n += 1) kinbox.add({});
    expect((await get('/v1/contacts')).body).toMatchObject({ nextCursor: '1000002' });
  });

  test('what is filtered is paged as well', async () => {
    const { get } = await openWithThree();
    const query = 'phone=5585997281648&limit=1';
    expect((await get(`/v1/contacts?${query}`)).body).toMatchObject({
      data: [{ id: '1000003' }],
      nextCursor: '1000003',
    });
    expect((await get(`/v1/contacts?${query}&cursor=1000003`)).body).toMatchObject({
      data: [{ id: '1000002' }],
      nextCursor: null,
    });
  });

  test('lists and searches may lag behind; by its id a contact is there at once', async () => {
    let now = MAY_1;
    const { kinbox, get } = await open({ now: () => now, searchLagMs: 60_000 });
    kinbox.add({ phone: '5585997281648', externalId: 'a' });
    const counts = async () => [
      (await get('/v1/contacts')).body,
      (await get('/v1/contacts?phone=5585997281648')).body,
      (await get('/v3/contacts?externalId=a&limit=1&offset=0')).body,
    ];
    now += 59_999;
    expect(await counts()).toMatchObject([{ data: [] }, { data: [] }, { data: [], totalCount: 0 }]);
    expect(await get('/v1/contacts/1000001')).toMatchObject({
      status: 200,
      body: { id: '1000001' },
    });
    now += 1;
    const one = { data: [{ id: '1000001' }] };
    expect(await counts()).toMatchObject([one, one, one]);
  });

  test('can be forbidden', async () => {
    const { get } = await open({ v1List: 'forbidden' });
    expect((await get('/v1/contacts')).status).toBe(403);
  });

  test('can be absent, while create works', async () => {
    const { create, get } = await open({ v1List: 'absent' });
    expect(await get('/v1/contacts?limit=1')).toMatchObject({
      status: 404,
      body: { message: 'Cannot GET /v1/contacts?limit=1' },
    });
    expect((await create()).status).toBe(201);
  });
});

describe('GET /v3/contacts', () => {
  test.each([
    ['', ['1000003', '1000002', '1000001']],
    ['externalId=b', ['1000002']],
    ['externalId=B', []],
    ['phone=5585997281648', ['1000003', '1000002']],
    ['phone=558599728164', []],
    ['phone=', ['1000003', '1000002', '1000001']],
    ['email=ana@example.com', ['1000001']],
    ['name=ana', ['1000003', '1000001']],
    ['search=example.com', ['1000003', '1000001']],
    ['search=jo%C3%A3o', ['1000002']],
    ['phone=5585997281648&name=ana', ['1000003']],
    ['createdAtFrom=2024-05-02T00:00:00Z', ['1000003', '1000002']],
    ['createdAtTo=2024-05-02T00:00:00Z', ['1000002', '1000001']],
    ['createdAtFrom=2024-05-02&createdAtTo=2024-05-02T23:59:59Z', ['1000002']],
  ])('?%s', async (query, ids) => {
    const { get } = await openWithThree();
    expect((await get(`/v3/contacts?${query}&limit=500&offset=0`)).body).toMatchObject({
      totalCount: ids.length,
      data: ids.map((id) => ({ id })),
    });
  });

  test('limit and offset page through what was found', async () => {
    const { get } = await openWithThree();
    const page = async (offset: number) =>
      (await get(`/v3/contacts?limit=2&offset=${offset}`)).body;
    expect(await page(0)).toMatchObject({ totalCount: 3, data: [{ id: '1000003' }, {}] });
    expect(await page(2)).toMatchObject({ totalCount: 3, data: [{ id: '1000001' }] });
    expect(await page(9)).toEqual({ totalCount: 3, data: [] });
  });

  test.each([
    ['offset=0', 'limit must be an integer number'],
    ['limit=1', 'offset must be an integer number'],
    ['limit=0&offset=0', 'limit must not be less than 1'],
    ['limit=501&offset=0', 'limit must not be greater than 500'],
    ['limit=1&offset=-1', 'offset must not be less than 0'],
    ['limit=1&offset=0&createdAtTo=soon', 'createdAtTo must be a valid ISO 8601 date string'],
    ['limit=1&offset=0&telegramId=4', 'property telegramId should not exist'],
  ])('?%s is a 400', async (query, message) => {
    const { get } = await openWithThree();
    expect(await get(`/v3/contacts?${query}`)).toMatchObject({
      status: 400,
      body: { message: [message] },
    });
  });

  test('a NUL in a filter is a 500', async () => {
    const { get } = await open();
    expect((await get('/v3/contacts?externalId=%00&limit=1&offset=0')).status).toBe(500);
  });

  test.each([
    ['absent', 404],
    ['forbidden', 403],
  ] as const)('can be %s', async (v3Search, status) => {
    const { get } = await openWithThree({ v3Search });
    expect((await get('/v3/contacts?limit=1&offset=0')).status).toBe(status);
    expect((await get('/v1/contacts')).status).toBe(200);
  });

  test('can ignore its filters', async () => {
    const { get } = await openWithThree({ v3Search: 'ignores-filters' });
    expect((await get('/v3/contacts?externalId=nobody&limit=1&offset=0')).body).toMatchObject({
      totalCount: 3,
      data: [{ id: '1000003' }],
    });
  });
});

test('GET /v1/contacts/{id} is the contact, and nobody is a 404', async () => {
  const { get } = await openWithThree();
  expect(await get('/v1/contacts/1000002')).toMatchObject({
    status: 200,
    body: { id: '1000002', name: 'João Silva' },
  });
  expect(await get('/v1/contacts/1000009')).toMatchObject({
    status: 404,
    body: { message: 'Contact not found' },
  });
});

test('v3 can be missing as a whole, while v1 works', async () => {
  const { get, update } = await openWithThree({ hasV3: false });
  expect((await get('/v3/contacts?limit=1&offset=0')).status).toBe(404);
  expect((await update('1000001', { notes: 'x' }, 'v3')).status).toBe(404);
  expect((await update('1000001', { notes: 'x' })).status).toBe(200);
  expect((await get('/v1/contacts')).status).toBe(200);
});

describe('PATCH /v1/contacts/{id}', () => {
  test('changes what it names, and searches find the new value only', async () => {
    const { kinbox, get, update } = await openWithThree();
    await update('1000003', { customFields: { cpf: { value: '1' } } });
    const changes = { externalId: 'b', customFields: { telegram_id: { value: '42' } } };
    expect(await update('1000001', changes)).toMatchObject({
      status: 200,
      body: { id: '1000001', name: 'Ana Souza', ...changes },
    });
    const find = async (id: string) =>
      (await get(`/v3/contacts?externalId=${id}&limit=9&offset=0`)).body;
    expect(await find('a')).toMatchObject({ totalCount: 0 });
    expect(await find('b')).toMatchObject({ data: [{ id: '1000002' }, { id: '1000001' }] });
    await update('1000003', changes);
    expect(kinbox.contacts[2]?.customFields).toEqual({
      cpf: { value: '1' },
      telegram_id: { value: '42' },
    });
  });

  test.each([
    { name: 'Ana Lima' },
    { phone: '5511987654321' },
    { email: 'ana@lima.com.br' },
    { notes: 'two\nlines' },
    { location: 'São Paulo' },
    { customFields: { segment: { value: 'retail' } } },
  ])('%j', async (changes) => {
    const { kinbox, update } = await openWithThree();
    const before = structuredClone(kinbox.contacts[0]);
    expect(await update('1000001', changes)).toMatchObject({ status: 200, body: changes });
    expect(kinbox.contacts[0]).toEqual({ ...before, ...changes });
  });

  test.each([
    [{ name: 'x'.repeat(129) }, 'name must be shorter than or equal to 128 characters'],
    [{ email: `${'a'.repeat(95)}@b.com` }, 'email must be shorter than or equal to 100 characters'],
    [{ phone: '+5585' }, 'phone must have 8 to 15 digits, country code first, and nothing else'],
    [{ notes: null }, 'notes must be a string'],
    [{ location: 5 }, 'location must be a string'],
    [{ customFields: { cpf: '1' } }, 'customFields.cpf must be an object with a value'],
    [{ telegramId: '1' }, 'property telegramId should not exist'],
  ])('%j is a 400', async (changes, message) => {
    const { kinbox, update } = await openWithThree();
    const before = structuredClone(kinbox.contacts[0]);
    expect(await update('1000001', changes)).toMatchObject({
      status: 400,
      body: { message: [message] },
    });
    expect(kinbox.contacts[0]).toEqual(before);
  });

  test('refuses as create does, and nobody is a 404', async () => {
    const { kinbox, update } = await openWithThree();
    expect(await update('1000001', { phone: '+1' })).toMatchObject({ status: 400 });
    expect(await update('1000009', { name: 'X' })).toMatchObject({
      status: 404,
      body: { message: 'Contact not found' },
    });
    expect(kinbox.contacts[0]?.phone).toBe('');
    expect(kinbox.posts).toEqual([]);
  });
});
