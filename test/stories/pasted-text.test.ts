import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { labelsOf } from '../helpers/form.ts';

const CHAT = [
  'Oi, aqui é a Maria Souza da Padaria Sol.',
  'Meu zap é 85 99728-1648, e-mail maria@padariasol.com.br.',
  'Quero orçamento de 30 cestas',
].join(' ');
const JOAO = 'João Lima 11 98765-4321';
const GUESSED = '❔ Deduzi do texto: confira antes de salvar.';

describe('a pasted text', () => {
  test('opens a card; what was guessed is marked until the rep has looked at it', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send(CHAT);
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toBe(
      [
        'Contato pronto para salvar',
        '',
        'Nome: Maria Souza ❔',
        'Telefone: +55 85 99728-1648',
        'E-mail: maria@padariasol.com.br',
        'Observações: Oi, aqui é a Maria Souza da Padaria Sol. Quero orçamento de 30 cestas',
        GUESSED,
      ].join('\n'),
    );
    await ana.tap('Editar nome');
    await ana.sees('Qual é o nome?');
    ana.send('Maria de Souza');
    const sure = await ana.sees('Contato pronto para salvar');
    expect(sure.text).toContain('Nome: Maria de Souza\n');
    expect(sure.text).not.toContain('❔');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.contacts).toMatchObject([
      { name: 'Maria de Souza', phone: '5585997281648', email: 'maria@padariasol.com.br' },
    ]);
  });

  test('that leaves nothing to guess is not marked', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('Nome: Maria Souza\nTelefone: 85 99728-1648');
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).not.toContain('❔');
  });

  test('with an address that looks like a slip, or a number without its ninth digit: asked one by one', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('Maria Souza, 85 9728-1648, maria@gmial.com');
    await ana.sees('Seria +55 85 99728-1648?');
    await ana.tap('Usar +55 85 99728-1648');
    await ana.sees('Será que é maria@gmail.com?');
    await ana.tap('Usar maria@gmail.com');
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Telefone: +55 85 99728-1648\nE-mail: maria@gmail.com');
    expect(card.text).not.toContain('Observações');
  });

  test('in which there is neither phone nor email is answered with what to do instead', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    for (const text of ['qualquer coisa', 'Pedido 123456789 saiu', 'são 3 @ do João', '12345']) {
      ana.send(text);
      const answer = await ana.sees('Para adicionar um contato, toque em /newcontact');
      expect(answer.text).toContain('um texto com telefone ou e-mail');
    }
    expect(ana.liveMessages).toEqual([]);
  });

  test('edited, it is read again; edited into nothing, the contact stays', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const pasted = ana.send(CHAT);
    const card = await ana.sees('Contato pronto para salvar');
    await ana.tap('Privado: não');
    await ana.sees('Privado: sim');
    await bot.turn(() => ana.edit(pasted, CHAT.replace('1648', '1649').replace('Maria', 'Marta')));
    expect(ana.last.id).toBe(card.id);
    expect(ana.last.text).toContain('Nome: Marta Souza ❔\nTelefone: +55 85 99728-1649');
    expect(labelsOf(ana.last).flat()).toContain('Privado: sim');
    await bot.turn(() => ana.edit(pasted, 'deixa pra lá'));
    expect(ana.last.text).toContain('Nome: Marta Souza ❔\nTelefone: +55 85 99728-1649');
    expect(ana.last.text).toContain('Não encontrei telefone nem e-mail no texto corrigido');
    expect(ana.liveMessages).toHaveLength(1);
  });

  test('edited after the card was: what the rep has put right by hand stays', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const pasted = ana.send(CHAT);
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Editar nome');
    await ana.sees('Qual é o nome?');
    ana.send('Dona Maria');
    await ana.sees('Nome: Dona Maria');
    await ana.tap('Editar observações');
    await ana.sees('Quer anotar alguma coisa?');
    ana.send('30 cestas');
    await ana.sees('Observações: 30 cestas');
    ana.venue();
    await ana.sees('Local: Café');
    await bot.turn(() => ana.edit(pasted, CHAT.replace('1648', '1649').replace('Maria', 'Marta')));
    expect(ana.last.text).toBe(
      'Contato pronto para salvar\n\nNome: Dona Maria\nTelefone: +55 85 99728-1649\n' +
        'E-mail: maria@padariasol.com.br\nLocal: Café, Av. Paulista, 1578\nObservações: 30 cestas\nLocal: https://maps.google.com/?q=-23.5614,-46.6559',
    );
  });

  test('is a vCard: all that it says, as if it had been shared', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send(
      'BEGIN:VCARD\nVERSION:3.0\nFN:Maria Souza\nORG:Padaria Sol\nTEL:+5585997281648\nEND:VCARD',
    );
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toBe(
      'Contato pronto para salvar\n\nNome: Maria Souza\nTelefone: +55 85 99728-1648\n' +
        'Observações: Empresa: Padaria Sol',
    );
  });

  test('below a photo counts too', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.photo(CHAT);
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: Maria Souza ❔\nTelefone: +55 85 99728-1648');
    ana.send('/cancel');
    await ana.sees('Cancelado');
    ana.photo('estande lotado!');
    await ana.sees('Fotos eu não leio por aqui.');
  });

  test('with markup in it stays literal, and a long one fits', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send(`Nome: Maria <b>&\nTelefone: 85 99728-1648\n${'<i>&amp; '.repeat(440)}`);
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: Maria <b>&\n');
    expect(card.text).toContain('<i>&amp; <i>&amp;');
  });
});

