import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../sandbox/free-ports.ts';
import { createCustomField } from '../../sandbox/kinbox/custom-fields.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { startProgram } from '../helpers/process.ts';
import { openWorld } from '../helpers/world.ts';

async function examine(env: Record<string, string>) {
  const program = await startProgram('tools/doctor.ts', { env });
  const code = await program.ended;
  for (const secret of [env.BOT_TOKEN, env.KINBOX_API_TOKEN, env.WEBHOOK_SECRET]) {
    if (secret) expect(program.output).not.toContain(secret);
  }
  expect(program.output).not.toMatch(/^\s+at |undefined|\[object/m);
  return { code, lines: program.output.trimEnd().split('\n'), output: program.output };
}

const telegramIdField = (isUniqueIdentifier = false) =>
  createCustomField({ placeholder: 'telegram_id', type: 'text', isUniqueIdentifier });

describe('npm run doctor', () => {
  test('all is fine: a line for each thing, exit code 0, and nothing was changed', async () => {
    const { env, telegram, kinbox } = await openWorld({
      kinbox: { customFields: [telegramIdField()] },
    });
    const bruno = telegram.person({ firstName: 'Bruno', id: 900 });
    const team = telegram.group({ title: 'Vendas', members: [bruno] });
    const { code, lines } = await examine({ ...env, TEAM_CHAT_IDS: String(team.id) });
    expect(lines).toEqual([
      'ok    environment',
      'note  database: sqlite; the start will make it',
      'ok    access: somebody may use the bot',
      'ok    photos: are not read',
      `ok    Telegram: the bot is @${telegram.bot.username}`,
      'ok    privacy mode is on',
      'ok    updates: polling',
      'ok    admin 900: can be told when something is wrong',
      `ok    team chat ${team.id}: the bot is in it and may write`,
      'ok    Kinbox: the token works',
      'ok    custom field telegram_id: found',
      'ok    look-up by the list, GET /v1/contacts: answers',
      'ok    look-up by GET /v1/contacts?phone=: answers',
      'ok    look-up by GET /v1/contacts?email=: answers',
      'ok    look-up by GET /v3/contacts?externalId= (internal): answers',
      'ok    look-up: contacts can be looked up',
    ]);
    expect(code).toBe(0);
    expect(kinbox.requests.every(({ method }) => method === 'GET')).toBe(true);
    expect(new Set(telegram.calls.map(({ method }) => method))).toEqual(
      new Set(['getMe', 'getWebhookInfo', 'getChat', 'getChatMember']),
    );
  });

  test('an environment that is not complete: every variable, exit code 78', async () => {
    const { code, output } = await examine({ ADMIN_IDS: 'bruno', PORT: '99999' });
    expect(code).toBe(78);
    for (const name of ['BOT_TOKEN', 'KINBOX_API_TOKEN', 'ADMIN_IDS', 'PORT']) {
      expect(output).toContain(`WRONG ${name}: `);
    }
  });

  test('nobody may use it, the database cannot be opened, the groups do not have it', async () => {
    const { env, telegram } = await openWorld();
    const bruno = telegram.person({ firstName: 'Bruno', id: 900 });
    const left = telegram.group({ title: 'Ex', members: [bruno] });
    left.kickBot();
    const { code, output } = await examine({
      ...env,
      ADMIN_IDS: '',
      ALLOWED_USER_IDS: '',
      DATABASE_URL: 'file:/dev/null/data/bot.db',
    });
    expect(code).toBe(1);
    expect(output).toMatch(
      /WRONG database: does not open \(\/dev\/null is no folder\)\n {6}-> Check DATABASE_URL/,
    );
    expect(output).toContain('access: nobody is named in the environment\n      -> Only who came');

    const groups = await examine({ ...env, TEAM_CHAT_IDS: `${left.id},-4242` });
    expect(groups.code).toBe(1);
    expect(groups.output).toContain(
      `WRONG team chat ${left.id}: not reached\n      -> Add the bot to the group`,
    );
    expect(groups.output).toContain('WRONG team chat -4242: not reached\n      -> Add the bot');
  });

  test('a token that Telegram does not know; the rest is examined all the same', async () => {
    const { env } = await openWorld();
    const { code, output } = await examine({ ...env, BOT_TOKEN: '42:wrong' });
    expect(code).toBe(1);
    expect(output).toContain('WRONG Telegram: getMe fails\n      -> Check BOT_TOKEN');
    expect(output).toContain('ok    Kinbox: the token works');
  });

  test('a webhook that polling would have to end; privacy mode off', async () => {
    const { env, api } = await openWorld({ telegram: { readsAllGroupMessages: true } });
    await api.setWebhook('https://bot.example.com/telegram');
    const polling = await examine(env);
    expect(polling.code).toBe(1);
    expect(polling.output).toContain(
      'WRONG webhook: updates go to https://bot.example.com/telegram, but WEBHOOK_URL is not set\n' +
        '      -> Set WEBHOOK_URL, or end the webhook: npm run webhook -- delete',
    );
    expect(polling.output).toContain('note  privacy mode is off');
    expect(polling.output).toContain('/setprivacy');

    const other = {
      WEBHOOK_URL: 'https://new.example.com/telegram',
      WEBHOOK_SECRET: 'hook-secret-2718',
    };
    const webhook = await examine({ ...env, ...other });
    expect(webhook.code).toBe(0);
    expect(webhook.output).toContain(
      'note  webhook: updates go to https://bot.example.com/telegram; a start will set WEBHOOK_URL',
    );
  });

  test('a Kinbox that refuses the token, and one that is not there', async () => {
    const { env } = await openWorld();
    const refused = await examine({ ...env, KINBOX_API_TOKEN: 'revoked-token' });
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(
      'WRONG Kinbox: refuses the token or the address (401)\n      -> Check KINBOX_API_TOKEN',
    );
    const away = await examine({ ...env, KINBOX_API_URL: `http://127.0.0.1:${await freePort()}` });
    expect(away.code).toBe(1);
    expect(away.output).toContain('WRONG Kinbox: does not answer\n      -> Check KINBOX_API_URL');
  });

  test('a Kinbox that cannot do everything: notes, and exit code 0', async () => {
    const { env } = await openWorld({
      kinbox: { customFields: [], v3Search: 'absent', v1List: 'absent' },
    });
    const { code, output } = await examine(env);
    expect(code).toBe(0);
    expect(output).toContain(
      'note  custom field telegram_id: not there\n      -> Make a contact field',
    );
    expect(output).toContain('note  look-up by GET /v1/contacts?phone=: does not answer (404)');
    expect(output).toContain('note  look-up: this Kinbox lists no contacts');
    expect(output).toContain('the bot will ask the rep');

    const unique = await openWorld({ kinbox: { customFields: [telegramIdField(true)] } });
    expect((await examine(unique.env)).output).toContain(
      'note  custom field telegram_id: must be unique, so it is not used',
    );
  });

  test('fields to ask for: found, of another type, not there', async () => {
    const { env } = await openWorld({
      kinbox: {
        customFields: [
          createCustomField({ placeholder: 'cpf', type: 'text' }),
          createCustomField({ placeholder: 'born', type: 'date' }),
          createCustomField({ placeholder: 'raw', type: 'json' }),
        ],
      },
    });
    const { code, output } = await examine({ ...env, CONTACT_FIELDS: 'cpf,born,raw,size' });
    expect(code).toBe(0);
    expect(output).toContain('ok    contact field cpf: asked for');
    expect(output).toContain('ok    contact field born: asked for');
    expect(output).toContain('note  contact field raw: of type json, not asked for');
    expect(output).toContain('note  contact field size: not there');
  });

  test('changes nothing: no file is made, and an admin who never wrote is named', async () => {
    const { env } = await openWorld();
    const { output } = await examine({ ...env, ADMIN_IDS: '999' });
    expect(output).toContain('note  admin 999: has never written to the bot');
    const file = String(env.DATABASE_URL).replace('file:', '');
    expect(existsSync(file)).toBe(false);
    const store = openSqlite(file);
    await store.close();
    expect((await examine(env)).output).toContain('ok    database: sqlite opens and is up to date');
  });

  test('beside a bot that runs: it says so, and the bot goes on', async () => {
    const { env, telegram } = await openWorld({ kinbox: { customFields: [telegramIdField()] } });
    const bot = await startProgram('main.ts', { env });
    await bot.says('"ready"');
    const ana = telegram.person({ firstName: 'Ana', id: 101, languageCode: 'pt-br' });
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    const { code, output } = await examine(env);
    expect(code).toBe(0);
    expect(output).toContain('note  database: in use, the bot seems to be running');
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    const again = await startProgram('main.ts', { env });
    expect(await again.ended).toBe(1);
    expect(again.output).toContain('is another copy of the bot running?');
    expect(await bot.stop()).toBe(0);
  });
});
