import { describe, expect, test } from 'vitest';
import { createCustomField } from '../../../sandbox/kinbox/custom-fields.ts';
import { open } from './open.ts';

const ANA = {
  name: 'Ana Souza',
  email: 'ana@example.com',
  phone: '5585997281648',
  notes: 'Met at the fair',
  origin: 'Telegram',
  location: 'Fortaleza',
  avatar: 'https://example.com/ana.png',
  externalId: 'telegram:42:draft-1',
  isPrivate: true,
  customFields: { telegram_id: { value: '42' } },
};

test('answers the whole documented contact and stores it', async () => {
  const { kinbox, create } = await open({ now: () => 1_700_000_000_000 });
  const { status, body, headers } = await create(ANA);

  expect(status).toBe(201);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(body).toMatchObject({
    ...ANA,
    id: '1000001',
    facebookId: '',
    instagramId: '',
    telegramId: '',
    isImported: false,
    hasConversation: false,
    newContact: false,
    crmData: { utmCampaigns: {}, referrals: { gclid: '', utm_term: '' }, hubspotId: '' },
  });
  expect(body).not.toHaveProperty('createdAt');
  expect(kinbox.contacts).toMatchObject([{ ...ANA, id: '1000001', createdAt: 1_700_000_000_000 }]);
  expect(kinbox.posts).toEqual([{ body: ANA, status: 201, answer: body, contactId: '1000001' }]);
  expect(kinbox.requests).toEqual([
    { method: 'POST', path: '/v1/contacts', query: '', body: ANA, status: 201 },
  ]);
});

test('the same POST twice makes two contacts', async () => {
  const { kinbox, create } = await open();
  await create(ANA);
  expect((await create(ANA)).body).toMatchObject({ id: '1000002', externalId: ANA.externalId });
  expect(kinbox.contacts).toHaveLength(2);
});

test('the same externalId twice is a 409 where it is unique; having none is not', async () => {
  const { kinbox, create } = await open({ uniqueExternalId: true });
  await create(ANA);
  expect(await create(ANA)).toMatchObject({ status: 409, body: { error: 'Conflict' } });
  await create();
  await create();
  expect(kinbox.contacts).toHaveLength(3);
});

test('empty texts are null, or not there, where a sandbox is told so', async () => {
  const nulls = await open({ nulls: true });
  expect((await nulls.create({ name: 'Ana' })).body).toMatchObject({
    name: 'Ana',
    email: null,
    telegramId: null,
    isPrivate: false,
    crmData: { hubspotId: null },
  });
  const omitted = await open({ omitEmpty: true });
  const { body } = await omitted.create({ name: 'Ana' });
  expect(body).toMatchObject({ name: 'Ana', customFields: {} });
  expect(body).not.toHaveProperty('email');
});

test.each([
  ['string', '1000001', '1000001'],
  ['number', '1000001', 1_000_001],
  ['number-everywhere', 1_000_001, 1_000_001],
] as const)('ids: %s', async (ids, v1, v3) => {
  const { create, get, update } = await open({ ids });
  expect((await create()).body).toMatchObject({ id: v1 });
  expect((await get('/v1/contacts')).body).toMatchObject({ data: [{ id: v1 }] });
  expect((await get('/v3/contacts?limit=1&offset=0')).body).toMatchObject({ data: [{ id: v3 }] });
  expect((await update('1000001', {}, 'v3')).body).toMatchObject({ id: v3 });
});

