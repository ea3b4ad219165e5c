import { describe, expect, test } from 'vitest';
import { openForTest, refusal } from './harness.ts';

async function send(button: Record<string, unknown>): Promise<string> {
  return sendMarkup({ inline_keyboard: [[button]] });
}

async function sendMarkup(markup: unknown): Promise<string> {
  const { telegram } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const answer = await fetch(`${telegram.url}/bot${telegram.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: ana.id, text: 'Hi', reply_markup: markup }),
  });
  const body = (await answer.json()) as { ok: boolean; description?: string };
  return body.ok ? JSON.stringify(ana.last.buttons) : (body.description ?? '');
}

describe('inline buttons that are refused', () => {
  const text = 'x';
  const unparsed = "Bad Request: can't parse InlineKeyboardButton:";
  const badUrl = (url: string) => `Bad Request: inline keyboard button URL '${url}' is invalid:`;
  test.each([
    [{ callback_data: 'x' }, `${unparsed} Can't find field "text"`],
    [{ text }, `${unparsed} Text buttons are unallowed in the inline keyboard`],
    [{ text, callback_data: '' }, `${unparsed} Text buttons are unallowed in the inline keyboard`],
    [{ text, callback_data: 'é'.repeat(33) }, 'Bad Request: BUTTON_DATA_INVALID'],
    [{ text, callback_data: 'x'.repeat(65) }, 'Bad Request: BUTTON_DATA_INVALID'],
    [
      { text, callback_data: 'x', url: 'https://a.co' },
      `${unparsed} Exactly one of url, callback_data must be used`,
    ],
    [{ text, callback_data: 'x', style: 'red' }, `${unparsed} Invalid button style specified`],
    [
      { text: ' ', callback_data: 'x' },
      'Bad Request: inline keyboard button text must be non-empty',
    ],
    [
      { text, url: 'tel:+5511987654321' },
      `${badUrl('tel:+5511987654321')} Wrong port number specified in the URL`,
    ],
    [{ text, url: 'ftp://a.co' }, `${badUrl('ftp://a.co')} Unsupported URL protocol`],
    [{ text, url: 'not-a-url' }, `${badUrl('not-a-url')} Wrong HTTP URL`],
    [{ text, url: 'http://localhost/' }, `${badUrl('http://localhost/')} Wrong HTTP URL`],
    [{ text, copy_text: { text: '' } }, 'Bad Request: BUTTON_COPY_TEXT_INVALID'],
    [{ text, copy_text: { text: 'x'.repeat(257) } }, 'Bad Request: BUTTON_COPY_TEXT_INVALID'],
    [{ text, pay: true }, 'Bad Request: BUTTON_TYPE_INVALID'],
    [
      { text, web_app: { url: 'http://a.co' } },
      "Bad Request: inline keyboard button Web App URL 'http://a.co' is invalid: Only HTTPS links are allowed",
    ],
  ])('%j', async (button, description) => {
    expect(await send(button)).toBe(description);
  });
});

describe('inline buttons that are taken', () => {
  const text = 'x';
  test.each([
    [
      { text, callback_data: 'é'.repeat(32) },
      { label: 'x', data: 'é'.repeat(32) },
    ],
    [
      { text, callback_data: 'd', style: 'danger' },
      { label: 'x', data: 'd', style: 'danger' },
    ],
    [
      { text, url: 'https://wa.me/5511' },
      { label: 'x', url: 'https://wa.me/5511' },
    ],
    [
      { text, url: 'example.com' },
      { label: 'x', url: 'http://example.com/' },
    ],
    [
      { text, url: 'tg://user?id=1' },
      { label: 'x', url: 'tg://user?id=1' },
    ],
    [
      { text, copy_text: { text: 'y'.repeat(256) } },
      { label: 'x', copy: 'y'.repeat(256) },
    ],
  ])('%j', async (button, seen) => {
    expect(await send(button)).toBe(JSON.stringify([[seen]]));
  });
});

describe('markups', () => {
  const row = [{ text: 'x', callback_data: 'x' }];
  test.each([
    ['an empty keyboard is none', { inline_keyboard: [] }, '[]'],
    ['empty rows are dropped', { inline_keyboard: [[], []] }, '[]'],
    [
      'over 100 buttons',
      { inline_keyboard: Array(101).fill(row) },
      'Bad Request: reply markup is too long',
    ],
    ['no JSON', '{inline', "Bad Request: can't parse reply keyboard markup JSON object"],
    ['no object', [1], 'Bad Request: object expected as reply markup'],
    [
      'no array',
      { inline_keyboard: 'x' },
      'Bad Request: field "inline_keyboard" must be of type Array',
    ],
    [
      'no array of arrays',
      { inline_keyboard: row },
      'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    [
      'force_reply as text',
      { force_reply: 'yes' },
      'Bad Request: field "force_reply" must be of type Boolean',
    ],
    ['as JSON text', JSON.stringify({ inline_keyboard: [row] }), '[[{"label":"x","data":"x"}]]'],
    ['a reply keyboard', { keyboard: [['A', { text: 'B' }]] }, '[]'],
  ])('%s', async (_what, markup, expected) => {
    expect(await sendMarkup(markup)).toBe(expected);
  });
});

test('edits check the keyboard as well', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const { message_id: id } = await api.sendMessage(ana.id, 'Hi');
  const call = api.editMessageReplyMarkup(ana.id, id, {
    reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x'.repeat(65) }]] },
  });
  expect(await refusal(call)).toBe('400 Bad Request: BUTTON_DATA_INVALID');
});
