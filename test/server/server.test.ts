import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../src/server/server.ts';

async function openServer(port = 0) {
  const server = await startServer({
    host: '127.0.0.1',
    port,
    troubles: async () => [],
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
  });
  onTestFinished(() => server.close());
  const address = server.server.address() as AddressInfo;
  return { server, port: address.port };
}

test('/healthz answers while the process is alive', async () => {
  const { port } = await openServer();
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'alive' });
});

test('what is not served is not found, and says nothing of the bot', async () => {
  const { port } = await openServer();
  const answer = await fetch(`http://127.0.0.1:${port}/.env`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toMatch(/stack|\.ts/);
});

test('a port that is taken is refused', async () => {
  const { port } = await openServer();
  await expect(openServer(port)).rejects.toThrow('EADDRINUSE');
});

test('a closed server gives its port back', async () => {
  const { server, port } = await openServer();
  await server.close();
  expect((await openServer(port)).port).toBe(port);
});
