import { describe, expect, test } from 'vitest';
import { openForTest, takeUpdates } from './harness.ts';

const ZOE = { firstName: 'Zoé', phone: '+5511987654321' };

test('cards come with what the app knows: an account, a vCard, a last name', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const vcard = 'BEGIN:VCARD\nEMAIL:zoe@example.com\nEND:VCARD';
  ana.contact(ZOE);
  ana.contact({ ...ZOE, lastName: 'Lima', userId: 77, vcard });
  const [plain, full] = (await takeUpdates(api)).map(({ message }) => message?.contact);
  expect(plain).toEqual({ phone_number: '+5511987654321', first_name: 'Zoé' });
  expect(full).toEqual({ ...plain, last_name: 'Lima', user_id: 77, vcard });
});

test('several cards chosen at once are as many messages of one second', async () => {
  const { telegram, api } = await openForTest({ now: () => 1_700_000_000_000 });
  const ana = telegram.person({ firstName: 'Ana' });
  const cards = ['A', 'B', 'C'].map((firstName) => ({ firstName, phone: '1' }));
  const ids = ana.contacts(cards);
  const messages = (await takeUpdates(api)).map(({ message }) => message);
  expect(messages.map((message) => message?.contact?.first_name)).toEqual(['A', 'B', 'C']);
  expect(messages.map((message) => message?.message_id)).toEqual(ids);
  expect(new Set(messages.map((message) => message?.date)).size).toBe(1);
});

test('places are on earth', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const venue = { latitude: -3.7, longitude: -38.5, title: 'Loja', address: 'Rua A, 1' };
  ana.location(-90, 180);
  ana.venue(venue);
  const [place, shop] = (await takeUpdates(api)).map(({ message }) => message);
  expect(place?.location).toEqual({ latitude: -90, longitude: 180 });
  const { title, address, ...location } = venue;
  expect(shop?.venue).toEqual({ location, title, address });
  expect(shop?.location).toEqual(location);
  expect(() => ana.location(91, 0)).toThrow('no place on earth');
  expect(() => ana.location(Number.NaN, 0)).toThrow('no place on earth');
});

describe('forwards', () => {
  test('say whose the message was, in each of the four ways', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const bia = telegram.person({ firstName: 'Bia', username: 'bia' });
    const group = telegram.group({ title: 'Team', kind: 'supergroup', members: [bia] });
    const channel = { id: -1_001_234_567_890, title: 'News', username: 'news' };
    const date = 1_700_000_000;
    ana.send('one', { forwardOf: bia });
    ana.contact(ZOE, { forwardOf: 'Hidden' });
    ana.send('three', { forwardOf: { group, signature: 'Bia' } });
    ana.document(
      { content: Buffer.from('x') },
      { forwardOf: { channel, messageId: 5 }, caption: 'four' },
    );
    const messages = (await takeUpdates(api)).map(({ message }) => message);
    expect(messages.map((message) => message?.forward_origin)).toEqual([
      { type: 'user', sender_user: bia.user, date },
      { type: 'hidden_user', sender_user_name: 'Hidden', date },
      {
        type: 'chat',
        sender_chat: { id: group.id, title: 'Team', type: 'supergroup' },
        author_signature: 'Bia',
        date,
      },
      { type: 'channel', chat: { ...channel, type: 'channel' }, message_id: 5, date },
    ]);
    expect(messages.map((message) => message?.from?.id)).toEqual(Array(4).fill(ana.id));
    expect(messages[1]?.contact?.first_name).toBe('Zoé');
    expect(ana.messages.map(({ kind }) => kind)).toEqual(['text', 'contact', 'text', 'document']);
  });

  test('are no replies and cannot be edited', async () => {
    const { telegram } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const id = ana.send('one', { forwardOf: 'Hidden' });
    expect(() => ana.send('x', { forwardOf: 'Hidden', replyTo: id })).toThrow('cannot be a reply');
    expect(() => ana.edit(id, 'two')).toThrow('is a forward');
  });
});

describe('replies', () => {
  const keyboard = { inline_keyboard: [[{ text: 'Save', callback_data: 'save' }]] };

  test("hold the whole message, the bot's with its buttons, a card with its contact", async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const sent = await api.sendMessage(ana.id, 'Review', { reply_markup: keyboard });
    const card = ana.contact(ZOE, { replyTo: sent.message_id });
    ana.send('call her', { replyTo: card });
    const [first, second] = (await takeUpdates(api)).map(({ message }) => message);
    expect(first?.reply_to_message).toMatchObject({
      message_id: sent.message_id,
      from: { id: telegram.bot.id, is_bot: true },
      text: 'Review',
      reply_markup: keyboard,
    });
    expect(second?.reply_to_message).toMatchObject({
      message_id: card,
      from: ana.user,
      contact: { first_name: 'Zoé' },
    });
    expect(second?.reply_to_message?.reply_to_message).toBeUndefined();
  });

  test('a command in a group carries the message of another member', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const bia = telegram.person({ firstName: 'Bia' });
    const group = telegram.group({ title: 'Team', kind: 'supergroup', members: [ana, bia] });
    const card = bia.contact(ZOE, { in: group });
    ana.send('/newcontact', { in: group, replyTo: card });
    const [only, ...more] = await takeUpdates(api);
    expect(more).toEqual([]);
    expect(only?.message?.reply_to_message).toMatchObject({
      from: bia.user,
      contact: { phone_number: ZOE.phone },
    });
    expect(only?.message?.message_thread_id).toBe(card);
  });

  test('quote a part as it stands there', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const text = 'Call <b>Zoé</b> at a@b.co today';
    const { message_id: id } = await api.sendMessage(ana.id, text, { parse_mode: 'HTML' });
    ana.send('/newcontact', { replyTo: id, quote: 'Zoé at a@b.co' });
    const [update] = await takeUpdates(api);
    expect(update?.message?.quote).toEqual({
      text: 'Zoé at a@b.co',
      position: 5,
      entities: [{ type: 'bold', offset: 0, length: 3 }],
      is_manual: true,
    });
    expect(update?.message?.reply_to_message?.text).toBe('Call Zoé at a@b.co today');
    expect(ana.messages.at(-1)).toMatchObject({ kind: 'text', replyTo: id });
    expect(() => ana.send('x', { replyTo: id, quote: 'Bia' })).toThrow(
      `message ${id} has no "Bia"`,
    );
    expect(() => ana.send('x', { quote: 'Zoé' })).toThrow('only a reply can quote');
  });
});

test('texts and captions of own messages can be edited, other things not', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const bia = telegram.person({ firstName: 'Bia' });
  const text = ana.send('one');
  const file = ana.document({ content: Buffer.from('x') });
  const card = ana.contact(ZOE);
  await takeUpdates(api);
  ana.edit(text, 'two');
  ana.edit(file, 'a caption');
  const edits = (await takeUpdates(api)).map((update) => update.edited_message);
  expect(edits).toMatchObject([
    { message_id: text, text: 'two' },
    { message_id: file, caption: 'a caption', document: { file_size: 1 } },
  ]);
  expect(edits[0]?.edit_date).toBeTypeOf('number');
  expect(() => ana.edit(card, 'x')).toThrow('has no text to edit');
  expect(() => bia.edit(text, 'x')).toThrow("is not one of Bia's");
});
