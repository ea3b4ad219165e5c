import { describe, expect, test } from 'vitest';
import { renderTranscript } from '../../../sandbox/telegram/person.ts';
import { openForTest, refusal, takeUpdates } from './harness.ts';

const save = { inline_keyboard: [[{ text: '💾 Save', callback_data: 'save' }]] };

describe('what people send', () => {
  test('every kind of message', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({
      firstName: 'Ana',
      lastName: 'Silva',
      username: 'ana_silva',
      languageCode: 'pt-br',
    });
    ana.sticker();
    ana.voice();
    ana.photo('a card');
    ana.poll();
    ana.dice();
    ana.location(-23.5, -46.6);
    ana.venue();
    ana.contact({ firstName: 'Zoé', phone: '+5511987654321', userId: 77, vcard: 'BEGIN:VCARD' });
    ana.send('Look', { forwardOf: 'Hidden Person' });
    const messages = (await takeUpdates(api)).map(({ message }) => message);
    const [sticker, voice, photo, poll, dice, location, venue, contact, forward] = messages;
    expect(sticker?.sticker?.emoji).toBe('👍');
    expect(voice?.voice?.duration).toBe(3);
    expect(photo?.caption).toBe('a card');
    expect(photo?.photo).toHaveLength(2);
    expect(poll?.poll?.options).toHaveLength(2);
    expect(dice?.dice?.value).toBe(4);
    expect(location?.location).toEqual({ latitude: -23.5, longitude: -46.6 });
    expect(venue?.venue?.location).toEqual(venue?.location);
    expect(contact?.contact).toEqual({
      first_name: 'Zoé',
      phone_number: '+5511987654321',
      user_id: 77,
      vcard: 'BEGIN:VCARD',
    });
    expect(forward?.forward_origin).toMatchObject({
      type: 'hidden_user',
      sender_user_name: 'Hidden Person',
    });
    expect(forward?.from).toEqual({
      id: ana.id,
      is_bot: false,
      first_name: 'Ana',
      last_name: 'Silva',
      username: 'ana_silva',
      language_code: 'pt-br',
    });
    expect(forward?.chat).toEqual({
      id: ana.id,
      type: 'private',
      first_name: 'Ana',
      last_name: 'Silva',
      username: 'ana_silva',
    });
  });

  test('text as Telegram takes it: trimmed, with entities', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    ana.send('  mail zoe.s+x@mail.example.com or https://example.com/a?b=c. \n');
    const [update] = await takeUpdates(api);
    expect(update?.message?.text).toBe(
      'mail zoe.s+x@mail.example.com or https://example.com/a?b=c.',
    );
    expect(update?.message?.entities).toEqual([
      { type: 'email', offset: 5, length: 24 },
      { type: 'url', offset: 33, length: 25 },
    ]);
    expect(() => ana.send('   ')).toThrow('no empty message');
    expect(() => ana.send('x'.repeat(4097))).toThrow('4097 characters');
    expect(() => ana.send('x', { replyTo: 4711 })).toThrow('no message 4711 to reply to');
  });

  test('start links, blocking', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana', started: false });
    expect(() => ana.startLink('a b')).toThrow('is no start parameter');
    expect(() => ana.startLink('x'.repeat(65))).toThrow('is no start parameter');
    ana.startLink('token_1');
    ana.block();
    expect(() => ana.send('Hi')).toThrow('Ana has blocked the bot');
    ana.startLink();
    const updates = await takeUpdates(api);
    expect(
      updates.map((update) => update.message?.text ?? update.my_chat_member?.new_chat_member),
    ).toMatchObject(['/start token_1', { status: 'kicked' }, { status: 'member' }, '/start']);
  });
});

test('a chat keeps its newest messages', async () => {
  const { telegram } = await openForTest({ keepMessages: 2 });
  const ana = telegram.person({ firstName: 'Ana' });
  for (const text of ['one', 'two', 'three']) ana.send(text);
  expect(ana.messages.map(({ text }) => text)).toEqual(['two', 'three']);
});

