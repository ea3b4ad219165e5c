import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { add, fillIn, labelsOf, MARIA } from '../helpers/form.ts';

describe('from /newcontact to Kinbox', () => {
  test('all fields', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    const card = await fillIn(ana);
    expect(card.text).toBe(
      [
        'Contato pronto para salvar',
        '',
        'Nome: Maria Souza',
        'Telefone: +55 85 99728-1648',
        'E-mail: maria@example.com',
        'Observações: Conheci na feira',
      ].join('\n'),
    );
    expect(labelsOf(card)).toEqual([
      ['Salvar'],
      ['Editar nome', 'Editar telefone'],
      ['Editar e-mail', 'Editar observações'],
      ['Local', 'Privado: não'],
      ['Cancelar'],
    ]);
    expect(card.buttons[0]?.[0]?.style).toBe('success');
    expect(card.buttons[4]?.[0]?.style).toBe('danger');

    await ana.tap('Salvar');
    const sending = await ana.sees('Enviando ao Kinbox…');
    expect(sending.id).toBe(card.id);
    const summary = await ana.sees('Salvo no Kinbox ✅');
    expect(summary.id).toBe(card.id);
    const [contact] = kinbox.contacts;
    expect(summary.text).toBe(
      [
        'Salvo no Kinbox ✅',
        '',
        'Nome: Maria Souza',
        'Telefone: +55 85 99728-1648',
        'E-mail: maria@example.com',
        'Observações: Conheci na feira',
        `ID no Kinbox: ${contact?.id}`,
      ].join('\n'),
    );
    expect(summary.buttons).toMatchObject([
      [
        { label: 'Abrir no Kinbox', url: `https://app.kinbox.example/contacts/${contact?.id}` },
        { label: 'WhatsApp', url: 'https://wa.me/5585997281648' },
      ],
      [
        { label: 'Copiar telefone', copy: '+55 85 99728-1648' },
        { label: 'Copiar e-mail', copy: 'maria@example.com' },
      ],
      [{ label: 'Corrigir' }, { label: 'Lembrar' }, { label: 'Adicionar outro' }],
    ]);
    expect(kinbox.posts).toHaveLength(1);
    expect(kinbox.posts[0]?.body).toEqual({
      name: 'Maria Souza',
      phone: '5585997281648',
      email: 'maria@example.com',
      notes: 'Conheci na feira',
      origin: 'Telegram',
      externalId: expect.stringMatching(new RegExp(`^telegram:${ana.id}:[\\w-]{12}$`)),
      isPrivate: false,
      customFields: { telegram_id: { value: String(ana.id) } },
    });
  });

  test('the questions say where we are and what is filled in', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    const first = await ana.sees('Qual é o nome?');
    expect(first.text).toBe('Novo contato · 1/4\n\nQual é o nome?');
    expect(labelsOf(first)).toEqual([['Cancelar']]);
    ana.send('  Maria \n  Souza ');
    const second = await ana.sees('2/4');
    expect(second.text).toContain('Nome: Maria Souza\n\nQual é o telefone?\nCom DDD, por exemplo');
    expect(labelsOf(second)).toEqual([['Pular', 'Voltar', 'Cancelar'], ['Salvar agora']]);
    ana.send('85 99728.1648');
    const third = await ana.sees('3/4');
    expect(third.text).toContain('Nome: Maria Souza\nTelefone: +55 85 99728-1648\n\nQual é o e-m');
    ana.send('Maria@Example.COM');
    const fourth = await ana.sees('4/4');
    expect(fourth.text).toContain('E-mail: Maria@example.com');
  });

  test('only a name: the card says that it will be hard to reach, and saves all the same', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    const card = await fillIn(ana, { name: 'Zé' });
    expect(card.text).toContain('Sem telefone e sem e-mail');
    await ana.tap('Salvar');
    const summary = await ana.sees('Salvo no Kinbox ✅');
    expect(labelsOf(summary)).toEqual([
      ['Abrir no Kinbox'],
      ['Corrigir', 'Lembrar', 'Adicionar outro'],
    ]);
    expect(kinbox.posts[0]?.body).toMatchObject({ name: 'Zé', isPrivate: false });
    expect(Object.keys(kinbox.posts[0]?.body as object)).not.toContain('phone');
  });

  test('many lines of notes reach Kinbox as typed', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    const notes = 'Quer:\n  - 10 caixas\n\n  - 2 paletes';
    await add(ana, { ...MARIA, notes });
    expect(kinbox.contacts[0]?.notes).toBe(notes);
  });

  test('one after the other by "Adicionar outro", which is then gone from the summary', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const first = await add(ana);
    await bot.turn(() => ana.tap('Adicionar outro'));
    expect((await ana.sees('Qual é o nome?')).id).toBeGreaterThan(first.id);
    const left = ana.messages.find(({ id }) => id === first.id);
    expect(left && labelsOf(left)).toEqual([
      ['Abrir no Kinbox', 'WhatsApp'],
      ['Copiar telefone', 'Copiar e-mail'],
      ['Corrigir', 'Lembrar'],
    ]);
    ana.send('João');
    await ana.sees('telefone');
    for (const next of ['e-mail', 'anotar', 'Salvar']) {
      ana.send('/skip');
      await ana.sees(next);
    }
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.contacts.map(({ name }) => name)).toEqual(['Maria Souza', 'João']);
  });
});

