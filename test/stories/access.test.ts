import { describe, expect, test } from 'vitest';
import { startBot, TEAM_GROUP } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, fillIn, save, someone } from '../helpers/form.ts';

const MINUTE_MS = 60_000;
const IN_TEAM = { TEAM_CHAT_IDS: String(TEAM_GROUP) };

describe('a stranger', () => {
  test('gets one polite line an hour with their id in private, whatever they send', async () => {
    const clock = createManualClock();
    const bot = await startBot({ env: IN_TEAM, clock });
    const eve = bot.stranger('Eve');
    const texts = ['/newcontact', '/start', 'oi', '/help', '/pending', '/recent', '/id'];
    for (const text of texts) await bot.turn(() => eve.send(text));
    await bot.turn(() => eve.sticker());
    await expect.poll(() => eve.messages.filter(({ from }) => from === 'bot')).toHaveLength(1);
    const answer = eve.last;
    expect(answer.text).toBe(
      `Este bot é só para a equipe. Se você faz parte dela, passe este número para o responsável pelo bot: ${eve.id}`,
    );
    expect(answer.buttons).toEqual([]);
    clock.advance(60 * MINUTE_MS);
    eve.send('oi');
    await eve.sees('só para a equipe');
    expect(bot.kinbox.posts).toEqual([]);
  });

  test('in a group: commands get that line, taps a toast, and nothing leaks', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const eve = bot.stranger('Eve');
    const team = bot.team({ members: [ana] });
    const fair = bot.telegram.group({ title: 'Feira', members: [ana, eve] });
    eve.send('/recent@sandbox_bot', { in: fair });
    await eve.sees('só para a equipe', { in: fair });
    const { id } = await fillIn(ana);
    const forged = ana.last.buttons[0]?.[0]?.data ?? '';
    expect(forged).toContain('form:save:');
    const said = fair.messages.at(-1)?.id ?? 0;
    expect(await eve.tapRaw(said, forged, { in: fair })).toMatchObject({
      text: 'Este bot é só para a equipe.',
    });
    eve.send('/start');
    await eve.sees('só para a equipe');
    expect((await eve.tapRaw(eve.last.id, forged)).text).toBe('Este bot é só para a equipe.');
    expect(ana.messages.find((message) => message.id === id)?.text).toContain('pronto');
    expect(eve.messages.every(({ text }) => !text.includes('Maria'))).toBe(true);
    expect(team.messages).toEqual([]);
    expect(bot.kinbox.posts).toEqual([]);
  });

  test('with nobody on any list, nobody gets in', async () => {
    const { stranger } = await startBot({ env: { ADMIN_IDS: '', ALLOWED_USER_IDS: '' } });
    const eve = stranger('Eve');
    eve.send('/newcontact');
    await eve.sees('só para a equipe');
  });
});

describe('a member of the team chat', () => {
  test('gets in; who has left is out at once where Telegram says so', async () => {
    const clock = createManualClock();
    const bot = await startBot({ env: IN_TEAM, clock });
    const ana = bot.rep('Ana');
    const carla = bot.stranger('Carla');
    const team = bot.team({ members: [ana, carla] });
    await add(carla);
    team.remove(carla);
    carla.send('/newcontact');
    await carla.sees('só para a equipe');
    team.add(carla);
    carla.send('/newcontact');
    await carla.sees('Qual é o nome?');
  });

  test('who has left in mid-form cannot save, and goes on when back', async () => {
    const clock = createManualClock();
    const bot = await startBot({ env: IN_TEAM, clock });
    const carla = bot.stranger('Carla');
    const team = bot.team({ members: [bot.rep('Ana'), carla] });
    await fillIn(carla);
    await bot.turn(() => team.remove(carla));
    const refusal = await bot.turn(() => carla.tap('Salvar'));
    expect(refusal.text).toBe('Este bot é só para a equipe.');
    expect(bot.kinbox.posts).toEqual([]);
    team.add(carla);
    clock.advance(MINUTE_MS + 1);
    await carla.tap('Salvar');
    await carla.sees('Salvo no Kinbox');
  });

  test('when Telegram cannot be asked, the rep waits and is not turned away', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const carla = bot.stranger('Carla');
    bot.team({ members: [bot.rep('Ana'), carla] });
    bot.telegram.fail({ method: 'getChatMember', how: 'server-error', times: 2 });
    carla.send('/newcontact');
    await carla.sees('Qual é o nome?');
    expect(carla.messages.filter(({ from }) => from === 'bot')).toHaveLength(1);
  });
});

