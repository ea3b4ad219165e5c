import { describe, expect, test } from 'vitest';
import { startBot, TEAM_GROUP } from '../helpers/bot.ts';

const LINE = '/newcontact Ana Lima, 85 99728-1648, ana@x.com, quer orçamento, volta sexta';
const IN_TEAM = { TEAM_CHAT_IDS: String(TEAM_GROUP) };

describe('/newcontact with the contact behind it', () => {
  test('goes straight to the card, and from there to Kinbox', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send(LINE);
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toBe(
      'Contato pronto para salvar\n\nNome: Ana Lima\nTelefone: +55 85 99728-1648\n' +
        'E-mail: ana@x.com\nObservações: quer orçamento, volta sexta',
    );
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.contacts).toMatchObject([
      {
        name: 'Ana Lima',
        phone: '5585997281648',
        email: 'ana@x.com',
        notes: 'quer orçamento, volta sexta',
      },
    ]);
  });

  test.each([
    ['/newcontact Beto', 'Nome: Beto\n\nSem telefone e sem e-mail'],
    ['/NewContact@sandbox_bot  Beto\n85 99728-1648', 'Nome: Beto\nTelefone: +55 85 99728-1648'],
    ['/newcontact 85 99728-1648 Beto Lima', 'Nome: Beto Lima ❔\nTelefone: +55 85 99728-1648'],
    ['/newcontact <b>Beto</b> & Cia, b@x.com', 'Nome: <b>Beto</b> & Cia\nE-mail: b@x.com'],
  ])('%s', async (line, shown) => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send(line);
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain(shown);
  });

  test('what is doubtful is asked for, and nothing else', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact Caio, 997281648');
    await ana.sees('Faltou o DDD em 997281648');
    ana.send('85 99728-1648');
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toBe('Contato pronto para salvar\n\nNome: Caio\nTelefone: +55 85 99728-1648');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    ana.send('/newcontact 85 99728-1648');
    const question = await ana.sees('Qual é o nome?');
    expect(question.text).toContain('Telefone: +55 85 99728-1648');
  });

  test('too long to be a name: it stays in the notes, the name is asked for', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send(`/newcontact ${'x'.repeat(200)}`);
    const question = await ana.sees('Qual é o nome?');
    expect(question.text).toContain('Observações: xxx');
    ana.send('Xis');
    await ana.sees('Nome: Xis\nObservações: xxx');
  });

  test('while a card is open: each has its own, and each is saved by its own button', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('/newcontact Beto');
    const filled = await ana.sees('Contato pronto para salvar');
    expect(filled.text).toContain('Nome: Beto');
    ana.send(LINE);
    await ana.sees('Nome: Ana Lima');
    ana.send('/newcontact Caio');
    await ana.sees('Nome: Caio\n');
    expect(ana.liveMessages).toHaveLength(3);
    for (const message of ana.liveMessages) {
      const [save] = message.buttons[0] ?? [];
      await ana.tapRaw(message.id, save?.data ?? '');
      await ana.sees('Salvo no Kinbox');
    }
    await kinbox.holds(3);
    expect(kinbox.contacts.map(({ name }) => name).sort()).toEqual(['Ana Lima', 'Beto', 'Caio']);
  });

  test('edited, the card follows', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const line = ana.send(LINE);
    const card = await ana.sees('Contato pronto para salvar');
    await bot.turn(() => ana.edit(line, LINE.replace('1648', '1649').replace('sexta', 'segunda')));
    expect(ana.last.id).toBe(card.id);
    expect(ana.last.text).toContain(
      'Telefone: +55 85 99728-1649\nE-mail: ana@x.com\nObservações: quer orçamento, volta segunda',
    );
    await bot.turn(() => ana.edit(line, '/newcontact Ana Lima'));
    expect(ana.last.text).toContain('Nome: Ana Lima\n\nSem telefone');
    expect(ana.liveMessages).toHaveLength(1);
  });
});

