import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { freePort } from '../src/sandbox/free-ports.ts';
import type { FaultKind as KinboxFault } from '../src/sandbox/kinbox/faults.ts';
import type { FaultKind as TelegramFault } from '../src/sandbox/telegram/faults.ts';
import type { Person } from '../src/sandbox/telegram/person.ts';
import { startProgram } from './helpers/process.ts';
import { openWorld } from './helpers/world.ts';

const WEBHOOK_SECRET = 'hook-secret-3141';
/** What people wrote, or are called: none of it may be in a log or in a reason. */
const PRIVATE = {
  name: 'Ermengarda',
  otherName: '%s{"level":60}\u2028Quitéria</b>',
  phone: '11987654321',
  email: 'ermengarda@example.com',
  notes: 'deve 300 reais\n{"msg":"forged"}',
  rep: 'Anastácia',
  username: 'anastacia_vendas',
};

const KINBOX_FAULTS: KinboxFault[] = [
  'reject-422',
  'reject-400',
  'server-error',
  'server-error-after',
  'bad-gateway',
  'unavailable',
  'unauthorized',
  'forbidden',
  'too-many',
  'reset',
  'reset-after',
  'html',
  'html-after',
  'empty-201',
  'wrong-shape',
  'huge',
];
const TELEGRAM_FAULTS: TelegramFault[] = [
  'too-many',
  'server-error',
  'server-error-after',
  'reset',
  'reset-after',
  'html',
  'forbidden',
];

/** Every text that stands for a secret, in the forms in which it may turn up. */
function secretsOf(env: Record<string, string>): string[] {
  const texts = [
    ...Object.values(PRIVATE).flatMap((text) => text.split(/[\n\u2028{]/)),
    '987654321',
    '98765-4321',
  ];
  return [
    ...texts,
    env.BOT_TOKEN,
    env.BOT_TOKEN?.split(':')[1],
    env.KINBOX_API_TOKEN,
    WEBHOOK_SECRET,
  ].filter(
    (text): text is string => text !== undefined && text.length > 3 && !/^"(level|msg)/.test(text),
  );
}

async function fillInAndSave(person: Person, name: string): Promise<void> {
  person.send('/newcontact');
  await person.sees('Qual é o nome?');
  person.send(name);
  await person.sees('Qual é o telefone?');
  person.send(PRIVATE.phone);
  await person.sees('Qual é o e-mail?');
  person.send(PRIVATE.email);
  await person.sees('Quer anotar');
  person.send(PRIVATE.notes);
  await person.sees('Contato pronto');
  await person.tap('Salvar');
}

test('even at LOG_LEVEL=trace, whatever goes wrong, nothing personal and no secret is in the log or in a reason', async () => {
  const { env, telegram, kinbox } = await openWorld({ telegram: { webhookBackoff: () => 50 } });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/hook`;
  const program = await startProgram('main.ts', {
    env: { ...env, PORT: String(port), WEBHOOK_URL: url, WEBHOOK_SECRET, LOG_LEVEL: 'trace' },
  });
  await program.says('"ready"');
  const facts = { firstName: PRIVATE.rep, username: PRIVATE.username, languageCode: 'pt-br' };
  const ana = telegram.person({ ...facts, id: 101 });
  telegram.person({ firstName: 'Bruno', id: 900, languageCode: 'pt-br' });

  const message = [`${PRIVATE.name} is known`, `phone ${PRIVATE.phone} <${PRIVATE.email}>`];
  kinbox.fail({ on: 'create', how: 'reject-422', message });
  await fillInAndSave(ana, PRIVATE.name);
  await ana.sees(/não aceitou/);
  for (const how of KINBOX_FAULTS) kinbox.fail({ on: 'create', how, message });
  for (const how of ['html', 'reset', 'server-error', 'huge'] as const)
    kinbox.fail({ on: 'custom-fields', how });
  for (const name of [PRIVATE.otherName, PRIVATE.name, PRIVATE.otherName])
    await fillInAndSave(ana, name);

  for (const how of TELEGRAM_FAULTS) {
    telegram.fail({ method: 'sendMessage', how, times: 1, retryAfter: 1 });
    ana.send(`${PRIVATE.notes} ${how}`);
  }
  telegram.fail({ method: 'editMessageText', how: 'html', times: 2 });
  const from = {
    id: 101,
    is_bot: false,
    first_name: PRIVATE.rep,
    language_code: { secret: PRIVATE.name },
  };
  telegram.push({
    message: {
      message_id: 9,
      date: 1,
      from,
      chat: { id: 101, type: 'private' },
      text: PRIVATE.notes,
    },
  });
  for (const body of [`{"${PRIVATE.name}`, `["${PRIVATE.phone}"]`, JSON.stringify(PRIVATE)]) {
    const headers = {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': WEBHOOK_SECRET,
    };
    await fetch(url, { method: 'POST', headers, body });
    await fetch(`${url}/${PRIVATE.name}?${WEBHOOK_SECRET}`, { method: 'POST', body });
  }
  await program.says('"update set aside"');
  telegram.healAll();
  ana.send('/pending');
  await ana.sees('Ainda não está no Kinbox');
  kinbox.healAll();
  await program.stop();

  const db = new DatabaseSync(env.DATABASE_URL.slice('file:'.length));
  const reasons = ['updates', 'jobs'].flatMap((table) =>
    db.prepare(`SELECT reason FROM ${table} WHERE reason IS NOT NULL`).all(),
  );
  db.close();
  expect(reasons.length).toBeGreaterThan(2);
  const written = [program.output, JSON.stringify(reasons)].join('\n').toLowerCase();
  for (const secret of secretsOf(env)) expect(written).not.toContain(secret.toLowerCase());
  // Each line is one entry: nothing that people write can forge one.
  for (const line of program.output.trimEnd().split('\n')) {
    expect(() => JSON.parse(line), line).not.toThrow();
  }
  expect(program.output).not.toContain('unhandled');
}, 40_000);
