import { inspect } from 'node:util';
import { type Api, GrammyError, HttpError, InputFile } from 'grammy';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { createTelegram } from '../../src/telegram/api.ts';
import { createTelegramClient, timeoutOf } from '../../src/telegram/telegram-client.ts';
import { answerJson, type Received, startServer, startTcpServer } from '../kinbox/servers.ts';

const TOKEN = '123456:AAH-secret_token';
const ME = { ok: true, result: { id: 123456, is_bot: true, first_name: 'Bot', username: 'bot' } };

type Answer = Parameters<typeof startServer>[0];

const failure = (status: number, parameters?: { retry_after: number }): Answer =>
  answerJson(status, {
    ok: false,
    error_code: status,
    description: 'no',
    ...(parameters && { parameters }),
  });
const page =
  (status: number): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html>Bad gateway</html>');
  };
const reset: Answer = (_, response) => {
  response.destroy();
};
const silence: Answer = () => {};
const half: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"ok":true,');
};

/** A real grammY over the client, to an address; waits take no time and are noted. */
function openClient(apiRoot: string, timeoutMs?: number) {
  const waits: number[] = [];
  const outcomes: string[] = [];
  const telegram = createTelegram({
    token: TOKEN,
    apiRoot,
    now: Date.now,
    async sleep(ms) {
      waits.push(ms);
    },
    onAttempt({ method, outcome }) {
      outcomes.push(`${method} ${outcome}`);
    },
    ...(timeoutMs !== undefined && { timeoutMs: () => timeoutMs }),
  });
  onTestFinished(() => telegram.close());
  return { api: telegram.api, waits, outcomes };
}

/** A Bot API that gives these answers one after the other, and the last one for ever. */
async function openTelegram(answers: Answer[], timeoutMs?: number) {
  const server = await startServer((request, response) => {
    const at = Math.min(server.received.length, answers.length) - 1;
    answers[at]?.(request, response);
  });
  return { ...openClient(server.url, timeoutMs), received: server.received };
}

