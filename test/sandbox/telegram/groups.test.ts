import { describe, expect, test } from 'vitest';
import { openForTest, refusal, takeUpdates } from './harness.ts';

describe('privacy mode', () => {
  test('commands, replies to the bot and service messages come through, nothing else', async () => {
    const { telegram, api } = await openForTest({ bot: { username: 'kin_bot' } });
    const ana = telegram.person({ firstName: 'Ana' });
    const bia = telegram.person({ firstName: 'Bia' });
    const group = telegram.group({ title: 'Team', members: [ana] });
    const { message_id: asked } = await api.sendMessage(group.id, 'Name?');
    ana.send('hello everybody', { in: group });
    ana.send('see /newcontact', { in: group });
    ana.send('/newcontact', { in: group });
    ana.send('/newcontact@KIN_bot now', { in: group });
    ana.send('/newcontact@other_bot', { in: group });
    ana.send('Zoé', { in: group, replyTo: asked });
    ana.sticker({ in: group });
    ana.photo('/scan', { in: group });
    group.add(bia);
    const updates = await takeUpdates(api);
    expect(updates.map(({ message }) => message?.text ?? message?.caption ?? 'service')).toEqual([
      '/newcontact',
      '/newcontact@KIN_bot now',
      'Zoé',
      '/scan',
      'service',
    ]);
    expect(updates[1]?.message?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 19 }]);
    expect(updates[2]?.message?.reply_to_message?.message_id).toBe(asked);
    expect(updates[4]?.message?.new_chat_members).toEqual([bia.user]);
    expect(group.messages).toHaveLength(10);
  });

  test.each([
    [{ botIsAdmin: true }, {}],
    [{}, { readsAllGroupMessages: true }],
  ])('does not bind %j %j', async (facts, options) => {
    const { telegram, api } = await openForTest(options);
    const ana = telegram.person({ firstName: 'Ana' });
    const group = telegram.group({ title: 'Team', members: [ana], ...facts });
    ana.send('hello everybody', { in: group });
    expect((await takeUpdates(api))[0]?.message?.text).toBe('hello everybody');
  });

  test('an edit follows the same rule', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const group = telegram.group({ title: 'Team', members: [ana] });
    const id = ana.send('hello', { in: group });
    ana.edit(id, 'hello again', { in: group });
    ana.edit(id, '/start', { in: group });
    const updates = await takeUpdates(api);
    expect(updates.map(({ edited_message: edited }) => edited?.text)).toEqual(['/start']);
    expect(updates[0]?.edited_message?.edit_date).toBeTypeOf('number');
  });
});

describe('membership', () => {
  test('a bot that was kicked or never came may not write', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const basic = telegram.group({ title: 'Basic', members: [ana] });
    const big = telegram.group({ title: 'Big', kind: 'supergroup', members: [ana] });
    const other = telegram.group({ title: 'Other', members: [ana], hasBot: false });
    basic.kickBot();
    big.kickBot();
    expect(await refusal(api.sendMessage(basic.id, 'Hi'))).toBe(
      '403 Forbidden: bot was kicked from the group chat',
    );
    expect(await refusal(api.sendMessage(big.id, 'Hi'))).toBe(
      '403 Forbidden: bot was kicked from the supergroup chat',
    );
    expect(await refusal(api.sendMessage(other.id, 'Hi'))).toBe(
      '403 Forbidden: bot is not a member of the group chat',
    );
    const updates = await takeUpdates(api);
    expect(updates.map((update) => update.my_chat_member?.new_chat_member.status)).toEqual([
      'kicked',
      'kicked',
    ]);
    other.addBot();
    await api.sendMessage(other.id, 'Hi');
    expect(other.messages.at(-1)).toMatchObject({ from: 'bot', text: 'Hi' });
  });

  test('who is in it', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const bia = telegram.person({ firstName: 'Bia' });
    const eve = telegram.person({ firstName: 'Eve' });
    const group = telegram.group({ title: 'Team', kind: 'supergroup', members: [ana, bia] });
    const status = async (id: number) => (await api.getChatMember(group.id, id)).status;
    expect(await status(ana.id)).toBe('creator');
    expect(await status(bia.id)).toBe('member');
    expect(await status(eve.id)).toBe('left');
    expect(await status(telegram.bot.id)).toBe('member');
    group.remove(bia);
    expect(await status(bia.id)).toBe('left');
    expect(() => bia.send('hello', { in: group })).toThrow('Bia is not a member of "Team"');
    expect((await api.getChatAdministrators(group.id)).map(({ user }) => user.id)).toEqual([
      ana.id,
    ]);
    expect(await api.getChat(group.id)).toMatchObject({ type: 'supergroup', title: 'Team' });
    expect(await refusal(api.getChatMember(group.id, 0))).toBe(
      '400 Bad Request: invalid user_id specified',
    );
    expect(await refusal(api.getChatMember(group.id, 4711))).toBe(
      '400 Bad Request: PARTICIPANT_ID_INVALID',
    );
  });

  test('chat_member comes to administrators who asked for it', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const bia = telegram.person({ firstName: 'Bia' });
    const group = telegram.group({ title: 'Team', members: [ana], botIsAdmin: true });
    await api.getUpdates({ allowed_updates: ['chat_member'] });
    group.add(bia);
    group.remove(bia);
    const changes = (await takeUpdates(api)).map((update) => update.chat_member);
    expect(changes.map((change) => change?.new_chat_member.status)).toEqual(['member', 'left']);
  });
});

