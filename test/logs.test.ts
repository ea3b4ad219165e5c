import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { freePort } from '../sandbox/free-ports.ts';
import { createCustomField } from '../sandbox/kinbox/custom-fields.ts';
import type { FaultKind as KinboxFault } from '../sandbox/kinbox/faults.ts';
import type { FaultKind as TelegramFault } from '../sandbox/telegram/faults.ts';
import type { Person } from '../sandbox/telegram/person.ts';
import { type Program, startProgram } from './helpers/process.ts';
import { openWorld } from './helpers/world.ts';

const WEBHOOK_SECRET = 'hook-secret-3141';
/** People's texts and names: none of them may be in a log or in a reason. */
const PRIVATE = {
  name: 'Ermengarda',
  otherName: '%s{"level":60}\u2028Quitéria</b>',
  phone: '11987654321',
  email: 'ermengarda@example.com',
  notes: 'deve 300 reais\n{"msg":"forged"}',
  rep: 'Anastácia',
  username: 'anastacia_vendas',
  sender: 'Teodolinda',
  place: 'Rua das Palmeiras Tortas, 77',
  own: '060.715.303-54',
  event: 'Feira Sigilosa',
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

type Env = Awaited<ReturnType<typeof openWorld>>['env'];

/** Every text that stands for a secret, in the forms in which it may turn up. */
function secretsOf(env: Env): string[] {
  const texts = [
    ...Object.values(PRIVATE).flatMap((text) => text.split(/[\n\u2028{]/)),
    '987654321',
    '98765-4321',
  ];
  return [
    ...texts,
    env.BOT_TOKEN,
    env.BOT_TOKEN.split(':')[1],
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
  expectNothingPrivate(program, env, 3);
}, 40_000);

test('nor of what is captured, known already, corrected or of an event', async () => {
  const customFields = createCustomField({ placeholder: 'cpf', name: 'CPF' });
  const { env, telegram, kinbox } = await openWorld({ kinbox: { customFields: [customFields] } });
  const program = await startProgram('main.ts', {
    env: { ...env, CONTACT_FIELDS: 'cpf', LOG_LEVEL: 'trace' },
  });
  await program.says("the workspace's custom fields were read");
  const ana = telegram.person({ id: 101, firstName: PRIVATE.rep, languageCode: 'pt-br' });
  telegram.person({ firstName: 'Bruno', id: 900, languageCode: 'pt-br' });
  const message = [`${PRIVATE.name} is known`, `phone ${PRIVATE.phone} <${PRIVATE.email}>`];

  ana.send(`/event ${PRIVATE.event}`);
  await ana.sees('Qual é o nome?');
  ana.send('/event off');
  await ana.sees('encerrei o evento');
  await ana.tap('Continuar o contato');
  await ana.sees('Qual é o nome?');
  ana.send(`${PRIVATE.phone} ${PRIVATE.email}`, { forwardOf: PRIVATE.sender });
  await ana.sees('Contato pronto');
  ana.venue({ latitude: -3.7, longitude: -38.5, title: PRIVATE.place, address: PRIVATE.name });
  await ana.sees(PRIVATE.place);
  await ana.tap('Editar CPF');
  await ana.sees('Preencha: CPF');
  ana.send(PRIVATE.own);
  await ana.sees(PRIVATE.own);
  await ana.tap('Salvar');
  await ana.sees('Salvo no Kinbox');

  for (const how of ['reject-422', 'html', 'forbidden'] as const) {
    ana.send(`/newcontact ${PRIVATE.name}, ${PRIVATE.phone}, ${PRIVATE.notes} ${how}`);
    await ana.sees('Contato pronto');
    await ana.tap('Salvar');
    await ana.sees('já existe');
    await ana.tap('Ver');
    await ana.sees(PRIVATE.email);
    kinbox.fail({ on: 'update', how, message });
    await ana.tap('Só adicionar a observação');
    await ana.sees(/Pronto: adicionei|Não consegui alterar/);
  }
  ana.contact({
    firstName: PRIVATE.otherName,
    phone: '1',
    vcard: `BEGIN:VCARD\nVERSION:3.0\nFN:${PRIVATE.name}\nTEL:${PRIVATE.phone}`,
  });
  await ana.sees('Contato pronto');
  kinbox.fail({ on: 'list', how: 'forbidden', times: 9, message });
  await ana.tap('Salvar');
  await ana.sees('já existe');
  await ana.tap('Cancelar');
  await ana.sees('Cancelado');
  kinbox.healAll();

  ana.send('/newcontact');
  await ana.sees('Qual é o nome?');
  const name = ana.send(PRIVATE.name);
  await ana.sees('2/5');
  for (const next of ['3/5', '4/5', '5/5', 'Contato pronto']) {
    ana.send('/skip');
    await ana.sees(next);
  }
  await ana.tap('Salvar');
  await ana.sees('Salvo no Kinbox');
  for (const how of ['reject-422', 'html', 'forbidden'] as const) {
    ana.edit(name, `${PRIVATE.otherName} ${how}`);
    await ana.sees('Altero lá também?');
    kinbox.fail({ on: 'update', how, message });
    await ana.tap('Atualizar no Kinbox');
    await ana.sees(/Pronto: atualizei|Não consegui alterar/);
  }
  kinbox.fail({ on: 'read', how: 'html', times: 3 });
  ana.edit(name, `${PRIVATE.otherName} tarde`);
  await ana.sees('não consigo mais alterar');
  await program.stop();
  expectNothingPrivate(program, env, 0);
}, 40_000);

function expectNothingPrivate(program: Program, env: Env, reasonsAtLeast: number): void {
  const db = new DatabaseSync(env.DATABASE_URL.slice('file:'.length));
  const reasons = ['updates', 'jobs'].flatMap((table) =>
    db.prepare(`SELECT reason FROM ${table} WHERE reason IS NOT NULL`).all(),
  );
  db.close();
  expect(reasons.length).toBeGreaterThanOrEqual(reasonsAtLeast);
  const written = [program.output, JSON.stringify(reasons)].join('\n').toLowerCase();
  for (const secret of secretsOf(env)) expect(written).not.toContain(secret.toLowerCase());
  // Each line is one entry: nothing that people write can forge one.
  for (const line of program.output.trimEnd().split('\n')) {
    expect(() => JSON.parse(line), line).not.toThrow();
  }
  expect(program.output).not.toContain('unhandled');
}
