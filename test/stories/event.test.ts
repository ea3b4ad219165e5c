import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/telegram/person.ts';
import { startBot, TEAM_GROUP } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { labelsOf, liveOf } from '../helpers/form.ts';

const HOUR_MS = 60 * 60_000;

/** At the question for the name: the whole contact, and Save. */
async function saveAt(person: Person, text: string): Promise<void> {
  person.send(text);
  await person.sees('Contato pronto para salvar');
  await person.tap('Salvar');
}

function originsIn(contacts: readonly { name: string; origin: string }[]): string[] {
  return contacts.map(({ name, origin }) => `${name}: ${origin}`);
}

test('a day at a fair: one form after the other, all with its origin, counted in the end', async () => {
  const bot = await startBot({ env: { CONTACT_ORIGIN: 'Bot' } });
  const ana = bot.rep('Ana');
  ana.send('/event  Feira do <b>Livro ');
  const first = await ana.sees('Qual é o nome?');
  expect(first.text).toBe(
    'Modo feira ligado: Feira do <b>Livro. Hoje os seus contatos entram com essa origem e, a cada um ' +
      'salvo, já abro o próximo formulário. Para encerrar, toque em /event.\n\n' +
      'Novo contato · Feira do <b>Livro · 1/4\n\nQual é o nome?',
  );
  await saveAt(ana, 'Nome: Maria\nTelefone: 85 99728-1648');
  const second = await ana.sees('Novo contato · Feira do <b>Livro · 1/4');
  expect(ana.last.id).toBe(second.id);
  const summary = await ana.sees('Salvo no Kinbox ✅');
  expect(summary.id).toBeLessThan(second.id);
  // The form below is the newest, so the summary has nothing that opens another one.
  expect(labelsOf(summary).flat()).not.toContain('Adicionar outro');
  expect(liveOf(ana).map(({ id }) => id)).toEqual([second.id]);
  await saveAt(ana, 'Nome: João\nTelefone: 85 98888-7777');
  await ana.sees('Salvo no Kinbox ✅');
  ana.send('/event');
  const stand = await ana.sees('Você está em Feira do <b>Livro. Contatos salvos até agora: 2.');
  expect(labelsOf(stand)).toEqual([['Encerrar evento'], ['Continuar o contato']]);
  ana.send('/cancel');
  await ana.sees('Cancelado');
  ana.send('/event OFF');
  await ana.sees('Certo, encerrei o evento Feira do <b>Livro. Contatos salvos: 2.');
  await bot.turn(() => ana.send('/newcontact Rita, 85 98888-0001'));
  await ana.tap('Salvar');
  const last = await ana.sees('Salvo no Kinbox ✅');
  expect(labelsOf(last).flat()).toContain('Adicionar outro');
  expect(originsIn(bot.kinbox.contacts)).toEqual([
    'Maria: Feira do <b>Livro',
    'João: Feira do <b>Livro',
    'Rita: Bot',
  ]);
});

test('/event asks for the name and takes the next words; what is no name, or too long, is answered', async () => {
  const { rep } = await startBot();
  const ana = rep('Ana');
  for (const text of ['/event', '/event \u200b']) {
    ana.send(text);
    await ana.sees('Qual é o nome do evento?');
  }
  ana.send('/event off');
  await ana.sees('Nenhum evento em andamento.');
  ana.send(`/event ${'x'.repeat(101)}`);
  await ana.sees('O nome do evento passou do limite de 100 caracteres: tire 1 caractere.');
  ana.send('/event');
  await ana.sees('Qual é o nome do evento?');
  ana.send('🦊'.repeat(100));
  await ana.sees('1/4');
});

test("the team's running events are offered, and one spelling makes one origin", async () => {
  const bot = await startBot();
  const [ana, bia, rui] = [bot.rep('Ana'), bot.rep('Bia'), bot.rep('Rui')];
  ana.send('/event Feira do Café');
  await ana.sees('ligado: Feira do Café');
  bia.send('/evento');
  const asked = await bia.sees('Qual é o nome do evento?');
  expect(labelsOf(asked)).toEqual([['Feira do Café']]);
  await bia.tap('Feira do Café');
  await bia.sees('ligado: Feira do Café');
  rui.send('/event  feira DO cafe');
  await rui.sees('ligado: Feira do Café');
});

test('a button ends it, with a form open and without', async () => {
  const { rep } = await startBot();
  const ana = rep('Ana');
  ana.send('/event Feira');
  await ana.sees('1/4');
  ana.send('/event');
  await ana.sees('Você está em Feira');
  await ana.tap('Encerrar evento');
  await ana.sees('Certo, encerrei o evento Feira. Contatos salvos: 0.');
  await ana.tap('Continuar o contato');
  await ana.sees('Novo contato · 1/4');
});

test('with the question for the name open, a contact is a contact', async () => {
  const { rep } = await startBot();
  const ana = rep('Ana');
  ana.send('/event');
  await ana.sees('Qual é o nome do evento?');
  ana.send('Maria Souza 85 99728-1648');
  await ana.sees('Contato pronto para salvar');
});

