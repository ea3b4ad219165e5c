import { describe, expect, test } from 'vitest';
import type { Person } from '../../sandbox/telegram/person.ts';
import { type BotOptions, startBot, TEAM_GROUP, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, labelsOf } from '../helpers/form.ts';

const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

/** A Wednesday, 10:00 in São Paulo. */
const WEDNESDAY = Date.parse('2026-11-25T10:00:00-03:00');

async function startWithContact(options: BotOptions = {}) {
  const clock = createManualClock();
  clock.advance(WEDNESDAY - clock.now());
  const bot = await startBot({ clock, ...options });
  const ana = bot.rep('Ana');
  await add(ana);
  return { bot, clock, ana };
}

/** Taps "Remind me" on the newest card that has it. */
async function ask(ana: Person): Promise<void> {
  await ana.tap('Lembrar');
  await ana.sees('Quando lembro você de Maria Souza?');
}

const reminders = (bot: TestBot, person: Person) =>
  bot.telegram.calls.filter(
    ({ method, params }) =>
      method === 'sendMessage' &&
      String(params.chat_id) === String(person.id) &&
      String(params.text).includes('Lembrete: '),
  );

describe('Remind me', () => {
  test('by a button: the card comes at its time, once, over a restart', async () => {
    const { bot, clock, ana } = await startWithContact();
    await ask(ana);
    expect(labelsOf(ana.last)).toEqual([
      ['Em 1 hora', 'Amanhã, 9:00'],
      ['Em 3 dias, 9:00', 'Segunda, 9:00'],
    ]);
    await bot.turn(() => ana.tap('Amanhã, 9:00'));
    await ana.sees('Combinado. Lembro você de Maria Souza: qui., 26 de nov., 9:00.');
    ana.send('/lembretes');
    await ana.sees('1. Maria Souza: qui., 26 de nov., 9:00');
    await bot.restart();
    clock.advance(22 * HOUR_MS);
    expect(reminders(bot, ana)).toHaveLength(0);
    clock.advance(HOUR_MS + MINUTE_MS);
    const card = await ana.sees('Lembrete: Maria Souza');
    expect(card.text).toContain('Telefone: +55 85 99728-1648');
    expect(card.text).not.toContain('Era para');
    expect(labelsOf(card).flat()).toEqual(expect.arrayContaining(['WhatsApp', 'Feito']));
    await bot.turn(() => ana.tap('Feito'));
    await ana.sees('Maria Souza: feito.');
    expect(labelsOf(ana.last).flat()).not.toContain('Feito');
    clock.advance(48 * HOUR_MS);
    ana.send('/lembretes');
    await ana.sees('Você não tem lembretes');
    expect(reminders(bot, ana)).toHaveLength(1);
  });

  test('typed: shown before it counts, and typed again', async () => {
    const { bot, clock, ana } = await startWithContact();
    await ask(ana);
    ana.send('sexta talvez');
    await ana.sees('Não entendi sexta talvez como data e hora');
    ana.send('hoje às 9');
    await ana.sees('Essa hora já passou');
    ana.send('24/11/2027');
    await ana.sees('até 60 dias à frente');
    ana.send('sexta 14h');
    await ana.sees('Lembro você de Maria Souza: sex., 27 de nov., 14:00. Está certo?');
    ana.send('sexta 15h');
    await ana.sees('sex., 27 de nov., 15:00. Está certo?');
    await bot.turn(() => ana.tap('Sim, lembrar'));
    await ana.sees('Combinado. Lembro você de Maria Souza: sex., 27 de nov., 15:00.');
    clock.advance(53 * HOUR_MS + MINUTE_MS);
    await ana.sees('Lembrete: Maria Souza');
    await bot.turn(() => ana.tap('Em 1 hora'));
    await ana.sees('Combinado');
    clock.advance(HOUR_MS + 2 * MINUTE_MS);
    await ana.sees('Lembrete: Maria Souza');
  });

  test('again later: by a time of their own, too', async () => {
    const { bot, clock, ana } = await startWithContact();
    await ask(ana);
    await bot.turn(() => ana.tap('Em 1 hora'));
    clock.advance(HOUR_MS + 2 * MINUTE_MS);
    await ana.sees('Lembrete: Maria Souza');
    await ana.tap('Outra hora…');
    await ana.sees('Quando lembro você de Maria Souza?');
    ana.send('hoje 18h30');
    await ana.sees('18:30. Está certo?');
    await bot.turn(() => ana.tap('Sim, lembrar'));
    clock.advance(8 * HOUR_MS);
    await ana.sees('Lembrete: Maria Souza');
    expect(reminders(bot, ana)).toHaveLength(2);
  });

  test('each reader sees their own time; a server that does not know how gets the words', async () => {
    const told = 'Combinado. Lembro você de Maria Souza: qui., 26 de nov., 9:00.';
    const nine = Date.parse('2026-11-26T09:00:00-03:00') / 1_000;
    for (const knowsTimes of [true, false]) {
      const { bot, ana } = await startWithContact({ telegram: { knowsTimes } });
      await ask(ana);
      await bot.turn(() => ana.tap('Amanhã, 9:00'));
      const { text, entities } = await ana.sees(told);
      const times = entities.filter(({ type }) => type === 'date_time');
      expect(times).toMatchObject(
        knowsTimes ? [{ unix_time: nine, date_time_format: 'wdt', offset: 39, length: 22 }] : [],
      );
      expect(text).toBe(told);
    }
  });

  test('in the language of the phone, where none was chosen', async () => {
    const { bot, clock } = await startWithContact();
    const eva = bot.rep('Eva', { languageCode: 'es' });
    eva.contact({ firstName: 'Rosa', phone: '+5585988880001' });
    await eva.sees('Guardar');
    await eva.tap('Guardar');
    await eva.sees('Guardado en Kinbox');
    await eva.tap('Recordar');
    await eva.sees('¿Cuándo te recuerdo a Rosa?');
    await bot.turn(() => eva.tap('En 1 hora'));
    clock.advance(HOUR_MS + 2 * MINUTE_MS);
    await eva.sees('Recordatorio: Rosa');
  });

  test('a contact that is sent meanwhile is no answer', async () => {
    const { ana } = await startWithContact();
    await ask(ana);
    ana.contact({ firstName: 'João', phone: '+5585988887777' });
    await ana.sees('Contato pronto para salvar');
  });

  test('nor is a name, which is offered as a contact', async () => {
    const { ana } = await startWithContact();
    await ask(ana);
    ana.send('Célia Duarte');
    await ana.sees('Célia Duarte');
    expect(ana.last.text).not.toContain('Não entendi');
  });

  test('deleted where it was made, or in the list', async () => {
    const { bot, clock, ana } = await startWithContact();
    await ask(ana);
    await bot.turn(() => ana.tap('Segunda, 9:00'));
    await ana.sees('Combinado');
    await bot.turn(() => ana.tap('Apagar o lembrete'));
    await ana.sees('Lembrete de Maria Souza apagado.');
    ana.send('/recentes');
    await ana.sees('Maria Souza');
    await ana.tap('1');
    await ana.sees('ID no Kinbox');
    await ask(ana);
    await bot.turn(() => ana.tap('Em 3 dias, 9:00'));
    await ana.sees('Combinado');
    ana.send('/reminders');
    await ana.sees('Seus lembretes');
    await bot.turn(() => ana.tap('Apagar 1'));
    await ana.sees('Você não tem lembretes');
    clock.advance(7 * 24 * HOUR_MS);
    ana.send('/reminders');
    await ana.sees('Você não tem lembretes');
    expect(reminders(bot, ana)).toHaveLength(0);
  });

  test('late, because the bot was away: it says for when it was', async () => {
    const { bot, clock, ana } = await startWithContact();
    await ask(ana);
    await bot.turn(() => ana.tap('Em 1 hora'));
    await ana.sees('Combinado');
    await bot.stop();
    clock.advance(5 * HOUR_MS);
    await bot.start();
    const card = await ana.sees('Lembrete: Maria Souza');
    expect(card.text).toContain('Era para qua., 25 de nov., 11:00.');
  });

  test('nobody else can be reminded of it', async () => {
    const { bot, ana } = await startWithContact();
    await ask(ana);
    const data = ana.last.buttons.flat().find(({ label }) => label === 'Em 1 hora')?.data ?? '';
    const bia = bot.rep('Bia');
    bia.send('/start');
    await bia.sees('1/4');
    expect((await bia.tapRaw(bia.last.id, data)).text).toBe('Este contato já foi concluído.');
  });
});

