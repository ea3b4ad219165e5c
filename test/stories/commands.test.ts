import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { add, fillIn, formatsOf, labelsOf, save } from '../helpers/form.ts';

describe('in the middle of a form', () => {
  test.each([
    ['/help', 'adiciono contatos ao Kinbox'],
    ['/id', 'Seu ID do Telegram'],
    ['/pending', 'está tudo no Kinbox'],
    ['/recent', 'ainda não adicionou'],
    ['/nosuchcommand', 'Não conheço esse comando'],
  ])('%s is obeyed, not taken as an answer, and leads back', async (command, answer) => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send(command);
    const said = await ana.sees(answer);
    expect(labelsOf(said).at(-1)).toEqual(['Continuar o contato']);
    await ana.tap('Continuar o contato');
    await ana.sees('Qual é o nome?');
    await bot.turn(() => ana.send(command));
    ana.send('Maria');
    expect((await ana.sees('2/4')).text).toContain('Nome: Maria\n');
  });

  test('/newcontact: the open one waits, says so, and comes up again after the next Save', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Maria');
    await ana.sees('2/4');
    ana.send('/newcontact');
    await ana.sees('1/4');
    const waiting = await ana.sees('Contato em espera');
    expect(waiting.text).toContain('Nome: Maria');
    expect(labelsOf(waiting)).toEqual([['Continuar o contato']]);
    ana.contact({ firstName: 'João', phone: '85 99728-1648' });
    await ana.sees('Contato pronto');
    await ana.tap('Salvar');
    const again = await ana.sees('2/4');
    expect(again.text).toContain('Nome: Maria\n');
    ana.send('85 99728-1649');
    await ana.sees('3/4');
    await kinbox.holds(1);
    expect(kinbox.contacts.map(({ name }) => name)).toEqual(['João']);
  });

  test('a contact that waits can be taken up by its button, and the other one waits', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Maria');
    await ana.sees('2/4');
    ana.send('/newcontact');
    await ana.sees('Contato em espera');
    ana.send('João');
    await ana.sees('2/4');
    await ana.tap('Continuar o contato');
    expect((await ana.sees('2/4')).text).toContain('Nome: Maria\n');
    expect((await ana.sees('Contato em espera')).text).toContain('Nome: João');
    ana.send('85 99728-1648');
    expect((await ana.sees('3/4')).text).toContain('Nome: Maria\n');
  });

  test('/start beside a ready card begins another one', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await fillIn(ana);
    ana.send('/start');
    const first = await ana.sees('1/4');
    expect(first.text).not.toContain('Maria');
    ana.send('João');
    await ana.sees('2/4');
    expect(kinbox.posts).toEqual([]);
  });

  test('/language changes the form at once, and is remembered', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('/language');
    await ana.sees('Em que idioma');
    await ana.tap('Español');
    await ana.sees('Contacto nuevo · 1/4');
    await bot.restart();
    ana.send('María');
    await ana.sees('2/4');
    ana.send('/help');
    await ana.sees('Kinbox');
    expect(ana.last.text).toMatch(/contactos/);
  });
});

describe('outside a form', () => {
  test('/help lists every command; /start begins a form', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana', { started: false });
    ana.startLink();
    const greeting = await ana.sees('Qual é o nome?');
    expect(greeting.text).toMatch(/^Oi! Eu levo contatos para o Kinbox\./);
    await ana.tap('Cancelar');
    ana.send('/help');
    const help = await ana.sees('adiciono contatos');
    for (const name of ['novo', 'cancelar', 'pendentes', 'recentes', 'idioma', 'id', 'ajuda']) {
      expect(help.text).toContain(`/${name} – `);
    }
  });

  test('commands are obeyed in each language, in a form and outside', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/novo');
    await ana.sees('Qual é o nome?');
    ana.send('Maria');
    await ana.sees('Qual é o telefone?');
    ana.send('/Pular');
    await ana.sees('Qual é o e-mail?');
    ana.send('/voltar');
    await ana.sees('Qual é o telefone?');
    ana.send('/cancelar');
    await ana.sees('Cancelado: Maria');
    ana.send('/pendientes');
    await ana.sees('nada pendente');
    ana.send('/nuevo');
    await ana.sees('Qual é o nome?');
  });

  test('/recent: my own contacts, newest first', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    const bia = rep('Bia');
    await add(ana);
    await add(ana, { name: '<João>' });
    await add(bia, { name: 'Bento' });
    ana.send('/recent');
    const list = await ana.sees('Seus últimos contatos');
    expect(list.text).toMatch(/· <João>\n.* · Maria Souza · \+55 85 99728-1648$/s);
    expect(list.text).not.toContain('Bento');
    expect(formatsOf(list)).toContain('bold: <João>');
  });

  test('/pending: what waits, and why', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-400' });
    bot.kinbox.fail({ on: 'create', how: 'unavailable', retryAfter: 300 });
    await save(ana, { name: 'Rejeitada' });
    await ana.sees('não aceitou');
    await save(ana, { name: 'Na fila' });
    await ana.sees('Contato guardado');
    ana.send('/pending');
    const list = await ana.sees('Ainda não está no Kinbox');
    expect(list.text).toContain('Rejeitada: recusado pelo Kinbox\nNa fila: na fila, tentando');
    expect(labelsOf(list)).toEqual([['Corrigir: Rejeitada']]);
  });

  test('/language with nothing open', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.send('/language');
    const choice = await ana.sees('Em que idioma');
    expect(labelsOf(choice)).toEqual([['Português'], ['English'], ['Español']]);
    await ana.tap('English');
    await ana.sees('Done, I speak English now.');
    ana.send('hi');
    await ana.sees('To add a contact, tap /newcontact.');
  });
});

test('the menus: commands for private chats and for groups, in each language', async () => {
  const { telegram, journal } = await startBot();
  await journal.says(({ message }) => message === 'ready');
  // The menu is set in the background; the last call is the chats' menu button.
  for (let tries = 0; telegram.callsOf('setChatMenuButton').length === 0; tries += 1) {
    expect(tries).toBeLessThan(5_000);
    await new Promise(setImmediate);
  }
  const set = telegram.callsOf('setMyCommands');
  expect(set).toHaveLength(8);
  expect(set.every(({ ok }) => ok)).toBe(true);
});
