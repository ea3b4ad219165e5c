import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/telegram/person.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { labelsOf, save, someone } from '../helpers/form.ts';

const HOUR_MS = 60 * 60_000;

async function startFair(name = 'Feira X') {
  const clock = createManualClock();
  const bot = await startBot({ clock });
  const { admin } = bot;
  await bot.turn(() => admin.send(`/event ${name}`));
  await bot.turn(() => admin.send('/event'));
  expect(labelsOf(admin.last).flat()).toContain('Valer para toda a equipe');
  await bot.turn(() => admin.tap('Valer para toda a equipe'));
  expect(admin.last.text).toContain(`${name} vale para toda a equipe`);
  // So long other replicas may take to hear of it.
  clock.advance(2_000);
  return { bot, clock, admin };
}

/** By a shared card; resolves when it is in Kinbox. */
async function share(bot: TestBot, person: Person, number: number): Promise<void> {
  const { name, phone } = someone(number);
  person.contact({ firstName: name, phone });
  await person.sees('Contato pronto para salvar');
  await bot.turn(() => person.tap('Salvar'));
  await bot.kinbox.holds((contacts) => contacts.some((one) => one.name === name));
}

const originsIn = ({ kinbox }: TestBot) => kinbox.contacts.map(({ origin }) => origin);

test('begun by an admin: everybody is there from their next message on; ended, with a summary and a file', async () => {
  const { bot, admin, clock } = await startFair();
  const ana = bot.rep('Ana');
  const bia = bot.rep('=Bia');
  await bot.turn(() => ana.send('/newcontact'));
  expect(ana.last.text).toContain(
    'A equipe está em Feira X: seus contatos entram com essa origem.',
  );
  await share(bot, ana, 1);
  await share(bot, ana, 2);
  await bot.turn(() => bia.send('Rosa Prado, 11 98765-7777'));
  await bot.turn(() => bia.tap('Salvar'));
  await bot.kinbox.holds(3);
  expect(originsIn(bot)).toEqual(['Feira X', 'Feira X', 'Feira X']);
  // One that is known.
  bia.contact({ firstName: 'Outra', phone: someone(1).phone });
  await bia.sees('Contato pronto para salvar');
  await bot.turn(() => bia.tap('Salvar'));
  expect(bia.last.text).toContain('Esse contato já existe');
  // And one that Kinbox does not take yet.
  bot.kinbox.fail({ on: 'create', how: 'unavailable', times: Number.POSITIVE_INFINITY });
  await save(ana, { name: 'Sem Resposta' });
  await bot.turn(() => admin.send('/event'));
  await bot.turn(() => admin.tap('Encerrar para todos'));
  const summary = await admin.sees('Feira X acabou');
  expect(summary.text).toBe(
    [
      'Feira X acabou: 3 contatos',
      '',
      'Ana: 2',
      '=Bia: 1',
      '',
      'Por onde chegaram: contato compartilhado 2 · texto 1',
      'Já conhecidos encontrados: 1',
      'Ainda a caminho do Kinbox: 1',
    ].join('\n'),
  );
  await admin.sees('evento.csv');
  const file = admin.files().at(-1);
  expect(file?.name).toBe('evento.csv');
  expect(
    Buffer.from(file?.content ?? '')
      .toString('utf8')
      .split('\r\n'),
  ).toEqual([
    '\ufeff"Feira X";"contato compartilhado";"texto";"foto";"áudio";"arquivo";"perguntas";"total"',
    '"Ana";"2";"0";"0";"0";"0";"0";"2"',
    `"'=Bia";"0";"1";"0";"0";"0";"0";"1"`,
    '"total";"2";"1";"0";"0";"0";"0";"3"',
    '"já conhecidos";"1"',
    '"ainda a caminho";"1"',
    '',
  ]);
  bot.kinbox.healAll();
  clock.advance(2_000);
  await bot.turn(() => ana.send('/cancel'));
  await bot.turn(() => ana.send('/event'));
  expect(ana.last.text).not.toContain('Feira X');
});

test('who leaves it, or is somewhere else, is not brought back', async () => {
  const { bot } = await startFair();
  const ana = bot.rep('Ana');
  const bia = bot.rep('Bia');
  await bot.turn(() => ana.send('/event'));
  expect(ana.last.text).toContain('Feira X');
  expect(labelsOf(ana.last).flat()).not.toContain('Encerrar para todos');
  await bot.turn(() => ana.tap('Encerrar'));
  await share(bot, ana, 1);
  await bot.turn(() => bia.send('/event Loja'));
  await share(bot, bia, 2);
  expect(originsIn(bot)).toEqual(['Telegram', 'Loja']);
});

test('by its time it ends by itself, over a restart, and its admin reads the summary once', async () => {
  const { bot, clock, admin } = await startFair();
  await share(bot, bot.rep('Ana'), 1);
  await bot.restart();
  clock.advance(16 * HOUR_MS);
  await admin.sees('Feira X acabou: 1 contato');
  await bot.turn(() => bot.rep('Bia').send('/event'));
  clock.advance(24 * HOUR_MS);
  await admin.sees('evento.csv');
  expect(admin.messages.filter(({ text }) => text.includes('acabou'))).toHaveLength(1);
});

test('nobody else can begin or end it for all', async () => {
  const { bot, admin } = await startFair();
  const ana = bot.rep('Ana');
  await bot.turn(() => ana.send('/event'));
  await ana.tapRaw(ana.last.id, 'event:end-all');
  await ana.tapRaw(ana.last.id, 'event:all');
  await bot.turn(() => admin.send('/event'));
  expect(labelsOf(admin.last).flat()).toContain('Encerrar para todos');
});

test('an event at which nobody saved a contact: said so, and there is no file', async () => {
  const { bot, admin } = await startFair();
  await bot.turn(() => admin.send('/event'));
  await bot.turn(() => admin.tap('Encerrar para todos'));
  await admin.sees('Feira X acabou: 0 contatos. Ninguém salvou um contato nesse evento.');
  expect(admin.files()).toEqual([]);
});
