import { expect, test } from 'vitest';
import { openForTest, refusal } from './harness.ts';

const NOT_MODIFIED =
  '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
const keyboard = { inline_keyboard: [[{ text: 'Ok', callback_data: 'ok' }]] };

test('an edit replaces text and buttons, and says so', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const sent = await api.sendMessage(ana.id, 'One', { reply_markup: keyboard });
  const same = () =>
    api.editMessageText(ana.id, sent.message_id, 'One', { reply_markup: keyboard });
  expect(await refusal(same())).toBe(NOT_MODIFIED);
  const edited = await api.editMessageText(ana.id, sent.message_id, 'Two');
  expect(edited).toMatchObject({ text: 'Two', message_id: sent.message_id });
  expect(ana.last).toMatchObject({ text: 'Two', buttons: [], edited: 1 });
  const bare = () => api.editMessageReplyMarkup(ana.id, sent.message_id);
  expect(await refusal(bare())).toBe(NOT_MODIFIED);
  await api.editMessageReplyMarkup(ana.id, sent.message_id, { reply_markup: keyboard });
  expect(ana.liveMessages).toHaveLength(1);
});

test('what cannot be edited', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const own = ana.send('mine');
  expect(await refusal(api.editMessageText(ana.id, own, 'x'))).toBe(
    "400 Bad Request: message can't be edited",
  );
  expect(await refusal(api.editMessageText(ana.id, 4711, 'x'))).toBe(
    '400 Bad Request: message to edit not found',
  );
  const { message_id: id } = await api.sendMessage(ana.id, 'Hi');
  expect(await refusal(api.editMessageText(ana.id, id, 'x'.repeat(4097)))).toBe(
    '400 Bad Request: MESSAGE_TOO_LONG',
  );
  expect(await refusal(api.editMessageText(ana.id, id, ''))).toBe(
    '400 Bad Request: message text is empty',
  );
  ana.block();
  expect(await refusal(api.editMessageText(ana.id, id, 'x'))).toBe(
    '403 Forbidden: bot was blocked by the user',
  );
});

test('deleting', async () => {
  let now = 1_700_000_000_000;
  const { telegram, api } = await openForTest({ now: () => now });
  const ana = telegram.person({ firstName: 'Ana' });
  const group = telegram.group({ title: 'Team', members: [ana] });
  const { message_id: id } = await api.sendMessage(ana.id, 'Hi');
  await api.deleteMessage(ana.id, id);
  expect(ana.messages).toEqual([]);
  expect(await refusal(api.deleteMessage(ana.id, id))).toBe(
    '400 Bad Request: message to delete not found',
  );
  const theirs = ana.send('/hello', { in: group });
  expect(await refusal(api.deleteMessage(group.id, theirs))).toBe(
    "400 Bad Request: message can't be deleted",
  );
  const first = await api.sendMessage(ana.id, 'one');
  const second = await api.sendMessage(ana.id, 'two');
  await api.deleteMessages(ana.id, [first.message_id, 4711]);
  expect(ana.messages.map(({ text }) => text)).toEqual(['two']);
  now += 48 * 3_600_000 + 1000;
  expect(await refusal(api.deleteMessage(ana.id, second.message_id))).toBe(
    "400 Bad Request: message can't be deleted for everyone",
  );
});