test("the team's card names the event", async () => {
  const bot = await startBot({ env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
  const ana = bot.rep('Ana');
  const team = bot.team({ members: [ana] });
  ana.send('/event Feira do Café');
  await ana.sees('1/4');
  await saveAt(ana, 'Nome: Maria\nTelefone: 85 99728-1648');
  await ana.sees('Adicionado por Ana · Feira do Café', { in: team });
});

test('with a question open: the form goes on at the event', async () => {
  const { rep, kinbox } = await startBot();
  const ana = rep('Ana');
  ana.send('/newcontact');
  await ana.sees('1/4');
  ana.send('João');
  await ana.sees('2/4');
  ana.send('/event Feira');
  const asked = await ana.sees('Novo contato · Feira · 2/4');
  expect(asked.text).toContain('ligado: Feira');
  for (const next of ['3/4', '4/4', 'Salvar']) {
    ana.send('/skip');
    await ana.sees(next);
  }
  await ana.tap('Salvar');
  await ana.sees('Novo contato · Feira · 1/4');
  await kinbox.holds(1);
  expect(originsIn(kinbox.contacts)).toEqual(['João: Feira']);
});

test('another event takes the place of the first, and counts anew', async () => {
  const { rep } = await startBot();
  const ana = rep('Ana');
  ana.send('/event Feira');
  await ana.sees('1/4');
  await saveAt(ana, 'Nome: Maria\nTelefone: 85 99728-1648');
  await ana.sees('Feira · 1/4');
  ana.send('/event Congresso');
  await ana.sees('Novo contato · Congresso · 1/4');
  ana.send('/event');
  await ana.sees('Você está em Congresso. Contatos salvos até agora: 0.');
});

test('in a group: only in private', async () => {
  const bot = await startBot({ env: { TEAM_CHAT_IDS: '-4200' } });
  const ana = bot.rep('Ana');
  const team = bot.team({ members: [ana] });
  ana.send('/event Feira', { in: team });
  await ana.sees('Isso eu só mostro no privado', { in: team });
});

test('a duplicate at the fair: the next form waits until it is decided', async () => {
  const { rep, kinbox } = await startBot();
  const ana = rep('Ana');
  kinbox.add({ name: 'Velha Maria', phone: '5585997281648' });
  ana.send('/event Feira');
  await ana.sees('1/4');
  await saveAt(ana, 'Nome: Maria\nTelefone: 85 99728-1648');
  await ana.sees('Esse contato já existe');
  await ana.tap('Salvar mesmo assim');
  await ana.sees('Novo contato · Feira · 1/4');
  ana.send('/event');
  await ana.sees('Contatos salvos até agora: 1.');
});

test('a note for who is there already: the next form opens as well, and nobody is counted', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  bot.kinbox.add({ name: 'Velha Maria', phone: '5585997281648' });
  ana.send('/event Feira');
  await ana.sees('1/4');
  await saveAt(ana, 'Nome: Maria\nTelefone: 85 99728-1648\nObs: quer bolo');
  await ana.sees('Esse contato já existe');
  await bot.turn(() => ana.tap('Só adicionar a observação'));
  expect(ana.last.text).toContain('Novo contato · Feira · 1/4');
  await ana.sees('Pronto: adicionei a sua observação a Velha Maria');
  expect(ana.last.text).toContain('Novo contato · Feira · 1/4');
  expect(liveOf(ana)).toHaveLength(1);
  ana.send('/event');
  await ana.sees('Contatos salvos até agora: 0.');
});

test('survives a restart, and is over after 16 hours, for an open form too', async () => {
  const clock = createManualClock();
  const bot = await startBot({ clock });
  const ana = bot.rep('Ana');
  ana.send('/event Feira');
  await ana.sees('Feira · 1/4');
  await bot.restart();
  await saveAt(ana, 'Nome: Maria\nTelefone: 85 99728-1648');
  await ana.sees('Novo contato · Feira · 1/4');
  await bot.kinbox.holds(1);
  clock.advance(16 * HOUR_MS - 1);
  await bot.turn(() => ana.sticker());
  expect(ana.last.text).toContain('Novo contato · Feira · 1/4');
  clock.advance(1);
  await bot.turn(() => ana.send('João'));
  expect(ana.last.text).toContain('Novo contato · 2/4');
  ana.send('/event');
  await ana.sees('Escreva o nome do evento junto');
  await ana.tap('Continuar o contato');
  await ana.sees('2/4');
  for (const next of ['3/4', '4/4', 'Salvar']) {
    ana.send('/skip');
    await ana.sees(next);
  }
  await ana.tap('Salvar');
  const summary = await ana.sees('Salvo no Kinbox ✅');
  expect(labelsOf(summary).flat()).toContain('Adicionar outro');
  expect(originsIn(bot.kinbox.contacts)).toEqual(['Maria: Feira', 'João: Telegram']);
});

test('Kinbox is away: the forms go on, and all of them arrive with the origin', async () => {
  const clock = createManualClock();
  const bot = await startBot({ clock });
  const ana = bot.rep('Ana');
  ana.send('/event Feira');
  await ana.sees('Feira · 1/4');
  await bot.kinbox.down();
  for (const digit of [1, 2, 3]) {
    await saveAt(ana, `Nome: Cliente ${digit}\nTelefone: 85 98888-000${digit}`);
    await ana.sees('Novo contato · Feira · 1/4');
  }
  await bot.kinbox.up();
  clock.advance(10 * 60_000);
  await bot.kinbox.holds(3);
  expect(new Set(bot.kinbox.contacts.map(({ origin }) => origin))).toEqual(new Set(['Feira']));
});
