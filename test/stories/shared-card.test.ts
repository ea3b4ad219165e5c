import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { labelsOf } from '../helpers/form.ts';

/** As an address book writes it: a landline before the mobile, two emails, and more than a form asks for. */
const VCARD = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Maria Clara Souza',
  'N:Souza;Maria Clara;;;',
  'ORG:Padaria Sol;Compras',
  'TITLE:Gerente',
  'TEL;TYPE=HOME:(85) 3232-1010',
  'TEL;TYPE=CELL:(85) 99728-1648',
  'TEL;TYPE=WORK:+55 11 4004-1234',
  'EMAIL;TYPE=WORK:maria@padariasol.com.br',
  'EMAIL:mc@gmail.com',
  'ADR;TYPE=WORK:;;Rua das Flores, 10;Fortaleza;CE;60000-000;Brasil',
  'NOTE:Conheci na feira',
  'END:VCARD',
].join('\r\n');

const MARIA_CLARA = {
  firstName: 'Maria Clara',
  lastName: 'Souza',
  phone: '+558532321010',
  vcard: VCARD,
  userId: 777,
};

describe('a contact that is shared with the bot', () => {
  test('is two taps away from Kinbox, with all that its card says', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.contact(MARIA_CLARA);
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toBe(
      [
        'Contato pronto para salvar',
        '',
        'Nome: Maria Clara Souza',
        'Telefone: +55 85 99728-1648',
        'E-mail: maria@padariasol.com.br',
        'Local: Rua das Flores, 10, Fortaleza, CE, 60000-000, Brasil',
        'Observações: Conheci na feira',
        'Empresa: Padaria Sol, Compras',
        'Cargo: Gerente',
        'E-mail: mc@gmail.com',
        'Telegram ID: 777',
        'Telefone: +55 85 3232-1010',
        'Telefone: +55 11 4004-1234',
      ].join('\n'),
    );
    expect(labelsOf(card)).toEqual([
      ['Salvar'],
      ['Usar +55 85 3232-1010'],
      ['Usar +55 11 4004-1234'],
      ['Editar nome', 'Editar telefone'],
      ['Editar e-mail', 'Editar observações'],
      ['Local', 'Privado: não'],
      ['Cancelar'],
    ]);
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.posts.map(({ body }) => body)).toMatchObject([
      {
        name: 'Maria Clara Souza',
        phone: '5585997281648',
        email: 'maria@padariasol.com.br',
        location: 'Rua das Flores, 10, Fortaleza, CE, 60000-000, Brasil',
        externalId: expect.stringMatching(/^telegram:101:/),
        // The rep's own: the lead's id is in the notes and nowhere else.
        customFields: { telegram_id: { value: String(ana.id) } },
      },
    ]);
    expect(kinbox.contacts[0]?.notes.split('\n')).toEqual([
      'Conheci na feira',
      'Empresa: Padaria Sol, Compras',
      'Cargo: Gerente',
      'E-mail: mc@gmail.com',
      'Telegram ID: 777',
      'Telefone: +55 85 3232-1010',
      'Telefone: +55 11 4004-1234',
    ]);
  });

  test('another of its numbers is taken instead, and taken back', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.contact(MARIA_CLARA);
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Usar +55 85 3232-1010');
    const landline = await ana.sees('Telefone: +55 85 3232-1010\nE-mail');
    expect(landline.text).toContain('\nTelefone: +55 85 99728-1648\nTelefone: +55 11 4004-1234');
    await ana.tap('Usar +55 85 99728-1648');
    await ana.sees('Telefone: +55 85 99728-1648\nE-mail');
    await ana.tap('Usar +55 11 4004-1234');
    await ana.sees('Telefone: +55 11 4004-1234\nE-mail');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.contacts).toMatchObject([{ phone: '551140041234' }]);
    expect(kinbox.contacts[0]?.notes).toContain('Telefone: +55 85 99728-1648');
    expect(kinbox.contacts[0]?.notes).not.toContain('4004-1234');
  });

  test('without the ninth digit: the bot asks, and the answer is all it needs', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.contact({ firstName: 'João', phone: '558588887777' });
    const offer = await ana.sees('sem o 9 na frente. Seria +55 85 98888-7777?');
    expect(labelsOf(offer)).toEqual([['Usar +55 85 98888-7777'], ['Apagar', 'Voltar']]);
    await ana.tap('Usar +55 85 98888-7777');
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toBe('Contato pronto para salvar\n\nNome: João\nTelefone: +55 85 98888-7777');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.contacts).toMatchObject([{ phone: '5585988887777', notes: '' }]);
  });

  test('without the area code: the bot asks for it; who does not know it goes back to the card', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.contact({ firstName: 'João', phone: '98888-7777' });
    await ana.sees('Faltou o DDD em 98888-7777');
    await ana.tap('Voltar');
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Observações: Telefone: 98888-7777');
    await ana.tap('Editar telefone');
    await ana.sees('Qual é o telefone?');
    ana.send('85 98888-7777');
    const mended = await ana.sees('Contato pronto para salvar');
    expect(mended.text).toContain('Telefone: +55 85 98888-7777');
    expect(mended.text).not.toContain('Observações');
  });

  test('with a number that nobody else could dial: it stays in the notes', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.contact({ firstName: 'Bombeiros', phone: '193' });
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toBe(
      'Contato pronto para salvar\n\nNome: Bombeiros\nObservações: Telefone: 193\n\n' +
        'Sem telefone e sem e-mail: depois vai ser difícil falar com essa pessoa.',
    );
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.contacts).toMatchObject([{ name: 'Bombeiros', phone: '' }]);
  });

  test('without a name: only that is asked for', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.contact({ firstName: ' ', phone: '+5585988887777' });
    const question = await ana.sees('Qual é o nome?');
    expect(question.text).toBe('Novo contato\n\nTelefone: +55 85 98888-7777\n\nQual é o nome?');
    await bot.turn(() => ana.send('Zé do Coco'));
    expect(ana.last.text).toContain('Contato pronto para salvar');
    expect(ana.last.text).toContain('Nome: Zé do Coco\nTelefone: +55 85 98888-7777');
    expect(ana.liveMessages).toHaveLength(1);
  });

  test('with a vCard that says nothing, or is none: what Telegram says of it counts', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    for (const vcard of ['BEGIN:VCARD\nEND:VCARD', 'hello', 'BEGIN:VCARD\nTEL:']) {
      ana.contact({ firstName: 'João', phone: '+5585988887777', vcard });
      const card = await ana.sees('Contato pronto para salvar');
      expect(card.text).toContain('Nome: João\nTelefone: +55 85 98888-7777');
      ana.send('/cancel');
      await ana.sees('Cancelado');
    }
  });

  test('with more and longer fields than a message has room for: the card fits, Kinbox gets them', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    const phones = Array.from({ length: 12 }, (_, at) => `TEL:+55 85 9972816${10 + at}`);
    const vcard = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `FN:${'Á<&>'.repeat(32)}`,
      ...phones,
      `NOTE:${'<&> '.repeat(400)}`,
      `ADR:;;${'Rua <i>'.repeat(20)};;;;`,
      'END:VCARD',
    ].join('\r\n');
    ana.contact({ firstName: 'Á<&>'.repeat(16), phone: '+5585988887777', vcard });
    const card = await ana.sees('Contato pronto para salvar');
    expect(
      labelsOf(card)
        .flat()
        .filter((label) => label.startsWith('Usar')),
    ).toHaveLength(3);
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.contacts[0]?.notes).toContain('<&> '.repeat(399));
  });
});

test('a name that is longer than fits is cut at a word, and whole in the notes', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  const [firstName, lastName] = [
    'Maria '.repeat(11).slice(0, 64),
    'Souza '.repeat(11).slice(0, 64),
  ];
  ana.contact({ firstName, lastName, phone: '85997281648' });
  const card = await ana.sees('Contato pronto para salvar');
  const name = /Nome: (.*)/.exec(card.text)?.[1] ?? '';
  expect(name.length).toBeLessThanOrEqual(128);
  expect(name).toMatch(/^Maria Maria .* Souza$/);
  expect(card.text).toContain(`Observações: ${firstName} ${lastName}`.slice(0, 140));
});
