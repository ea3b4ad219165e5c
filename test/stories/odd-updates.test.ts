import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { add, fillIn } from '../helpers/form.ts';

const ANA = { id: 101, is_bot: false, first_name: 'Ana', language_code: 'pt-br' };
const CHAT = { id: 101, type: 'private', first_name: 'Ana' };
const DATE = 1_767_614_400;
const message = (content: Record<string, unknown>) => ({
  message: { message_id: 5_000, date: DATE, from: ANA, chat: CHAT, ...content },
});

const KINDS: Record<string, unknown>[] = [
  {
    channel_post: {
      message_id: 1,
      date: DATE,
      chat: { id: -1001, type: 'channel' },
      text: '/start',
    },
  },
  { edited_channel_post: { message_id: 1, date: DATE, chat: { id: -1001, type: 'channel' } } },
  { poll: { id: '1', question: '?', options: [], total_voter_count: 0 } },
  { poll_answer: { poll_id: '1', user: ANA, option_ids: [0] } },
  { message_reaction: { chat: CHAT, message_id: 1, user: ANA, date: DATE, new_reaction: [] } },
  { message_reaction_count: { chat: CHAT, message_id: 1, date: DATE, reactions: [] } },
  {
    my_chat_member: { chat: CHAT, from: ANA, date: DATE, old_chat_member: {}, new_chat_member: {} },
  },
  { chat_member: { chat: CHAT, from: ANA, date: DATE } },
  { chat_join_request: { chat: CHAT, from: ANA, date: DATE } },
  { inline_query: { id: '1', from: ANA, query: 'x', offset: '' } },
  { chosen_inline_result: { result_id: '1', from: ANA, query: 'x' } },
  { shipping_query: { id: '1', from: ANA } },
  { pre_checkout_query: { id: '1', from: ANA } },
  { business_message: { message_id: 1, date: DATE, from: ANA, chat: CHAT, text: 'oi' } },
  { chat_boost: { chat: CHAT, boost: {} } },
  { something_of_next_year: { from: ANA, chat: CHAT, text: '/newcontact' } },
  { callback_query: { id: '1', from: ANA, chat_instance: '1', game_short_name: 'g' } },
  { callback_query: { id: '1', from: ANA, chat_instance: '1', inline_message_id: 'x', data: 'y' } },
  {
    callback_query: {
      id: '1',
      from: ANA,
      chat_instance: '1',
      message: { chat: CHAT, message_id: 1, date: 0 },
      data: 'form:save:aaaaaaaaaaaa:1',
    },
  },
  { message: { message_id: 1, date: DATE, chat: CHAT } },
  {
    message: {
      message_id: 1,
      date: DATE,
      from: { ...ANA, is_bot: true, id: 77 },
      chat: CHAT,
      text: 'x',
    },
  },
  message({ pinned_message: { message_id: 1, date: 0, chat: CHAT } }),
  message({ write_access_allowed: {} }),
];

/** Updates that Telegram never sends: each may be set aside, none may stand in the way. */
const BROKEN: Record<string, unknown>[] = [
  {},
  { message: null },
  { message: 'x' },
  { message: 7 },
  { message: [] },
  { message: { from: ANA } },
  { message: { from: 'Ana', chat: CHAT, text: 'x' } },
  { message: { from: { id: '101' }, chat: { id: '101' } } },
  { message: { from: ANA, chat: 'x', text: 'x' } },
  message({ text: 7 }),
  message({ text: ['/newcontact'] }),
  message({ text: '/newcontact', entities: 'x' }),
  message({ text: '/newcontact', entities: [null] }),
  message({ contact: {} }),
  message({ contact: 'x' }),
  message({ contact: { first_name: 7, phone_number: 8 } }),
  { edited_message: { message_id: 'x', from: ANA, chat: CHAT, text: null } },
  { callback_query: { from: ANA } },
  { callback_query: { id: 7, from: ANA, data: 8, message: 'x' } },
  { callback_query: [] },
];

describe('updates of every odd kind', () => {
  test('are passed over in silence, outside a form and inside', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    for (const update of KINDS) await bot.turn(() => bot.telegram.push(update));
    expect(ana.messages).toEqual([]);
    await fillIn(ana);
    const before = ana.messages.length;
    for (const update of KINDS) await bot.turn(() => bot.telegram.push(update));
    expect(ana.messages).toHaveLength(before);
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts).toHaveLength(1);
  });

  test('broken ones never block anybody: not the sender, not another rep', async () => {
    const bot = await startBot({ mayFail: true });
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    for (const update of BROKEN) bot.telegram.push(update);
    await add(bia);
    ana.send('/id');
    await ana.sees('Seu ID');
    for (const update of BROKEN) bot.telegram.push(update);
    await add(bia, { name: 'João' });
    expect(bot.kinbox.contacts).toHaveLength(2);
  });
});
