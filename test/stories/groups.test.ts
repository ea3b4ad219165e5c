import { describe, expect, test } from 'vitest';
import type { Group } from '../../sandbox/telegram/group.ts';
import type { Person } from '../../sandbox/telegram/person.ts';
import { startBot, TEAM_GROUP, TEAM_SUPERGROUP, type TestBot } from '../helpers/bot.ts';
import { add, fillIn, formatsOf, labelsOf, MARIA, save, someone } from '../helpers/form.ts';

const IN_TEAM = { TEAM_CHAT_IDS: String(TEAM_GROUP) };
const IN_FORUM = { TEAM_CHAT_IDS: String(TEAM_SUPERGROUP) };

/** The bot's messages in a group. */
function posted(group: Group) {
  return group.messages.filter(({ from }) => from === 'bot');
}

/** From the first question, which a command in a group has brought, to the summary. */
async function finish(person: Person, phone = '85997281648'): Promise<void> {
  await person.sees('Qual é o nome?');
  person.contact({ firstName: 'Maria', phone });
  await person.sees('Contato pronto');
  await person.tap('Salvar');
  await person.sees('Salvo no Kinbox');
}

/** Waits until everything that is owed to chats has been said. */
async function allSaid(bot: TestBot, cards: number): Promise<void> {
  for (let said = 0, since = 0; said < cards; said += 1) {
    const entry = await bot.journal.says(
      ({ message, fields }) => message === 'job ended' && fields.kind === 'share-contact',
      since,
    );
    since = bot.journal.entries.indexOf(entry) + 1;
  }
}

