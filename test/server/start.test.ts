import { expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { startBot } from '../helpers/bot.ts';
import { startProgram } from '../helpers/process.ts';
import { openWorld } from '../helpers/world.ts';

const troublesAt = async (port: number): Promise<string[]> => {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect(response.status).toBe(503);
  return ((await response.json()) as { troubles: string[] }).troubles;
};

test('a database that comes later is waited for, and said so', async () => {
  const { env } = await openWorld();
  const [port, closed] = [await freePort(), await freePort()];
  const DATABASE_URL = `postgres://bot:secret@127.0.0.1:${closed}/bot`;
  const bot = await startProgram('main.ts', { env: { ...env, PORT: String(port), DATABASE_URL } });
  await bot.says('"what":"database"');
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  expect(await troublesAt(port)).toEqual(['database']);
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(text).toContain('bot_database_up 0');
  expect(bot.output).not.toContain('secret');
  expect(await bot.stop()).toBe(0);
});

test('a Telegram that comes later is waited for, and said so', async () => {
  const { env, telegram } = await openWorld();
  telegram.fail({ method: 'getMe', how: 'server-error' });
  const port = await freePort();
  const bot = await startProgram('main.ts', { env: { ...env, PORT: String(port) } });
  await bot.says('Telegram does not answer');
  expect(await troublesAt(port)).toEqual(['telegram']);
  telegram.healAll();
  await bot.says('"ready"');
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
});

test.each(['server-error', 'too-many'] as const)(
  'webhook mode: setWebhook that is answered by %s is tried again',
  async (how) => {
    const port = await freePort();
    const bot = await startBot({
      env: {
        PORT: String(port),
        WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
        WEBHOOK_SECRET: 'a-secret_of-16-Z',
      },
    });
    await bot.stop();
    bot.telegram.fail({ method: 'setWebhook', how, times: 5 });
    const starting = bot.start();
    await bot.journal.says(({ message }) => message === 'waiting at the start');
    bot.telegram.healAll();
    await starting;
  },
);
