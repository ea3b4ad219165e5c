import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { transcribe } from '../../src/speech/transcribe.ts';

const VOICE = { bytes: new Uint8Array([79, 103, 103, 83]), mime: 'audio/ogg' };

interface Heard {
  path: string | undefined;
  authorization: string | undefined;
  body: string;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/** A server with OpenAI's route that gives one answer to everything. */
async function startServer(status: number, body: string): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    heard.push({
      path: request.url,
      authorization: request.headers.authorization,
      body: await bodyOf(request),
    });
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1/audio/transcriptions`, heard };
}

test('sends the voice note with model, language and token, and gives its words', async () => {
  const { url, heard } = await startServer(200, '{"text":" Ana Lima, 85 99728-1648 "}');
  const speech = { url, token: 'secret-token', model: 'whisper-1' };
  const transcript = await transcribe(speech, { ...VOICE, language: 'pt' });
  expect(transcript).toEqual({ ok: true, text: 'Ana Lima, 85 99728-1648' });
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({
    path: '/v1/audio/transcriptions',
    authorization: 'Bearer secret-token',
  });
  for (const part of ['OggS', 'audio/ogg', 'whisper-1', 'name="language"\r\n\r\npt']) {
    expect(heard[0]?.body).toContain(part);
  }
});

test.each([
  [500, '{}', 'later'],
  [429, '{}', 'later'],
  [401, '{}', 'refused'],
  [413, 'too large', 'refused'],
  [302, '', 'later'],
  [200, 'not json', 'later'],
  [200, '{"words":"Ana"}', 'refused'],
  [200, JSON.stringify({ text: 'a'.repeat(300_000) }), 'later'],
])('an answer %i %.12s is no transcript: %s', async (status, body, problem) => {
  const { url } = await startServer(status, body);
  expect(await transcribe({ url, model: 'm' }, VOICE)).toEqual({ ok: false, problem });
});

test('a server that is away is "later"', async () => {
  const speech = { url: 'http://127.0.0.1:9/v1/audio/transcriptions', model: 'm' };
  expect(await transcribe(speech, VOICE)).toEqual({ ok: false, problem: 'later' });
});