describe('taps', () => {
  test('carry the message, and end when the bot answers', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const sent = await api.sendMessage(ana.id, 'Review', { reply_markup: save });
    const tapped = ana.tap('Save');
    const query = (await takeUpdates(api))[0]?.callback_query;
    expect(query).toMatchObject({
      from: ana.user,
      data: 'save',
      message: { message_id: sent.message_id, text: 'Review', reply_markup: save },
    });
    expect(query?.chat_instance).toMatch(/^\d+$/);
    const id = query?.id ?? '';
    const long = api.answerCallbackQuery(id, { text: 'x'.repeat(201) });
    expect(await refusal(long)).toBe('400 Bad Request: MESSAGE_TOO_LONG');
    await api.answerCallbackQuery(id, { text: 'Saved soon', show_alert: true });
    expect(await tapped).toEqual({ text: 'Saved soon', alert: true });
  });

  test('too old or unknown queries cannot be answered', async () => {
    let now = 1_700_000_000_000;
    const { telegram, api } = await openForTest({ now: () => now });
    const ana = telegram.person({ firstName: 'Ana' });
    await api.sendMessage(ana.id, 'Review', { reply_markup: save });
    const tapped = ana.tap('Save', { timeoutMs: 30_000 });
    const id = (await takeUpdates(api))[0]?.callback_query?.id ?? '';
    now += 150_001;
    const tooOld =
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect(await refusal(api.answerCallbackQuery(id))).toBe(tooOld);
    expect(await refusal(api.answerCallbackQuery('1'))).toBe(tooOld);
    now -= 1;
    await api.answerCallbackQuery(id);
    expect(await tapped).toEqual({ alert: false });
  });

  test('what cannot be tapped is shown with the chat', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const link = { inline_keyboard: [[{ text: 'Open', url: 'https://example.com/x' }]] };
    await api.sendMessage(ana.id, 'Here', { reply_markup: link });
    await expect(ana.tap('Open')).rejects.toThrow('opens or copies https://example.com/x');
    await expect(ana.tap('Save')).rejects.toThrow(
      'no button Save\n--- Ana and the bot ---\n#1 Sandbox bot: Here\n    [Open]\n---',
    );
  });

  test('the newest message wins, unless one is named', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const keyboard = (data: string) => ({
      inline_keyboard: [[{ text: 'Save', callback_data: data }]],
    });
    const old = await api.sendMessage(ana.id, 'Old', { reply_markup: keyboard('old') });
    await api.sendMessage(ana.id, 'New', { reply_markup: keyboard('new') });
    const taps = [ana.tap('Save'), ana.tap(/^sav/i, { message: old.message_id })];
    const queries = (await takeUpdates(api)).map((update) => update.callback_query);
    expect(queries.map((query) => query?.data)).toEqual(['new', 'old']);
    for (const query of queries) await api.answerCallbackQuery(query?.id ?? '');
    await Promise.all(taps);
  });

  test('a tap that nobody answers is an error', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    await api.sendMessage(ana.id, 'Review', { reply_markup: save });
    await expect(ana.tap('Save', { timeoutMs: 5 })).rejects.toThrow(
      'the bot did not answer the tap on "save" in 5 ms',
    );
  });

  test('in a group anybody can tap', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const bia = telegram.person({ firstName: 'Bia' });
    const group = telegram.group({ title: 'Team', members: [ana, bia] });
    await api.sendMessage(group.id, 'Review', { reply_markup: save });
    const tapped = bia.tap('Save', { in: group });
    const query = (await takeUpdates(api))[0]?.callback_query;
    expect(query?.from.id).toBe(bia.id);
    expect(query?.message?.chat.id).toBe(group.id);
    await api.answerCallbackQuery(query?.id ?? '', { text: 'Not your form' });
    expect(await tapped).toEqual({ text: 'Not your form', alert: false });
  });
});

describe('seeing', () => {
  test('waits for what the bot sends or edits after the last action', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const { message_id: id } = await api.sendMessage(ana.id, 'Welcome');
    expect((await ana.sees('Welc')).id).toBe(id);
    ana.send('hello');
    const answer = ana.sees(/^Welcome back/);
    await api.sendMessage(ana.id, 'Something else');
    await api.editMessageText(ana.id, id, 'Welcome back');
    expect(await answer).toMatchObject({ id, text: 'Welcome back', edited: 1 });
  });

  test('finds what was edited away meanwhile, as it looked', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    ana.send('save');
    const { message_id: id } = await api.sendMessage(ana.id, 'Sending…', { reply_markup: save });
    await api.editMessageText(ana.id, id, 'In Kinbox');
    expect(await ana.sees('Sending')).toMatchObject({ text: 'Sending…' });
    expect(await ana.sees('In Kinbox')).toMatchObject({ text: 'In Kinbox', buttons: [] });
    expect((await ana.sees('Save')).text).toBe('Sending…');
  });

  test('gives up with the whole chat', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    await api.sendMessage(ana.id, 'Name?\nOr skip', { reply_markup: save });
    ana.send('Zoé');
    await expect(ana.sees('Name?', { timeoutMs: 5 })).rejects.toThrow(
      [
        'waited 5 ms in vain for Name? from the bot',
        '--- Ana and the bot ---',
        '#1 Sandbox bot: Name?',
        '    Or skip',
        '    [💾 Save]',
        '#2 Ana: Zoé',
        '---',
      ].join('\n'),
    );
  });

  test('gives up when the sandbox is closed', async () => {
    const { telegram } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const waiting = expect(ana.sees('never')).rejects.toThrow('the sandbox was closed');
    await telegram.close();
    await waiting;
  });

  test('in a group', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const group = telegram.group({ title: 'Team', members: [ana] });
    ana.send('/start', { in: group });
    const seen = ana.sees('Hello', { in: group });
    await api.sendMessage(ana.id, 'Hello in private');
    await api.sendMessage(group.id, 'Hello all');
    expect((await seen).text).toBe('Hello all');
    expect(renderTranscript(group)).toBe(
      '--- Team ---\n#1 Ana: /start\n#3 Sandbox bot: Hello all\n---',
    );
  });
});

test('an observer is told of each message that is sent or edited, in every chat', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const group = telegram.group({ title: 'Team', members: [ana] });
  const told: unknown[] = [];
  const stop = telegram.onMessage(({ from, text, edited }, chatId) => {
    told.push([chatId, from, text, edited]);
  });
  ana.send('Hi');
  await api.sendMessage(group.id, 'Hello all');
  const { message_id: id } = await api.sendMessage(ana.id, 'Name?');
  await api.editMessageText(ana.id, id, 'Thanks');
  stop();
  ana.send('Bye');
  expect(told).toEqual([
    [ana.id, 'person', 'Hi', 0],
    [group.id, 'bot', 'Hello all', 0],
    [ana.id, 'bot', 'Name?', 0],
    [ana.id, 'bot', 'Thanks', 1],
  ]);
});
