import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openKinboxSandbox } from '../../sandbox/kinbox/server.ts';
import { openTelegramSandbox } from '../../sandbox/telegram/sandbox.ts';
import { BOT_TOKEN, KINBOX_TOKEN } from '../helpers/bot.ts';
import { startByNpm, startProcess } from '../helpers/bot-process.ts';
import { save } from '../helpers/form.ts';

/** Of the child's time, where it waits. */
const SPEED = 5;

async function openWorld() {
  const telegram = await openTelegramSandbox({ token: BOT_TOKEN });
  const kinbox = await openKinboxSandbox({ token: KINBOX_TOKEN });
  const folder = await mkdtemp(join(tmpdir(), 'kinbox-bot-'));
  const env = {
    BOT_TOKEN,
    KINBOX_API_TOKEN: KINBOX_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    KINBOX_API_URL: kinbox.url,
    HOST: '127.0.0.1',
    PORT: '0',
    ALLOWED_USER_IDS: '101',
  };
  onTestFinished(async () => {
    await Promise.all([telegram.close(), kinbox.close()]);
    await rm(folder, { recursive: true, force: true });
  });
  const timeStart = Date.now();
  const start = (changes: Record<string, string> = {}, speed = 1) => {
    const bot = startProcess(folder, { ...env, ...changes }, { speed, timeStart });
    onTestFinished(() => bot.end('SIGKILL'));
    return bot;
  };
  const npmStart = async () => {
    const npm = await startByNpm(folder, env);
    onTestFinished(() => npm.end('SIGKILL'));
    return npm;
  };
  return { telegram, kinbox, folder, start, npmStart };
}

