import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../src/server/server.ts';
import { recordLog } from '../delivery/record-log.ts';

async function openServer(port = 0) {
  const log = recordLog();
  const server = await startServer({ host: '127.0.0.1', port, log });
  onTestFinished(async () => {
    await server?.close();
  });
  const address = server?.server.address() as AddressInfo | undefined;
  return { server, log, port: address?.port ?? 0 };
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

test('a port that is taken is no reason not to start: the log says so', async () => {
  const { port } = await openServer();
  const { server, log } = await openServer(port);
  expect(server).toBeUndefined();
  expect(log.lines).toMatchObject([{ level: 'warn', fields: { host: '127.0.0.1', port } }]);
  expect(log.lines[0]?.fields.reason).toContain('EADDRINUSE');
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
});

test('a closed server gives its port back', async () => {
  const { server, port } = await openServer();
  await server?.close();
  expect((await openServer(port)).port).toBe(port);
});