describe('several reps', () => {
  test('fill in their forms at once, and each sees their own', async () => {
    const { rep, kinbox } = await startBot();
    const people = ['Ana', 'Bia', 'Caio', 'Davi'].map((name) => rep(name));
    await Promise.all(
      people.map((person, at) =>
        add(person, { ...someone(at), name: `Contato de ${person.firstName}` }),
      ),
    );
    for (const person of people) {
      const seen = person.messages.filter(({ from }) => from === 'bot').map(({ text }) => text);
      expect(seen.at(-1)).toContain(`Contato de ${person.firstName}`);
      for (const other of people) {
        if (other !== person) expect(seen.join()).not.toContain(`de ${other.firstName}`);
      }
      const own = kinbox.contacts.filter(({ externalId }) => externalId.includes(`:${person.id}:`));
      expect(own.map(({ name }) => name)).toEqual([`Contato de ${person.firstName}`]);
    }
  });

  test("another rep's button in a group: not your form", async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    const team = bot.team({ members: [ana, bia] });
    await save(ana);
    await ana.sees('Salvo no Kinbox');
    await bia.sees('Novo contato no Kinbox', { in: team });
    const card = team.messages.at(-1)?.id ?? 0;
    expect((await bia.tapRaw(card, 'form:save:aaaaaaaaaaaa:1', { in: team })).text).toBe(
      'Este formulário é de outra pessoa.',
    );
  });
});

test('an anonymous admin is asked to go on in private, and is nobody', async () => {
  const bot = await startBot({
    env: { ...IN_TEAM, ALLOWED_USER_IDS: '101,1087968824' },
  });
  const ana = bot.rep('Ana');
  const team = bot.team({ members: [ana] });
  ana.sendAs('anonymous-admin', '/newcontact', { in: team });
  const answer = await ana.sees('Como administrador anônimo', { in: team });
  expect(answer.buttons.flat()).toEqual([
    { label: 'Continuar no privado', url: 'https://t.me/sandbox_bot?start=new' },
  ]);
  ana.startLink('new');
  await ana.sees('Qual é o nome?');
});

describe('what Telegram says of members', () => {
  test('a member who has left unseen is out after a minute', async () => {
    const clock = createManualClock();
    const bot = await startBot({ env: IN_TEAM, clock });
    const carla = bot.stranger('Carla');
    const team = bot.team({ members: [bot.rep('Ana'), carla] });
    carla.send('/help');
    await carla.sees('adiciono contatos');
    await bot.stop();
    team.remove(carla);
    const { url, token, newestUpdateId } = bot.telegram;
    await fetch(`${url}/bot${token}/getUpdates?offset=${newestUpdateId + 1}`);
    await bot.start();
    carla.send('/help');
    await carla.sees('só para a equipe');
  });

  test.each([777000, 136817688, 1087968824])('%i stands for anybody: never let in', async (id) => {
    const bot = await startBot({ env: { ...IN_TEAM, ALLOWED_USER_IDS: String(id) } });
    const team = bot.team({ members: [bot.rep('Ana')] });
    const from = { id, is_bot: id !== 777000, first_name: 'Somebody' };
    await bot.turn(() => {
      bot.telegram.push({
        message: {
          message_id: 5_000,
          date: 1_700_000_000,
          from,
          chat: { id: team.id, type: 'group', title: 'Vendas' },
          text: '/newcontact Maria, 85 99728-1648',
          entities: [{ type: 'bot_command', offset: 0, length: 11 }],
        },
      });
      return Promise.resolve();
    });
    const said = team.messages.filter((message) => message.from === 'bot');
    expect(said.map(({ text }) => text.includes('no privado'))).toEqual(
      id === 777000 ? [] : [true],
    );
    expect(bot.kinbox.posts).toEqual([]);
  });
});
