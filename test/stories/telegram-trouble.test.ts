import { describe, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/telegram/faults.ts';
import { startBot } from '../helpers/bot.ts';
import { createRealClock } from '../helpers/clock.ts';
import { add, fillIn, MARIA, save } from '../helpers/form.ts';

describe('Telegram fails in the middle', () => {
  const faults: Fault['how'][] = [
    'server-error',
    'server-error-after',
    'reset',
    'reset-after',
    'html',
  ];

  test.each(faults)('%s on every method once: the form survives, one contact', async (how) => {
    const bot = await startBot({ clock: createRealClock(20) });
    const ana = bot.rep('Ana');
    for (const method of [
      'sendMessage',
      'editMessageText',
      'editMessageReplyMarkup',
      'answerCallbackQuery',
      'getUpdates',
    ]) {
      bot.telegram.fail({ method, how, times: 1 });
    }
    await fillIn(ana);
    ana.tap('Salvar').catch(() => undefined);
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts).toMatchObject([{ name: MARIA.name, email: MARIA.email }]);
  });

  test.each(['server-error', 'reset', 'html'] as const)(
    '%s for longer than the retries last: the same update is handled later',
    async (how) => {
      const bot = await startBot({ clock: createRealClock(20) });
      const ana = bot.rep('Ana');
      ana.send('/newcontact');
      await ana.sees('1/4');
      bot.telegram.fail({ method: 'sendMessage', how, times: 4 });
      ana.send('Maria');
      ana.send('85 99728-1648');
      const question = await ana.sees('3/4');
      expect(question.text).toContain('Nome: Maria\nTelefone: +55 85 99728-1648');
      expect(ana.messages.filter(({ text }) => text.includes('2/4'))).toHaveLength(1);
    },
  );

  test('429: as long as Telegram asks', async () => {
    const bot = await startBot({ clock: createRealClock(20) });
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    bot.telegram.fail({ method: 'sendMessage', how: 'too-many', retryAfter: 1, times: 1 });
    ana.send('Maria');
    await ana.sees('2/4');
    expect(ana.messages.filter(({ text }) => text.includes('2/4'))).toHaveLength(1);
  });

  test('a slow tap is answered all the same', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await fillIn(ana);
    bot.telegram.fail({ method: 'answerCallbackQuery', how: 'delay', ms: 300, times: 1 });
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
  });
});

describe('a rep who blocks the bot', () => {
  test('in mid-form: goes on where they were after unblocking', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Maria');
    await ana.sees('2/4');
    await bot.stop();
    ana.send('85 99728-1648');
    ana.block();
    await bot.start();
    await bot.journal.says(({ message }) => message === 'chat does not hear us');
    ana.startLink();
    const question = await ana.sees('3/4');
    expect(question.text).toContain('Nome: Maria\nTelefone: +55 85 99728-1648');
    expect(ana.liveMessages).toHaveLength(1);
  });

  test('after Save: the contact is in Kinbox, and /recent says so later', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'delay', ms: 100 });
    await save(ana);
    ana.block();
    await bot.kinbox.holds(1);
    await bot.journal.says(
      ({ message, fields }) => message === 'job ended' && fields.kind === 'tell-rep',
    );
    ana.unblock();
    ana.send('/recent');
    await ana.sees('· Maria Souza · +55');
    expect(bot.kinbox.contacts).toHaveLength(1);
  });
});

describe('a message that is no longer there', () => {
  /** As if the rep had deleted it for both. */
  async function remove(
    bot: Awaited<ReturnType<typeof startBot>>,
    chatId: number,
    messageId: number,
  ): Promise<void> {
    const { url, token } = bot.telegram;
    const call = `${url}/bot${token}/deleteMessage?chat_id=${chatId}&message_id=${messageId}`;
    expect((await fetch(call)).status).toBe(200);
  }

  test('the card, before an edit of an answer: the form comes as a new message', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    const name = ana.send('Mria');
    await ana.sees('2/4');
    await bot.turn(() => ana.send('/id'));
    await remove(bot, ana.id, ana.last.id);
    await bot.turn(() => ana.edit(name, 'Maria'));
    expect(ana.last.text).toContain('2/4\n\nNome: Maria');
    expect(ana.liveMessages).toHaveLength(1);
  });

  test('"sending…", before the end: the summary comes as a new message', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'delay', ms: 150 });
    await save(ana);
    const sending = await ana.sees('Enviando');
    await remove(bot, ana.id, sending.id);
    const summary = await ana.sees('Salvo no Kinbox');
    expect(summary.id).toBeGreaterThan(sending.id);
    expect(bot.kinbox.contacts).toHaveLength(1);
  });

  test('a card that already looks so: no error', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.telegram.fail({ method: 'editMessageText', how: 'server-error-after', times: 1 });
    await add(ana);
    expect(bot.kinbox.contacts).toHaveLength(1);
  });
});

describe('updates that come again', () => {
  test('never give a second answer or a second contact', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.telegram.repeat(100);
    await add(ana);
    ana.send('/id');
    await ana.sees('Seu ID');
    expect(bot.kinbox.posts).toHaveLength(1);
    const said = ana.messages
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text.split('\n')[0]);
    expect(said).toEqual([
      'Novo contato · 1/4',
      'Novo contato · 2/4',
      'Novo contato · 3/4',
      'Novo contato · 4/4',
      'Salvo no Kinbox ✅',
      `Seu ID do Telegram: ${ana.id}`,
    ]);
  });

  test('also after a restart', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await fillIn(ana);
    const { url, token } = bot.telegram;
    await bot.stop();
    ana.tap('Salvar').catch(() => undefined);
    const taken = await fetch(`${url}/bot${token}/getUpdates`);
    const { result } = (await taken.json()) as { result: Record<string, unknown>[] };
    await bot.start();
    await ana.sees('Salvo no Kinbox');
    await bot.restart();
    for (const update of result) bot.telegram.push(update);
    await bot.turn(() => ana.send('/id'));
    expect(bot.kinbox.posts).toHaveLength(1);
  });
});