describe('answers that are no good', () => {
  test('name: nothing to read, too long by so many, then good', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('\u3164');
    const empty = await ana.sees('Não encontrei um nome');
    expect(empty.text).toContain('Maria Souza');
    ana.send('x'.repeat(128 + 7));
    await ana.sees('tire 7 caracteres');
    ana.send('🦊'.repeat(129));
    const one = await ana.sees('tire 1 caractere.');
    expect(labelsOf(one)).toEqual([['Guardar nas observações'], ['Cancelar']]);
    ana.send('🦊'.repeat(128));
    await ana.sees('Qual é o telefone?');
  });

  test('a name that is kept too long: what fits is the name, the whole goes into the notes', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    const long = `${'Fundação '.repeat(16)}Ltda`;
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send(long);
    await ana.sees('tire 20 caracteres');
    ana.send(long);
    await ana.sees('Guardar nas observações');
    await ana.tap('Guardar nas observações');
    await ana.sees('Qual é o telefone?');
    for (const next of ['e-mail?', 'anotar', 'Salvar']) {
      ana.send('/skip');
      await ana.sees(next);
    }
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts[0]).toMatchObject({
      name: long.slice(0, 128).trim(),
      notes: `Nome: ${long}`,
    });
  });

  test('phone: no digits, no area code, too short, too long, several; then good', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    for (const [typed, complaint] of [
      ['não sei', 'Não encontrei um telefone'],
      ['997281648', 'Faltou o DDD em 997281648'],
      ['85 9972', 'Faltam números em 85 9972'],
      ['85 99728-164890', 'Tem número a mais em 85 99728-164890'],
      ['85 3222-1234 / 85 3222-5678', 'Encontrei mais de um telefone'],
    ] as const) {
      ana.send(typed);
      const question = await ana.sees(complaint);
      expect(question.text).toContain('2/4');
      expect(question.text).toContain('Qual é o telefone?');
    }
    ana.send('+351 912 345 678');
    const next = await ana.sees('Qual é o e-mail?');
    expect(next.text).toContain('Telefone: +351 912 345 678');
  });

  test('phone: the ninth digit is offered, and taken by button', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    ana.send('85 9728-1648');
    const offer = await ana.sees('sem o 9 na frente. Seria +55 85 99728-1648?');
    expect(labelsOf(offer)[0]).toEqual(['Usar +55 85 99728-1648']);
    await ana.tap('Usar +55');
    expect((await ana.sees('Qual é o e-mail?')).text).toContain('Telefone: +55 85 99728-1648');
  });

  test('phone: kept as typed after two failures, in the notes', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    ana.send('ramal da irmã');
    expect(labelsOf(await ana.sees('Não encontrei'))).toEqual([
      ['Pular', 'Voltar', 'Cancelar'],
      ['Salvar agora'],
    ]);
    ana.send('irmã: 12');
    const twice = await ana.sees('Guardar nas observações');
    expect(labelsOf(twice)).toEqual([
      ['Guardar nas observações'],
      ['Pular', 'Voltar', 'Cancelar'],
      ['Salvar agora'],
    ]);
    await ana.tap('Guardar nas observações');
    expect((await ana.sees('Qual é o e-mail?')).text).toContain('Telefone: irmã: 12');
    ana.send('/skip');
    await ana.sees('anotar');
    ana.send('Ligar de manhã');
    await ana.sees('Salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts[0]).toMatchObject({
      phone: '',
      notes: 'Ligar de manhã\nTelefone: irmã: 12',
    });
  });

  test('what was kept as typed goes when the field gets a good answer, or is cleared', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    ana.send('abc');
    await ana.sees('Não encontrei');
    ana.send('abcd');
    await ana.sees('Guardar nas');
    await ana.tap('Guardar nas observações');
    await ana.sees('Qual é o e-mail?');
    ana.send('sem arroba');
    await ana.sees('não parece um e-mail');
    ana.send('sem arroba mesmo');
    await ana.sees('Guardar nas');
    await ana.tap('Guardar nas observações');
    await ana.sees('anotar');
    await ana.tap('Pular');
    const card = await ana.sees('Salvar');
    expect(card.text).toContain('Telefone: abcd\nE-mail: sem arroba mesmo');
    await ana.tap('Editar telefone');
    await ana.sees('Editando');
    ana.send('85 99728-1648');
    const better = await ana.sees('Salvar');
    expect(better.text).toContain('Telefone: +55 85 99728-1648');
    expect(better.text).not.toContain('abcd');
    await ana.tap('Editar e-mail');
    expect(labelsOf(await ana.sees('Editando'))).toEqual([['Apagar', 'Voltar']]);
    await ana.tap('Apagar');
    expect((await ana.sees('Salvar')).text).not.toContain('arroba');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts[0]).toMatchObject({ phone: '5585997281648', email: '', notes: '' });
  });

  test('email: malformed, a likely slip offered; taken, or kept', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    await ana.tap('Pular');
    await ana.sees('Qual é o e-mail?');
    ana.send('maria arroba example');
    expect((await ana.sees('não parece um e-mail')).text).toContain('nome@empresa.com.br');
    ana.send(`${'m'.repeat(60)}@${'example.'.repeat(6)}com`);
    await ana.sees('passou do limite de 100 caracteres');
    ana.send('maria@gmial.com');
    const offer = await ana.sees('Será que é maria@gmail.com?');
    expect(labelsOf(offer).slice(0, 2)).toEqual([
      ['Usar maria@gmail.com'],
      ['Manter maria@gmial.com'],
    ]);
    await ana.tap('Manter maria@gmial.com');
    expect((await ana.sees('4/4')).text).toContain('E-mail: maria@gmial.com');
    await ana.tap('Voltar');
    await ana.sees('3/4');
    ana.send('maria@gmial.com');
    await ana.sees('Será que');
    await ana.tap('Usar maria@gmail.com');
    expect((await ana.sees('4/4')).text).toContain('E-mail: maria@gmail.com');
  });

  test('notes: nothing to read, then good', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('Maria');
    for (const next of ['telefone?', 'e-mail?', 'anotar']) {
      await ana.sees(next);
      if (next !== 'anotar') await ana.tap('Pular');
    }
    ana.send('\u2800');
    await ana.sees('Não encontrei texto');
    ana.send('ok');
    await ana.sees('Observações: ok');
  });
});

