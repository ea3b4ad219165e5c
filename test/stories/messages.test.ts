import { describe, expect, test } from 'vitest';
import type { Person } from '../../sandbox/telegram/person.ts';
import { startBot } from '../helpers/bot.ts';
import { add, fillIn, formatsOf, labelsOf, MARIA } from '../helpers/form.ts';

describe("editing one's own answer", () => {
  test('of an earlier field, of the current one, of the name at the card', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    const name = ana.send('Mria');
    await ana.sees('2/4');
    await bot.turn(() => ana.edit(name, 'Maria'));
    expect(ana.last.text).toContain('2/4\n\nNome: Maria\n');
    const phone = ana.send('997281648');
    await ana.sees('Faltou o DDD');
    await bot.turn(() => ana.edit(phone, '85 997281648'));
    expect(ana.last.text).toContain('3/4\n\nNome: Maria\nTelefone: +55 85 99728-1648');
    ana.send('/skip');
    await ana.sees('4/4');
    ana.send('/skip');
    const card = await ana.sees('Salvar');
    await bot.turn(() => ana.edit(name, 'Maria Souza'));
    expect(ana.last).toMatchObject({ id: card.id });
    expect(ana.last.text).toContain('Nome: Maria Souza');
    expect(ana.liveMessages).toHaveLength(1);
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts).toMatchObject([{ name: 'Maria Souza', phone: '5585997281648' }]);
  });

  test('a bad edit leaves the field as it was and says what is wrong', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    const name = ana.send('Maria');
    await ana.sees('2/4');
    const phone = ana.send('85 99728-1648');
    await ana.sees('3/4');
    const email = ana.send('maria@example.com');
    await ana.sees('4/4');
    await bot.turn(() => ana.edit(phone, '99728'));
    expect(ana.last.text).toContain('Telefone: +55 85 99728-1648');
    expect(ana.last.text).toContain('Faltam números em 99728');
    expect(ana.last.text).toContain('Quer anotar');
    await bot.turn(() => ana.edit(phone, '85 9728-1648'));
    expect(ana.last.text).toContain('Seria +55 85 99728-1648?');
    ana.send('/skip');
    await ana.sees('Salvar');
    await bot.turn(() => ana.edit(email, 'maria@gmial.com'));
    expect(ana.last.text).toContain('E-mail: maria@example.com');
    expect(ana.last.text).toContain('Será que é maria@gmail.com?');
    await bot.turn(() => ana.edit(name, 'x'.repeat(130)));
    expect(ana.last.text).toContain('tire 2 caracteres');
    expect(ana.last.text).toContain('Nome: Maria\n');
    expect(labelsOf(ana.last)[0]).toEqual(['Salvar']);
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts[0]).toMatchObject({ name: 'Maria', email: 'maria@example.com' });
  });

  test('of a message that was no answer, or of one of a form before: nothing happens', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const hello = ana.send('oi');
    await ana.sees('toque em /newcontact');
    ana.send('/newcontact');
    await ana.sees('1/4');
    const name = ana.send('Maria');
    await ana.sees('2/4');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    const before = ana.messages.length;
    await bot.turn(() => ana.edit(name, 'Outra Pessoa'));
    await bot.turn(() => ana.edit(hello, 'olá'));
    expect(ana.messages).toHaveLength(before);
    ana.send('/newcontact');
    await ana.sees('1/4');
    await bot.turn(() => ana.edit(name, 'Terceira'));
    expect(ana.last.text).not.toContain('Terceira');
  });
});

describe('messages that are no text', () => {
  const kinds: [string, (person: Person) => number][] = [
    ['sticker', (person) => person.sticker()],
    ['voice', (person) => person.voice()],
    ['photo', (person) => person.photo('')],
    ['poll', (person) => person.poll()],
    ['dice', (person) => person.dice()],
    [
      'document',
      (person) =>
        person.document({ name: 'a.pdf', mime: 'application/pdf', content: Buffer.from('x') }),
    ],
  ];

  test.each(kinds)(
    '%s is answered: outside a form, at a question, at the card',
    async (_, send) => {
      const bot = await startBot();
      const ana = bot.rep('Ana');
      send(ana);
      await ana.sees(/toque em \/newcontact|Áudios eu ainda não|Fotos eu não leio/);
      ana.send('/newcontact');
      await ana.sees('1/4');
      send(ana);
      const question = await ana.sees('Isso eu não consigo ler');
      expect(question.text).toContain('Qual é o nome?');
      ana.send('Maria');
      await ana.sees('2/4');
      for (const next of ['3/4', '4/4', 'Salvar']) {
        ana.send('/skip');
        await ana.sees(next);
      }
      send(ana);
      const card = await ana.sees('use os botões abaixo');
      expect(card.text).toContain('Nome: Maria');
      expect(bot.kinbox.posts).toEqual([]);
    },
  );
});

