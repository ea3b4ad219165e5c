import { describe, expect, test } from 'vitest';
import { startBot, TEAM_GROUP } from '../helpers/bot.ts';
import { add, labelsOf, MARIA } from '../helpers/form.ts';

const IN_TEAM = { TEAM_CHAT_IDS: String(TEAM_GROUP) };

describe('Correct on the summary', () => {
  test('opens what is in Kinbox; Save changes it there, on the rep’s card and on the team’s', async () => {
    const bot = await startBot({ env: IN_TEAM });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const summary = await add(ana);
    const shared = await ana.sees('Novo contato no Kinbox', { in: team });
    expect(labelsOf(summary).flat()).toContain('Corrigir');
    await ana.tap('Corrigir');
    const card = await ana.sees('Corrigindo o que está no Kinbox');
    expect(labelsOf(card).flat()).not.toContain('Privado: não');
    await ana.tap('Editar telefone');
    await ana.sees('Editando · Telefone');
    ana.send('85 98888-7777');
    await ana.sees('Telefone: +55 85 98888-7777');
    await ana.tap('Salvar');
    const done = await ana.sees('Pronto: atualizei Maria Souza no Kinbox.');
    expect(done.text).toContain('Telefone: +55 85 98888-7777');
    expect(JSON.stringify(done.buttons)).toContain('5585988887777');
    expect(JSON.stringify(done.buttons)).not.toContain('5585997281648');
    expect(bot.kinbox.contacts).toMatchObject([{ phone: '5585988887777', email: MARIA.email }]);
    await ana.sees('corrigido por Ana', { in: team });
    const now = team.messages.find(({ id }) => id === shared.id);
    expect(now?.text).toContain('Telefone: +55 85 98888-7777');
    expect(JSON.stringify(now?.buttons)).not.toContain('99728');
    expect(bot.kinbox.posts).toHaveLength(1);
  });

  test('of a shared card takes two taps and one message', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.contact({ firstName: 'Beto', phone: '+55 85 98888-0001' });
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    await ana.tap('Corrigir');
    await ana.sees('Corrigindo o que está no Kinbox');
    ana.send('85 98888-0002');
    await ana.sees('Telefone: +55 85 98888-0002');
    await ana.tap('Salvar');
    await ana.sees('Pronto: atualizei Beto no Kinbox.');
    expect(bot.kinbox.contacts).toMatchObject([{ name: 'Beto', phone: '5585988880002' }]);
  });

  test('without a change nothing is sent, and cancel leaves all as it was', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await add(ana);
    await ana.tap('Corrigir');
    await ana.sees('Corrigindo o que está no Kinbox');
    await ana.tap('Salvar');
    await ana.sees('Certo, deixei Maria Souza como estava.');
    expect(bot.kinbox.contacts).toHaveLength(1);
  });

  test('another rep cannot correct it', async () => {
    const bot = await startBot();
    const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
    const summary = await add(ana);
    const data = summary.buttons.flat().find(({ label }) => label === 'Corrigir')?.data ?? '';
    bia.send('/start');
    const { id } = await bia.sees('1/4');
    expect((await bia.tapRaw(id, data)).text).toBe('Este contato já foi concluído.');
  });
});

test('/recent has a numbered button a contact, which brings its card', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  await add(ana);
  ana.send('/recent');
  const list = await ana.sees('Seus últimos contatos');
  expect(list.text).toMatch(/1\. .* · Maria Souza/);
  await ana.tap('1');
  const card = await ana.sees('ID no Kinbox');
  expect(card.text).toContain('Telefone: +55 85 99728-1648');
  expect(labelsOf(card).flat()).toContain('Corrigir');
});
