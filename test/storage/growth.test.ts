import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { type BotOptions, startBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, fillIn, save } from '../helpers/form.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

async function startAging(env: BotOptions['env'] = {}) {
  const clock = createManualClock();
  const bot = await startBot({ clock, env });
  return {
    bot,
    clock,
    /** Days pass; the hourly removal of what is old has run to its end. */
    async age(days: number) {
      // What was sent last must not be handled days later.
      const updateId = bot.telegram.newestUpdateId;
      await expect
        .poll(() =>
          bot.journal.entries.some(
            ({ message, fields }) => message === 'update handled' && fields.updateId === updateId,
          ),
        )
        .toBe(true);
      const since = bot.journal.entries.length;
      clock.advance(days * DAY + 1);
      let steps = 0;
      const isDone = () =>
        bot.journal.entries.slice(since).some(({ message }) => message === 'old rows removed');
      await expect
        .poll(
          () => {
            // Seconds for what is under way, and now and then an hour, to the next removal.
            steps += 1;
            clock.advance(steps % 20 === 0 ? HOUR : 1_000);
            return isDone();
          },
          { interval: 2, timeout: 5_000 },
        )
        .toBe(true);
    },
    /** Rows in the database, the bot being stopped for as long. */
    async rows() {
      await bot.stop();
      const db = new DatabaseSync(bot.databaseFile);
      const count = (of: string) => Number(db.prepare(`SELECT COUNT(*) AS n FROM ${of}`).get()?.n);
      const found = {
        updates: count('updates'),
        jobs: count('jobs'),
        drafts: count('reps WHERE draft IS NOT NULL OR log IS NOT NULL'),
        contacts: count('contacts'),
      };
      db.close();
      await bot.start();
      return found;
    },
  };
}

describe('what has grown old is removed', () => {
  test('updates after three days, forms and finished jobs after DRAFT_TTL_DAYS, contacts after CONTACT_RETENTION_DAYS', async () => {
    const { bot, age, rows } = await startAging();
    const ana = bot.rep('Ana');
    await add(ana, { name: 'Maria' });
    await fillIn(ana, { name: 'João' });
    expect(await rows()).toEqual({ updates: 11, jobs: 2, drafts: 1, contacts: 1 });
    await age(3);
    expect(await rows()).toEqual({ updates: 0, jobs: 2, drafts: 1, contacts: 1 });
    await age(4);
    // The one job is the word to the rep.
    expect(await rows()).toEqual({ updates: 0, jobs: 1, drafts: 0, contacts: 1 });
    // The card of the form that is gone.
    await bot.turn(async () => {
      expect((await ana.tap('Salvar')).text).toContain('concluído');
    });
    await bot.turn(() => ana.send('/recent'));
    await ana.sees('Maria');
    await age(83);
    expect(await rows()).toMatchObject({ drafts: 0, contacts: 0 });
    ana.send('/recent');
    await ana.sees('ainda não adicionou contatos');
    expect(bot.kinbox.contacts).toHaveLength(1);
  });

  test('as the configuration says', async () => {
    const { bot, age, rows } = await startAging({
      DRAFT_TTL_DAYS: '1',
      CONTACT_RETENTION_DAYS: '2',
    });
    const ana = bot.rep('Ana');
    await add(ana, { name: 'Maria' });
    await fillIn(ana, { name: 'João' });
    await age(1);
    expect(await rows()).toMatchObject({ updates: 11, contacts: 1 });
    await age(1);
    expect(await rows()).toMatchObject({ updates: 11, drafts: 0, contacts: 0 });
  });

  test('a form that is still worked on stays', async () => {
    const { bot, age, clock } = await startAging({ DRAFT_TTL_DAYS: '2' });
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    await fillIn(bia, { name: 'Cliente da Bia' });
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    clock.advance(DAY);
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    await age(1);
    ana.send('85 99728-1648');
    await ana.sees('Qual é o e-mail?');
    bia.send('/cancel');
    await bia.sees('Nenhum contato em andamento');
  });

  test('a contact that waits for its rep not before the copies of contacts', async () => {
    const { bot, age } = await startAging({ DRAFT_TTL_DAYS: '1', CONTACT_RETENTION_DAYS: '90' });
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-422', message: 'phone is not valid' });
    await save(ana, { name: 'Maria' });
    await ana.sees('não aceitou');
    await age(89);
    await bot.restart();
    ana.send('/pending');
    await ana.sees('Maria');
    await ana.tap('Corrigir: Maria');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
  });

  test('more rows than a batch holds go in batches, with the bot at work in between', async () => {
    const { bot, age, rows } = await startAging();
    const ana = bot.rep('Ana');
    const before = bot.journal.entries.length;
    for (let at = 0; at < 600; at += 1) bot.telegram.push({ poll: { id: String(at) } });
    await expect
      .poll(
        () =>
          bot.journal.entries.slice(before).filter(({ message }) => message === 'update handled')
            .length,
        { timeout: 8_000 },
      )
      .toBe(600);
    await age(3);
    expect((await rows()).updates).toBe(0);
    await add(ana, { name: 'Maria' });
  });
});
