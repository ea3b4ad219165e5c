import { Api } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { openTelegramSandbox } from '../../../src/sandbox/telegram/sandbox.ts';

test('a bot answers a person', async () => {
  const telegram = await openTelegramSandbox({ token: '123:abc' });
  onTestFinished(() => telegram.close());
  const api = new Api(telegram.token, { apiRoot: telegram.url });
  const ana = telegram.person({ firstName: 'Ana' });
  ana.send('/start');
  const [update] = await api.getUpdates({ timeout: 1 });
  expect(update?.message?.text).toBe('/start');
  expect(update?.message?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }]);
  await api.sendMessage(ana.id, '<b>Hi</b>', {
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: 'Ok', callback_data: 'ok' }]] },
  });
  const seen = await ana.sees('Hi');
  expect(seen.buttons).toEqual([[{ label: 'Ok', data: 'ok' }]]);
  const tapped = ana.tap('Ok');
  const updates = await api.getUpdates({ timeout: 1, offset: (update?.update_id ?? 0) + 1 });
  await api.answerCallbackQuery(updates[0]?.callback_query?.id ?? '', { text: 'Done' });
  expect(await tapped).toEqual({ text: 'Done', alert: false });
  expect(telegram.oddities).toEqual([]);
});