test('an anonymous admin writes as the group', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const group = telegram.group({ title: 'Team', kind: 'supergroup', members: [ana] });
  ana.sendAs('anonymous-admin', '/newcontact', { in: group });
  const [update] = await takeUpdates(api);
  expect(update?.message?.from).toMatchObject({ id: 1087968824, username: 'GroupAnonymousBot' });
  expect(update?.message?.sender_chat).toMatchObject({ id: group.id, title: 'Team' });
});

describe('topics', () => {
  test('messages of a topic carry its id, those of General none', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const forum = telegram.group({ title: 'Forum', forum: true, members: [ana] });
    const topic = forum.topic('Leads');
    const inTopic = ana.send('/one', { in: forum, topic });
    const general = ana.send('/two', { in: forum });
    ana.send('/three', { in: forum, replyTo: general });
    ana.send('/four', { in: forum, replyTo: inTopic });
    const [opened, one, two, three, four] = (await takeUpdates(api)).map(({ message }) => message);
    expect(opened?.forum_topic_created?.name).toBe('Leads');
    expect(one).toMatchObject({ message_thread_id: topic.threadId, is_topic_message: true });
    expect(one?.reply_to_message?.forum_topic_created?.name).toBe('Leads');
    expect(two?.message_thread_id).toBeUndefined();
    expect(two?.is_topic_message).toBeUndefined();
    expect(three?.message_thread_id).toBe(general);
    expect(three?.is_topic_message).toBeUndefined();
    expect(four).toMatchObject({ message_thread_id: topic.threadId, is_topic_message: true });
    expect(one?.chat).toMatchObject({ is_forum: true, type: 'supergroup' });
  });

  test('the bot writes to topics that exist, never to General by its id', async () => {
    const { telegram, api } = await openForTest();
    const ana = telegram.person({ firstName: 'Ana' });
    const forum = telegram.group({ title: 'Forum', forum: true, members: [ana] });
    const { threadId } = forum.topic('Leads');
    const sent = await api.sendMessage(forum.id, 'Hi', { message_thread_id: threadId });
    expect(sent).toMatchObject({ message_thread_id: threadId, is_topic_message: true });
    const asked = ana.send('/one', { in: forum, topic: { threadId } });
    const reply = await api.sendMessage(forum.id, 'Re', {
      reply_parameters: { message_id: asked },
    });
    expect(reply.is_topic_message).toBe(true);
    for (const wrong of [1, 4711]) {
      const call = api.sendMessage(forum.id, 'Hi', { message_thread_id: wrong });
      expect(await refusal(call)).toBe('400 Bad Request: message thread not found');
    }
    const plain = telegram.group({ title: 'Plain', kind: 'supergroup', members: [ana] });
    const root = ana.send('/start', { in: plain });
    const answer = await api.sendMessage(plain.id, 'Hi', {
      reply_parameters: { message_id: root },
    });
    expect(answer.message_thread_id).toBe(root);
    expect(answer.is_topic_message).toBeUndefined();
    const thread = api.sendMessage(plain.id, 'Hi', { message_thread_id: root });
    expect(await refusal(thread)).toBe('400 Bad Request: message thread not found');
  });
});

test('a group that becomes a supergroup has a new id', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const group = telegram.group({ title: 'Team', members: [ana] });
  const old = group.id;
  expect(old).toBeGreaterThan(-1_000_000_000_000);
  const id = group.migrate();
  expect(group.id).toBe(id);
  expect(String(id)).toMatch(/^-100\d{10}$/);
  const [from, to] = (await takeUpdates(api)).map(({ message }) => message);
  expect(from).toMatchObject({ chat: { id: old, type: 'group' }, migrate_to_chat_id: id });
  expect(to).toMatchObject({ chat: { id, type: 'supergroup' }, migrate_from_chat_id: old });
  await expect(api.sendMessage(old, 'Hi')).rejects.toMatchObject({
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: id },
  });
  await api.sendMessage(id, 'Hi');
  ana.send('/start', { in: group });
  expect((await takeUpdates(api))[0]?.message?.chat.id).toBe(id);
});