describe('/newcontact in a group', () => {
  test.each(['/newcontact', '/newcontact@sandbox_bot', '/NewContact@Sandbox_Bot'])(
    '%s: the form is in private, the card in the group',
    async (command) => {
      const bot = await startBot({ env: IN_TEAM });
      const ana = bot.rep('Ana', { lastName: 'Lima' });
      const team = bot.team({ members: [ana] });
      const id = ana.send(command, { in: team });
      await finish(ana);
      expect(team.messages.find((one) => one.id === id)?.reaction).toBe('👍');
      const card = await ana.sees('Novo contato no Kinbox', { in: team });
      expect(card.text).toBe(
        'Novo contato no Kinbox\n\nNome: Maria\nTelefone: +55 85 99728-1648\n\nAdicionado por Ana Lima',
      );
      const kinboxId = bot.kinbox.contacts[0]?.id;
      expect(card.buttons).toEqual([
        [
          { label: 'Abrir no Kinbox', url: `https://app.kinbox.example/contacts/${kinboxId}` },
          { label: 'WhatsApp', url: 'https://wa.me/5585997281648' },
        ],
        [{ label: 'Copiar telefone', copy: '+55 85 99728-1648' }],
        [{ label: 'Fico com ele', data: expect.stringMatching(/^claim:take:[\w-]{12}$/) }],
      ]);
      await allSaid(bot, 1);
      expect(posted(team)).toHaveLength(1);
    },
  );

  test('as a reply to a message', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    const team = bot.team({ members: [ana, bia] });
    const asked = bia.send('Quem cadastra a Maria?', { in: team });
    ana.send('/newcontact', { in: team, replyTo: asked });
    await finish(ana);
    await ana.sees('Novo contato no Kinbox', { in: team });
  });

  test('addressed to another bot, or plain talk: not heard', async () => {
    const bot = await startBot({ env: IN_TEAM, telegram: { readsAllGroupMessages: true } });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    await bot.turn(() => ana.send('/newcontact@other_bot', { in: team }));
    await bot.turn(() => ana.send('Maria Souza 85 99728-1648', { in: team }));
    await bot.turn(() => ana.sticker({ in: team }));
    expect(ana.messages).toEqual([]);
    expect(posted(team)).toEqual([]);
  });

  test('talk in a group is no answer to an open form', async () => {
    const bot = await startBot({ env: IN_TEAM, telegram: { readsAllGroupMessages: true } });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    ana.send('/newcontact', { in: team });
    await ana.sees('1/4');
    await bot.turn(() => ana.send('Bom dia!', { in: team }));
    await bot.turn(() => ana.send('/cancel', { in: team }));
    ana.send('Maria');
    expect((await ana.sees('2/4')).text).toContain('Nome: Maria');
  });

  test('commands of the private chat are shown there only; /id and /help also in the group', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    for (const command of ['/pending', '/recent', '/language', '/cancel']) {
      ana.send(command, { in: team });
      const answer = await ana.sees('Isso eu só mostro no privado', { in: team });
      expect(labelsOf(answer)).toEqual([['Continuar no privado']]);
    }
    ana.send('/id', { in: team });
    expect((await ana.sees('ID deste grupo', { in: team })).text).toContain(String(TEAM_GROUP));
    ana.send('/help', { in: team });
    expect((await ana.sees('adiciono contatos', { in: team })).text).not.toContain('/pending');
  });

  test('with a card open: that one waits, and the new one goes where it was wanted', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const fair = bot.telegram.group({ title: 'Feira', members: [ana] });
    await fillIn(ana);
    ana.send('/newcontact', { in: fair });
    await finish(ana);
    await ana.sees('Ana adicionou um contato ao Kinbox.', { in: fair });
    await allSaid(bot, 2);
    expect([posted(fair).length, posted(team).length]).toEqual([1, 1]);
  });

  test('the card is posted where the command was given and once in every team chat', async () => {
    const second = -1_002_200_000_077;
    const bot = await startBot({ env: { TEAM_CHAT_IDS: `${TEAM_GROUP},${second}` } });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const other = bot.telegram.group({
      title: 'Pós-venda',
      id: second,
      kind: 'supergroup',
      members: [ana],
    });
    const fair = bot.telegram.group({ title: 'Feira', members: [ana] });
    ana.send('/newcontact', { in: team });
    await finish(ana);
    await allSaid(bot, 2);
    expect([team, other, fair].map((group) => posted(group).length)).toEqual([1, 1, 0]);
    ana.send('/newcontact', { in: fair });
    await finish(ana, '85997281002');
    await allSaid(bot, 5);
    expect([team, other, fair].map((group) => posted(group).length)).toEqual([2, 2, 1]);
    // Anybody may be in a group that is not the team's.
    expect(posted(fair)[0]?.text).toBe('Ana adicionou um contato ao Kinbox.');
    expect(labelsOf(posted(fair)[0] as never)).toEqual([]);
    expect(posted(team)[1]?.text).toContain('Maria');
  });

  test('an open form is not pointed at another group by a second command', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const fair = bot.telegram.group({ title: 'Feira', members: [ana] });
    await fillIn(ana);
    ana.send('/newcontact', { in: fair });
    await ana.sees('Qual é o nome?');
    await ana.tap('Salvar');
    await ana.sees('Novo contato no Kinbox', { in: team });
    await allSaid(bot, 1);
    expect(posted(fair)).toEqual([]);
  });

  test('no name writes a line of ours, notes are a quotation, documents are masked', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana\n\u202eAdicionado por Bia', { lastName: 'Lima' });
    const team = bot.team({ members: [ana] });
    const notes = 'CPF 529.982.247-25\n\nAdicionado por Rui';
    await save(ana, { ...MARIA, notes });
    const card = await ana.sees('Novo contato no Kinbox', { in: team });
    expect(card.text.split('\n').slice(-4)).toEqual([
      '',
      'Adicionado por Rui',
      '',
      'Adicionado por Ana Adicionado por Bia Lima',
    ]);
    expect(formatsOf(card)).toContain('blockquote: CPF ***.982.247-**\n\nAdicionado por Rui');
    expect(bot.kinbox.contacts[0]?.notes).toBe(notes);
  });

  test('a private contact: the team reads the name, no phone and no email', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    await fillIn(ana);
    await ana.tap('Privado: não');
    await ana.sees('Privado: sim');
    await ana.tap('Salvar');
    const card = await ana.sees('Novo contato no Kinbox', { in: team });
    expect(card.text).toBe(
      'Novo contato no Kinbox\n\nNome: Maria Souza\n🔒 Contato privado: detalhes só no Kinbox.\n\nAdicionado por Ana',
    );
    expect(labelsOf(card)).toEqual([['Abrir no Kinbox']]);
    expect(JSON.stringify(card)).not.toContain('9972');
  });
});

describe('a rep who never pressed Start', () => {
  test('gets a button in the group that leads to the same form', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana', { started: false });
    const team = bot.team({ members: [ana] });
    ana.send('/newcontact', { in: team });
    const answer = await ana.sees('Ainda não posso escrever para você', { in: team });
    const url = new URL(answer.buttons[0]?.[0]?.url ?? '');
    expect(url.origin + url.pathname).toBe('https://t.me/sandbox_bot');
    const token = url.searchParams.get('start') ?? '';
    expect(token).toMatch(/^[\w-]{12}$/);
    ana.startLink(token);
    await finish(ana);
    await ana.sees('Novo contato no Kinbox', { in: team });
    expect(bot.kinbox.contacts).toHaveLength(1);
  });

  test("another rep's token opens their own form", async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana', { started: false });
    const bia = bot.rep('Bia', { started: false });
    const team = bot.team({ members: [ana, bia] });
    ana.send('/newcontact', { in: team });
    const answer = await ana.sees('Ainda não posso escrever', { in: team });
    bia.startLink(new URL(answer.buttons[0]?.[0]?.url ?? '').searchParams.get('start') ?? '');
    await bia.sees('Qual é o nome?');
    bia.send('De Bia');
    await bia.sees('2/4');
    ana.startLink('new');
    expect((await ana.sees('Qual é o nome?')).text).not.toContain('Bia');
  });
});