describe('the process', () => {
  test('nobody may use it: a link and its code on its own output, and not in the log', async () => {
    const { start, telegram } = await openWorld();
    const bot = start({ ALLOWED_USER_IDS: '' });
    await bot.ready;
    await expect.poll(() => telegram.callsOf('getUpdates').length).toBeGreaterThan(0);
    await bot.end('SIGTERM');
    const { code, stdout, stderr } = await bot.ended;
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    const own = lines.filter((line) => line !== '' && !line.startsWith('{'));
    expect(own[0]).toBe(
      'Nobody may use this bot yet. Whoever opens this link first, within an hour, is its admin:',
    );
    expect(own[1]).toMatch(/^ {2}https:\/\/t\.me\/sandbox_bot\?start=join_[\w-]{22}$/);
    expect(own.slice(2).every((line) => /^[ █▀▄]+$/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('{')).join()).not.toContain('join_');
  });

  test('with nothing set: every problem at once, exit 78, no stack', async () => {
    const { folder } = await openWorld();
    const bot = startProcess(folder, {});
    const { code, stdout, stderr } = await bot.ended;
    expect(code).toBe(78);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      [
        'The environment is not complete (see .env.example):',
        '  BOT_TOKEN: is required: the token that @BotFather gave you',
        '  KINBOX_API_TOKEN: is required: a Token V3 from Kinbox, Settings > Integrations > API',
        '',
      ].join('\n'),
    );
  });

  test('with nonsense: each variable named, no value shown', async () => {
    const { folder } = await openWorld();
    const secret = 'S3cretNonsense!';
    const names = [
      'BOT_TOKEN',
      'KINBOX_API_URL',
      'TELEGRAM_API_ROOT',
      'ADMIN_IDS',
      'ALLOWED_USER_IDS',
      'TEAM_CHAT_IDS',
      'DATABASE_URL',
      'WEBHOOK_URL',
      'WEBHOOK_SECRET',
      'PORT',
      'DEFAULT_COUNTRY',
      'DEFAULT_LOCALE',
      'KINBOX_CONTACT_URL',
      'DRAFT_TTL_DAYS',
      'CONTACT_RETENTION_DAYS',
      'LOG_LEVEL',
    ];
    const nonsense = Object.fromEntries(names.map((name) => [name, secret]));
    const { code, stderr } = await startProcess(folder, nonsense).ended;
    expect(code).toBe(78);
    const named = [...stderr.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...names, 'KINBOX_API_TOKEN'].sort());
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('with a token that Telegram does not know: one clear line, exit 78', async () => {
    const { start } = await openWorld();
    const { code, stdout, stderr } = await start({ BOT_TOKEN: '123456:wrong-token' }).ended;
    expect(code).toBe(78);
    expect(stderr).toBe('Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.\n');
    expect(stdout + stderr).not.toContain('wrong-token');
  });

  test('twice on the same database: the second says why it ends', async () => {
    const { start } = await openWorld();
    const first = start();
    await first.ready;
    const { code, stderr } = await start().ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^.*in use by another process: is another copy of the bot running\?\n$/);
  });

  test('with the database of another bot: says whose it is, and leaves it alone', async () => {
    const { start } = await openWorld();
    const first = start();
    await first.ready;
    await first.end('SIGTERM');
    const token = '777777:of-another-bot';
    const other = await openTelegramSandbox({ token });
    onTestFinished(() => other.close());
    const env = { BOT_TOKEN: token, TELEGRAM_API_ROOT: other.url };
    const { code, stderr } = await start(env).ended;
    expect(code).toBe(78);
    expect(stderr).toContain(
      `belongs to another bot (its id is ${Number.parseInt(BOT_TOKEN, 10)})`,
    );
    const again = start();
    await again.ready;
  });

  test('SIGTERM: exit 0 at once', async () => {
    const { start } = await openWorld();
    const bot = start();
    await bot.ready;
    await bot.end('SIGTERM');
    const { code, stderr } = await bot.ended;
    expect([code, stderr]).toEqual([0, '']);
  });

  test('SIGTERM while it still waits for Telegram: exit 0', async () => {
    const { telegram, start } = await openWorld();
    telegram.fail({ method: 'getMe', how: 'server-error' });
    const bot = start();
    await bot.says('Telegram does not answer; trying again');
    await bot.end('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });

  test('SIGTERM while Kinbox hangs: exit 0 within 10 s, and the contact is there after a start', async () => {
    const { telegram, kinbox, start } = await openWorld();
    const ana = telegram.person({ firstName: 'Ana', id: 101, languageCode: 'pt-br' });
    const bot = start({}, SPEED);
    await bot.ready;
    kinbox.fail({ on: 'create', how: 'hang-after' });
    await save(ana);
    await kinbox.holds(1);
    await bot.end('SIGTERM');
    const { code, stdout } = await bot.ended;
    expect(code).toBe(0);
    // It gives up after 9 s: the 15 s of Kinbox's own time-out would have ended the job.
    expect(stdout).not.toContain('job ended');
    const again = start();
    await again.ready;
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toHaveLength(1);
    expect(kinbox.posts).toHaveLength(1);
  });

  test('the log has no names, phones, texts or secrets', async () => {
    const { telegram, kinbox, start } = await openWorld();
    const ana = telegram.person({ firstName: 'Anabela', id: 101, languageCode: 'pt-br' });
    const bot = start({ LOG_LEVEL: 'trace' }, SPEED);
    await bot.ready;
    kinbox.fail({ on: 'create', how: 'reject-422', message: ['Maria Souza is no name'] });
    telegram.fail({ method: 'sendMessage', how: 'reset', times: 4 });
    await save(ana);
    await ana.sees('não aceitou');
    await bot.end('SIGTERM');
    const { stdout, stderr } = await bot.ended;
    expect(stdout).toContain('"msg":"ready"');
    for (const secret of [
      'Maria',
      '997281648',
      'maria@',
      'feira',
      'Anabela',
      BOT_TOKEN,
      KINBOX_TOKEN,
    ]) {
      expect(stdout + stderr).not.toContain(secret);
    }
  });
});

describe('npm start', () => {
  test('SIGTERM to npm alone ends the bot, and no process is left', async () => {
    const { npmStart } = await openWorld();
    const npm = await npmStart();
    await npm.ready;
    await npm.end('SIGTERM');
    const { code, stdout } = await npm.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('"signal":"SIGTERM","msg":"stopping"');
    expect(() => npm.signalGroup(0)).toThrow('ESRCH');
  });

  test('Ctrl-C, which npm passes on as well: the bot ends what it has begun', async () => {
    const { telegram, kinbox, npmStart } = await openWorld();
    const ana = telegram.person({ firstName: 'Ana', id: 101, languageCode: 'pt-br' });
    const npm = await npmStart();
    await npm.ready;
    kinbox.fail({ on: 'create', how: 'delay' });
    await save(ana);
    await kinbox.holds(() => kinbox.posts.length === 1);
    npm.signalGroup('SIGINT');
    await npm.says('stopping');
    // The one from npm can come as late as this.
    npm.signalGroup('SIGINT');
    const { code, stdout } = await npm.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('"msg":"job ended"');
    expect(() => npm.signalGroup(0)).toThrow('ESRCH');
  });
});

test('an answer that never comes: "safe with me" after 3 s, and one contact after all', async () => {
  const { telegram, kinbox, start } = await openWorld();
  const ana = telegram.person({ firstName: 'Ana', id: 101, languageCode: 'pt-br' });
  await start({}, SPEED).ready;
  kinbox.fail({ on: 'create', how: 'hang-after' });
  await save(ana);
  await ana.sees('Contato guardado');
  await ana.sees('Salvo no Kinbox', { timeoutMs: 10_000 });
  expect(kinbox.posts).toHaveLength(1);
});

test('a message that Telegram never answers: sent again, and the form goes on', async () => {
  const { telegram, start } = await openWorld();
  const ana = telegram.person({ firstName: 'Ana', id: 101, languageCode: 'pt-br' });
  await start({}, SPEED).ready;
  ana.send('/newcontact');
  await ana.sees('1/4');
  telegram.fail({ method: 'sendMessage', how: 'hang', times: 1 });
  ana.send('Maria');
  await ana.sees('2/4', { timeoutMs: 10_000 });
  expect(ana.messages.filter(({ text }) => text.includes('2/4'))).toHaveLength(1);
});