describe('ways through the form', () => {
  test('back by button and by /back, skip by /skip', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('/skip');
    await ana.sees('O nome é obrigatório');
    ana.send('Mria');
    await ana.sees('2/4');
    await ana.tap('Voltar');
    const first = await ana.sees('1/4');
    expect(first.text).toContain('Nome: Mria');
    ana.send('Maria');
    await ana.sees('2/4');
    ana.send('/skip');
    await ana.sees('3/4');
    ana.send('/back');
    await ana.sees('2/4');
    ana.send('/BACK@sandbox_bot');
    await ana.sees('1/4');
    ana.send('/skip');
    expect((await ana.sees('2/4')).text).toContain('Nome: Maria');
  });

  test('from the card: edit, go back without a change, clear', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await fillIn(ana);
    await ana.tap('Editar nome');
    const name = await ana.sees('Editando · Nome');
    expect(labelsOf(name)).toEqual([['Voltar']]);
    ana.send('Maria de Souza');
    expect((await ana.sees('Salvar')).text).toContain('Nome: Maria de Souza');
    await ana.tap('Editar telefone');
    await ana.sees('Editando · Telefone');
    await ana.tap('Voltar');
    expect((await ana.sees('Salvar')).text).toContain('+55 85 99728-1648');
    await ana.tap('Editar e-mail');
    await ana.sees('Editando · E-mail');
    ana.send('maria@example.org');
    expect((await ana.sees('Salvar')).text).toContain('E-mail: maria@example.org');
    await ana.tap('Editar observações');
    const notes = await ana.sees('Editando · Observações');
    expect(labelsOf(notes)).toEqual([['Apagar', 'Voltar']]);
    await ana.tap('Apagar');
    expect((await ana.sees('Salvar')).text).not.toContain('Observações');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toMatchObject([
      { name: 'Maria de Souza', phone: '5585997281648', email: 'maria@example.org', notes: '' },
    ]);
  });

  test('text at the card is its note, and can be taken out again', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    await fillIn(ana);
    ana.send('salva aí');
    const card = await ana.sees('Anotei nas observações.');
    expect(card.text).toContain('Nome: Maria Souza');
    expect(card.text).toMatch(/Observações: .*\n?salva aí/);
    await ana.tap('Tirar das observações');
    expect((await ana.sees('Contato pronto')).text).not.toContain('salva aí');
  });

  test('private: Kinbox is told, and the card says so', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await fillIn(ana);
    await ana.tap('Privado: não');
    const card = await ana.sees('Privado: sim');
    expect(card.text).toContain('🔒 Privado');
    await ana.tap('Privado: sim');
    await ana.sees('Privado: não');
    await ana.tap('Privado: não');
    await ana.sees('Privado: sim');
    await ana.tap('Salvar');
    expect((await ana.sees('Salvo no Kinbox')).text).toContain('🔒 Privado');
    expect(kinbox.contacts[0]?.isPrivate).toBe(true);
  });

  test('cancel by button, by /cancel, and with nothing to cancel', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await fillIn(ana);
    await ana.tap('Cancelar');
    const cancelled = await ana.sees('Cancelado: Maria Souza. Nada foi enviado ao Kinbox.');
    expect(labelsOf(cancelled)).toEqual([['Desfazer']]);
    await ana.tap('Desfazer');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Cancelar');
    await ana.sees('Cancelado: Maria Souza');
    ana.send('/newcontact');
    await ana.sees('1/4');
    await bot.turn(() => ana.send('/cancel'));
    expect(ana.last.text).toBe('Cancelado. Nada foi enviado ao Kinbox.');
    expect(ana.last.buttons).toEqual([]);
    ana.send('/cancel');
    await ana.sees('Nenhum contato em andamento');
    ana.send('Maria');
    await ana.sees('toque em /newcontact');
    expect(bot.kinbox.posts).toEqual([]);
  });
});
