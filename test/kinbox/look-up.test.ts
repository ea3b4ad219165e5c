import { describe, expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import type { LostContact } from '../../src/kinbox/kinbox-client.ts';
import { ANA, errorOf, NOW_MS, openKinbox } from './kinbox.ts';
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

interface Ways {
  /** `GET /v3/contacts` */
  v3: Reply;
  /** `GET /v1/contacts?phone=` and `?email=` */
  filter: Reply;
  /** `GET /v1/contacts?created_at_from=` */
  list: Reply;
}

/** A documented Kinbox without v3, with the given deviations. */
const PUBLIC: Ways = { v3: { status: 404 }, filter: [], list: [] };

function startKinbox(ways: Partial<Ways>) {
  const { v3, filter, list } = { ...PUBLIC, ...ways };
  return startServer((request, response) => {
    const { pathname, searchParams } = request.url;
    const isFilter = searchParams.has('phone') || searchParams.has('email');
    const reply = pathname === '/v3/contacts' ? v3 : isFilter ? filter : list;
    const [status, body] =
      typeof reply === 'function'
        ? [200, reply(request)]
        : Array.isArray(reply)
          ? [200, { totalCount: reply.length, data: reply, nextCursor: null }]
          : [reply.status, reply.body];
    answerJson(status, body)(request, response);
  });
}

const { externalId, phone, email } = ANA;
const LOST: LostContact = { externalId, phone, email, notBefore: NOW_MS };
/** An hour before: clocks differ. */
const LIST = '/v1/contacts?limit=100&created_at_from=2026-03-02T11%3A00%3A00.000Z';
const HERE = [row(1), row(2, externalId)];

async function lookUp(ways: Partial<Ways>) {
  const server = await startKinbox(ways);
  const found = await openKinbox(server.url).lookUp(LOST);
  return { found, requests: server.received.map(({ url }) => `${url.pathname}${url.search}`) };
}

const failing = async (ways: Partial<Ways>) =>
  errorOf(openKinbox((await startKinbox(ways)).url).lookUp(LOST));

describe('found', () => {
  test.each<[string, Partial<Ways>]>([
    ["by v3's filter", { v3: HERE }],
    ['by the phone or email', { filter: HERE }],
    ['in the list', { list: HERE }],
    [
      'in the list while the filters fail',
      { v3: { status: 500 }, filter: { status: 503 }, list: HERE },
    ],
    ['by v3 while v1 fails', { v3: HERE, filter: { status: 500 }, list: { status: 500 } }],
    ['by a filter while the list fails', { filter: HERE, list: { status: 500 } }],
    ["after v3's rows of others", { v3: [row(1, 'telegram:9:x')], list: HERE }],
  ])('%s', async (_, ways) => {
    const { found } = await lookUp(ways);
    expect(found).toMatchObject({ answer: 'found', contact: { id: '2', name: 'Somebody' } });
  });

  test('by every spelling of the phone and of the email, then in the list', async () => {
    const { requests } = await lookUp({});
    expect(requests.slice(0, -1).sort()).toEqual([
      '/v1/contacts?email=ana%40example.com&limit=50',
      '/v1/contacts?phone=558597281648&limit=50',
      '/v1/contacts?phone=5585997281648&limit=50',
      '/v3/contacts?externalId=telegram%3A7001%3Adraft-1&limit=10&offset=0',
    ]);
    expect(requests.at(-1)).toBe(LIST);
  });

  test('with neither phone nor email, in the list alone', async () => {
    const server = await startKinbox({ list: HERE });
    const lost = { externalId, notBefore: NOW_MS };
    expect(await openKinbox(server.url).lookUp(lost)).toMatchObject({ answer: 'found' });
    expect(server.received).toHaveLength(2);
  });

  test('on a later page, even after rows that cannot be read', async () => {
    const list = listOf([{ name: 'no id' }], [row(2, externalId)]);
    expect((await lookUp({ list })).found.answer).toBe('found');
  });
});

describe('v3', () => {
  test('that is missing is asked again an hour later', async () => {
    let nowMs = NOW_MS;
    const server = await startKinbox({});
    const kinbox = openKinbox(server.url, { now: () => nowMs });
    const askedV3 = async () => {
      const before = server.received.length;
      await kinbox.lookUp(LOST);
      return server.received.slice(before).some(({ url }) => url.pathname === '/v3/contacts');
    };
    expect([await askedV3(), await askedV3()]).toEqual([true, false]);
    nowMs += 60 * 60_000;
    expect(await askedV3()).toBe(true);
  });

  test.each<[string, Reply, string]>([
    ['has none', [], 'absent'],
    ['gives rows of others', [row(1, 'telegram:9:x')], 'unknown'],
    ['counts what it does not give', () => ({ totalCount: 3, data: [] }), 'unknown'],
    ['refuses the question', { status: 400 }, 'unknown'],
    ['answers no page', () => ({ contacts: [] }), 'unknown'],
    ['is missing too', { status: 404 }, 'unknowable'],
    ['is forbidden too', { status: 403 }, 'unknowable'],
  ])('%s, and there is no list: %s', async (_, v3, answer) => {
    for (const status of [403, 404, 405]) {
      const { found } = await lookUp({ v3, filter: { status }, list: { status } });
      expect(found).toEqual({ answer });
    }
  });

  test('that has none does not speak for a list that fails or is not complete', async () => {
    expect(await failing({ v3: [], list: { status: 503 } })).toMatchObject({ kind: 'try-again' });
    const { found } = await lookUp({ v3: [], list: listOf([row(1), 'what?']) });
    expect(found).toEqual({ answer: 'unknown' });
  });
});

describe('the list', () => {
  test('is read page by page to its end', async () => {
    const { found, requests } = await lookUp({ list: listOf([row(1)], [row(2)], [row(3)]) });
    expect(found).toEqual({ answer: 'absent' });
    expect(requests.slice(-3)).toEqual([LIST, `${LIST}&cursor=1`, `${LIST}&cursor=2`]);
  });

  test('goes on from a cursor of any length', async () => {
    const server = await startServer((request, response) => {
      const isFirst = !request.url.searchParams.has('cursor');
      response.end(
        `{"data":[{"id":1,"externalId":null}],"nextCursor":${isFirst ? '9007199254740993123' : 'null'}}`,
      );
    });
    const lost = { externalId, notBefore: NOW_MS };
    expect(await openKinbox(server.url).lookUp(lost)).toEqual({ answer: 'absent' });
    const cursors = server.received.map(({ url }) => url.searchParams.get('cursor'));
    expect(cursors).toEqual([null, null, '9007199254740993123']);
  });

  const full = Array.from({ length: 100 }, (_, at) => row(at));

  test.each<[string, Reply, string]>([
    ['an empty list', listOf([]), 'absent'],
    ['a short page without nextCursor', () => ({ data: [row(1)] }), 'absent'],
    ['an empty page with a cursor', () => ({ data: [], nextCursor: 'x' }), 'absent'],
    ['a full page that says it is the last', listOf(full), 'absent'],
    ['a full page that says nothing', () => ({ data: full }), 'unknown'],
    ['a cursor that leads nowhere', () => ({ data: [row(1)], nextCursor: 5 }), 'unknown'],
    ['rows without external ids', () => ({ data: [{ id: 1 }], nextCursor: null }), 'unknown'],
    ['a row that cannot be read', listOf([row(1), 'what?']), 'unknown'],
    ['400', { status: 400 }, 'unknown'],
  ])('%s: %s', async (_, list, answer) => {
    expect((await lookUp({ list })).found).toEqual({ answer });
  });

  test('is not read for ever', async () => {
    const pages = Array.from({ length: 130 }, (_, at) => [row(at)]);
    const { found, requests } = await lookUp({ list: listOf(...pages) });
    expect(found).toEqual({ answer: 'unknown' });
    expect(requests).toHaveLength(4 + 100);
  });

  test('nor longer than a lease lasts', async () => {
    let nowMs = NOW_MS;
    const pages = listOf(...Array.from({ length: 9 }, (_, at) => [row(at)]));
    const server = await startKinbox({
      list(request) {
        nowMs += 50_000;
        return pages(request);
      },
    });
    const kinbox = openKinbox(server.url, { now: () => nowMs });
    expect(await kinbox.lookUp(LOST)).toEqual({ answer: 'unknown' });
    expect(server.received).toHaveLength(4 + 3);
  });
});

describe('later, perhaps', () => {
  test.each([429, 503, 500, 502, 504, 408])('%i of the list', async (status) => {
    expect(await failing({ list: { status } })).toMatchObject({ kind: 'try-again', status });
  });

  test('a list that is no list, or HTML', async () => {
    expect((await failing({ list: () => ({ items: [] }) })).kind).toBe('try-again');
    const server = await startServer((_, response) => response.end('<html>'));
    expect((await errorOf(openKinbox(server.url).lookUp(LOST))).kind).toBe('try-again');
  });

  test('nobody listens', async () => {
    const kinbox = openKinbox(`http://127.0.0.1:${await freePort()}`);
    expect((await errorOf(kinbox.lookUp(LOST))).kind).toBe('try-again');
  });

  test('no answer in time', async () => {
    const server = await startServer(() => {});
    const error = await errorOf(openKinbox(server.url, SHORT).lookUp(LOST));
    expect(error.kind).toBe('try-again');
  });

  test('an answer that is cut off says nothing, least of all that it is absent', async () => {
    const server = await startServer((_, response) => response.writeHead(200).write('{"data":[]'));
    const error = await errorOf(openKinbox(server.url, SHORT).lookUp(LOST));
    expect(error.kind).toBe('try-again');
  });

  test('a reset', async () => {
    const server = await startTcpServer((socket) =>
      socket.once('data', () => socket.resetAndDestroy()),
    );
    const kinbox = openKinbox(`http://127.0.0.1:${server.port}`);
    expect((await errorOf(kinbox.lookUp(LOST))).kind).toBe('try-again');
  });
});

test.each([401, 307])('%i is for an admin to mend', async (status) => {
  const error = await failing({ v3: { status }, filter: { status }, list: { status } });
  expect(error).toMatchObject({ kind: 'no-access', status });
});
