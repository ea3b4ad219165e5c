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
    env: { CONTACT_FIELDS: 'nothing,birthday,cpf' },
    kinbox: { customFields: [CPF, createCustomField({ placeholder: 'birthday', type: 'date' })] },
  });
  const warned = await bot.journal.says(({ message }) =>
    message.startsWith('CONTACT_FIELDS names'),
  );
  expect(warned.fields).toEqual({ missing: 'nothing, birthday' });
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
