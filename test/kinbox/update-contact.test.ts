import { expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { errorOf, openKinbox, TOKEN } from './kinbox.ts';
import { answerJson, startServer, startTcpServer } from './servers.ts';

const CHANGE = { phone: '5585997281648', notes: '' };

test('only what changes is sent, to the contact of this id', async () => {
  const server = await startServer(answerJson(200, { id: 'a/b?c' }));
  const kinbox = openKinbox(server.url);
  await kinbox.updateContact('a/b?c d', CHANGE);
  const [request] = server.received;
  expect(request?.method).toBe('PATCH');
  expect(request?.url.href).toContain('/v1/contacts/a%2Fb%3Fc%20d');
  expect(request?.url.search).toBe('');
  expect(request?.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    'content-type': 'application/json',
  });
  expect(JSON.parse(request?.body ?? '')).toEqual(CHANGE);
  const whole = { name: 'Ana', phone: '1', email: 'a@b.c', notes: 'n', location: 'l' };
  await kinbox.updateContact('1', whole);
  expect(JSON.parse(server.received[1]?.body ?? '')).toEqual(whole);
});

test.each([
  [200, ''],
  [204, undefined],
  [200, '<html>'],
  [201, 'null'],
])('%i with %j is done', async (status, body) => {
  const server = await startServer((_, response) => response.writeHead(status).end(body));
  await openKinbox(server.url).updateContact('1', CHANGE);
  expect(server.received).toHaveLength(1);
});

test.each([
  [400, 'refused'],
  [422, 'refused'],
  // The contact is gone, which says nothing of the token.
  [404, 'refused'],
  [410, 'refused'],
  [405, 'refused'],
  [401, 'no-access'],
  [403, 'no-access'],
  [429, 'try-again'],
  [503, 'try-again'],
  [500, 'try-again'],
  [502, 'try-again'],
  [504, 'try-again'],
  [408, 'try-again'],
])('%i: %s', async (status, kind) => {
  const answer = answerJson(status, { message: 'phone is odd' }, { 'retry-after': '7' });
  const server = await startServer(answer);
  const error = await errorOf(openKinbox(server.url).updateContact('1', CHANGE));
  expect(error).toMatchObject({ kind, status, retryAfterMs: 7000 });
  expect(error.reason).toBe('phone is odd');
  expect(error.message).toBe(`Kinbox answered ${status} to PATCH /v1/contacts/1`);
});

test('an answer that is lost can be asked for again', async () => {
  const reset = await startTcpServer((socket) =>
    socket.once('data', () => socket.resetAndDestroy()),
  );
  const silent = await startServer(() => {});
  const cut = await startServer((_, response) => response.writeHead(200).write('{"id"'));
  for (const url of [
    `http://127.0.0.1:${reset.port}`,
    `http://127.0.0.1:${await freePort()}`,
    silent.url,
    cut.url,
  ]) {
    const kinbox = openKinbox(url, { answerTimeoutMs: 200 });
    const error = await errorOf(kinbox.updateContact('1', CHANGE));
    expect(error).toMatchObject({ kind: 'try-again', status: undefined });
  }
});
