import { expect, test } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { add, MARIA } from '../helpers/form.ts';
import { startProgram } from '../helpers/process.ts';

async function ask(bot: TestBot, id: string): Promise<string> {
  const env = {
    BOT_TOKEN: '123456:sandbox-token',
    KINBOX_API_TOKEN: 'kb-token',
    DATABASE_URL: `file:${bot.databaseFile}`,
  };
  const tool = await startProgram('tools/contact-story.ts', { args: [id], env });
  expect(await tool.ended, tool.output).toBe(0);
  return tool.output;
}

test('what became of a contact, by any of its ids, while the bot runs and after it', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  await add(ana);
  const { id = '', externalId = '' } = bot.kinbox.contacts[0] ?? {};
  const draftId = externalId.split(':')[2] ?? '';
  for (const wanted of [externalId, String(ana.id)]) {
    const story = await ask(bot, wanted);
    expect(story).toContain(`draft ${draftId}, rep ${ana.id}, Kinbox id ${id} since 20`);
    expect(story).toMatch(/job \d+ create-contact: done, tried 1 times, made 20/);
    for (const word of Object.values(MARIA)) expect(story).not.toContain(word);
  }
  expect(await ask(bot, '999')).toBe('Nothing is known of 999.\n');
  await bot.journal.says(
    ({ message, fields }) =>
      message === 'job ended' && fields.draft === draftId && fields.contact === id,
  );
  await bot.stop();
  expect(await ask(bot, id)).toContain(`Kinbox id ${id}`);
});
