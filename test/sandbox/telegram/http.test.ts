import { describe, expect, test } from 'vitest';
import { METHODS, TELEGRAM_METHODS } from '../../../sandbox/telegram/methods/table.ts';
import { openForTest } from './harness.ts';

async function ask(url: string, init?: RequestInit): Promise<unknown> {
  const answer = await fetch(url, init);
  return { status: answer.status, ...((await answer.json()) as object) };
}

describe('tokens and paths', () => {
  test('a wrong token is unauthorized, a malformed one is not found', async () => {
    const { telegram } = await openForTest();
    expect(await ask(`${telegram.url}/bot999:wrong/getMe`)).toEqual({
      status: 401,
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    const notFound = { status: 404, ok: false, error_code: 404, description: 'Not Found' };
    expect(await ask(`${telegram.url}/botwrong/getMe`)).toEqual(notFound);
    expect(await ask(`${telegram.url}/getMe`)).toEqual(notFound);
    expect(await ask(`${telegram.url}/file/bot${telegram.token}/documents/none`)).toEqual(notFound);
  });

  test('an unknown method is not found and remembered', async () => {
    const { telegram } = await openForTest();
    const answer = await ask(`${telegram.url}/bot${telegram.token}/sendInvoice`);
    expect(answer).toMatchObject({ status: 404, description: 'Not Found' });
    expect(telegram.unknownMethods).toEqual(['sendInvoice']);
  });

  test('every method is listed under its name', () => {
    expect(TELEGRAM_METHODS).toEqual(Object.keys(METHODS));
    expect(TELEGRAM_METHODS).toContain('sendMessage');
  });
});

describe('parameters', () => {
  test('come by query, form, JSON and multipart', async () => {
    const { telegram } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const root = `${telegram.url}/bot${telegram.token}`;
    await ask(`${root}/sendMessage?chat_id=${ana.id}&text=by%20query`);
    const fields = { chat_id: String(ana.id), text: 'by form' };
    await ask(`${root}/SENDMESSAGE`, { method: 'POST', body: new URLSearchParams(fields) });
    const form = new FormData();
    form.set('chat_id', String(ana.id));
    form.set('text', 'by multipart');
    await ask(`${root}/sendMessage`, { method: 'POST', body: form });
    await ask(`${root}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: String(ana.id), text: 4711 }),
    });
    expect(ana.messages.map(({ text }) => text)).toEqual([
      'by query',
      'by form',
      'by multipart',
      '4711',
    ]);
  });

  test('unknown and ignored ones are remembered', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const extra = { disable_web_page_preview: true, message_effect_id: '1' };
    await api.sendMessage(ana.id, 'Hi', extra);
    await api.sendMessage(ana.id, 'Hi', extra);
    expect(telegram.oddities).toEqual([
      'sendMessage has no parameter "disable_web_page_preview"',
      'the sandbox ignores "message_effect_id" of sendMessage',
    ]);
  });

  test('a body that is no JSON object is a bad request', async () => {
    const { telegram } = await openForTest();
    const answer = await ask(`${telegram.url}/bot${telegram.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(answer).toMatchObject({ status: 400, ok: false });
  });
});

test('calls are recorded with their answers, the oldest forgotten', async () => {
  const { telegram, api } = await openForTest({ keepCalls: 2 });
  const ana = telegram.person({ firstName: 'Ana' });
  await api.sendMessage(ana.id, 'Hi');
  await api.sendMessage(1, 'Hi').catch(() => undefined);
  expect(telegram.callsOf('sendMessage')).toEqual([
    { method: 'sendMessage', params: { chat_id: ana.id, text: 'Hi' }, ok: true },
    {
      method: 'sendMessage',
      params: { chat_id: 1, text: 'Hi' },
      ok: false,
      errorCode: 400,
      description: 'Bad Request: chat not found',
    },
  ]);
  for (let i = 0; i < 10; i += 1) await api.getMe();
  expect(telegram.calls.length).toBeLessThanOrEqual(4);
});

test('getMe describes the bot', async () => {
  const { api } = await openForTest({ bot: { id: 42, username: 'kin_bot', first_name: 'Kin' } });
  expect(await api.getMe()).toMatchObject({
    id: 42,
    is_bot: true,
    username: 'kin_bot',
    first_name: 'Kin',
    can_read_all_group_messages: false,
  });
});
