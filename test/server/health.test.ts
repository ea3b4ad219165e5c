import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { createHealth } from '../../src/server/health.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { type BotOptions, KINBOX_TOKEN, startBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, MARIA, save, someone } from '../helpers/form.ts';

/** A bot whose HTTP server can be asked. */
async function startAskedBot(options: BotOptions = {}) {
  const port = await freePort();
  const bot = await startBot({ ...options, env: { ...options.env, PORT: String(port) } });
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };
  return {
    bot,
    ask,
    async troubles() {
      const { status, text } = await ask('/readyz');
      const { troubles }: { troubles: string[] } = JSON.parse(text);
      expect(status).toBe(troubles.length === 0 ? 200 : 503);
      return troubles;
    },
    /** One sample of /metrics, by its name and labels as they are printed. */
    async metric(sample: string): Promise<number | undefined> {
      const line = (await ask('/metrics')).text
        .split('\n')
        .find((one) => one.startsWith(`${sample} `));
      return line === undefined ? undefined : Number(line.slice(sample.length + 1));
    },
  };
}

describe('/readyz', () => {
  test('nothing is wrong with a bot that works', async () => {
    const { troubles, ask } = await startAskedBot();
    expect(await troubles()).toEqual([]);
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: '{"status":"alive"}' });
  });

  test('Telegram does not answer, and then it does', async () => {
    const clock = createManualClock();
    const { bot, troubles, ask } = await startAskedBot({ clock, mayFail: true });
    // An answer that says to wait for longer than a call is tried.
    bot.telegram.fail({ method: 'getMe', how: 'too-many', retryAfter: 60 });
    expect(await troubles()).toEqual(['telegram']);
    expect((await ask('/healthz')).status).toBe(200);
    bot.telegram.healAll();
    // It is not asked at every turn.
    const asked = bot.telegram.callsOf('getMe').length;
    expect(await troubles()).toEqual(['telegram']);
    expect(bot.telegram.callsOf('getMe')).toHaveLength(asked);
    clock.advance(15_000);
    expect(await troubles()).toEqual([]);
    await Promise.all(Array.from({ length: 20 }, () => troubles()));
    expect(bot.telegram.callsOf('getMe')).toHaveLength(asked + 1);
  });

  test('no poll has come back for a long time, and then one does', async () => {
    const clock = createManualClock();
    const { bot, troubles } = await startAskedBot({ clock });
    const ana = bot.rep('Ana');
    clock.advance(90_000);
    expect(await troubles()).toEqual([]);
    clock.advance(1);
    expect(await troubles()).toEqual(['intake']);
    await bot.turn(() => ana.send('/help'));
    expect(await troubles()).toEqual([]);
  });

  test('polls that are refused are no polls', async () => {
    const clock = createManualClock();
    const { bot, troubles, ask } = await startAskedBot({ clock, mayFail: true });
    const ana = bot.rep('Ana');
    bot.telegram.fail({ method: 'getUpdates', how: 'server-error' });
    ana.send('/help');
    await bot.journal.says(({ message }) => message === 'updates could not be fetched');
    clock.advance(91_000);
    await expect.poll(troubles).toEqual(['intake']);
    expect((await ask('/healthz')).status).toBe(200);
  });

  test('the database is gone', async () => {
    const store = openSqlite(':memory:');
    const clock = createManualClock();
    const health = createHealth({
      writeDatabase: () => store.checkWritable(clock.now()),
      askTelegram: async () => true,
      clock,
    });
    expect(await health.troubles()).toEqual([]);
    await store.close();
    clock.advance(5_000);
    expect(await health.troubles()).toEqual(['database']);
  });
});

describe('/metrics', () => {
  test('has every series that is promised, and nobody in it', async () => {
    const { bot, ask, metric } = await startAskedBot();
    const ana = bot.rep('Ana Pereira', { username: 'ana_secreta' });
    await add(ana);
    bot.kinbox.fail({ on: 'create', how: 'reject-422', message: ['Maria Souza is not welcome'] });
    await save(ana, someone(2));
    await ana.sees('não aceitou');
    const { type, text } = await ask('/metrics');
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const series of [
      'bot_update_seconds_count{outcome="done"}',
      'bot_updates_waiting 0',
      'bot_oldest_update_seconds 0',
      'bot_oldest_job_seconds 0',
      'bot_jobs{kind="create-contact",state="rejected"} 1',
      'bot_job_ends_total{kind="create-contact",state="done"} 1',
      'bot_job_ends_total{kind="create-contact",state="rejected"} 1',
      'bot_job_ends_total{kind="tell-rep",state="done"} 2',
      'bot_kinbox_seconds_count{call="create",outcome="ok"} 1',
      'bot_kinbox_seconds_count{call="create",outcome="refused"} 1',
      'bot_kinbox_seconds_count{call="fields",outcome="ok"} 1',
      'bot_telegram_seconds_count{method="sendMessage",outcome="200"}',
      'nodejs_eventloop_lag_seconds',
      'process_resident_memory_bytes',
    ]) {
      expect(text).toContain(`\n${series}`);
    }
    expect(await metric('bot_update_seconds_count{outcome="done"}')).toBeGreaterThanOrEqual(12);
    for (const secret of [
      'Maria',
      'Souza',
      // Whole, so that no figure holds it by chance.
      '85997281648',
      'maria@',
      'feira',
      'Pereira',
      'ana_secreta',
      'welcome',
      KINBOX_TOKEN,
      bot.telegram.token,
      'sandbox-token',
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(new RegExp(`\\b${ana.id}\\b`));
  });

  test('say how old the oldest of what waits is', async () => {
    const clock = createManualClock();
    const { bot, metric } = await startAskedBot({ clock, mayFail: true });
    const ana = bot.rep('Ana');
    await bot.kinbox.down();
    await save(ana, { name: 'Maria', phone: MARIA.phone });
    await ana.sees('Contato guardado');
    bot.telegram.fail({ method: 'sendMessage', how: 'hang' });
    ana.send('hello');
    await expect.poll(() => metric('bot_updates_waiting')).toBe(1);
    clock.advance(42_000);
    expect(await metric('bot_oldest_update_seconds')).toBe(42);
    expect(await metric('bot_oldest_job_seconds')).toBe(42);
    await expect
      .poll(() => metric('bot_kinbox_seconds_count{call="create",outcome="try-again"}'))
      .toBeGreaterThanOrEqual(1);
  });

  test('count what was given up and what failed', async () => {
    const { bot, metric } = await startAskedBot({ mayFail: true });
    bot.telegram.push({ message: 'nonsense' });
    bot.telegram.push({
      message: {
        message_id: 1,
        from: { id: 101, language_code: 7 },
        chat: { id: 101, type: 'private' },
      },
    });
    await bot.journal.says(({ message }) => message === 'update set aside');
    await expect.poll(() => metric('bot_update_seconds_count{outcome="aside"}')).toBe(1);
    expect(await metric('bot_update_seconds_count{outcome="postponed"}')).toBe(1);
  });
});

describe('the port is taken', () => {
  test('in polling mode the bot works without health checks, and says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const bot = await startBot({ env: { PORT: String(port) } });
    const ana = bot.rep('Ana');
    await add(ana);
    expect(bot.journal.entries).toContainEqual({
      level: 'warn',
      message: 'no health checks: the port is not to be had',
      fields: { reason: expect.stringContaining('EADDRINUSE') },
    });
  });
});
