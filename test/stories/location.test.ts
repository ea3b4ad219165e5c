import { describe, expect, test } from 'vitest';
import { startBot, TEAM_GROUP } from '../helpers/bot.ts';
import { fillIn, labelsOf } from '../helpers/form.ts';

describe('where a contact is', () => {
  test('by a pin at any question: noted, and the question stays', async () => {
    const bot = await startBot({ env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.location(-3.7319, -38.5267);
    const question = await ana.sees('Local: -3.7319, -38.5267');
    expect(question.text).toContain('1/4');
    expect(question.text).toContain('Qual é o nome?');
    ana.send('Maria');
    await ana.sees('2/4');
    ana.venue({ latitude: -3.7, longitude: -38.5, title: 'Feira <b>&', address: 'Rua A, 10' });
    await ana.sees('Local: Feira <b>&, Rua A, 10');
    for (const next of ['3/4', '4/4', 'Salvar']) {
      ana.send('/skip');
      await ana.sees(next);
    }
    await ana.tap('Salvar');
    const summary = await ana.sees('Salvo no Kinbox ✅');
    expect(summary.text).toContain('Nome: Maria\nLocal: Feira <b>&, Rua A, 10');
    const posted = await ana.sees('Novo contato no Kinbox', { in: team });
    expect(posted.text).toContain('Local: Feira <b>&, Rua A, 10');
    expect(bot.kinbox.contacts).toMatchObject([{ location: 'Feira <b>&, Rua A, 10' }]);
    expect(ana.liveMessages).toHaveLength(1);
  });

  test('by the button of the card: as text, by a venue, by a pin; emptied again', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await fillIn(ana, { name: 'Maria' });
    await ana.tap('Local');
    const question = await ana.sees('Qual é o local?');
    expect(question.text).toContain('Editando · Local');
    expect(labelsOf(question)).toEqual([['Voltar']]);
    ana.send('  Av. Beira Mar,\n10 ');
    await ana.sees('Local: Av. Beira Mar, 10');
    await ana.tap('Local');
    await ana.sees('Qual é o local?');
    ana.venue();
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Local: Café, Av. Paulista, 1578');
    await ana.tap('Local');
    expect(labelsOf(await ana.sees('Qual é o local?'))).toEqual([['Apagar', 'Voltar']]);
    ana.location(1, 2);
    await ana.sees('Local: 1, 2');
    await ana.tap('Local');
    await ana.sees('Qual é o local?');
    await ana.tap('Apagar');
    const emptied = await ana.sees('Contato pronto para salvar');
    expect(emptied.text).not.toContain('Local:');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.posts[0]?.body).not.toHaveProperty('location');
  });

  test('what is no place, or too long, is answered with what would do', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    await fillIn(ana, { name: 'Maria' });
    await ana.tap('Local');
    await ana.sees('Qual é o local?');
    ana.send('x'.repeat(202));
    await ana.sees('O local passou do limite de 200 caracteres: tire 2 caracteres.');
    ana.send('\u200b');
    const again = await ana.sees('Não encontrei um local nessa mensagem');
    expect(labelsOf(again).flat()).toContain('Guardar nas observações');
    ana.sticker();
    await ana.sees('Isso eu não consigo ler');
    const typed = ana.send('Rua A');
    await ana.sees('Local: Rua A');
    ana.edit(typed, 'Rua B');
    await ana.sees('Local: Rua B');
  });

  test('a venue with a long address is cut to what the field takes', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await fillIn(ana, { name: 'Maria' });
    const place = { latitude: 1, longitude: 2, title: 'Galpão', address: 'Rua Longa '.repeat(30) };
    ana.venue(place);
    await ana.sees('Local: Galpão, Rua Longa');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.contacts[0]?.location.length).toBeLessThanOrEqual(200);
  });

  test('outside a form: what to do instead', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    ana.location(1, 2);
    await ana.sees('Para adicionar um contato, toque em /newcontact');
    ana.venue();
    await ana.sees('Para adicionar um contato, toque em /newcontact');
  });
});
