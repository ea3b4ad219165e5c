import { describe, expect, onTestFinished, test } from 'vitest';
import { parseIncoming } from '../../src/intake/incoming.ts';
import { startServer } from '../../src/server/server.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { connectTo } from '../helpers/sockets.ts';

const SECRET = 'webhook-secret_1';
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const NOW = Date.now();
const UPDATE = { update_id: 1, message: { message_id: 1, from: { id: 7 }, text: 'hello' } };

interface Options {
  /** A promise that the inbox awaits before it takes an update. */
  held?: Promise<void>;
}

/** The server with a webhook and a real inbox behind it. */
async function openWebhook({ held = Promise.resolve() }: Options = {}) {
  const store = openSqlite(':memory:');
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    troubles: async () => [],
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
    webhook: {
      path: '/telegram/hook',
      secret: SECRET,
      async receive(body) {
        const update = parseIncoming(body);
        if (!update) return false;
        await held;
        await store.receive([update], NOW);
        return true;
      },
    },
  });
  onTestFinished(async () => {
    await server.close();
    await store.close().catch(() => undefined);
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}/telegram/hook`;
  return {
    server,
    store,
    port,
    url,
    async post(body: string, headers: Record<string, string> = {}) {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', [SECRET_HEADER]: SECRET, ...headers },
      });
      return { status: response.status, text: await response.text() };
    },
    async waiting(): Promise<number> {
      return (await store.backlog()).updatesWaiting;
    },
  };
}

const json = JSON.stringify;

function head(length: number, secret: string | undefined = SECRET): string {
  return [
    'POST /telegram/hook HTTP/1.1',
    'host: bot',
    'content-type: application/json',
    `content-length: ${length}`,
    ...(secret === undefined ? [] : [`${SECRET_HEADER}: ${secret}`]),
    '',
    '',
  ].join('\r\n');
}

describe('an update that Telegram posts', () => {
  test('is answered with 200 when it is in the inbox, and not before', async () => {
    const gate = Promise.withResolvers<void>();
    const { post, waiting, port } = await openWebhook({ held: gate.promise });
    let isAnswered = false;
    const posting = post(json(UPDATE)).finally(() => {
      isAnswered = true;
    });
    // Somebody who comes later is answered first: the update is held back by the inbox alone.
    for (let round = 0; round < 3; round += 1) {
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    }
    expect(isAnswered).toBe(false);
    expect(await waiting()).toBe(0);
    gate.resolve();
    expect(await posting).toMatchObject({ status: 200 });
    expect(await waiting()).toBe(1);
  });

  test('a second time is 200 again, and kept once', async () => {
    const { post, waiting } = await openWebhook();
    expect(await post(json(UPDATE))).toMatchObject({ status: 200 });
    expect(await post(json(UPDATE))).toMatchObject({ status: 200 });
    expect(await waiting()).toBe(1);
  });

  test('is kept as it was sent, keys named __proto__ and constructor included', async () => {
    const { post, store } = await openWebhook();
    const text =
      '{"update_id":9,"__proto__":{"from":{"id":666},"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},' +
      '"message":{"message_id":1,"from":{"id":7,"__proto__":{"isAdmin":true}},"text":"\\ud83d \\u0000 olá"}}';
    expect(await post(text)).toMatchObject({ status: 200 });
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    const [key = ''] = await store.waitingKeys(NOW, 10);
    const turn = await store.nextTurn(key, NOW);
    expect(JSON.parse(turn?.payload ?? '')).toMatchObject({ message: { text: '\ud83d \0 olá' } });
  });

  test('may come with a charset', async () => {
    const { post } = await openWebhook();
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect(await post(json(UPDATE), headers)).toMatchObject({ status: 200 });
  });
});

describe('the secret', () => {
  test.each([
    ['wrong', 'webhook-secret_2'],
    ['cut short', SECRET.slice(0, -1)],
    ['with more behind it', `${SECRET}x`],
    ['one character', 'w'],
    ['very long', 'w'.repeat(8_000)],
    ['empty', ''],
    ['in capitals', SECRET.toUpperCase()],
  ])('%s is refused', async (_how, secret) => {
    const { post, waiting } = await openWebhook();
    const { status, text } = await post(json(UPDATE), { [SECRET_HEADER]: secret });
    expect(status).toBe(401);
    expect(text).toBe('{"status":401}');
    expect(await waiting()).toBe(0);
  });

  test('given twice is refused', async () => {
    const { port, waiting } = await openWebhook();
    const client = await connectTo(port);
    const twice = `${SECRET_HEADER}: ${SECRET}\r\n${SECRET_HEADER}: ${SECRET}\r\n`;
    client.write(head(2).replace(`${SECRET_HEADER}: ${SECRET}\r\n`, twice));
    expect(await client.hears('\r\n\r\n')).toContain('HTTP/1.1 401');
    expect(await waiting()).toBe(0);
  });

  test.each([
    ['missing', undefined],
    ['wrong', 'nobody'],
  ])('%s: the answer comes before a huge body does', async (_how, secret) => {
    const { port } = await openWebhook();
    const client = await connectTo(port);
    client.write(
      secret === undefined
        ? head(1e12).replace(`${SECRET_HEADER}: ${SECRET}\r\n`, '')
        : head(1e12, secret),
    );
    expect(await client.hears('\r\n\r\n')).toContain('HTTP/1.1 401');
  });
});

describe('what is not an update', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', ''])(
    'a body of type "%s" is 415',
    async (type) => {
      const { post, waiting } = await openWebhook();
      const { status } = await post(json(UPDATE), { 'content-type': type });
      expect(status).toBe(415);
      expect(await waiting()).toBe(0);
    },
  );

  test.each(['', '{', '{"update_id":1', 'nope', '{"update_id":1}}', '\ufeff{}', "{'update_id':1}"])(
    'broken JSON is 400: %s',
    async (body) => {
      const { post } = await openWebhook();
      expect(await post(body)).toEqual({
        status: 400,
        text: expect.stringMatching(/^\{"status":400\}$/),
      });
    },
  );

  test.each([
    '[]',
    '1',
    'null',
    '"x"',
    'true',
    '{}',
    '{"update_id":null}',
    '{"update_id":"1"}',
    '{"update_id":1.5}',
    '{"update_id":1e300}',
    '[{"update_id":1}]',
    '{"message":{"text":"x"}}',
  ])('JSON that is no update is 400: %s', async (body) => {
    const { post, waiting } = await openWebhook();
    expect(await post(body)).toEqual({ status: 400, text: '{"ok":false}' });
    expect(await waiting()).toBe(0);
  });

  test('more than 1 MiB is 413, whether the length was said or not', async () => {
    const { port, post, waiting } = await openWebhook();
    const client = await connectTo(port);
    client.write(head(1024 * 1024 + 1));
    expect(await client.hears('\r\n\r\n')).toContain('HTTP/1.1 413');

    const chunked = await connectTo(port);
    chunked.write(head(0).replace('content-length: 0', 'transfer-encoding: chunked'));
    const chunk = 'x'.repeat(64 * 1024);
    for (let sent = 0; sent < 17; sent += 1) chunked.write(`10000\r\n${chunk}\r\n`);
    expect(await chunked.hears('\r\n\r\n')).toContain('HTTP/1.1 413');

    const large = json({ ...UPDATE, padding: 'x'.repeat(900 * 1024) });
    expect(await post(large)).toMatchObject({ status: 200 });
    expect(await waiting()).toBe(1);
  });

  test('other methods and paths are 404', async () => {
    const { url, port } = await openWebhook();
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await fetch(url, { method })).status).toBe(404);
    }
    for (const path of [
      '/',
      '/telegram',
      '/telegram/hook/',
      '/telegram/hook/x',
      '/.env',
      '/%00',
      '/telegram//hook',
    ]) {
      const headers = { [SECRET_HEADER]: SECRET, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: json(UPDATE) };
      expect((await fetch(`http://127.0.0.1:${port}${path}`, init)).status, path).toBe(404);
    }
  });
});

