import { describe, expect, test } from 'vitest';
import type { Person } from '../../sandbox/telegram/person.ts';
import { type BotOptions, startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, labelsOf, someone } from '../helpers/form.ts';

const HOUR_MS = 60 * 60_000;
const NOBODY = { ADMIN_IDS: '', ALLOWED_USER_IDS: '' };

const payloadOf = (link = ''): string => new URL(link).searchParams.get('start') ?? '';

/** A bot that nobody may use, and somebody who opens its link. */
async function startEmpty(options: BotOptions = {}) {
  const clock = createManualClock();
  const bot = await startBot({ clock, ...options, env: { ...NOBODY, ...options.env } });
  const carla = bot.stranger('Carla');
  return { bot, clock, carla, payload: payloadOf(bot.invitation) };
}

async function startWithAdmin(options: BotOptions = {}) {
  const started = await startEmpty(options);
  await started.bot.turn(() => started.carla.startLink(started.payload));
  expect(started.carla.last.text).toContain('você é responsável por este bot');
  return started;
}

/** The link below the newest picture that the bot sent. */
function linkIn(person: Person): string {
  const photo = person.messages.findLast(({ text }) => text.includes('https://t.me/'));
  return payloadOf(/https:\/\/t\.me\/\S+/.exec(photo?.text ?? '')?.[0]);
}

/** Carla invites so many reps; resolves to the payload of the link. */
async function invite(bot: TestBot, carla: Person, uses: number): Promise<string> {
  await bot.turn(() => carla.send('/team'));
  await bot.turn(() => carla.tap('Convidar vendedores'));
  await bot.turn(() => carla.tap(String(uses)));
  return linkIn(carla);
}

describe('the first admin', () => {
  test('comes in by the link of the start, and may do all that admins may', async () => {
    const { bot, carla, payload } = await startEmpty();
    expect(bot.invitation).toMatch(/^https:\/\/t\.me\/sandbox_bot\?start=join_[\w-]{22}$/);
    carla.send('/newcontact');
    await carla.sees('só para a equipe');
    await bot.turn(() => carla.startLink(payload));
    expect(carla.last.text).toMatch(/^Pronto, Carla: você é responsável por este bot\./);
    await bot.turn(() => carla.send('/team'));
    expect(carla.last.text).toContain('Responsáveis\nCarla · desde 5 de jan.');
    await add(carla);
    expect(bot.kinbox.contacts).toHaveLength(1);
    await bot.restart();
    expect(bot.invitation).toBeUndefined();
    await bot.turn(() => carla.send('/team'));
    expect(carla.last.text).toContain('Carla');
  });

  test('is one: whoever opens the link after them is a stranger, at the same moment too', async () => {
    const { bot, carla, payload } = await startEmpty();
    const eve = bot.stranger('Eve');
    await Promise.all([
      bot.turn(() => carla.startLink(payload)),
      bot.turn(() => eve.startLink(payload)),
    ]);
    const texts = [carla, eve].map((one) => one.messages.map(({ text }) => text).join('\n'));
    expect(texts.filter((text) => text.includes('responsável por este bot.'))).toHaveLength(1);
    const late = bot.stranger('Leo');
    late.startLink(payload);
    await late.sees('Este bot é só para a equipe');
  });

  test.each([
    ['made up', () => `join_${'A'.repeat(22)}`],
    ['cut short', (payload: string) => payload.slice(0, -1)],
    [
      'of another letter',
      (payload: string) =>
        `${payload.slice(0, -1)}~`.replace('~', payload.endsWith('A') ? 'B' : 'A'),
    ],
    ['without its beginning', (payload: string) => payload.slice('join_'.length)],
  ])('a link that is %s says nothing to a stranger', async (_, change) => {
    const { bot, carla, payload } = await startEmpty();
    carla.startLink(change(payload));
    await carla.sees('Este bot é só para a equipe');
    expect(carla.messages.filter(({ from }) => from === 'bot')).toHaveLength(1);
    await bot.turn(() => carla.startLink(payload));
    expect(carla.last.text).toContain('responsável por este bot');
  });

  test('an hour later the link is over; the next start has a new one, and makes others void', async () => {
    const { bot, clock, carla, payload } = await startEmpty();
    clock.advance(HOUR_MS);
    carla.startLink(payload);
    await carla.sees('Este bot é só para a equipe');
    await bot.restart();
    const first = payloadOf(bot.invitation);
    await bot.restart();
    const second = payloadOf(bot.invitation);
    expect(new Set([payload, first, second]).size).toBe(3);
    clock.advance(HOUR_MS - 1);
    await bot.turn(() => carla.startLink(first));
    expect(carla.messages.some(({ text }) => text.includes('responsável por este bot.'))).toBe(
      false,
    );
    await bot.turn(() => carla.startLink(second));
    expect(carla.last.text).toContain('responsável por este bot');
  });

  test('in a group, or with words behind it, it lets nobody in', async () => {
    const { bot, carla, payload } = await startEmpty();
    const group = bot.telegram.group({ title: 'Feira', members: [carla] });
    await bot.turn(() => carla.send(`/start@sandbox_bot ${payload}`, { in: group }));
    await bot.turn(() => carla.send(`/start ${payload} x`));
    expect(carla.messages.some(({ text }) => text.includes('responsável por este bot.'))).toBe(
      false,
    );
  });

  test('there is no link where somebody is named in the environment', async () => {
    expect((await startBot()).invitation).toBeUndefined();
    expect((await startBot({ env: { ADMIN_IDS: '', ALLOWED_USER_IDS: '101' } })).invitation).toBe(
      undefined,
    );
  });

  test('the link is never in the log', async () => {
    const { bot, carla, payload } = await startEmpty();
    await bot.turn(() => carla.startLink(payload));
    expect(JSON.stringify(bot.journal.entries)).not.toContain(payload);
    expect(JSON.stringify(bot.journal.entries)).not.toContain(payload.slice('join_'.length));
  });
});

