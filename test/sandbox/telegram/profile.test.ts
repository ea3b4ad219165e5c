import { expect, test } from 'vitest';
import { openForTest, refusal } from './harness.ts';

const start = { command: 'start', description: 'Begin' };

test('commands are kept by scope and language', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  await api.setMyCommands([start]);
  await api.setMyCommands([{ command: '/start', description: ' Começar ' }], {
    language_code: 'pt',
    scope: { type: 'chat', chat_id: ana.id },
  });
  expect(await api.getMyCommands()).toEqual([start]);
  expect(await api.getMyCommands({ language_code: 'pt' })).toEqual([]);
  const own = { language_code: 'pt', scope: { type: 'chat', chat_id: ana.id } } as const;
  expect(await api.getMyCommands(own)).toEqual([{ command: 'start', description: 'Começar' }]);
  await api.deleteMyCommands(own);
  expect(await api.getMyCommands(own)).toEqual([]);
});

test.each([
  [[{ command: 'New', description: 'x' }], 'BOT_COMMAND_INVALID'],
  [[{ command: 'new-contact', description: 'x' }], 'BOT_COMMAND_INVALID'],
  [[{ command: 'x'.repeat(33), description: 'x' }], 'command length must not exceed 32'],
  [[{ command: '', description: 'x' }], 'command must be non-empty'],
  [[{ command: 'x', description: '' }], 'command description must be non-empty'],
  [
    [{ command: 'x', description: 'x'.repeat(257) }],
    'command description length must not exceed 256',
  ],
  [Array(101).fill(start), 'BOT_COMMANDS_TOO_MUCH'],
])('commands %#: %s', async (commands, problem) => {
  const { api } = await openForTest();
  expect(await refusal(api.setMyCommands(commands))).toBe(`400 Bad Request: ${problem}`);
});

test('scopes and languages are checked', async () => {
  const { telegram, api } = await openForTest();
  const ana = telegram.person({ firstName: 'Ana' });
  const language = api.setMyCommands([start], { language_code: 'pt-BR' as 'pt' });
  expect(await refusal(language)).toBe('400 Bad Request: invalid language code specified');
  const nowhere = api.setMyCommands([start], { scope: { type: 'chat', chat_id: 99 } });
  expect(await refusal(nowhere)).toBe('400 Bad Request: chat not found');
  const admins = api.setMyCommands([start], {
    scope: { type: 'chat_administrators', chat_id: ana.id },
  });
  expect(await refusal(admins)).toBe("400 Bad Request: can't use specified scope in private chats");
});

test('descriptions and menu button', async () => {
  const { telegram, api } = await openForTest();
  await api.setMyDescription('Adds contacts', { language_code: 'en' });
  await api.setMyShortDescription('Contacts');
  await api.setChatMenuButton({ menu_button: { type: 'commands' } });
  expect(telegram.profile.descriptions.get('en')).toBe('Adds contacts');
  expect(telegram.profile.shortDescriptions.get('')).toBe('Contacts');
  expect(telegram.profile.menuButtons.get(0)).toEqual({ type: 'commands' });
  await expect(api.setMyDescription('x'.repeat(513))).rejects.toMatchObject({ error_code: 400 });
  await expect(api.setMyShortDescription('x'.repeat(121))).rejects.toMatchObject({
    error_code: 400,
  });
});
