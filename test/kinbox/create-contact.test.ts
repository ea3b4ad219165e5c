import { expect, test } from 'vitest';
import { ANA, openKinbox, TOKEN } from './kinbox.ts';
import { answerJson, startServer } from './servers.ts';

const CREATED = {
  id: 'c1',
  externalId: ANA.externalId,
  name: 'Ana Souza',
  phone: '5585997281648',
  email: 'ana@example.com',
  notes: 'met at the fair',
  location: 'Feira de Fortaleza',
  isPrivate: false,
};

test('posts what the rep gave, with the token, and answers the contact', async () => {
  const server = await startServer(answerJson(201, CREATED));
  expect(await openKinbox(server.url).createContact(ANA)).toEqual(CREATED);

  const [request] = server.received;
  expect(server.received).toHaveLength(1);
  expect(request?.method).toBe('POST');
  expect(request?.url.pathname).toBe('/v1/contacts');
  expect(request?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  expect(request?.headers['content-type']).toBe('application/json');
  expect(JSON.parse(request?.body ?? '')).toEqual(ANA);
});

test('leaves out what was skipped; customFields is always there', async () => {
  const server = await startServer(answerJson(201, CREATED));
  const { name, origin, externalId } = ANA;
  await openKinbox(server.url).createContact({
    ...{ name, origin, externalId, isPrivate: true },
    ...{ phone: '', customFields: {} },
  });
  const body = JSON.parse(server.received[0]?.body ?? '');
  expect(body).toEqual({ name, origin, externalId, isPrivate: true, customFields: {} });
});

test.each(['/kinbox', '/kinbox/'])('keeps the prefix %s of the address', async (prefix) => {
  const server = await startServer(answerJson(201, CREATED));
  await openKinbox(`${server.url}${prefix}`).createContact(ANA);
  expect(server.received[0]?.url.pathname).toBe('/kinbox/v1/contacts');
});

test('text of any script arrives as it is', async () => {
  const server = await startServer(answerJson(201, CREATED));
  await openKinbox(server.url).createContact({ ...ANA, name: 'João "Zé" 😀 <b>' });
  expect(JSON.parse(server.received[0]?.body ?? '').name).toBe('João "Zé" 😀 <b>');
});

const NOTHING = {
  externalId: null,
  name: null,
  phone: null,
  email: null,
  notes: null,
  location: null,
  isPrivate: null,
};

test.each([
  ['an id that is a number', { id: 42 }, { ...NOTHING, id: '42' }],
  ['nulls', { id: 'c1', ...NOTHING }, { ...NOTHING, id: 'c1' }],
  ['empty texts', { id: 'c1', name: '', phone: '' }, { ...NOTHING, id: 'c1' }],
  [
    'wrong types and keys that nobody knows',
    { id: 'c1', name: 7, phone: {}, isPrivate: 'no', crmData: { a: [1] }, brandNew: true },
    { ...NOTHING, id: 'c1' },
  ],
])('takes an answer with %s', async (_, answer, contact) => {
  const server = await startServer(answerJson(201, answer));
  expect(await openKinbox(server.url).createContact(ANA)).toEqual(contact);
});

test('a byte order mark does not make an answer unreadable', async () => {
  const server = await startServer((_, response) => response.writeHead(201).end('\ufeff{"id":1}'));
  expect((await openKinbox(server.url).createContact(ANA)).id).toBe('1');
});

test('contacts in a row are one POST each, over connections used again', async () => {
  const ports = new Set<number | undefined>();
  const server = await startServer((request, response) => {
    ports.add(response.socket?.remotePort);
    answerJson(201, CREATED)(request, response);
  });
  const kinbox = openKinbox(server.url);
  for (let sent = 0; sent < 6; sent += 1) await kinbox.createContact(ANA);
  expect(server.received).toHaveLength(6);
  expect(ports.size).toBeLessThan(6);
});

test('closing waits for what is under way', async () => {
  let finish: (() => void) | undefined;
  const arrived = Promise.withResolvers<void>();
  const server = await startServer((request, response) => {
    finish = () => answerJson(201, CREATED)(request, response);
    arrived.resolve();
  });
  const kinbox = openKinbox(server.url);
  const created = kinbox.createContact(ANA);
  await arrived.promise;
  const closed = kinbox.close();
  finish?.();
  expect((await created).id).toBe('c1');
  await closed;
});

test.each(['9007199254740993123', '"9007199254740993123"', '9007199254740993'])(
  'an id of any length is kept digit by digit: %s',
  async (id) => {
    const server = await startServer((_, response) => response.writeHead(201).end(`{"id":${id}}`));
    const created = await openKinbox(server.url).createContact(ANA);
    expect(created.id).toBe(id.replaceAll('"', ''));
  },
);
