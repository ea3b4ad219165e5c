import { GrammyError, HttpError } from 'grammy';
import { expect, test } from 'vitest';
import { openForTest, refusal } from './harness.ts';

test('errors before the effect, as often as asked', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  telegram.fail({ method: 'sendMessage', how: 'server-error', times: 2 });
  const failed = '500 Internal Server Error';
  expect(await refusal(api.sendMessage(ana.id, 'one'))).toBe(failed);
  await api.getMe();
  expect(await refusal(api.sendMessage(ana.id, 'two'))).toBe(failed);
  await api.sendMessage(ana.id, 'three');
  expect(ana.messages.map(({ text }) => text)).toEqual(['three']);
  expect(telegram.callsOf('sendMessage').map(({ errorCode }) => errorCode)).toEqual([
    500,
    500,
    undefined,
  ]);
});

test('server-error-after and reset-after happen all the same', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  telegram.fail({ how: 'server-error-after', times: 1 });
  await expect(api.sendMessage(ana.id, 'one')).rejects.toBeInstanceOf(GrammyError);
  telegram.fail({ how: 'reset-after', times: 1 });
  await expect(api.sendMessage(ana.id, 'two')).rejects.toBeInstanceOf(HttpError);
  telegram.fail({ how: 'reset', times: 1 });
  await expect(api.sendMessage(ana.id, 'three')).rejects.toBeInstanceOf(HttpError);
  expect(ana.messages.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('too many requests say when to come again', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  telegram.fail({ how: 'too-many', retryAfter: 7, times: 1 });
  await expect(api.sendMessage(ana.id, 'Hi')).rejects.toMatchObject({
    error_code: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  });
});

test('a fault may hit one chat only, until it is healed', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const bia = telegram.person({ firstName: 'Bia' });
  telegram.fail({ how: 'forbidden', chatId: ana.id });
  for (const text of ['one', 'two']) {
    expect(await refusal(api.sendMessage(ana.id, text))).toBe(
      '403 Forbidden: bot was blocked by the user',
    );
  }
  await api.sendMessage(bia.id, 'Hi');
  telegram.healAll();
  await api.sendMessage(ana.id, 'three');
  expect(ana.last.text).toBe('three');
});

test('a page of HTML instead of JSON', async () => {
  const { telegram, api } = await openForTest();
  telegram.fail({ how: 'html', times: 1 });
  await expect(api.getMe()).rejects.toBeInstanceOf(HttpError);
  telegram.fail({ how: 'html', times: 1 });
  const answer = await fetch(`${telegram.url}/bot${telegram.token}/getMe`);
  expect(answer.status).toBe(502);
  expect(answer.headers.get('content-type')).toBe('text/html');
});

test('a call that hangs ends with the client, or with the sandbox', async () => {
  const { telegram, api } = await openForTest();
  telegram.fail({ method: 'getMe', how: 'hang', times: 2 });
  const patience = new AbortController();
  const hanging = fetch(`${telegram.url}/bot${telegram.token}/getMe`, { signal: patience.signal });
  await api.getWebhookInfo();
  patience.abort();
  await expect(hanging).rejects.toThrow();
  const closed = expect(api.getMe()).rejects.toBeInstanceOf(HttpError);
  await api.getWebhookInfo();
  await telegram.close();
  await closed;
});

test('a delay delays', async () => {
  const { telegram, api } = await openForTest();
  telegram.fail({ method: 'getMe', how: 'delay', ms: 20, times: 1 });
  const before = performance.now();
  await api.getMe();
  expect(performance.now() - before).toBeGreaterThanOrEqual(19);
});
