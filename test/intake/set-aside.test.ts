import { describe, expect, test } from 'vitest';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, fillIn } from '../helpers/form.ts';

/** An update that no handler survives: a language that is no text. Real ones never look like this. */
function poison(repId: number, text: string): Record<string, unknown> {
  const from = { id: repId, is_bot: false, first_name: 'Ana', language_code: 7 };
  const chat = { id: repId, type: 'private', first_name: 'Ana' };
  return { message: { message_id: 900_001, date: 1, from, chat, text } };
}

const setAside = ({ journal }: TestBot, since = 0) =>
  journal.says(({ message }) => message === 'update set aside', since);

describe('an update whose handling hangs', () => {
  test('is tried twice, set aside and told; the form goes on where it was', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock, mayFail: true });
    const { telegram, journal, admin } = bot;
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    telegram.fail({ method: 'sendMessage', how: 'hang', chatId: ana.id });
    const tries = () =>
      telegram.callsOf('sendMessage').filter(({ description }) => description?.includes('never'))
        .length;
    ana.send('Maria Souza');
    await expect.poll(tries).toBe(1);
    // Somebody else does not wait.
    await add(bia, { name: 'Cliente da Bia' });
    clock.advance(60_000);
    await journal.says(({ message }) => message === 'update failed; trying again');
    await expect.poll(tries).toBe(2);
    telegram.healAll();
    clock.advance(60_000);
    await setAside(bot);
    await ana.sees('Algo deu errado aqui com a sua última mensagem');
    await admin.sees('separei');

    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('Maria Souza');
    await ana.sees('Qual é o telefone?');
  });
});

describe('an update that cannot be handled', () => {
  test('is set aside with its reason, and what came after it is answered', async () => {
    const bot = await startBot({ mayFail: true });
    const { telegram, admin, kinbox } = bot;
    const ana = bot.rep('Ana');
    await fillIn(ana);
    const { update_id: updateId } = telegram.push(poison(ana.id, 'segredo da Maria'));
    const entry = await setAside(bot);
    expect(entry.fields).toMatchObject({ updateId, key: `rep:${ana.id}`, attempts: 1 });
    expect(JSON.stringify(bot.journal.entries)).not.toContain('segredo');
    await ana.sees('O que você já preencheu está guardado');
    expect((await admin.sees('separei')).text).toContain(`(${updateId})`);
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.contacts).toHaveLength(1);
  });

  test('a hundred of them do not stand in the way of anybody', async () => {
    const bot = await startBot({ mayFail: true });
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    for (let at = 0; at < 100; at += 1) bot.telegram.push(poison(ana.id, 'x'));
    await add(bia, { name: 'Cliente da Bia' });
    await add(ana, { name: 'Cliente da Ana' });
    expect(
      bot.journal.entries.filter(({ message }) => message === 'update set aside'),
    ).toHaveLength(100);
  });

  test('survives a restart in the same state: it is not tried again by itself', async () => {
    const bot = await startBot({ mayFail: true });
    const ana = bot.rep('Ana');
    bot.telegram.push(poison(ana.id, 'x'));
    await setAside(bot);
    const since = bot.journal.entries.length;
    await bot.restart();
    await add(ana, { name: 'Maria' });
    const failed = bot.journal.entries
      .slice(since)
      .filter(({ message }) => /failed|aside/.test(message));
    expect(failed).toEqual([]);
  });
});
