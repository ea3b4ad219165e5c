import { connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createTelegram } from '../../src/telegram/api.ts';
import { answerJson, startServer } from '../kinbox/servers.ts';

const ME = { ok: true, result: { id: 1, is_bot: true, first_name: 'Bot', username: 'bot' } };
const TIMEOUT_MS = 300;

/** A way to a server on which connections can fall silent without closing, as behind a router that forgot them. */
async function openGate(port: number) {
  const standing = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    standing.add(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of standing) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    connections: () => standing.size,
    swallow() {
      for (const socket of standing) socket.unpipe().resume();
    },
  };
}

test('many connections that fall silent at once cost one time-out, not one each', async () => {
  const backend = await startServer((_, response) => {
    // Long enough that calls made together need connections of their own.
    setTimeout(() => answerJson(200, ME)(_, response), 30);
  });
  const gate = await openGate(Number(new URL(backend.url).port));
  const telegram = createTelegram({
    token: '123456:AAH-secret_token',
    apiRoot: gate.url,
    now: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    timeoutMs: () => TIMEOUT_MS,
  });
  onTestFinished(() => telegram.close());
  await Promise.all(Array.from({ length: 6 }, () => telegram.api.getMe()));
  expect(gate.connections()).toBe(6);
  gate.swallow();
  const startedAt = performance.now();
  expect((await telegram.api.getMe()).username).toBe('bot');
  expect(performance.now() - startedAt).toBeLessThan(3 * TIMEOUT_MS);
});