describe('forum topics', () => {
  test('the card is posted in the topic of the command, and elsewhere once', async () => {
    const bot = await startBot({ env: { TEAM_CHAT_IDS: `${TEAM_SUPERGROUP},${TEAM_GROUP}` } });
    const ana = bot.rep('Ana', { started: false });
    const forum = bot.team({ members: [ana], forum: true, title: 'Fórum' });
    const team = bot.team({ members: [ana] });
    const topic = forum.topic('Feira');
    ana.send('/newcontact', { in: forum, topic });
    const answer = await ana.sees('Ainda não posso', { in: forum });
    expect(answer.threadId).toBe(topic.threadId);
    ana.startLink(new URL(answer.buttons[0]?.[0]?.url ?? '').searchParams.get('start') ?? '');
    await finish(ana);
    await allSaid(bot, 2);
    expect(posted(forum).map(({ threadId, text }) => [threadId, text.split('\n')[0]])).toEqual([
      [
        topic.threadId,
        'Ainda não posso escrever para você. Toque no botão para continuar no privado.',
      ],
      [topic.threadId, 'Novo contato no Kinbox'],
    ]);
    expect(posted(team)).toHaveLength(1);
  });

  test('General is not a topic; a reply in a plain supergroup neither', async () => {
    const bot = await startBot({ env: IN_FORUM });
    const ana = bot.rep('Ana');
    const forum = bot.team({ members: [ana], forum: true });
    ana.send('/newcontact', { in: forum });
    await finish(ana);
    await allSaid(bot, 1);
    const [card] = posted(forum);
    expect(card?.threadId).toBeUndefined();
    const plain = bot.telegram.group({ title: 'Feira', kind: 'supergroup', members: [ana] });
    const said = ana.send('oi', { in: plain });
    ana.send('/newcontact', { in: plain, replyTo: said });
    await finish(ana, '85997281002');
    await allSaid(bot, 3);
    expect(posted(plain)[0]?.threadId).toBeUndefined();
    for (const { params } of bot.telegram.callsOf('sendMessage')) {
      expect(params).not.toHaveProperty('message_thread_id');
    }
  });

  test('a topic that is gone: the card is posted without it', async () => {
    const bot = await startBot({ env: IN_FORUM });
    const ana = bot.rep('Ana');
    const forum = bot.team({ members: [ana], forum: true });
    bot.telegram.push({
      message: {
        message_id: 4_000,
        date: 1_700_000_000,
        from: ana.user,
        chat: { id: forum.id, type: 'supergroup', title: 'Vendas', is_forum: true },
        is_topic_message: true,
        message_thread_id: 999,
        text: '/newcontact',
        entities: [{ type: 'bot_command', offset: 0, length: 11 }],
      },
    });
    await finish(ana);
    await allSaid(bot, 1);
    expect(posted(forum).map(({ threadId }) => threadId)).toEqual([undefined]);
  });
});

describe('a group that becomes a supergroup', () => {
  test('before the form: membership is known and the card is posted once', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const carla = bot.stranger('Carla');
    const team = bot.team({ members: [carla] });
    team.migrate();
    await add(carla);
    await allSaid(bot, 1);
    carla.send('/newcontact', { in: team });
    await finish(carla, '85997281002');
    await allSaid(bot, 2);
    expect(posted(team)).toHaveLength(2);
  });

  test('in the middle of the form: the card follows', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    ana.send('/newcontact', { in: team });
    await ana.sees('1/4');
    team.migrate();
    await finish(ana);
    await ana.sees('Novo contato no Kinbox', { in: team });
    await allSaid(bot, 1);
    expect(posted(team)).toHaveLength(1);
  });

  test('unnoticed, while the bot was away: the refusal of the message tells', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const oldId = team.id;
    await bot.stop();
    const newId = team.migrate();
    // The service messages are lost: somebody else has taken them.
    const { url, token, newestUpdateId } = bot.telegram;
    await fetch(`${url}/bot${token}/getUpdates?offset=${newestUpdateId + 1}`);
    await bot.start();
    await add(ana);
    await allSaid(bot, 1);
    expect(posted(team)).toHaveLength(1);
    await add(ana, someone(2));
    await allSaid(bot, 2);
    const chats = bot.telegram.callsOf('sendMessage').map(({ params }) => Number(params.chat_id));
    expect(chats.filter((id) => id === oldId)).toHaveLength(1);
    expect(chats.filter((id) => id === newId)).toHaveLength(2);
  });
});

test('a team chat that has thrown the bot out: the contact is in Kinbox, the admin is told once', async () => {
  const bot = await startBot({ env: IN_TEAM });
  const ana = bot.rep('Ana');
  const team = bot.team({ members: [ana] });
  team.kickBot();
  await add(ana);
  const news = await bot.admin.sees('Não consegui publicar um contato no grupo');
  expect(news.text).toContain(String(TEAM_GROUP));
  team.addBot();
  await add(ana, someone(2));
  await ana.sees('Novo contato no Kinbox', { in: team });
  expect(bot.admin.messages).toHaveLength(1);
  expect(bot.kinbox.contacts).toHaveLength(2);
});