describe('/newcontact as a reply, in private', () => {
  test('to a text with a contact, to a part of it, to a contact', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const list = 'Maria Souza 85 99728-1648\nJoão Lima 85 99728-1649';
    const pasted = ana.send(list);
    await ana.sees('Contato pronto para salvar');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    ana.send('/newcontact', { replyTo: pasted });
    await ana.sees('Nome: Maria Souza');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    ana.send('/newcontact', { replyTo: pasted, quote: 'João Lima 85 99728-1649' });
    const quoted = await ana.sees('Contato pronto para salvar');
    expect(quoted.text).toContain('Nome: João Lima\nTelefone: +55 85 99728-1649');
    expect(quoted.text).not.toContain('Maria');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    const shared = ana.contact({ firstName: 'Zé', phone: '+5585988887777', userId: 55 });
    await ana.sees('Nome: Zé');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    ana.send('/newcontact', { replyTo: shared });
    const again = await ana.sees('Contato pronto para salvar');
    expect(again.text).toContain('Telefone: +55 85 98888-7777\nObservações: Telegram ID: 55');
  });

  test('to words without a contact: they are the notes, the name is asked for', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    const words = ana.send('quer 30 cestas até sexta');
    await ana.sees('toque em /newcontact');
    ana.send('/newcontact', { replyTo: words });
    const question = await ana.sees('Qual é o nome?');
    expect(question.text).toBe(
      'Novo contato\n\nObservações: quer 30 cestas até sexta\n\nQual é o nome?',
    );
    ana.send('/cancel');
    await ana.sees('Cancelado');
    ana.send('/newcontact', { replyTo: words, quote: '30 cestas' });
    await ana.sees('Observações: 30 cestas\n');
  });

  test('to a summary of the bot: the same person again; to a sticker: an empty form', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send(LINE);
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    const summary = await ana.sees('Salvo no Kinbox ✅');
    ana.send('/newcontact', { replyTo: summary.id });
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toBe(
      'Contato pronto para salvar\n\nNome: Ana Lima\nTelefone: +55 85 99728-1648\n' +
        'E-mail: ana@x.com\nObservações: quer orçamento, volta sexta',
    );
    ana.send('/cancel');
    const cancelled = await ana.sees('Cancelado');
    ana.send('/newcontact', { replyTo: cancelled.id });
    await ana.sees('Novo contato · 1/4\n\nQual é o nome?');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    const sticker = ana.sticker();
    await ana.sees('toque em /newcontact');
    ana.send('/newcontact', { replyTo: sticker });
    await ana.sees('Novo contato · 1/4\n\nQual é o nome?');
  });

  test('to a card of the bot that was not saved: what it says, without its marks', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('Oi, sou a Maria Souza, meu zap é 85 99728-1648');
    const card = await ana.sees('Nome: Maria Souza ❔');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    ana.send('/newcontact', { replyTo: card.id });
    const again = await ana.sees('Contato pronto para salvar');
    expect(again.text).toBe(
      'Contato pronto para salvar\n\nNome: Maria Souza\nTelefone: +55 85 99728-1648\n' +
        'Observações: Oi, sou a Maria Souza',
    );
  });

  test('with words behind it: those count, not what it replies to', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    const words = ana.send('oi');
    await ana.sees('toque em /newcontact');
    ana.send('/newcontact Beto, b@x.com', { replyTo: words });
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: Beto\nE-mail: b@x.com');
    expect(card.text).not.toContain('oi');
  });
});

describe('/newcontact as a reply, in a team chat', () => {
  test('to a text, to a contact, to a quote: the card opens in private, the finished one is posted', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    const team = bot.team({ members: [ana, bia] });
    const shared = bia.contact({ firstName: 'Zé', phone: '+5585988887777' }, { in: team });
    const told = bia.send('Maria Souza 85 99728-1648\nJoão Lima 85 99728-1649', { in: team });
    const given = [
      { replyTo: shared, name: 'Zé' },
      { replyTo: told, quote: 'Maria Souza 85 99728-1648', name: 'Maria Souza' },
      { replyTo: told, quote: 'João Lima 85 99728-1649', name: 'João Lima' },
    ];
    for (const { name, ...to } of given) {
      ana.send('/newcontact', { in: team, ...to });
      const card = await ana.sees('Contato pronto para salvar');
      expect(card.text).toContain(`Nome: ${name}\nTelefone: +55 85 9`);
      await ana.tap('Salvar');
      const posted = await ana.sees('Novo contato no Kinbox', { in: team });
      expect(posted.text).toContain(`Nome: ${name}\n`);
      await ana.sees('Salvo no Kinbox ✅');
    }
    expect(bia.messages).toEqual([]);
    expect(bot.kinbox.contacts.map(({ name }) => name)).toEqual(['Zé', 'Maria Souza', 'João Lima']);
  });

  test("to the bot's own card: its contact, without who added it", async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    const team = bot.team({ members: [ana, bia] });
    ana.send(`${LINE}\n\nsegundo parágrafo`, { in: team });
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    const posted = await ana.sees('Novo contato no Kinbox', { in: team });
    bia.send('/newcontact', { in: team, replyTo: posted.id });
    const card = await bia.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: Ana Lima\nTelefone: +55 85 99728-1648');
    expect(card.text).toContain('quer orçamento, volta sexta');
    expect(card.text).toContain('segundo parágrafo');
    expect(card.text).not.toMatch(/Adicionado por Ana|Novo contato/);
  });

  test("to the bot's own card of a private contact: an empty form, its words are nobody's notes", async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    ana.send(LINE, { in: team });
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Privado: não');
    await ana.sees('Privado: sim');
    await ana.tap('Salvar');
    const posted = await ana.sees('Contato privado', { in: team });
    await ana.sees('Salvo no Kinbox ✅');
    ana.send('/newcontact', { in: team, replyTo: posted.id });
    await ana.sees('Novo contato · 1/4\n\nQual é o nome?');
  });

  test('to words of an anonymous admin or of a channel: they are notes like any', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const words = ana.sendAs('anonymous-admin', 'quem fala com a Padaria Sol?', { in: team });
    ana.send('/newcontact', { in: team, replyTo: words });
    await ana.sees('Observações: quem fala com a Padaria Sol?');
  });
});