test('who has left the team by then is shown no contact', async () => {
  const clock = createManualClock();
  clock.advance(WEDNESDAY - clock.now());
  const bot = await startBot({ clock, env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
  const zoe = bot.stranger('Zoe');
  const team = bot.team({ members: [zoe, bot.rep('Ana')] });
  await add(zoe);
  await ask(zoe);
  await bot.turn(() => zoe.tap('Em 1 hora'));
  await zoe.sees('Combinado');
  team.remove(zoe);
  const before = bot.journal.entries.length;
  clock.advance(HOUR_MS + 2 * MINUTE_MS);
  await bot.journal.says(
    ({ message, fields }) => message === 'job ended' && fields.kind === 'remind',
    before,
  );
  expect(reminders(bot, zoe)).toHaveLength(0);
});

test('who takes a contact can be reminded of it', async () => {
  const clock = createManualClock();
  clock.advance(WEDNESDAY - clock.now());
  const bot = await startBot({ clock, env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
  const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
  const team = bot.team({ members: [ana, bia] });
  bia.send('/start');
  await bia.sees('1/4');
  bia.send('/cancel');
  await bia.sees('Cancelado');
  await add(ana);
  await ana.sees('Novo contato no Kinbox', { in: team });
  await bia.tap('Fico com ele', { in: team });
  await bia.sees('Maria Souza ficou com você.');
  await ask(bia);
  await bot.turn(() => bia.tap('Em 1 hora'));
  await bia.sees('Combinado');
  clock.advance(HOUR_MS + 2 * MINUTE_MS);
  await bia.sees('Lembrete: Maria Souza');
});
