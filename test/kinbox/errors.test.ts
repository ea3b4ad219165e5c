import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { KinboxError, kindOfStatus, readRetryAfterMs } from '../../src/kinbox/kinbox-error.ts';
import { readReason } from '../../src/kinbox/reason.ts';
import { ANA, errorOf, NOW_MS, openKinbox, TOKEN } from './kinbox.ts';
import { answerJson, startServer, startTcpServer } from './servers.ts';

const SHORT = { connectTimeoutMs: 300, answerTimeoutMs: 300 };

/** Secrets that a careless server might repeat. */
const ECHO = `${ANA.name} ${ANA.phone} ${ANA.email} ${ANA.notes} ${ANA.externalId}`;

describe('not created, for certain', () => {
  test('nobody listens', async () => {
    const kinbox = openKinbox(`http://127.0.0.1:${await freePort()}`);
    const error = await errorOf(kinbox.createContact(ANA));
    expect(error).toMatchObject({ kind: 'try-again', status: undefined });
    expect(error.message).toBe('Kinbox cannot be reached for POST /v1/contacts (ECONNREFUSED)');
    expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('the name does not resolve', async () => {
    const error = await errorOf(openKinbox('http://kinbox.invalid', SHORT).createContact(ANA));
    expect(error.kind).toBe('try-again');
  });

  test('the connection takes too long', async () => {
    // The connection includes TLS, which this server never begins.
    const server = await startTcpServer(() => {});
    const kinbox = openKinbox(`https://127.0.0.1:${server.port}`, SHORT);
    const error = await errorOf(kinbox.createContact(ANA));
    expect(error.kind).toBe('try-again');
    expect(error.message).toMatch(/TIMEOUT|TIMEDOUT/);
  });

  test('TLS cannot be set up', async () => {
    const server = await startTcpServer((socket) => socket.once('data', () => socket.end('no')));
    const error = await errorOf(openKinbox(`https://127.0.0.1:${server.port}`).createContact(ANA));
    expect(error.kind).toBe('try-again');
  });

  test('it would start too late', async () => {
    const server = await startServer(answerJson(201, { id: 1 }));
    const kinbox = openKinbox(server.url);
    const error = await errorOf(kinbox.createContact(ANA, NOW_MS - 1));
    expect(error).toMatchObject({ kind: 'try-again', status: undefined });
    expect(error.message).toBe('Kinbox cannot be reached for POST /v1/contacts (ETOOLATE)');
    await kinbox.createContact(ANA, NOW_MS);
    expect(server.received).toHaveLength(1);
  });

  test('the machine sleeps while the connection is made', async () => {
    let nowMs = NOW_MS;
    const server = await startServer(answerJson(201, { id: 1 }));
    const posting = openKinbox(server.url, { now: () => nowMs }).createContact(ANA, NOW_MS + 1_000);
    nowMs += 60_000;
    expect((await errorOf(posting)).kind).toBe('try-again');
    expect(server.received).toEqual([]);
  });

  test('the client is closed', async () => {
    const kinbox = openKinbox('http://127.0.0.1:9');
    await kinbox.close();
    expect((await errorOf(kinbox.createContact(ANA))).kind).toBe('try-again');
  });

  test.each([
    ['7', 7000],
    ['Mon, 02 Mar 2026 12:00:30 GMT', 30_000],
    ['Mon, 02 Mar 2026 11:00:00 GMT', 0],
    ['86400', 300_000],
    ['soon', undefined],
  ])('429 with Retry-After %j', async (header, retryAfterMs) => {
    const server = await startServer(answerJson(429, {}, { 'retry-after': header }));
    const error = await errorOf(openKinbox(server.url).createContact(ANA));
    expect(error).toMatchObject({ kind: 'try-again', status: 429, retryAfterMs });
    expect(server.received).toHaveLength(1);
  });

  test('429 and 503 without Retry-After', async () => {
    for (const status of [429, 503]) {
      const server = await startServer(answerJson(status, 'busy'));
      const error = await errorOf(openKinbox(server.url).createContact(ANA));
      expect(error).toMatchObject({ kind: 'try-again', status, retryAfterMs: undefined });
    }
  });
});

describe('refused', () => {
  test.each([400, 409, 413, 415, 422])('%i, with the words for the rep', async (status) => {
    const message = ['phone must be\n a phone', `email ${ANA.email} is taken`];
    const server = await startServer(answerJson(status, { statusCode: status, message }));
    const error = await errorOf(openKinbox(server.url).createContact(ANA));
    expect(error).toMatchObject({ kind: 'refused', status });
    expect(error.reason).toBe('phone must be a phone; email ana@example.com is taken');
    expect(error.message).toBe(`Kinbox answered ${status} to POST /v1/contacts`);
  });

  test('without words when the body is no JSON, or too large', async () => {
    for (const body of ['<h1>Bad</h1>', JSON.stringify({ message: 'x'.repeat(2000) })]) {
      const server = await startServer((_, response) => response.writeHead(422).end(body));
      const kinbox = openKinbox(server.url, { maxAnswerBytes: 1000 });
      const error = await errorOf(kinbox.createContact(ANA));
      expect(error).toMatchObject({ kind: 'refused', status: 422, reason: undefined });
    }
  });

  test('without words when the body hangs', async () => {
    const server = await startServer((_, response) => response.writeHead(422).write('{"mess'));
    const error = await errorOf(openKinbox(server.url, SHORT).createContact(ANA));
    expect(error).toMatchObject({ kind: 'refused', status: 422, reason: undefined });
  });

  test('the words never hold the token', async () => {
    const server = await startServer(answerJson(400, { message: `Bearer ${TOKEN} is odd` }));
    expect((await errorOf(openKinbox(server.url).createContact(ANA))).reason).toBe(
      'Bearer … is odd',
    );
  });
});

describe('no access', () => {
  test.each([401, 403, 404, 405])('%i', async (status) => {
    const server = await startServer(answerJson(status, { message: 'Unauthorized' }));
    const error = await errorOf(openKinbox(server.url).createContact(ANA));
    expect(error).toMatchObject({ kind: 'no-access', status, reason: 'Unauthorized' });
  });

  test('a redirect is not followed', async () => {
    const server = await startServer(answerJson(308, {}, { location: '/elsewhere' }));
    const error = await errorOf(openKinbox(server.url).createContact(ANA));
    expect(error).toMatchObject({ kind: 'no-access', status: 308 });
    expect(server.received).toHaveLength(1);
  });

  test('a token that no header can hold', async () => {
    const server = await startServer(answerJson(201, { id: 1 }));
    const kinbox = openKinbox(server.url, { token: `${TOKEN}\n` });
    expect((await errorOf(kinbox.createContact(ANA))).kind).toBe('no-access');
    expect(server.received).toHaveLength(0);
  });
});

describe('unclear', () => {
  test.each([408, 500, 502, 504, 520])('%i', async (status) => {
    const server = await startServer(answerJson(status, { message: ECHO }));
    const error = await errorOf(openKinbox(server.url).createContact(ANA));
    expect(error).toMatchObject({ kind: 'unclear', status });
  });

  test('a reset before the body is read', async () => {
    const server = await startTcpServer((socket) =>
      socket.once('data', () => socket.resetAndDestroy()),
    );
    const error = await errorOf(openKinbox(`http://127.0.0.1:${server.port}`).createContact(ANA));
    expect(error).toMatchObject({ kind: 'unclear', status: undefined });
    expect(server.sockets.size).toBe(1);
  });

  test('a connection that ends as soon as it stands', async () => {
    const server = await startTcpServer((socket) => socket.destroy());
    const error = await errorOf(openKinbox(`http://127.0.0.1:${server.port}`).createContact(ANA));
    expect(error.kind).toBe('unclear');
  });

  test('a reset after the body was read', async () => {
    const server = await startServer((_, response) => response.socket?.resetAndDestroy());
    const error = await errorOf(openKinbox(server.url).createContact(ANA));
    expect(error).toMatchObject({ kind: 'unclear', status: undefined });
    expect(server.received).toHaveLength(1);
  });

  test('no answer in time', async () => {
    const server = await startServer(() => {});
    const error = await errorOf(openKinbox(server.url, SHORT).createContact(ANA));
    expect(error).toMatchObject({ kind: 'unclear', status: undefined });
    expect(error.message).toBe("Kinbox's answer to POST /v1/contacts is lost (ETIMEDOUT)");
    expect(server.received).toHaveLength(1);
  });

  test('a body that drips, however lively, counts against the whole time', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(201);
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const error = await errorOf(openKinbox(server.url, SHORT).createContact(ANA));
    expect(error).toMatchObject({ kind: 'unclear', status: undefined });
  });

  test('a body that is cut off', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(201, { 'content-length': '100' }).write('{"id":');
      response.socket?.end();
    });
    const error = await errorOf(openKinbox(server.url).createContact(ANA));
    expect(error).toMatchObject({ kind: 'unclear', status: undefined });
  });

  test('a body that is too large, endless even', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(201);
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', pour);
      pour();
    });
    const kinbox = openKinbox(server.url, { maxAnswerBytes: 50_000 });
    const error = await errorOf(kinbox.createContact(ANA));
    expect(error).toMatchObject({ kind: 'unclear', status: 201 });
  });

  test.each(['', '<html>', `<p>${ECHO}`, '[]', '{}', 'null', '{"id":null}', '{"id":" "}', '"id"'])(
    'a 201 that says %j',
    async (body) => {
      const server = await startServer((_, response) => response.writeHead(201).end(body));
      const error = await errorOf(openKinbox(server.url).createContact(ANA));
      expect(error).toMatchObject({ kind: 'unclear', status: 201 });
    },
  );

  test('what is not HTTP', async () => {
    const server = await startTcpServer((socket) =>
      socket.once('data', () => socket.end(`${ECHO}\n`)),
    );
    const error = await errorOf(openKinbox(`http://127.0.0.1:${server.port}`).createContact(ANA));
    expect(error.kind).toBe('unclear');
  });
});

