import { writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startDailyBackups } from '../../src/storage/daily-backups.ts';
import { createManualClock as createClock } from '../delivery/manual-clock.ts';
import { recordLog } from '../delivery/record-log.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, fillIn, MARIA, save, someone } from '../helpers/form.ts';
import { startProgram } from '../helpers/process.ts';

async function folderOfTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-bot-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const envOf = (bot: TestBot) => ({
  BOT_TOKEN: '123456:sandbox-token',
  KINBOX_API_TOKEN: 'kb-token',
  DATABASE_URL: `file:${bot.databaseFile}`,
});

async function backUp(bot: TestBot, file: string): Promise<void> {
  const tool = await startProgram('tools/backup.ts', { args: [file], env: envOf(bot) });
  expect(await tool.ended, tool.output).toBe(0);
}

describe('a backup of a running bot, restored', () => {
  test('posts nothing twice: what waited, and a draft that was saved since', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock });
    const ana = bot.rep('Ana');
    await bot.kinbox.down();
    await save(ana, someone(1));
    await ana.sees('Contato guardado');
    await fillIn(ana, MARIA);
    const file = join(await folderOfTest(), 'copy.db');
    await backUp(bot, file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    // After the copy: what waited arrives, the draft is saved.
    await bot.kinbox.up();
    clock.advance(10 * 60_000);
    await bot.kinbox.holds(1);
    const card = await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('ID no Kinbox: 1000002');
    await bot.stop();
    const restore = await startProgram('tools/restore.ts', { args: [file], env: envOf(bot) });
    expect(await restore.ended, restore.output).toBe(0);
    clock.advance(60_000);
    const since = bot.journal.entries.length;
    await bot.start();
    await ana.sees('Precisei voltar a uma cópia de segurança');
    // The draft is as it was: to save it again makes no second contact.
    const data = card.buttons.flat().find(({ label }) => label === 'Salvar')?.data ?? '';
    await ana.tapRaw(card.id, data);
    await ana.sees('Maria Souza · no Kinbox');
    await ana.tap('Salvar mesmo assim');
    await ana.sees('ID no Kinbox: 1000002');
    // What waited in the copy was looked up, and found.
    await bot.journal.says(
      ({ message, fields }) =>
        message === 'job ended' &&
        fields.kind === 'create-contact' &&
        fields.contact === bot.kinbox.contacts[0]?.id,
      since,
    );
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
    expect(bot.kinbox.contacts).toHaveLength(2);
    await bot.admin.sees('Precisei voltar a uma cópia de segurança');
  });

  test('of a bot that is stopped works as well; a running one is not overwritten', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await add(ana);
    const file = join(await folderOfTest(), 'copy.db');
    await bot.stop();
    await backUp(bot, file);
    await bot.start();
    const tool = await startProgram('tools/restore.ts', { args: [file], env: envOf(bot) });
    expect(await tool.ended).toBe(1);
    expect(tool.output).toContain('is in use by another process');
    const foreign = await startProgram('tools/restore.ts', {
      args: [bot.databaseFile],
      env: { ...envOf(bot), DATABASE_URL: `file:${file}` },
    });
    expect(await foreign.ended).toBe(1);
  });
});

test('BACKUP_DIR: a copy a day, the last few are kept', async () => {
  const folder = await folderOfTest();
  const clock = createClock();
  const made: string[] = [];
  const daily = startDailyBackups({
    async backup(to) {
      made.push(to);
      writeFileSync(to, 'copy');
    },
    folder,
    keep: 2,
    clock,
    log: recordLog(),
  });
  onTestFinished(() => daily.stop());
  for (let hour = 0; hour < 24 * 4; hour += 1) {
    await clock.advance(60 * 60_000);
  }
  expect(made.length).toBeGreaterThanOrEqual(4);
  expect(new Set(made).size).toBe(made.length);
  expect(await readdir(folder)).toHaveLength(2);
});
