import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { fillIn, labelsOf, save } from '../helpers/form.ts';

const HOUR = 60 * 60_000;

/** An update that no handler survives: a language that is no text. */
const poison = (repId: number) => ({
  message: {
    message_id: 900_001,
    date: 1,
    from: { id: repId, is_bot: false, first_name: 'Ana', language_code: 7 },
    chat: { id: repId, type: 'private', first_name: 'Ana' },
    text: 'x',
  },
});

describe('/jobs', () => {
  test('nothing waits', async () => {
    const { admin } = await startBot();
    admin.send('/jobs');
    expect((await admin.sees('O que está na fila')).text).toContain('Tudo certo, nada pendente.');
  });

  test('a contact given up after 72 hours: seen, tried again, created', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock, mayFail: true });
    const { kinbox, admin } = bot;
    const ana = bot.rep('Ana');
    await kinbox.down();
    await save(ana, { name: 'Maria <b>Souza</b>' });
    await ana.sees('Contato guardado');
    admin.send('/jobs');
    const waiting = await admin.sees('Enviar contato ao Kinbox · na fila: 1');
    expect(waiting.buttons).toEqual([]);
    expect(waiting.text).toMatch(
      /Contatos que esperam.*\n\nMaria <b>Souza<\/b> · Ana · na fila \(try-again\) · desde 05\/01\/2026/,
    );
    // Its log says what stood in the way.
    const { fields } = await bot.journal.says(
      ({ message, fields: of }) => message === 'job ended' && of.kind === 'create-contact',
    );
    expect(fields).toMatchObject({ reason: 'try-again', trouble: 'ECONNREFUSED' });

    clock.advance(72 * HOUR + 1);
    await ana.sees('parei de tentar');
    await admin.sees('depois de 72 horas');
    admin.send('/jobs');
    const list = await admin.sees('O que separei');
    expect(list.text).toContain('Enviar contato ao Kinbox · parado: 1');
    expect(list.text).toMatch(
      /Enviar contato ao Kinbox Maria <b>Souza<\/b> · gave-up · 0[58]\/01\/2026/,
    );
    const [[button] = []] = labelsOf(list);
    expect(button).toMatch(/^Tentar de novo: \d+$/);

    ana.send('/pending');
    await ana.sees('parei de tentar');
    await kinbox.up();
    expect((await admin.tap('Tentar de novo')).text).toBe('Certo, vou tentar de novo.');
    await expect
      .poll(
        () => {
          clock.advance(1_000);
          return kinbox.contacts.length;
        },
        { interval: 5, timeout: 5_000 },
      )
      .toBe(1);
    await ana.sees('Salvo no Kinbox ✅');
    // The same button once more: there is nothing aside by that id.
    expect((await admin.tap('Tentar de novo')).text).toContain('concluído');
    admin.send('/jobs');
    await admin.sees('Tudo certo, nada pendente.');
    expect(kinbox.posts).toHaveLength(1);
  });

  test('given up, tried again and given up again: told again', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock, mayFail: true });
    const { kinbox, admin } = bot;
    const ana = bot.rep('Ana');
    await kinbox.down();
    await save(ana, { name: 'Maria' });
    await ana.sees('Contato guardado');
    for (let round = 1; round <= 2; round += 1) {
      clock.advance(72 * HOUR + 1);
      await expect
        .poll(
          () => {
            clock.advance(1_000);
            return admin.messages.filter(({ text }) => text.includes('72 horas')).length;
          },
          { interval: 5, timeout: 5_000 },
        )
        .toBe(round);
      admin.send('/jobs');
      await admin.sees('Tentar de novo');
      await admin.tap('Tentar de novo');
    }
  });

  test('an update that cannot be handled: seen, tried again, still broken, and seen again', async () => {
    const bot = await startBot({ mayFail: true });
    const { admin, telegram, journal } = bot;
    const ana = bot.rep('Ana');
    const { update_id: id } = telegram.push(poison(ana.id));
    await journal.says(({ message }) => message === 'update set aside');
    admin.send('/jobs');
    expect((await admin.sees('O que separei')).text).toMatch(
      new RegExp(`${id} · Mensagem recebida · .*TypeError`),
    );
    const since = journal.entries.length;
    await admin.tap(`Tentar de novo: ${id}`);
    await journal.says(({ message }) => message === 'update set aside', since);
    admin.send('/jobs');
    await admin.sees(`Tentar de novo: ${id}`);
  });

  test('many things set aside: the list stays short enough to be sent', async () => {
    const bot = await startBot({ mayFail: true });
    const ana = bot.rep('Ana');
    for (let at = 0; at < 25; at += 1) bot.telegram.push(poison(ana.id));
    await expect
      .poll(
        () => bot.journal.entries.filter(({ message }) => message === 'update set aside').length,
      )
      .toBe(25);
    bot.admin.send('/jobs');
    const list = await bot.admin.sees('O que separei');
    expect(labelsOf(list)).toHaveLength(10);
  });
});

describe('for everybody else it is a command like any that does not exist', () => {
  test('a rep, outside a form and in one', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/nonsense');
    const unknown = await ana.sees('Não conheço esse comando');
    ana.send('/jobs');
    const jobs = await ana.sees('Não conheço esse comando');
    expect(jobs.text).toBe(unknown.text);
    expect(labelsOf(jobs)).toEqual(labelsOf(unknown));
    ana.send('/help');
    expect((await ana.sees('/newcontact')).text).not.toContain('/jobs');

    await fillIn(ana);
    ana.send('/nonsense');
    const unknownInForm = await ana.sees('Não conheço esse comando');
    ana.send('/jobs');
    expect((await ana.sees('Não conheço esse comando')).text).toBe(unknownInForm.text);
  });

  test('a retry button that a rep has made up does nothing', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock, mayFail: true });
    const ana = bot.rep('Ana');
    await bot.kinbox.down();
    await save(ana, { name: 'Maria' });
    await ana.sees('Contato guardado');
    clock.advance(72 * HOUR + 1);
    await ana.sees('parei de tentar');
    for (const data of [
      'retry:job:1',
      'retry:update:100000001',
      'retry:job:999999999999999',
      'retry:job:-1',
    ]) {
      expect((await ana.tapRaw(ana.last.id, data)).text).toContain('concluído');
    }
    bot.admin.send('/jobs');
    await bot.admin.sees('Enviar contato ao Kinbox · parado: 1');
  });

  test('a stranger in a group is not answered, as with any other unknown command', async () => {
    const bot = await startBot();
    const [ana, eve] = [bot.rep('Ana'), bot.stranger('Eve')];
    const group = bot.telegram.group({ title: 'Feira', members: [ana, eve] });
    await bot.turn(() => eve.send('/nonsense', { in: group }));
    await bot.turn(() => eve.send('/jobs', { in: group }));
    await bot.turn(() => ana.send('/jobs', { in: group }));
    expect(group.messages.filter(({ from }) => from === 'bot')).toEqual([]);
  });
});
