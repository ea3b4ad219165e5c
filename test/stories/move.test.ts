import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { BOT_TOKEN, KINBOX_TOKEN, startBot, type TestBot } from '../helpers/bot.ts';
import { startProcess } from '../helpers/bot-process.ts';
import { add, fillIn, MARIA, save, someone } from '../helpers/form.ts';
import { usePostgres } from '../helpers/postgres.ts';
import { startProgram } from '../helpers/process.ts';

const server = usePostgres();

const envOf = (bot: TestBot, database = `file:${bot.databaseFile}`) => ({
  BOT_TOKEN,
  KINBOX_API_TOKEN: KINBOX_TOKEN,
  TELEGRAM_API_ROOT: bot.telegram.url,
  KINBOX_API_URL: bot.kinbox.url,
  ADMIN_IDS: String(bot.admin.id),
  ALLOWED_USER_IDS: '101,102',
  HOST: '127.0.0.1',
  PORT: '0',
  READ_PHOTOS: 'off',
  DATABASE_URL: database,
});

async function move(bot: TestBot, to: string) {
  const tool = await startProgram('tools/move.ts', { args: ['--to', to], env: envOf(bot) });
  return { code: await tool.ended, output: tool.output };
}

test('from SQLite to PostgreSQL: forms, what waits and what is known go on, and nothing is posted twice', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  const bia = bot.rep('Bia');
  await add(ana, someone(1));
  await bot.kinbox.down();
  await save(ana, someone(2));
  await ana.sees('Contato guardado');
  await fillIn(bia, MARIA);
  await bot.turn(() => bia.send('/language'));
  await bot.turn(() => bia.tap('English'));
  const url = await server.freshDatabase();
  // A running bot has the file.
  const running = await move(bot, url);
  expect(running.code, running.output).toBe(1);
  expect(running.output).toContain('in use by another process. Stop the bot first.');
  await bot.stop();
  const moved = await move(bot, url);
  expect(moved.code, moved.output).toBe(0);
  expect(moved.output).toMatch(/^contacts: 1$/m);
  expect(moved.output).toMatch(/^reps: 2$/m);
  expect(moved.output).not.toMatch(/Maria|98765|postgres/);
  await bot.kinbox.up();
  const folder = dirname(bot.databaseFile);
  const other = startProcess(folder, envOf(bot, url));
  onTestFinished(() => other.end('SIGKILL'));
  await other.ready;
  await bot.kinbox.holds(2, { timeoutMs: 20_000 });
  await bia.tap('Save', { timeoutMs: 10_000 });
  await bot.kinbox.holds(3, { timeoutMs: 10_000 });
  await bia.sees('Saved in Kinbox');
  expect(bot.kinbox.posts.filter(({ contactId }) => contactId !== null)).toHaveLength(3);
  ana.send('/recent');
  await ana.sees('Cliente 1');
});

test('the old file is kept, and no bot starts on it by mistake', async () => {
  const bot = await startBot();
  await add(bot.rep('Ana'));
  await bot.stop();
  expect((await move(bot, await server.freshDatabase())).code).toBe(0);
  expect(readFileSync(bot.databaseFile).includes('Maria Souza')).toBe(true);
  const other = startProcess(dirname(bot.databaseFile), envOf(bot));
  other.ready.catch(() => {});
  const { code, stderr } = await other.ended;
  expect(code).toBe(78);
  expect(stderr).toContain('was moved to another database. Set DATABASE_URL to that one');
});

test('into a database that is in use: refused, nothing has changed, and the bot goes on as before', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  await add(ana, someone(1));
  await bot.stop();
  const url = await server.freshDatabase();
  expect((await move(bot, url)).code).toBe(0);
  const second = await startBot();
  await add(second.rep('Ana'), someone(2));
  await second.stop();
  const refused = await move(second, url);
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/Not moved, nothing has changed: \w+ is not empty/);
  await second.start();
  await second.turn(() => second.admin.send('/jobs'));
  const client = await server.connect(url);
  const { rows } = await client.query('SELECT contact FROM contacts');
  expect(rows).toHaveLength(1);
});

test.each([[[]], [['--to', 'file:x.db']], [['--from', 'x']]])(
  '%j: how it is used',
  async (args) => {
    const bot = await startBot();
    const tool = await startProgram('tools/move.ts', { args, env: envOf(bot) });
    expect(await tool.ended).toBe(2);
    expect(tool.output).toContain('Usage: npm run move -- --to postgres://');
  },
);