describe('refuses with 400', () => {
  const tooLong = { name: '😀'.repeat(129), notes: 'x'.repeat(10_001) };
  const refused: [Record<string, unknown>, string][] = [
    [{ customFields: undefined }, 'customFields must be an object'],
    [{ customFields: null }, 'customFields must be an object'],
    [{ customFields: [] }, 'customFields must be an object'],
    [{ customFields: { cpf: '1' } }, 'customFields.cpf must be an object with a value'],
    [{ customFields: { cpf: {} } }, 'customFields.cpf must be an object with a value'],
    [{ telegramId: '42' }, 'property telegramId should not exist'],
    [{ name: 7 }, 'name must be a string'],
    [{ name: tooLong.name }, 'name must be shorter than or equal to 128 characters'],
    [{ avatar: {} }, 'avatar must be a string'],
    [{ origin: null }, 'origin must be a string'],
    [{ location: [] }, 'location must be a string'],
    [{ externalId: 42 }, 'externalId must be a string'],
    [{ notes: true }, 'notes must be a string'],
    [{ notes: tooLong.notes }, 'notes must be shorter than or equal to 10000 characters'],
    [{ isPrivate: 'yes' }, 'isPrivate must be a boolean value'],
    [{ email: 1 }, 'email must be a string'],
    [{ email: 'ana' }, 'email must be an email'],
    [{ email: '' }, 'email must be an email'],
    [{ email: 'ana@example' }, 'email must be an email'],
    [
      { email: `${'a'.repeat(89)}@example.com` },
      'email must be shorter than or equal to 100 characters',
    ],
    [{ phone: 5585997281648 }, 'phone must be a string'],
  ];
  for (const phone of [
    '+5585997281648',
    '55 85 99728',
    '1234567',
    '1234567890123456',
    '085997281648',
    '',
  ])
    refused.push([
      { phone },
      'phone must have 8 to 15 digits, country code first, and nothing else',
    ]);

  test.each(refused)('%j', async (body, message) => {
    const { kinbox, create } = await open();
    expect(await create(body)).toMatchObject({
      status: 400,
      body: { statusCode: 400, message: [message], error: 'Bad Request' },
    });
    expect(kinbox.contacts).toEqual([]);
    expect(kinbox.posts).toMatchObject([{ status: 400, contactId: null }]);
  });

  test.each([
    ['[]', ['body must be an object']],
    ['null', ['body must be an object']],
    ['"ana"', ['body must be an object']],
    ['{"name":', expect.stringContaining('JSON')],
    ['', expect.stringContaining('JSON')],
  ])('the body %s', async (text, message) => {
    const { kinbox, send } = await open();
    expect(await send('/v1/contacts', { method: 'POST', body: text })).toMatchObject({
      status: 400,
      body: { message, error: 'Bad Request' },
    });
    expect(kinbox.contacts).toEqual([]);
  });

  test('every problem at once', async () => {
    const { create } = await open();
    expect((await create({ email: 'x', phone: 'y', z: 1 })).body).toMatchObject({
      message: { length: 3 },
    });
  });
});

test('limits count code points, and what is at them passes', async () => {
  const { create } = await open();
  const body = {
    name: '😀'.repeat(128),
    email: `${'a'.repeat(88)}@example.com`,
    phone: '12345678',
  };
  expect((await create(body)).status).toBe(201);
});

test.each([{ name: 'a\0' }, { notes: '\0' }, { customFields: { cpf: { value: ['\0'] } } }])(
  'a NUL is a 500, as from a database: %j',
  async (body) => {
    const { kinbox, create } = await open();
    expect(await create(body)).toMatchObject({
      status: 500,
      body: { statusCode: 500, message: 'Internal server error' },
    });
    expect(kinbox.contacts).toEqual([]);
  },
);

test('an unknown custom field is stored, or refused where a sandbox is told so', async () => {
  const fields = { customFields: { shoe_size: { value: 40 } } };
  const lenient = await open();
  expect((await lenient.create(fields)).body).toMatchObject(fields);

  const strict = await open({
    refuseUnknownFields: true,
    customFields: [
      createCustomField({ placeholder: 'known' }),
      createCustomField({ placeholder: 'deleted', isDeleted: true }),
      createCustomField({ placeholder: 'inactive', isActive: false }),
      createCustomField({ placeholder: 'of_deal', entity: 'deal' }),
    ],
  });
  expect((await strict.create({ customFields: { known: { value: '1' } } })).status).toBe(201);
  for (const name of ['shoe_size', 'deleted', 'inactive', 'of_deal'])
    expect(await strict.create({ customFields: { [name]: { value: 1 } } })).toMatchObject({
      status: 400,
      body: { message: [`customFields.${name} does not exist`] },
    });
});

test('a select takes one of its options only, where a sandbox is told so', async () => {
  const segment = (value: unknown) => ({ customFields: { segment: { value } } });
  const lenient = await open();
  expect((await lenient.create(segment('farming'))).status).toBe(201);

  const { create, update } = await open({ refuseUnknownFields: true });
  expect((await create(segment('retail'))).body).toMatchObject(segment('retail'));
  const message = ['customFields.segment must be one of the following values: retail, industry'];
  for (const value of ['farming', 'Retail', ['retail'], null])
    expect(await create(segment(value))).toMatchObject({ status: 400, body: { message } });
  expect(await update('1000001', segment('x'))).toMatchObject({ status: 400, body: { message } });
});