async function errorOf(call: Promise<unknown>): Promise<Error> {
  const error = await call.then(
    (value) => new Error(`no error but ${inspect(value)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
  expectNoToken(error);
  return error;
}

/** The secret is in nothing that a log could write of an error. */
function expectNoToken(error: Error): void {
  const written: string[] = [inspect(error, { depth: 10, showHidden: true })];
  const seen = new Set<unknown>();
  for (let one: unknown = error; one instanceof Error && !seen.has(one); ) {
    seen.add(one);
    written.push(String(one), one.stack ?? '', JSON.stringify(one));
    one = 'error' in one ? one.error : one.cause;
  }
  expect(seen.size).toBeGreaterThan(0);
  for (const text of written) expect(text).not.toContain('secret_token');
}

const bodies = (received: Received[]): unknown[] => received.map(({ body }) => JSON.parse(body));

test('a call is one POST', async () => {
  const { api, received, outcomes, waits } = await openTelegram([
    answerJson(200, { ok: true, result: { message_id: 1 } }),
  ]);
  await api.sendMessage(5, 'Olá 😀');
  expect(received).toMatchObject([
    { method: 'POST', url: { pathname: `/bot${TOKEN}/sendMessage` } },
  ]);
  expect(bodies(received)).toEqual([{ chat_id: 5, text: 'Olá 😀' }]);
  expect(outcomes).toEqual(['sendMessage 200']);
  expect(waits).toEqual([]);
});

describe('too many requests', () => {
  test('with a short wait are waited for', async () => {
    const { api, waits, received } = await openTelegram([
      failure(429, { retry_after: 5 }),
      failure(429),
      answerJson(200, ME),
    ]);
    expect(await api.getMe()).toEqual(ME.result);
    expect(waits).toEqual([5_000, 1_000]);
    expect(received).toHaveLength(3);
  });

  test('with a long wait are the caller’s', async () => {
    const { api, waits, received } = await openTelegram([failure(429, { retry_after: 6 })]);
    const error = await errorOf(api.getMe());
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 6 } });
    expect(waits).toEqual([]);
    expect(received).toHaveLength(1);
  });

  test('for the third time are the caller’s', async () => {
    const { api, received } = await openTelegram([failure(429, { retry_after: 1 })]);
    expect(await errorOf(api.getMe())).toMatchObject({ error_code: 429 });
    expect(received).toHaveLength(3);
  });
});

/** For answers that never come; long enough for the ones that do, on a busy machine. */
const SHORT_MS = 400;

describe.each<[string, Answer, string, number?]>([
  ['500', failure(500), '500'],
  ['502 in HTML', page(502), '502'],
  ['a reset', reset, 'UND_ERR_SOCKET'],
  ['silence', silence, 'aborted', SHORT_MS],
  ['half an answer', half, 'aborted', SHORT_MS],
])('%s', (_, answer, outcome, timeoutMs) => {
  test('is tried again, twice, with a growing wait', async () => {
    const { api, waits, outcomes } = await openTelegram([answer], timeoutMs);
    await errorOf(api.getMe());
    expect(outcomes).toEqual(Array(3).fill(`getMe ${outcome}`));
    expect(waits).toEqual([200, 800]);
  });

  test('is nobody’s business when the next try succeeds', async () => {
    const { api } = await openTelegram([answer, answerJson(200, ME)], timeoutMs);
    expect(await api.getMe()).toEqual(ME.result);
  });

  test('is the poll’s own business', async () => {
    const { api, received, waits } = await openTelegram([answer], timeoutMs);
    await errorOf(api.getUpdates());
    expect(received).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('ends an upload, whose stream can be sent once', async () => {
    const { api, received } = await openTelegram([answer], timeoutMs);
    await errorOf(api.sendDocument(5, new InputFile(Buffer.from('a,b\n'), 'contacts.csv')));
    expect(received).toHaveLength(1);
    expect(received[0]?.body).toContain('contacts.csv');
  });
});

test.each([400, 401, 403, 404, 409])('%i is an answer and not tried again', async (status) => {
  const { api, received } = await openTelegram([failure(status)]);
  expect(await errorOf(api.getMe())).toMatchObject({ error_code: status });
  expect(received).toHaveLength(1);
});

test('200 in HTML is no answer', async () => {
  const { api, received } = await openTelegram([page(200)]);
  const error = await errorOf(api.getMe());
  expect(error).toMatchObject({ error: { message: 'getMe: 200, not JSON' } });
  expect(received).toHaveLength(1);
});

test('nobody at the address', async () => {
  const { api, outcomes } = openClient(`http://127.0.0.1:${await freePort()}`);
  expect(await errorOf(api.getMe())).toMatchObject({ error: { message: 'getMe: ECONNREFUSED' } });
  expect(outcomes).toEqual(Array(3).fill('getMe ECONNREFUSED'));
});

test('no HTTP at the address', async () => {
  const { port } = await startTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
  const { api } = openClient(`http://127.0.0.1:${port}`);
  await errorOf(api.getMe());
});

test.each([
  ['getUpdates', 15_000],
  ['sendDocument', 60_000],
  ['sendMessage', 15_000],
  ['getMe', 15_000],
])('%s may take %i ms', (method, ms) => {
  expect(timeoutOf(method)).toBe(ms);
});

describe('a caller who gives up', () => {
  /** The bare client, whose waits last until they are given up. */
  async function openBare(answer: Answer) {
    const server = await startServer(answer);
    let waiting = () => {};
    const isWaiting = new Promise<void>((resolve) => {
      waiting = resolve;
    });
    const client = createTelegramClient({
      now: Date.now,
      sleep: (_, signal) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve());
          waiting();
        }),
    });
    onTestFinished(() => client.close());
    const caller = new AbortController();
    const call = (): Promise<unknown> =>
      client.fetch(`${server.url}/bot${TOKEN}/getMe`, { body: '{}', signal: caller.signal });
    return { caller, call, isWaiting, received: server.received };
  }

  test('during a request is let go', async () => {
    const requested = Promise.withResolvers<void>();
    const { caller, call, received } = await openBare(() => requested.resolve());
    const failed = expect(call()).rejects.toThrow('getMe: aborted');
    await requested.promise;
    caller.abort();
    await failed;
    expect(received).toHaveLength(1);
  });

  test('during a wait is let go, and nothing more is sent', async () => {
    const { caller, call, received, isWaiting } = await openBare(failure(500));
    const failed = expect(call()).rejects.toThrow('getMe: aborted');
    await isWaiting;
    caller.abort();
    await failed;
    expect(received).toHaveLength(1);
  });

  test('before the request sends nothing', async () => {
    const { caller, call, received } = await openBare(failure(500));
    caller.abort();
    await expect(call()).rejects.toThrow('getMe: aborted');
    expect(received).toEqual([]);
  });
});

test('closing waits for what is under way', async () => {
  const requested = Promise.withResolvers<() => void>();
  const server = await startServer((request, response) => {
    requested.resolve(() => answerJson(200, ME)(request, response));
  });
  const telegram = createTelegram({
    token: TOKEN,
    apiRoot: server.url,
    now: Date.now,
    sleep: async () => {},
  });
  const api: Api = telegram.api;
  const call = api.getMe();
  const answer = await requested.promise;
  const closed = telegram.close();
  answer();
  expect(await call).toEqual(ME.result);
  await closed;
});
