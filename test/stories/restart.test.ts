import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock, createRealClock } from '../helpers/clock.ts';
import { add, fillIn, MARIA, save } from '../helpers/form.ts';

/** Stops the bot, changes its database, starts it again. */
async function tamper(bot: TestBot, sql: string, ...values: string[]): Promise<void> {
  await bot.stop();
  const db = new DatabaseSync(bot.databaseFile);
  const { changes } = db.prepare(sql).run(...values);
  db.close();
  expect(changes).toBe(1);
  await bot.start();
}

describe('a restart in the middle of a form', () => {
  test('goes on at every question as if nothing had been', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name, phone, email, notes } = MARIA;
    ana.send('/newcontact');
    await ana.sees('1/4');
    for (const [answer, next] of [
      [name, '2/4'],
      [phone, '3/4'],
      [email, '4/4'],
      [notes, 'Contato pronto'],
    ] as const) {
      await bot.restart();
      ana.send(answer);
      await ana.sees(next);
    }
    await bot.restart();
    await ana.tap('Editar nome');
    await ana.sees('Editando');
    await bot.restart();
    ana.send('Maria');
    await ana.sees('Contato pronto');
    await bot.restart();
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts).toMatchObject([{ name: 'Maria', email, notes }]);
  });

  test('what was sent while the bot was away is answered when it is back, in order', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    await bot.stop();
    ana.send('Maria');
    ana.send('85 99728-1648');
    ana.send('maria@example.com');
    await bot.start();
    const question = await ana.sees('4/4');
    expect(question.text).toContain('E-mail: maria@example.com');
  });

  test.each([
    ['damaged', '{'],
    ['no log at all', '[]'],
    ['of another version', '{"version":[0,99],"state":{"new-contact":[{"replay":{}}]}}'],
    ['with a replay that does not fit', 'REPLAY'],
  ])('with a log that is %s: the answer is taken', async (_, log) => {
    const bot = await startBot({ mayFail: true });
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    await bot.turn(() => ana.send('Maria'));
    const replay =
      '{"version":[0,1],"state":{"new-contact":[{"replay":{"send":[{"payload":"sendMessage"}],"receive":[{"send":0,"returnValue":1}]},"interrupts":[0]}]}}';
    await tamper(bot, 'UPDATE reps SET log = ?', log === 'REPLAY' ? replay : log);
    ana.send('85 99728-1648');
    const next = await ana.sees('3/4');
    expect(next.text).toContain('Nome: Maria\nTelefone: +55 85 99728-1648');
    ana.send('/skip');
    await ana.sees('4/4');
    ana.send('/skip');
    await ana.sees('Salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts).toHaveLength(1);
  });

  test('with the log gone: a tap, an edit and a command are understood too', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    const name = ana.send('Mria');
    await ana.sees('2/4');
    await bot.turn(() => ana.send('/id'));
    await tamper(bot, 'UPDATE reps SET log = NULL');
    await bot.turn(() => ana.edit(name, 'Maria'));
    expect(ana.last.text).toContain('Nome: Maria\n');
    await tamper(bot, 'UPDATE reps SET log = NULL');
    await ana.tap('Pular');
    await ana.sees('3/4');
    await tamper(bot, 'UPDATE reps SET log = NULL');
    ana.send('/cancel');
    await ana.sees('Cancelado');
  });

  test('a form that nobody touched for longer than its time is gone, and the rep can begin anew', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock, env: { DRAFT_TTL_DAYS: '2' } });
    const ana = bot.rep('Ana');
    await fillIn(ana);
    await bot.stop();
    clock.advance(3 * 24 * 60 * 60_000);
    const since = bot.journal.entries.length;
    await bot.start();
    // Not without a word, and half a day to go on.
    await ana.sees('1 contato ainda não foi salvo: Maria Souza.');
    await expect
      .poll(
        () => {
          clock.advance(60 * 60_000);
          return bot.journal.entries
            .slice(since)
            .filter(({ message }) => message === 'old rows removed').length;
        },
        { interval: 10, timeout: 5_000 },
      )
      // The received messages at once, the form later.
      .toBe(2);
    await bot.turn(() => ana.send('/id'));
    expect((await ana.tap('Salvar')).text).toContain('concluído');
    await add(ana, { name: 'João' });
    expect(bot.kinbox.contacts.map(({ name }) => name)).toEqual(['João']);
  });
});

describe('a restart with something owed', () => {
  test('a contact that could not be sent is sent after it', async () => {
    const bot = await startBot({ clock: createRealClock(20) });
    const ana = bot.rep('Ana');
    await bot.kinbox.down();
    await save(ana);
    await ana.sees('Contato guardado');
    await bot.stop();
    await bot.kinbox.up();
    await bot.start();
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts).toHaveLength(1);
  });

  test('a message to the team that Telegram did not take is said after it', async () => {
    const bot = await startBot({ env: { TEAM_CHAT_IDS: '-4200' } });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    bot.telegram.fail({ method: 'sendMessage', chatId: team.id, how: 'too-many', retryAfter: 60 });
    await add(ana);
    await bot.journal.says(
      ({ message, fields }) =>
        message === 'job ended' && fields.kind === 'share-contact' && fields.state === 'pending',
    );
    bot.telegram.healAll();
    // It waits for as long as Telegram asked, also over a restart.
    await tamper(bot, "UPDATE jobs SET run_at = 0 WHERE kind = 'share-contact'");
    await ana.sees('Novo contato no Kinbox', { in: team });
  });

  test('the rep decides on a refused contact after it', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-422' });
    await save(ana);
    await ana.sees('Corrigir');
    await bot.restart();
    await ana.tap('Corrigir');
    await ana.sees('Contato pronto');
    await bot.restart();
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts).toHaveLength(1);
  });
});