describe('an invitation for reps', () => {
  test('is a picture with a link: so many come in, each told what they can do; the next is a stranger', async () => {
    const { bot, carla } = await startWithAdmin();
    const payload = await invite(bot, carla, 1);
    expect(carla.last.text).toMatch(/^Convite para 1 pessoa, até ter\., 6 de jan\./);
    const lia = bot.stranger('Lia');
    await bot.turn(() => lia.startLink(payload));
    expect(lia.last.text).toMatch(/^Boas-vindas à equipe, Lia!\nEu levo contatos para o Kinbox\./);
    await add(lia, someone(1));
    const max = bot.stranger('Max');
    max.startLink(payload);
    await max.sees('Este bot é só para a equipe');
    // She opens it again: nothing is used up, and she is greeted as always.
    await bot.turn(() => lia.startLink(payload));
    expect(lia.last.text).toContain('Qual é o nome?');
    await bot.turn(() => carla.send('/team'));
    expect(carla.last.text).toContain(
      'Vendedores por convite\nLia · desde 5 de jan., convite de Carla',
    );
    await bot.turn(() => lia.send('/team'));
    expect(lia.last.text).not.toContain('Equipe');
  });

  test('for five: exactly five, though ten come at once', async () => {
    const { bot, carla } = await startWithAdmin();
    const payload = await invite(bot, carla, 5);
    const crowd = Array.from({ length: 10 }, (_, at) => bot.stranger(`Rep ${at}`));
    for (const one of crowd) one.startLink(payload);
    const count = (what: string) =>
      crowd.filter(({ messages }) => messages.some(({ text }) => text.includes(what))).length;
    await expect.poll(() => count('Boas-vindas') + count('só para a equipe')).toBe(10);
    expect(count('Boas-vindas')).toBe(5);
  });

  test('a day later it is over', async () => {
    const { bot, clock, carla } = await startWithAdmin();
    const payload = await invite(bot, carla, 5);
    clock.advance(24 * HOUR_MS);
    const lia = bot.stranger('Lia');
    lia.startLink(payload);
    await lia.sees('Este bot é só para a equipe');
  });

  test('taken away: at once, with an open form, over a restart, and the old link does not help', async () => {
    const { bot, carla } = await startWithAdmin();
    const payload = await invite(bot, carla, 5);
    const lia = bot.stranger('Lia');
    await bot.turn(() => lia.startLink(payload));
    await bot.turn(() => lia.send('/newcontact'));
    await bot.turn(() => carla.send('/team'));
    await bot.turn(() => carla.tap('Tirar Lia'));
    expect(carla.last.text).toContain('Tirar o acesso de Lia?');
    await bot.turn(() => carla.tap('Voltar'));
    expect(carla.last.text).toContain('Lia · desde');
    await bot.turn(() => carla.tap('Tirar Lia'));
    await bot.turn(() => carla.tap('Sim, tirar'));
    expect(carla.last.text).not.toContain('Lia');
    lia.send('Maria Souza');
    await lia.sees('Este bot é só para a equipe');
    await bot.restart();
    await bot.turn(() => lia.startLink(payload));
    expect(lia.last.text).toContain('Este bot é só para a equipe');
    await bot.turn(() => carla.send('/team'));
    await bot.turn(() => carla.tap('Registro'));
    expect(carla.last.text.split('\n').map((line) => line.split(' · ')[1])).toEqual([
      'Carla tirou o acesso de Lia',
      'Lia entrou (vendedor)',
      'Carla criou um convite (vendedor ×5)',
      'Carla entrou (responsável)',
    ]);
    // A new one does.
    const again = await invite(bot, carla, 1);
    await bot.turn(() => lia.startLink(again));
    expect(lia.last.text).toContain('Boas-vindas');
  });

  test('nobody but an admin can invite or take away, by buttons that they have seen neither', async () => {
    const { bot, carla } = await startWithAdmin();
    const payload = await invite(bot, carla, 5);
    const lia = bot.stranger('Lia');
    const eve = bot.stranger('Eve');
    await bot.turn(() => lia.startLink(payload));
    eve.send('oi');
    await eve.sees('só para a equipe');
    for (const who of [lia, eve]) {
      const { id } = who.last;
      for (const data of [
        `team:away:${carla.id}`,
        'team:invite:admin:1',
        'team:show',
        'team:log',
      ]) {
        await who.tapRaw(id, data);
      }
      who.shareChat(bot.telegram.group({ title: 'Alheio', members: [eve] }));
    }
    await bot.turn(() => carla.send('/team'));
    expect(carla.last.text).toContain('Carla');
    expect(carla.last.text).not.toContain('Alheio');
    for (const who of [lia, eve]) {
      expect(who.messages.some(({ text }) => text.includes('t.me'))).toBe(false);
      expect(who.messages.some(({ text }) => text.includes('Responsáveis'))).toBe(false);
    }
  });
});

