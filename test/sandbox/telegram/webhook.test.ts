import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { describe, expect, onTestFinished, test } from 'vitest';
import { telegramBackoff } from '../../../sandbox/telegram/webhook.ts';
import { openForTest, refusal } from './harness.ts';

type Handle = (update: Update, response: ServerResponse, request: IncomingMessage) => void;

/** An HTTP server that is a bot; `until(n)` resolves with the first n updates that came. */
async function openBot(handle: Handle) {
  const got: Update[] = [];
  let check = (): void => undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const update = JSON.parse(Buffer.concat(chunks).toString()) as Update;
      got.push(update);
      handle(update, response, request);
      check();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const until = (count: number) =>
    new Promise<Update[]>((resolve) => {
      check = () => {
        if (got.length >= count) resolve(got);
      };
      check();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, until };
}

const texts = (updates: Update[]) => updates.map(({ message }) => message?.text);

describe('setWebhook', () => {
  test('delivers what waits and what comes, with the secret', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const secrets: unknown[] = [];
    const bot = await openBot((_update, response, request) => {
      secrets.push(request.headers['x-telegram-bot-api-secret-token']);
      response.end();
    });
    ana.send('before');
    await api.setWebhook(bot.url, { secret_token: 'top_Secret-1', max_connections: 7 });
    await bot.until(1);
    ana.send('after');
    expect(texts(await bot.until(2))).toEqual(['before', 'after']);
    expect(secrets).toEqual(['top_Secret-1', 'top_Secret-1']);
    expect(await api.getWebhookInfo()).toMatchObject({ url: bot.url, max_connections: 7 });
  });

  test('checks its parameters', async () => {
    const { api } = await openForTest();
    expect(await refusal(api.setWebhook('http://example.com/hook'))).toBe(
      '400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    );
    const spaced = api.setWebhook('https://example.com', { secret_token: 'a b' });
    expect(await refusal(spaced)).toBe(
      '400 Bad Request: secret token contains unallowed characters',
    );
    const long = api.setWebhook('https://example.com', { secret_token: 'x'.repeat(257) });
    expect(await refusal(long)).toBe('400 Bad Request: secret token is too long');
    expect((await api.getWebhookInfo()).url).toBe('');
  });

  test('may drop what waits', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    ana.send('old');
    await api.deleteWebhook({ drop_pending_updates: true });
    expect((await api.getWebhookInfo()).pending_update_count).toBe(0);
  });
});

describe('delivery', () => {
  test('tries again until it gets a 2xx, and tells the last error', async () => {
    const { telegram, api } = await openForTest({ webhookBackoff: () => 1 });
    const ana = telegram.person({ firstName: 'Ana' });
    let tries = 0;
    const bot = await openBot((_update, response) => {
      tries += 1;
      if (tries === 1) response.writeHead(500).end();
      else if (tries === 2) response.socket?.resetAndDestroy();
      else response.end();
    });
    await api.setWebhook(bot.url);
    ana.send('one');
    ana.send('two');
    expect(texts(await bot.until(4))).toEqual(['one', 'one', 'one', 'two']);
    const info = await api.getWebhookInfo();
    expect(info.last_error_message).toBe('Connection reset by peer');
    expect(info.last_error_date).toBeTypeOf('number');
  });

  test('keeps the order in a chat, and works on several chats at once', async () => {
    const { telegram, api } = await openForTest();
    const people = ['Ana', 'Bia', 'Caio'].map((firstName) => telegram.person({ firstName }));
    const held: ServerResponse[] = [];
    const bot = await openBot((_update, response) => held.push(response));
    await api.setWebhook(bot.url, { max_connections: 2 });
    for (const person of people) {
      person.send(`${person.firstName} 1`);
      person.send(`${person.firstName} 2`);
    }
    expect(texts(await bot.until(2))).toEqual(['Ana 1', 'Bia 1']);
    expect((await api.getWebhookInfo()).pending_update_count).toBe(6);
    held[1]?.end();
    expect(texts(await bot.until(3)).slice(2)).toEqual(['Caio 1']);
    held[0]?.end();
    expect(texts(await bot.until(4)).slice(3)).toEqual(['Bia 2']);
  });

  test('a tap may overtake a message of the same person', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const { message_id: id } = await api.sendMessage(ana.id, 'Hi');
    const bot = await openBot((update, response) => {
      if (update.callback_query !== undefined) response.end();
    });
    await api.setWebhook(bot.url);
    ana.send('held back');
    const tapped = ana.tapRaw(id, 'x');
    const [, second] = await bot.until(2);
    await api.answerCallbackQuery(second?.callback_query?.id ?? '');
    expect(await tapped).toEqual({ alert: false });
  });

  test('repeat: the same update again after its 200', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const bot = await openBot((_update, response) => response.end());
    await api.setWebhook(bot.url);
    telegram.repeat(1);
    ana.send('one');
    ana.send('two');
    const updates = await bot.until(3);
    expect(texts(updates)).toEqual(['one', 'one', 'two']);
    expect(updates[0]?.update_id).toBe(updates[1]?.update_id);
  });

  test('what was not delivered waits for getUpdates', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const bot = await openBot((_update, response) => response.writeHead(503).end());
    await api.setWebhook(bot.url);
    ana.send('one');
    await bot.until(2);
    await api.deleteWebhook();
    expect(texts(await api.getUpdates())).toEqual(['one']);
  });

  test('backs off as Telegram does', () => {
    expect([1, 2, 3, 4, 20].map(telegramBackoff)).toEqual([0, 2000, 4000, 8000, 60_000]);
  });
});
