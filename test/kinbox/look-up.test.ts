import { describe, expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { ANA, errorOf, openKinbox } from './kinbox.ts';
import { answerJson, type Received, startServer, startTcpServer } from './servers.ts';

const SHORT = { connectTimeoutMs: 300, answerTimeoutMs: 300 };

const row = (id: unknown, externalId: unknown = null) => ({ id, externalId, name: 'Somebody' });

/** A workspace whose list of all contacts has these pages, each but the last with a cursor. */
function listOf(...pages: unknown[][]) {
  return ({ url }: Received) => {
    const at = Number(url.searchParams.get('cursor') ?? '0');
    return { data: pages[at] ?? [], nextCursor: at + 1 < pages.length ? String(at + 1) : null };
  };
}

type Reply = unknown[] | { status: number; body?: unknown } | ((request: Received) => unknown);

/** A Kinbox whose filter (v3) and whose list (v1) answer as told. */
function startKinbox(filter: Reply, list: Reply = { status: 500 }) {
  return startServer((request, response) => {
    const reply = request.url.pathname === '/v3/contacts' ? filter : list;
    const [status, body] =
      typeof reply === 'function'
        ? [200, reply(request)]
        : Array.isArray(reply)
          ? [200, { totalCount: reply.length, data: reply }]
          : [reply.status, reply.body];
    answerJson(status, body)(request, response);
  });
}

async function lookUp(filter: Reply, list?: Reply) {
  const server = await startKinbox(filter, list);
  const found = await openKinbox(server.url).findByExternalId(ANA.externalId);
  return { found, requests: server.received.map(({ url }) => `${url.pathname}${url.search}`) };
}

describe('the filter', () => {
  test('finds the contact', async () => {
    const { found, requests } = await lookUp([row(42, ANA.externalId)]);
    expect(found).toMatchObject({ answer: 'found', contact: { id: '42', name: 'Somebody' } });
    expect(requests).toEqual([
      '/v3/contacts?externalId=telegram%3A7001%3Adraft-1&limit=10&offset=0',
    ]);
  });

  test('finds the contact among others', async () => {
    const { found } = await lookUp([row(1, `${ANA.externalId}2`), row(2, ANA.externalId)]);
    expect(found).toMatchObject({ answer: 'found', contact: { id: '2' } });
  });

  test('finds none', async () => {
    expect((await lookUp([])).found).toEqual({ answer: 'absent' });
    expect((await lookUp(() => ({ data: [] }))).found).toEqual({ answer: 'absent' });
  });
});

describe('the list, when the filter is not to be trusted', () => {
  const HERE = listOf([row(1), row(2, ANA.externalId)]);

  test.each([
    ['it gives rows of others', [row(1, 'telegram:9:x'), row(2)]],
    ['it gives rows that cannot be read', [{ externalId: ANA.externalId }]],
    ['it counts what it does not give', () => ({ totalCount: 3, data: [] })],
    ['400', { status: 400, body: { message: 'limit must not be a string' } }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['405', { status: 405 }],
    ['no page', () => ({ contacts: [] })],
    ['an array', () => []],
    ['null', () => null],
  ] as [string, Reply][])('%s', async (_, filter) => {
    const { found, requests } = await lookUp(filter, HERE);
    expect(found).toMatchObject({ answer: 'found', contact: { id: '2' } });
    expect(requests[1]).toBe('/v1/contacts?limit=100');
  });

  test('HTML', async () => {
    const server = await startServer((request, response) => {
      const isFilter = request.url.pathname === '/v3/contacts';
      response.end(isFilter ? '<html>' : JSON.stringify(HERE(request)));
    });
    const found = await openKinbox(server.url).findByExternalId(ANA.externalId);
    expect(found.answer).toBe('found');
  });

  test('is read page by page to its end', async () => {
    const { found, requests } = await lookUp({ status: 404 }, listOf([row(1)], [row(2)], [row(3)]));
    expect(found).toEqual({ answer: 'absent' });
    expect(requests.slice(1)).toEqual([
      '/v1/contacts?limit=100',
      '/v1/contacts?limit=100&cursor=1',
      '/v1/contacts?limit=100&cursor=2',
    ]);
  });

  test('finds it on a later page, even after rows that cannot be read', async () => {
    const list = listOf([{ name: 'no id' }], [row(2, ANA.externalId)]);
    expect((await lookUp({ status: 404 }, list)).found.answer).toBe('found');
  });

  const full = Array.from({ length: 100 }, (_, at) => row(at));

  test.each([
    ['an empty list', listOf([]), 'absent'],
    ['a short page without nextCursor', () => ({ data: [row(1)] }), 'absent'],
    ['an empty page with a cursor', () => ({ data: [], nextCursor: 'x' }), 'absent'],
    ['a full page that says it is the last', listOf(full), 'absent'],
    ['a full page that says nothing', () => ({ data: full }), 'unknowable'],
    ['a cursor that leads nowhere', () => ({ data: [row(1)], nextCursor: 5 }), 'unknowable'],
    ['rows without external ids', () => ({ data: [{ id: 1 }], nextCursor: null }), 'unknowable'],
    ['a row that cannot be read', listOf([row(1), 'what?']), 'unknowable'],
    ['no list', () => ({ items: [] }), 'unknowable'],
    ['403', { status: 403 }, 'unknowable'],
    ['404', { status: 404 }, 'unknowable'],
  ] as [string, Reply, string][])('%s: %s', async (_, list, answer) => {
    expect((await lookUp({ status: 404 }, list)).found).toEqual({ answer });
  });

  test('is not read for ever', async () => {
    const pages = Array.from({ length: 30 }, (_, at) => [row(at)]);
    const { found, requests } = await lookUp({ status: 404 }, listOf(...pages));
    expect(found).toEqual({ answer: 'unknowable' });
    expect(requests).toHaveLength(11);
  });
});

describe('later, perhaps', () => {
  test.each([429, 503, 500, 502, 504, 408])('%i of the filter', async (status) => {
    const server = await startKinbox({ status });
    const error = await errorOf(openKinbox(server.url).findByExternalId(ANA.externalId));
    expect(error).toMatchObject({ kind: 'try-again', status });
  });

  test('503 of the list', async () => {
    const server = await startKinbox({ status: 404 }, { status: 503 });
    const error = await errorOf(openKinbox(server.url).findByExternalId(ANA.externalId));
    expect(error).toMatchObject({ kind: 'try-again', status: 503 });
  });

  test('nobody listens', async () => {
    const kinbox = openKinbox(`http://127.0.0.1:${await freePort()}`);
    expect((await errorOf(kinbox.findByExternalId(ANA.externalId))).kind).toBe('try-again');
  });

  test('no answer in time', async () => {
    const server = await startServer(() => {});
    const error = await errorOf(openKinbox(server.url, SHORT).findByExternalId(ANA.externalId));
    expect(error.kind).toBe('try-again');
  });

  test('an answer that is cut off says nothing, least of all that it is absent', async () => {
    const server = await startServer((_, response) => response.writeHead(200).write('{"data":[]'));
    const error = await errorOf(openKinbox(server.url, SHORT).findByExternalId(ANA.externalId));
    expect(error.kind).toBe('try-again');
  });

  test('a reset', async () => {
    const server = await startTcpServer((socket) =>
      socket.once('data', () => socket.resetAndDestroy()),
    );
    const kinbox = openKinbox(`http://127.0.0.1:${server.port}`);
    expect((await errorOf(kinbox.findByExternalId(ANA.externalId))).kind).toBe('try-again');
  });
});

test.each([401, 307])('%i is for an admin to mend', async (status) => {
  const server = await startKinbox({ status });
  const error = await errorOf(openKinbox(server.url).findByExternalId(ANA.externalId));
  expect(error).toMatchObject({ kind: 'no-access', status });
  expect(server.received).toHaveLength(1);
});