describe('a contact card from the phone book', () => {
  test('fills name and phone, and leads to the card', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.contact({ firstName: 'João', lastName: 'Lima', phone: '5585988887777', userId: 55 });
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: João Lima\nTelefone: +55 85 98888-7777');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.posts[0]?.body).toMatchObject({
      name: 'João Lima',
      phone: '5585988887777',
      customFields: { telegram_id: { value: String(ana.id) } },
    });
  });

  test('at the question for the phone: keeps the name that was typed', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Dona Maria');
    await ana.sees('2/4');
    ana.contact({ firstName: 'Maria Mãe', phone: '+55 85 98888-7777' });
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: Dona Maria\nTelefone: +55 85 98888-7777');
  });

  test('with a mobile that lacks its ninth digit: it is offered', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.contact({ firstName: 'João', phone: '+558588887777' });
    const offer = await ana.sees('sem o 9 na frente. Seria +55 85 98888-7777?');
    expect(offer.text).toContain('Nome: João');
    await ana.tap('Usar +55 85 98888-7777');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toMatchObject([{ name: 'João', phone: '5585988887777', notes: '' }]);
  });

  test('with a phone that cannot be read: it is in the notes, nothing is lost', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.contact({ firstName: 'Bombeiros', phone: '193' });
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Observações: Telefone: 193');
  });
});

describe('strange text', () => {
  const NAME = `<b>&"'</b> &amp; 🦊👩‍👩‍👧 شركة Ltda`;

  test('is literal everywhere: questions, card, complaints, summary, team card, lists', async () => {
    const bot = await startBot({ env: { TEAM_CHAT_IDS: '-4200' } });
    const ana = bot.rep('Ana <i>&', { lastName: '</i>"' });
    const team = bot.team({ members: [ana] });
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send(NAME);
    await ana.sees(`Nome: ${NAME}`);
    ana.send('<a href="tg://user?id=1">9</a>&lt;');
    await ana.sees('<a href="tg://user?id=1">9</a>&lt;');
    ana.send('/skip');
    await ana.sees('3/4');
    ana.send('<script>@x');
    await ana.sees('<script>@x não parece um e-mail');
    ana.send('/skip');
    await ana.sees('4/4');
    ana.send('</b></code> & <tg-spoiler>x');
    const card = await ana.sees('Contato pronto');
    expect(card.text).toContain('Observações: </b></code> & <tg-spoiler>x');
    expect(formatsOf(card)).toEqual([
      'bold: Contato pronto para salvar',
      'blockquote: </b></code> & <tg-spoiler>x',
    ]);
    await ana.tap('Salvar');
    const summary = await ana.sees('Salvo no Kinbox');
    expect(summary.text).toContain(`Nome: ${NAME}\n`);
    const shared = await ana.sees('Novo contato no Kinbox', { in: team });
    expect(shared.text).toContain(`Nome: ${NAME}\n`);
    expect(shared.text).toContain('Adicionado por Ana <i>& </i>"');
    ana.send('/recent');
    await ana.sees(`· ${NAME}`);
    expect(bot.kinbox.contacts[0]).toMatchObject({
      name: NAME,
      notes: '</b></code> & <tg-spoiler>x',
    });
  });

  test('4096 characters of notes: shown in part, sent whole', async () => {
    const bot = await startBot({ env: { TEAM_CHAT_IDS: '-4200' } });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const notes = `${'<&>🦊'.repeat(819)}x`;
    expect(notes).toHaveLength(4096);
    await add(ana, { name: `${'&'.repeat(127)}A`, phone: MARIA.phone, email: MARIA.email, notes });
    expect(bot.kinbox.contacts[0]?.notes).toBe(notes);
    await ana.sees('…', { in: team });
  });

  test('4096 characters at every question are answered', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('<'.repeat(4096));
    await ana.sees('tire 3.968 caracteres');
    ana.send('Maria');
    await ana.sees('2/4');
    ana.send('9'.repeat(4096));
    await ana.sees('Tem número a mais');
    ana.send('/skip');
    await ana.sees('3/4');
    ana.send(`${'&'.repeat(2000)}@${'&'.repeat(2095)}`);
    await ana.sees(/passou do limite|não parece/);
  });

  test('what nobody sees is left out: NUL, direction marks, lone surrogates', async () => {
    const { telegram, kinbox, rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    telegram.push({
      message: {
        message_id: 900,
        date: 1_700_000_000,
        from: ana.user,
        chat: { id: ana.id, type: 'private', first_name: 'Ana' },
        text: 'Ma\u0000ria \u202eSouza\ud83d',
      },
    });
    const question = await ana.sees('2/4');
    expect(question.text).toContain('Nome: Maria Souza\ufffd\n');
    for (const next of ['3/4', '4/4', 'Salvar']) {
      ana.send('/skip');
      await ana.sees(next);
    }
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts[0]?.name).toBe('Maria Souza\ufffd');
  });

  test('a contact whose name is all markup can be refused, corrected and listed', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-422', message: ['<b>name</b> & "phone"'] });
    await fillIn(ana, { name: NAME });
    await ana.tap('Salvar');
    const refusal = await ana.sees('não aceitou');
    expect(refusal.text).toContain('Motivo do Kinbox: <b>name</b> & "phone"');
    ana.send('/pending');
    await ana.sees(`${NAME}: recusado`);
  });
});
