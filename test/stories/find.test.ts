import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { add, labelsOf, MARIA } from '../helpers/form.ts';

describe('/find', () => {
  test('by phone and by email: ours and what only Kinbox has, each with its card', async () => {
    const bot = await startBot();
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    await add(ana);
    bot.kinbox.add({ name: 'Marta da Loja', email: MARIA.email, isPrivate: false });
    bia.send('/buscar 85 99728-1648');
    const byPhone = await bia.sees('Encontrei');
    expect(byPhone.text).toMatch(
      /^Encontrei\n\n1\. Maria Souza · \+55 85 99728-1648 · adicionado por Ana em \d+ de \S+$/,
    );
    await bia.tap('1');
    const card = await bia.sees('ID no Kinbox');
    expect(card.text).toContain(`E-mail: ${MARIA.email}`);
    expect(labelsOf(card).flat()).not.toContain('Corrigir');
    bia.send(`/find ${MARIA.email}`);
    const byEmail = await bia.sees('2. Marta da Loja · no Kinbox');
    expect(labelsOf(byEmail)).toEqual([['1']]);
  });

  test('by name among the contacts that came through the bot, and says so', async () => {
    const bot = await startBot();
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    await add(ana);
    bot.kinbox.add({ name: 'Maria de Longe' });
    bia.send('/find souza MARÍA');
    const found = await bia.sees('1. Maria Souza');
    expect(found.text).toContain('Por nome, procuro só entre os contatos que passaram por mim.');
    expect(found.text).not.toContain('de Longe');
    bia.send('/find Zeca');
    await bia.sees('Não encontrei Zeca.');
    bia.send('/find');
    await bia.sees('Mande /buscar com um telefone');
  });

  test('of private contacts of others only the name', async () => {
    const bot = await startBot();
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    ana.send('Rita Prado 11 98888-7777');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Privado: não');
    await ana.sees('Privado');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    for (const query of ['Rita', '11 98888-7777']) {
      bia.send(`/find ${query}`);
      const found = await bia.sees('1. Rita Prado');
      expect(found.text).not.toContain('98888');
      const data = found.buttons.flat()[0]?.data ?? '';
      expect((await bia.tapRaw(found.id, data)).text).toBe('Este contato já foi concluído.');
    }
    ana.send('/find Rita');
    await ana.sees('1. Rita Prado · +55 11 98888-7777');
  });

  test('Kinbox does not answer: what is remembered is shown, and that there may be more', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await add(ana);
    await bot.kinbox.down();
    ana.send('/find 85 99728-1648');
    const found = await ana.sees('1. Maria Souza');
    expect(found.text).toContain('O Kinbox não respondeu agora');
  });
});

describe('just a phone is sent', () => {
  test('of somebody who is known: that is said before anything is asked', async () => {
    const bot = await startBot();
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    await add(ana);
    bia.send('(85) 99728-1648');
    const asked = await bia.sees('Qual é o nome?');
    expect(asked.text).toMatch(
      /^Esse telefone já é de um contato\nMaria Souza · adicionado por Ana em .*\nSe é outra pessoa, é só continuar\.\n\n/,
    );
    bia.send('Dona Maria');
    await bia.sees('Dona Maria');
    ana.send('85 98888-7777');
    expect((await ana.sees('Qual é o nome?')).text).not.toContain('já é de um contato');
  });
});