test('every status has a kind, and only a 2xx or a 5xx or 408 is unclear', () => {
  for (let status = 300; status < 600; status += 1) {
    const isUnclear = status === 408 || (status >= 500 && status !== 503);
    expect(kindOfStatus(status) === 'unclear').toBe(isUnclear);
  }
});

test('Retry-After is read as HTTP has it, and nothing else', () => {
  expect(readRetryAfterMs(' 1.5 ', NOW_MS)).toBe(1500);
  for (const header of [undefined, '', '-5', '1e3', 'Monday', '2026-03-02']) {
    expect(readRetryAfterMs(header, NOW_MS)).toBeUndefined();
  }
});

const reasonOf = (json: unknown, text = ''): string | undefined => readReason(json, text, TOKEN);

test.each([
  [{ message: 'no' }, 'no'],
  [{ message: ['a', 7, 'b'] }, 'a; b'],
  [{ message: [], error: 'Bad Request' }, 'Bad Request'],
  [{ message: 'no', error: 'Bad Request' }, 'no'],
  [{ message: { deep: 'x' } }, undefined],
  [{ message: 'a\u0000\n\u202eb' }, 'a b'],
  [
    { message: [{ property: 'email', constraints: { isEmail: 'email must be an email' } }] },
    'email must be an email',
  ],
  [
    {
      message: [
        {
          property: 'fields',
          children: [{ property: 'cpf', constraints: { a: 'is odd', b: 'is long' } }],
        },
      ],
    },
    'fields: cpf: is odd; fields: cpf: is long',
  ],
  [{ message: { message: ['phone is taken'], error: 'Conflict' } }, 'phone is taken'],
  [{ error: { message: 'phone is taken', code: 5 } }, 'phone is taken'],
  [
    { message: 'Validation failed', errors: { email: ['is taken'], name: 'is long' } },
    'Validation failed; email: is taken; name: is long',
  ],
  [{ errors: ['a', { field: 'phone', message: 'is short' }] }, 'a; phone: is short'],
  [{ errors: 'a' }, 'a'],
  [{ title: 'Unprocessable', detail: 'phone is short' }, 'phone is short'],
  [{ title: 'Unprocessable', status: 422 }, 'Unprocessable'],
  [['a', { message: 'a' }], 'a'],
  ['no', 'no'],
  [{ message: '   ' }, undefined],
  [7, undefined],
  [null, undefined],
])('the reason in %j is %j', (json, reason) => {
  expect(reasonOf(json)).toBe(reason);
});

