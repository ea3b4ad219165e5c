import { describe, expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { startBot } from '../helpers/bot.ts';
import { add, fillIn, someone } from '../helpers/form.ts';
import { startProgram } from '../helpers/process.ts';
import { openWorld } from '../helpers/world.ts';

const SECRET = 'secret-of-the-hook';

/** The environment of webhook mode; WEBHOOK_URL names the bot's own server. */
async function webhookEnv(path = 'telegram') {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/${path}`;
  return { PORT: String(port), WEBHOOK_URL: url, WEBHOOK_SECRET: SECRET };
}

async function startWebhookBot(path?: string) {
  const env = await webhookEnv(path);
  const bot = await startBot({ env, telegram: { webhookBackoff: () => 20 } });
  return { ...bot, url: env.WEBHOOK_URL };
}

describe('updates by webhook', () => {
  test('a whole form, from /newcontact to the summary', async () => {
    const { rep, telegram, kinbox } = await startWebhookBot();
    const ana = rep('Ana');
    const summary = await add(ana);
    expect(summary.text).toContain('Nome: Maria Souza');
    expect(kinbox.contacts).toHaveLength(1);
    expect(telegram.callsOf('getUpdates')).toEqual([]);
    expect(ana.messages.filter(({ from }) => from === 'bot')).toHaveLength(5);
  });

  test.each(['a%20b/(x)', 'atenção', ':id*', 'x%C3%A3%2Fy'])('at the path %s', async (path) => {
    const { rep } = await startWebhookBot(path);
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
  });

  test('every update twice: nothing is answered twice, one contact', async () => {
    const { rep, telegram, kinbox } = await startWebhookBot();
    const ana = rep('Ana');
    telegram.repeat(100);
    await add(ana);
    expect(ana.messages.filter(({ from }) => from === 'bot')).toHaveLength(5);
    expect(kinbox.posts).toHaveLength(1);
  });

  test('five reps at once', async () => {
    const { rep, kinbox } = await startWebhookBot();
    const people = ['Ana', 'Bia', 'Caio', 'Davi', 'Eva'].map((name) => rep(name));
    await Promise.all(
      people.map((one, at) => add(one, { ...someone(at), name: `Cliente de ${one.firstName}` })),
    );
    expect(kinbox.contacts.map(({ name }) => name).sort()).toEqual(
      people.map(({ firstName }) => `Cliente de ${firstName}`).sort(),
    );
  });

  test('a restart in the middle of a form: what was sent meanwhile is the answer', async () => {
    const bot = await startWebhookBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    await bot.stop();
    ana.send('Maria Souza');
    ana.send('85 99728-1648');
    await bot.start();
    await ana.sees('Qual é o e-mail?');
    await ana.tap('Pular');
    await ana.sees('Quer anotar');
    await bot.restart();
    await ana.tap('Pular');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(bot.kinbox.contacts).toMatchObject([{ name: 'Maria Souza', phone: '5585997281648' }]);
  });

  test('the webhook is set at every start, with all that it takes', async () => {
    const { telegram, restart, url } = await startWebhookBot();
    await restart();
    const calls = telegram.callsOf('setWebhook');
    expect(calls).toHaveLength(2);
    for (const { ok, params } of calls) {
      expect(ok).toBe(true);
      const { allowed_updates: allowed, ...others } = params;
      expect(others).toEqual({ url, secret_token: SECRET, max_connections: 40 });
      const list: unknown = typeof allowed === 'string' ? JSON.parse(allowed) : allowed;
      expect(list).toEqual(['message', 'edited_message', 'callback_query', 'chat_member']);
    }
  });

  test('somebody without the secret moves nothing', async () => {
    const { rep, url, kinbox, journal } = await startWebhookBot();
    const ana = rep('Ana');
    await fillIn(ana);
    const since = journal.entries.length;
    const forged = {
      update_id: 999_999_999,
      message: { message_id: 1, chat: { id: ana.id, type: 'private' } },
    };
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'guessed' },
      body: JSON.stringify(forged),
    });
    expect(answer.status).toBe(401);
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.posts).toHaveLength(1);
    expect(
      journal.entries.slice(since).filter(({ fields }) => fields.updateId === 999_999_999),
    ).toEqual([]);
  });

  test('without its port the bot does not start: it would be deaf', async () => {
    const { env } = await openWorld();
    const webhook = await webhookEnv();
    const first = await startProgram('main.ts', { env: { ...env, ...webhook } });
    await first.says('"ready"');
    const second = await startProgram('main.ts', {
      env: { ...env, ...webhook, DATABASE_URL: `${env.DATABASE_URL}.other` },
    });
    expect(await second.ended).toBe(1);
    expect(second.output).toContain('EADDRINUSE');
    expect(await first.stop()).toBe(0);
  });
});

describe('nobody turns production off', () => {
  const FOREIGN = 'https://bot.example.com/telegram';

  test("polling does not start beside somebody else's webhook, and leaves it alone", async () => {
    const { env, api } = await openWorld();
    await api.setWebhook(FOREIGN);
    const bot = await startProgram('main.ts', { env });
    expect(await bot.ended).toBe(78);
    expect(bot.output).toContain(FOREIGN);
    expect(bot.output).toContain('npm run webhook -- delete');
    expect(bot.output).not.toContain(env.BOT_TOKEN);
    expect(bot.output).not.toMatch(/^\s+at /m);
    expect((await api.getWebhookInfo()).url).toBe(FOREIGN);
  });

  test('its own webhook, of an earlier start on the same database, makes way for polling', async () => {
    const { env, api, telegram } = await openWorld({ telegram: { webhookBackoff: () => 20 } });
    const webhook = await webhookEnv();
    const before = await startProgram('main.ts', { env: { ...env, ...webhook } });
    await before.says('"ready"');
    const ana = telegram.person({ firstName: 'Ana', id: 101, languageCode: 'pt-br' });
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    expect(await before.stop()).toBe(0);
    expect((await api.getWebhookInfo()).url).toBe(webhook.WEBHOOK_URL);

    const after = await startProgram('main.ts', { env });
    await after.says('"ready"');
    expect((await api.getWebhookInfo()).url).toBe('');
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    expect(await after.stop()).toBe(0);
  });

  test('a webhook that took the place of its own is foreign again', async () => {
    const { env, api } = await openWorld();
    const bot = await startProgram('main.ts', { env: { ...env, ...(await webhookEnv()) } });
    await bot.says('"ready"');
    await bot.stop();
    await api.setWebhook(FOREIGN);
    const polling = await startProgram('main.ts', { env });
    expect(await polling.ended).toBe(78);
    expect((await api.getWebhookInfo()).url).toBe(FOREIGN);
  });
});

describe('npm run webhook', () => {
  const FOREIGN = 'https://bot.example.com/telegram';

  async function run(env: Record<string, string>, ...args: string[]) {
    const program = await startProgram('tools/webhook.ts', { args, env });
    return { code: await program.ended, output: program.output };
  }

  test('info says where updates go, delete ends that and keeps what waits', async () => {
    const { env, api, telegram } = await openWorld({ telegram: { webhookBackoff: () => 60_000 } });
    expect(await run(env, 'info')).toEqual({
      code: 0,
      output: 'No webhook is set; 0 updates wait to be fetched.\n',
    });
    await api.setWebhook(`http://127.0.0.1:${await freePort()}/gone`);
    telegram.person({ firstName: 'Ana', id: 101 }).send('hello');
    await expect
      .poll(async () => (await api.getWebhookInfo()).last_error_message)
      .toBe('Connection refused');
    const { code, output } = await run(env, 'info');
    expect(code).toBe(0);
    expect(output).toMatch(
      /Updates go to http:.*\/gone; 1 wait\.\nThe last delivery failed: Connection refused\n/,
    );

    expect(await run(env, 'delete')).toEqual({
      code: 0,
      output: 'The webhook is removed. Waiting updates are kept for polling.\n',
    });
    expect((await api.getWebhookInfo()).url).toBe('');
    expect(await api.getUpdates()).toHaveLength(1);
  });

  test('delete lets polling start where somebody else had a webhook', async () => {
    const { env, api } = await openWorld();
    await api.setWebhook(FOREIGN);
    expect((await run(env, 'delete')).code).toBe(0);
    const bot = await startProgram('main.ts', { env });
    await bot.says('"ready"');
    expect(await bot.stop()).toBe(0);
  });

  test('anything else is answered with how to use it, and changes nothing', async () => {
    const { env, api } = await openWorld();
    await api.setWebhook(FOREIGN);
    for (const args of [[], ['remove'], ['--help']]) {
      const { code, output } = await run(env, ...args);
      expect(code).toBe(2);
      expect(output).toContain('npm run webhook -- info|delete');
    }
    expect((await api.getWebhookInfo()).url).toBe(FOREIGN);
  });

  test('a wrong token and a wrong environment are named', async () => {
    const { env } = await openWorld();
    const refused = await run({ ...env, BOT_TOKEN: '1:wrong' }, 'info');
    expect(refused).toEqual({ code: 1, output: expect.stringContaining('BOT_TOKEN') });
    expect(refused.output).not.toContain('1:wrong');
    const { BOT_TOKEN: _none, ...rest } = env;
    expect(await run(rest, 'info')).toEqual({
      code: 78,
      output: expect.stringContaining('BOT_TOKEN'),
    });
  });
});
