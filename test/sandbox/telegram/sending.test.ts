import { describe, expect, test } from 'vitest';
import { openForTest, refusal } from './harness.ts';

describe('texts', () => {
  const refused: [string, string, string][] = [
    ['nothing', '', '400 Bad Request: message text is empty'],
    ['white space', ' \n ', '400 Bad Request: text must be non-empty'],
    ['an empty entity', '<b> </b>', '400 Bad Request: text must be non-empty'],
    ['4097 characters', 'x'.repeat(4097), '400 Bad Request: message is too long'],
    ['2049 surrogate pairs', '👍'.repeat(2049), '400 Bad Request: message is too long'],
  ];
  test.each(refused)('%s is refused', async (_what, text, description) => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    expect(await refusal(api.sendMessage(ana.id, text, { parse_mode: 'HTML' }))).toBe(description);
    expect(ana.messages).toEqual([]);
  });

  test('the limit counts after the entities were parsed', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    await api.sendMessage(ana.id, `<b>${'x'.repeat(4096)}</b>`, { parse_mode: 'HTML' });
    expect(ana.last.text).toHaveLength(4096);
    await api.sendMessage(ana.id, '👍'.repeat(2048));
    expect(ana.last.text).toHaveLength(4096);
  });

  test('other parse modes are refused rather than guessed', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const call = api.sendMessage(ana.id, '*hi*', { parse_mode: 'MarkdownV2' });
    expect(await refusal(call)).toBe('400 Bad Request: unsupported parse_mode');
  });

  test('Telegram finds links, mentions and commands, but not inside code', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const sent = await api.sendMessage(ana.id, '<code>a@b.co</code> a@b.co /go @ana_silva', {
      parse_mode: 'HTML',
    });
    expect(sent.entities).toEqual([
      { type: 'code', offset: 0, length: 6 },
      { type: 'email', offset: 7, length: 6 },
      { type: 'bot_command', offset: 14, length: 3 },
      { type: 'mention', offset: 18, length: 10 },
    ]);
  });

  test('entities may be given, and are checked', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const sent = await api.sendMessage(ana.id, '  Hello ', {
      entities: [{ type: 'bold', offset: 2, length: 6 }],
    });
    expect(sent.text).toBe('  Hello'.slice(2));
    expect(sent.entities).toEqual([{ type: 'bold', offset: 0, length: 5 }]);
    const beyond = api.sendMessage(ana.id, 'Hi', {
      entities: [{ type: 'bold', offset: 0, length: 9 }],
    });
    expect(await refusal(beyond)).toBe(
      '400 Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9',
    );
  });
});

describe('chats', () => {
  test('unknown, missing and malformed ids', async () => {
    const { api } = await openForTest();
    const notFound = '400 Bad Request: chat not found';
    expect(await refusal(api.sendMessage(99, 'Hi'))).toBe(notFound);
    expect(await refusal(api.sendMessage('@nobody', 'Hi'))).toBe(notFound);
    expect(await refusal(api.sendMessage('', 'Hi'))).toBe('400 Bad Request: chat_id is empty');
  });

  test('the bot may not write first, nor to whom blocked it', async () => {
    const { telegram, api } = await openForTest();
    const shy = telegram.person({ firstName: 'Shy', started: false });
    expect(await refusal(api.sendMessage(shy.id, 'Hi'))).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    shy.startLink('abc-123_X');
    await api.sendMessage(shy.id, 'Hi');
    shy.block();
    expect(await refusal(api.sendMessage(shy.id, 'Hi'))).toBe(
      '403 Forbidden: bot was blocked by the user',
    );
    shy.unblock();
    await api.sendMessage(shy.id, 'Hi again');
    expect(shy.last.text).toBe('Hi again');
  });

  test('replies need their message, or leave to do without', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const id = ana.send('one');
    const reply = await api.sendMessage(ana.id, 'two', { reply_parameters: { message_id: id } });
    expect(reply.reply_to_message?.text).toBe('one');
    const missing = { reply_parameters: { message_id: 4711 } };
    expect(await refusal(api.sendMessage(ana.id, 'three', missing))).toBe(
      '400 Bad Request: message to be replied not found',
    );
    const alone = await api.sendMessage(ana.id, 'three', {
      reply_parameters: { message_id: 4711, allow_sending_without_reply: true },
    });
    expect(alone.reply_to_message).toBeUndefined();
  });

  test('a reply can quote what is there', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const { message_id } = await api.sendMessage(ana.id, 'one <b>two three</b>', {
      parse_mode: 'HTML',
    });
    const quoting = (quote: string) =>
      api.sendMessage(ana.id, 'four', { reply_parameters: { message_id, quote } });
    expect((await quoting('e two')).quote).toEqual({
      text: 'e two',
      position: 2,
      entities: [{ type: 'bold', offset: 2, length: 3 }],
      is_manual: true,
    });
    expect(await refusal(quoting('Two'))).toBe('400 Bad Request: QUOTE_TEXT_INVALID');
    const formatted = { message_id, quote: '<b>two</b>', quote_parse_mode: 'HTML' } as const;
    expect(await refusal(api.sendMessage(ana.id, 'x', { reply_parameters: formatted }))).toBe(
      '400 Bad Request: the sandbox knows no "quote_parse_mode" of a reply',
    );
  });
});

test('chat actions', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  expect(await api.sendChatAction(ana.id, 'typing')).toBe(true);
  const raw = { chat_id: ana.id, action: 'sleeping' };
  const answer = await fetch(`${telegram.url}/bot${telegram.token}/sendChatAction`, {
    method: 'POST',
    body: new URLSearchParams({ chat_id: String(raw.chat_id), action: raw.action }),
  });
  expect(await answer.json()).toMatchObject({
    error_code: 400,
    description: 'Bad Request: wrong parameter action in request',
  });
});
