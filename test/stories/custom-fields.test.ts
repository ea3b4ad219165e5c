import { expect, test } from 'vitest';
import { createCustomField } from '../../sandbox/kinbox/custom-fields.ts';
import { startBot, TEAM_GROUP, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { fillIn, labelsOf } from '../helpers/form.ts';
import { withStore } from '../helpers/seed.ts';

const REP_ID = createCustomField({ placeholder: 'telegram_id', name: 'Telegram ID' });
const CPF = createCustomField({ placeholder: 'cpf', name: 'CPF' });
const SEGMENT = createCustomField({
  placeholder: 'segment',
  name: 'Segmento <b>',
  type: 'select',
  options: [
    { value: 'retail', label: 'Varejo' },
    { value: 'industry', label: 'Indústria' },
    { value: 'services', label: 'Serviços & <b>' },
  ],
});
const NEEDED = { ...SEGMENT, requiredToResolve: true };
const ASKED = { CONTACT_FIELDS: 'cpf,segment' };

/** Waits until the bot has read the workspace's fields, once more if it is told what had been said before. */
async function fieldsRead(bot: TestBot, since = 0): Promise<void> {
  await bot.journal.says(
    ({ message }) => message === "the workspace's custom fields were read",
    since,
  );
}

test('fields of the workspace are asked for, shown, and sent as Kinbox wants them', async () => {
  const bot = await startBot({
    env: { ...ASKED, TEAM_CHAT_IDS: String(TEAM_GROUP) },
    kinbox: { customFields: [REP_ID, SEGMENT, CPF], refuseUnknownFields: true },
  });
  await fieldsRead(bot);
  const ana = bot.rep('Ana');
  const team = bot.team({ members: [ana] });
  ana.send('/newcontact');
  await ana.sees('Novo contato · 1/6');
  ana.send('Maria');
  for (const next of ['3/6', '4/6', '5/6']) {
    ana.send('/skip');
    await ana.sees(next);
  }
  expect(ana.last.text).toContain('Preencha: CPF');
  const cpf = ana.send('060.715.303-54');
  const select = await ana.sees('6/6');
  expect(select.text).toContain('CPF: 060.715.303-54\n\nPreencha: Segmento <b>');
  expect(labelsOf(select)).toEqual([
    ['Varejo', 'Indústria'],
    ['Serviços & <b>'],
    ['Pular', 'Voltar', 'Cancelar'],
    ['Salvar agora'],
  ]);
  ana.send('agro');
  await ana.sees('agro não está entre as opções');
  ana.send('INDUSTRIA');
  const card = await ana.sees('Contato pronto para salvar');
  expect(card.text).toContain('Nome: Maria\nCPF: 060.715.303-54\nSegmento <b>: Indústria');
  expect(labelsOf(card).slice(3, 5)).toEqual([
    ['Editar CPF', 'Editar Segmento <b>'],
    ['Local', 'Privado: não'],
  ]);
  await ana.tap('Editar Segmento <b>');
  await ana.sees('Editando · Segmento <b>');
  await ana.tap('Serviços & <b>');
  await ana.sees('Segmento <b>: Serviços & <b>');
  ana.edit(cpf, '060.715.303-55');
  await ana.sees('CPF: 060.715.303-55');
  await ana.tap('Salvar');
  const summary = await ana.sees('Salvo no Kinbox ✅');
  expect(summary.text).toContain('CPF: 060.715.303-55\nSegmento <b>: Serviços & <b>\nID');
  expect(bot.kinbox.posts[0]?.body).toMatchObject({
    customFields: {
      cpf: { value: '060.715.303-55' },
      segment: { value: 'services' },
      telegram_id: { value: String(ana.id) },
    },
  });
  expect(ana.liveMessages).toHaveLength(1);
  const shared = await ana.sees('Novo contato no Kinbox', { in: team });
  expect(shared.text).toContain('CPF: ***.715.303-**\nSegmento <b>: Serviços & <b>');
});

test('as many and as long fields as there can be: each message fits', async () => {
  const customFields = Array.from({ length: 10 }, (_, at) =>
    createCustomField({ placeholder: `field-${at}`, name: `${at}${'🦊'.repeat(100)}` }),
  );
  const placeholders = customFields.map(({ placeholder }) => placeholder).join(',');
  const bot = await startBot({ env: { CONTACT_FIELDS: placeholders }, kinbox: { customFields } });
  await fieldsRead(bot);
  const ana = bot.rep('Ana');
  ana.send('/newcontact');
  await ana.sees('1/14');
  ana.send('🦊'.repeat(128));
  await ana.sees('2/14');
  ana.send('85 99728-1648');
  await ana.sees('3/14');
  ana.send(`${'a'.repeat(60)}@${'b'.repeat(30)}.com`);
  await ana.sees('4/14');
  ana.send('🦊'.repeat(2_000));
  await ana.sees('5/14');
  ana.location(1, 2);
  await ana.sees('Local: 1, 2');
  for (let at = 0; at < 10; at += 1) {
    ana.send('🦊'.repeat(500));
    await ana.sees(at === 9 ? 'Contato pronto para salvar' : `${at + 6}/14`);
  }
  expect(ana.last.text.match(/^\d🦊/gm)).toHaveLength(10);
  await ana.tap('Salvar');
  await ana.sees('Salvo no Kinbox ✅');
  expect(bot.kinbox.contacts[0]?.customFields).toMatchObject({
    'field-9': { value: '🦊'.repeat(500) },
  });
});

test('what is optional is skipped or emptied, and then not sent', async () => {
  const bot = await startBot({ env: ASKED, kinbox: { customFields: [CPF, SEGMENT] } });
  await fieldsRead(bot);
  const ana = bot.rep('Ana');
  ana.send('/newcontact Maria');
  await ana.sees('Contato pronto para salvar');
  await ana.tap('Editar CPF');
  await ana.sees('Preencha: CPF');
  ana.send('x'.repeat(501));
  await ana.sees('A resposta passou do limite de 500 caracteres: tire 1 caractere.');
  ana.send('123');
  await ana.sees('CPF: 123');
  await ana.tap('Editar CPF');
  await ana.sees('Preencha: CPF');
  await ana.tap('Apagar');
  const card = await ana.sees('Contato pronto para salvar');
  expect(card.text).not.toContain('CPF');
  await ana.tap('Salvar');
  await ana.sees('Salvo no Kinbox ✅');
  expect(bot.kinbox.posts[0]?.body).toMatchObject({ customFields: {} });
});

test('a pasted text that is edited leaves them as they are', async () => {
  const bot = await startBot({ env: ASKED, kinbox: { customFields: [CPF, NEEDED] } });
  await fieldsRead(bot);
  const ana = bot.rep('Ana');
  const line = ana.send('/newcontact Maria, 85 99728-1648');
  await ana.sees('Preencha: Segmento <b>');
  await ana.tap('Varejo');
  await ana.sees('Contato pronto para salvar');
  ana.edit(line, '/newcontact Maria, 85 99728-1649');
  const card = await ana.sees('Telefone: +55 85 99728-1649');
  expect(card.text).toContain('Contato pronto para salvar');
  expect(card.text).toContain('Segmento <b>: Varejo');
});

test('what is required is neither skipped nor left out, and asked for of a shared card too', async () => {
  const bot = await startBot({ env: ASKED, kinbox: { customFields: [CPF, NEEDED] } });
  await fieldsRead(bot);
  const ana = bot.rep('Ana');
  ana.contact({ firstName: 'João', phone: '+5585988887777' });
  const asked = await ana.sees('Preencha: Segmento <b>');
  expect(asked.text).toContain('Nome: João\nTelefone: +55 85 98888-7777');
  expect(labelsOf(asked).at(-1)).toEqual(['Voltar']);
  ana.send('/skip');
  await ana.sees('Este campo é obrigatório na sua equipe');
  await ana.tap('Voltar');
  await ana.sees('Contato pronto para salvar');
  await ana.tap('Salvar');
  await ana.sees('Este campo é obrigatório na sua equipe');
  expect(bot.kinbox.posts).toEqual([]);
  await ana.tap('Varejo');
  await ana.sees('Contato pronto para salvar');
  await ana.tap('Salvar');
  await ana.sees('Salvo no Kinbox ✅');
  expect(bot.kinbox.posts[0]?.body).toMatchObject({
    customFields: { segment: { value: 'retail' } },
  });
});

test('a field that Kinbox has not, or of another type, is not asked for', async () => {
  const bot = await startBot({
    env: { CONTACT_FIELDS: 'nothing,data,cpf' },
    kinbox: { customFields: [CPF, createCustomField({ placeholder: 'data', type: 'json' })] },
  });
  const warned = await bot.journal.says(({ message }) =>
    message.startsWith('CONTACT_FIELDS or AFTER_SAVE_FIELD names'),
  );
  expect(warned.fields).toEqual({ missing: 'nothing, data' });
  const ana = bot.rep('Ana');
  ana.send('/newcontact');
  await ana.sees('Novo contato · 1/5');
});

test('Kinbox is away at the start: what it said last is remembered, and asked again a minute later', async () => {
  const clock = createManualClock();
  const bot = await startBot({ clock, env: ASKED, kinbox: { customFields: [CPF, SEGMENT] } });
  await fieldsRead(bot);
  const ana = bot.rep('Ana');
  await bot.stop();
  await bot.kinbox.down();
  await bot.start();
  // Remembered from before.
  ana.send('/newcontact');
  await ana.sees('1/6');
  ana.send('/cancel');
  await ana.sees('Cancelado');
  await bot.kinbox.up();
  bot.kinbox.customFields.splice(1);
  const before = bot.journal.entries.length;
  clock.advance(61_000);
  await fieldsRead(bot, before);
  ana.send('/newcontact');
  await ana.sees('1/5');
});

test('Kinbox has never answered: the form asks its own four questions, and Save works', async () => {
  const clock = createManualClock();
  const bot = await startBot({ clock, env: ASKED, kinbox: { customFields: [CPF] } });
  const ana = bot.rep('Ana');
  await fieldsRead(bot);
  await bot.stop();
  const value = 'of another version';
  await withStore(bot, (store) => store.saveSetting({ name: 'own-fields', value }));
  bot.kinbox.fail({ on: 'custom-fields', how: 'server-error', times: Number.POSITIVE_INFINITY });
  await bot.start();
  await fillIn(ana, { name: 'Maria' });
  await ana.tap('Salvar');
  await ana.sees('Contato guardado');
  bot.kinbox.healAll();
  clock.advance(60_000);
  await ana.sees('Salvo no Kinbox ✅');
});

test('a field disappears while a form stands at its question: the form goes on', async () => {
  const clock = createManualClock();
  const bot = await startBot({ clock, env: ASKED, kinbox: { customFields: [CPF, SEGMENT] } });
  await fieldsRead(bot);
  const ana = bot.rep('Ana');
  ana.send('/newcontact Maria');
  await ana.sees('Contato pronto para salvar');
  await ana.tap('Editar Segmento <b>');
  await ana.sees('Preencha: Segmento <b>');
  const before = bot.journal.entries.length;
  bot.kinbox.customFields.splice(1);
  await bot.restart();
  await fieldsRead(bot, before);
  ana.send('Varejo');
  const card = await ana.sees('Contato pronto para salvar');
  expect(card.text).toContain('Nome: Maria');
  await ana.tap('Salvar');
  await ana.sees('Salvo no Kinbox ✅');
});

test('a field of each type is asked for in its own way, and sent as JSON has it', async () => {
  const options = [
    { value: 'a', label: 'Cozinha' },
    { value: 'b', label: 'Quarto' },
    { value: 'c', label: 'Sala' },
  ];
  const customFields = [
    createCustomField({ placeholder: 'rooms', name: 'Ambientes', type: 'multi-select', options }),
    createCustomField({ placeholder: 'budget', name: 'Orçamento', type: 'decimal' }),
    createCustomField({ placeholder: 'floors', name: 'Andares', type: 'number' }),
    createCustomField({ placeholder: 'owner', name: 'Dono', type: 'boolean' }),
    createCustomField({ placeholder: 'born', name: 'Nascimento', type: 'date' }),
    createCustomField({ placeholder: 'move', name: 'Mudança', type: 'day' }),
    createCustomField({ placeholder: 'visit', name: 'Visita', type: 'datetime' }),
    createCustomField({ placeholder: 'more', name: 'Obra', type: 'textarea' }),
  ];
  const placeholders = customFields.map(({ placeholder }) => placeholder).join(',');
  const bot = await startBot({ env: { CONTACT_FIELDS: placeholders }, kinbox: { customFields } });
  await fieldsRead(bot);
  const ana = bot.rep('Ana');
  ana.send('/newcontact');
  await ana.sees('1/12');
  ana.send('Maria');
  for (const next of ['3/12', '4/12', '5/12']) {
    ana.send('/skip');
    await ana.sees(next);
  }
  expect(labelsOf(ana.last)).toEqual([
    ['Cozinha', 'Quarto'],
    ['Sala'],
    ['Pular', 'Voltar', 'Cancelar'],
    ['Salvar agora'],
  ]);
  await ana.tap('Sala');
  await ana.sees('Ambientes: Sala');
  await ana.tap('Cozinha');
  await ana.sees('Ambientes: Cozinha, Sala');
  expect(labelsOf(ana.last)).toEqual([
    ['✓ Cozinha', 'Quarto'],
    ['✓ Sala'],
    ['Pronto', 'Voltar', 'Cancelar'],
    ['Salvar agora'],
  ]);
  await ana.tap('✓ Sala');
  await ana.sees('Ambientes: Cozinha\n');
  await ana.tap('Pronto');
  await ana.sees('6/12');
  ana.send('uns mil');
  await ana.sees('Não entendi uns mil como número');
  ana.send('1.250,50');
  await ana.sees('Orçamento: 1.250,5');
  ana.send('3');
  await ana.sees('8/12');
  expect(labelsOf(ana.last)[0]).toEqual(['Sim', 'Não']);
  ana.send('talvez');
  await ana.sees('Responda sim ou não');
  await ana.tap('Não');
  await ana.sees('9/12');
  ana.send('31/02/1985');
  await ana.sees('Não entendi 31/02/1985 como data');
  ana.send('05/11/1985');
  await ana.sees('Nascimento: 5 de nov. de 1985');
  ana.send('2026-12-01');
  await ana.sees('11/12');
  ana.send('01/12/2026');
  await ana.sees('Escreva a data e a hora');
  ana.send('01/12/2026 às 14h30');
  await ana.sees('Visita: 01/12/2026, 14:30');
  ana.send('Reforma');
  await ana.sees('Contato pronto para salvar');
  await ana.tap('Editar Ambientes');
  await ana.sees('Editando · Ambientes');
  await ana.tap('Quarto');
  await ana.sees('Ambientes: Cozinha, Quarto');
  expect(labelsOf(ana.last).at(-1)).toEqual(['Apagar', 'Pronto']);
  await ana.tap('Pronto');
  await ana.sees('Contato pronto para salvar');
  await ana.tap('Salvar');
  const summary = await ana.sees('Salvo no Kinbox ✅');
  expect(summary.text).toContain('Ambientes: Cozinha, Quarto\nOrçamento: 1.250,5\nAndares: 3');
  expect(bot.kinbox.posts[0]?.body).toMatchObject({
    customFields: {
      rooms: { value: ['a', 'b'] },
      budget: { value: 1250.5 },
      floors: { value: 3 },
      owner: { value: false },
      born: { value: '1985-11-05' },
      move: { value: '2026-12-01' },
      visit: { value: '2026-12-01T14:30:00-03:00' },
      more: { value: 'Reforma' },
    },
  });
});