describe('a forwarded text', () => {
  test('is from its sender, if it names nobody', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const lead = bot.telegram.person({ firstName: 'Carlos', lastName: 'Dias' });
    for (const forwardOf of ['Carlos Dias', { user: lead.user }]) {
      ana.send('meu número: 85 98888-7777', { forwardOf });
      const card = await ana.sees('Contato pronto para salvar');
      expect(card.text).toContain('Nome: Carlos Dias ❔\nTelefone: +55 85 98888-7777');
      expect(card.text).toContain(GUESSED);
      ana.send('/cancel');
      await ana.sees('Cancelado');
    }
  });

  test('of a channel has no sender: the name is asked for', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    const channel = { id: -1_001_234_567_890, title: 'Ofertas do Dia' };
    ana.send('ligue 85 98888-7777', { forwardOf: { channel, messageId: 7 } });
    const question = await ana.sees('Qual é o nome?');
    expect(question.text).toContain('Telefone: +55 85 98888-7777');
    expect(question.text).not.toContain('Ofertas');
  });
});

describe('while a form is open', () => {
  test('at the question for the name: it fills the form', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    await bot.turn(() => ana.send(CHAT));
    expect(ana.last.text).toContain('Contato pronto para salvar');
    expect(ana.last.text).toContain('Nome: Maria Souza ❔\nTelefone: +55 85 99728-1648');
    expect(ana.liveMessages).toHaveLength(1);
  });

  test('there again, with a name already: the same', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Maria');
    await ana.sees('2/4');
    await ana.tap('Voltar');
    await ana.sees('1/4');
    ana.send(JOAO);
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: João Lima\nTelefone: +55 11 98765-4321');
    expect(card.text).not.toContain('Maria');
  });

  test('at another question it is an answer', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Maria');
    await ana.sees('2/4');
    ana.send('/skip');
    await ana.sees('3/4');
    ana.send('/skip');
    await ana.sees('4/4');
    ana.send('Marido: João Lima 11 98765-4321');
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: Maria\nObservações: Marido: João Lima 11 98765-4321');
  });

  test('at the card: a card of its own below it, and both are saved', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send(CHAT);
    await ana.sees('Contato pronto para salvar');
    const first = ana.last;
    const second = ana.send(JOAO);
    const other = await ana.sees('João Lima');
    expect(other.text).toContain('Nome: João Lima\nTelefone: +55 11 98765-4321');
    expect(other.text).not.toContain('Maria');
    expect(ana.liveMessages.map(({ id }) => id)).toEqual([first.id, other.id]);
    ana.edit(second, JOAO.replace('4321', '4322'));
    await ana.sees('Telefone: +55 11 98765-4322');
    await ana.tapRaw(first.id, first.buttons[0]?.[0]?.data ?? '');
    await kinbox.holds(1);
    await ana.tap('Salvar');
    await kinbox.holds(2);
    expect(kinbox.contacts.map(({ name, phone }) => [name, phone])).toMatchObject([
      ['Maria Souza', expect.any(String)],
      ['João Lima', '5511987654322'],
    ]);
  });

  test('a photo with a caption at the card is a contact of its own as well', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send(CHAT);
    await ana.sees('Contato pronto para salvar');
    ana.photo(JOAO);
    await ana.sees('Nome: João Lima');
    expect(ana.liveMessages).toHaveLength(2);
  });
});