test('an invitation for an admin: they may do all, and cannot take themselves away', async () => {
  const { bot, carla } = await startWithAdmin();
  await bot.turn(() => carla.send('/team'));
  await bot.turn(() => carla.tap('Convidar responsável'));
  const dan = bot.stranger('Dan');
  await bot.turn(() => dan.startLink(linkIn(carla)));
  expect(dan.last.text).toContain('você é responsável');
  await bot.turn(() => dan.send('/team'));
  expect(dan.last.text).toContain('Dan · desde 5 de jan., convite de Carla');
  expect(labelsOf(dan.last).flat()).toContain('Tirar Carla');
  expect(labelsOf(dan.last).flat()).not.toContain('Tirar Dan');
  await dan.tapRaw(dan.last.id, `team:away:${dan.id}`);
  await bot.turn(() => dan.send('/team'));
  expect(dan.last.text).toContain('Dan · desde');
});

test('whom the environment names stays: no button takes them away, and no tap', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  await bot.turn(() => ana.send('/newcontact'));
  await bot.turn(() => bot.admin.send('/team'));
  expect(bot.admin.last.text).toContain('Bruno · definido no servidor');
  expect(
    labelsOf(bot.admin.last)
      .flat()
      .filter((label) => label.startsWith('Tirar')),
  ).toEqual([]);
  await bot.admin.tapRaw(bot.admin.last.id, `team:away:${ana.id}`);
  ana.send('Maria');
  await ana.sees('Qual é o telefone?');
});

describe('a group', () => {
  test('is chosen in Telegram’s list: its members may use the bot, and it is shown what is created', async () => {
    const { bot, carla } = await startWithAdmin();
    const nina = bot.stranger('Nina');
    const group = bot.telegram.group({ title: 'Vendas', members: [carla, nina] });
    await bot.turn(() => carla.send('/team'));
    await bot.turn(() => carla.tap('Adicionar grupo'));
    const asked = bot.telegram.callsOf('sendMessage').at(-1)?.params.reply_markup;
    expect(asked).toMatchObject({
      keyboard: [
        [{ text: 'Escolher grupo', request_chat: { request_id: 1, chat_is_channel: false } }],
      ],
      one_time_keyboard: true,
    });
    await bot.turn(() => carla.shareChat(group));
    expect(carla.last.text).toContain('Vendas agora é um grupo da equipe, com 3 membros');
    await add(nina);
    await nina.sees('Novo contato no Kinbox', { in: group });
    await bot.turn(() => carla.send('/team'));
    expect(carla.last.text).toContain('Vendas · 3 membros · desde 5 de jan., por Carla');
    await bot.turn(() => carla.tap('Tirar Vendas'));
    await bot.turn(() => carla.tap('Sim, tirar'));
    nina.send('/newcontact');
    await nina.sees('Este bot é só para a equipe');
  });

  test.each<[string, Parameters<TestBot['telegram']['group']>[0], string]>([
    [
      'the bot is not in it',
      { title: 'Fora', members: [], hasBot: false },
      'Não estou nesse grupo',
    ],
  ])('%s: said, with what to do, and it is none of the team’s', async (_, facts, says) => {
    const { bot, carla } = await startWithAdmin();
    const group = bot.telegram.group({ ...facts, members: [carla] });
    await bot.turn(() => carla.shareChat(group));
    expect(carla.last.text).toContain(says);
    await bot.turn(() => carla.send('/team'));
    expect(carla.last.text).toMatch(/Grupos: .*\nninguém ainda/);
  });

  test('in the middle of a form it is no answer to it', async () => {
    const { bot, carla } = await startWithAdmin();
    const group = bot.telegram.group({ title: 'Vendas', members: [carla] });
    await bot.turn(() => carla.send('/newcontact'));
    await bot.turn(() => carla.shareChat(group));
    expect(carla.last.text).toContain('Vendas agora é um grupo da equipe');
    carla.send('Maria');
    await carla.sees('Qual é o telefone?');
  });
});