test('plain text is a reason, a page is none', () => {
  expect(reasonOf(undefined, ' phone is\n taken ')).toBe('phone is taken');
  expect(reasonOf(undefined, '\n<!doctype html><p>phone')).toBeUndefined();
  expect(reasonOf(undefined)).toBeUndefined();
});

test('a long reason is cut, between characters and never within the token', () => {
  const reason = reasonOf({ message: '😀'.repeat(400) }) ?? '';
  expect(Array.from(reason)).toHaveLength(300);
  expect(reason.isWellFormed()).toBe(true);
  expect(reasonOf({ message: `${'x'.repeat(295)}${TOKEN}` })).toBe(`${'x'.repeat(295)}…`);
});

test('whatever the answer, a reason is one short line', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 9 }), fc.string(), (json, text) => {
      for (const reason of [
        reasonOf({ message: json }),
        reasonOf(json),
        reasonOf(undefined, text),
      ]) {
        expect(Array.from(reason ?? 'x').length).toBeLessThanOrEqual(300);
        expect(reason ?? 'x').toMatch(/^\S(.*\S)?$/u);
      }
    }),
  );
});

test('the reason is for the rep and stays out of logs', () => {
  const error = new KinboxError({ kind: 'refused', message: 'no', reason: ECHO });
  expect(error.reason).toBe(ECHO);
  expect(Object.keys(error)).not.toContain('reason');
});