describe('trouble', () => {
  test('a database that fails is 500, and says nothing of itself', async () => {
    const { post, store } = await openWebhook();
    await store.close();
    expect(await post(json(UPDATE))).toEqual({ status: 500, text: '{"status":500}' });
  });

  test('no error answer repeats what was sent, nor says what answers', async () => {
    const { port, post, url } = await openWebhook();
    const marked = 'marker-4711';
    const answers = [
      await post(`{"${marked}":`),
      await post(`["${marked}"]`),
      await post(json(UPDATE), { 'content-type': `text/${marked}` }),
      await post(json(UPDATE), { [SECRET_HEADER]: marked }),
    ];
    for (const { text } of answers) {
      expect(text).not.toContain(marked);
      expect(text).not.toMatch(/fastify|FST_|Error|at /i);
    }
    const headers = [...(await fetch(url)).headers].join('\n');
    expect(headers).not.toMatch(/fastify|server:|x-powered-by/i);
    for (const path of [marked, `%zz${marked}`, `${marked}?${SECRET}`]) {
      const text = await (await fetch(`http://127.0.0.1:${port}/${path}`)).text();
      expect(text).toMatch(/^\{"status":40[04]\}$/);
    }
  });

  test('a client that breaks off in the middle of its body leaves nothing behind', async () => {
    const { port, post, waiting } = await openWebhook();
    for (let round = 0; round < 5; round += 1) {
      const client = await connectTo(port);
      client.write(`${head(500)}{"update_id":${round},`);
      client.socket.resetAndDestroy();
      await client.closed;
    }
    expect(await post(json({ ...UPDATE, update_id: 77 }))).toMatchObject({ status: 200 });
    expect(await waiting()).toBe(1);
  });

  test('a client that stops in the middle of its body does not keep the server from closing', async () => {
    const { port, server } = await openWebhook();
    const client = await connectTo(port);
    client.write(`${head(500)}{"update_id":1,`);
    // Answered on another connection: the first one's head has been read by then.
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    await server.close();
    await client.closed;
  });

  test('a client that never finishes is cut off by itself', async () => {
    const { server } = await openWebhook();
    expect(server.server.requestTimeout).toBeGreaterThan(0);
    expect(server.server.requestTimeout).toBeLessThanOrEqual(30_000);
    expect(server.server.headersTimeout).toBeLessThanOrEqual(60_000);
  });
});
