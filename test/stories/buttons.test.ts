import { describe, expect, test } from 'vitest';
import type { Person } from '../../sandbox/telegram/person.ts';
import { startBot } from '../helpers/bot.ts';
import { add, fillIn, labelsOf, liveOf, MARIA, save } from '../helpers/form.ts';

/** The newest message of the bot, with what its first button sends. */
function lastButton(person: Person, label: string): { id: number; data: string } {
  const { id, buttons } = person.last;
  const data = buttons.flat().find((button) => button.label.includes(label))?.data;
  if (data === undefined) throw new Error(`no button ${label}`);
  return { id, data };
}

describe('taps that come twice or too late', () => {
  test('Save tapped twice at once: one contact, and a toast', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    kinbox.fail({ on: 'create', how: 'delay', ms: 100 });
    await fillIn(ana);
    const [first, second] = await Promise.all([ana.tap('Salvar'), ana.tap('Salvar')]);
    expect(first).toEqual({ alert: false });
    expect(second.text).toBe('Já recebi, está a caminho do Kinbox.');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.posts).toHaveLength(1);
  });

  test('Save tapped again when the contact is there: the card is closed', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await fillIn(ana);
    const old = lastButton(ana, 'Salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(await ana.tapRaw(old.id, old.data)).toMatchObject({
      text: 'Este contato já foi concluído.',
    });
    expect(bot.kinbox.posts).toHaveLength(1);
  });

  test('Add another tapped twice: one form, and the summary stays', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await add(ana);
    const summary = await ana.sees('Adicionar outro');
    const { data } = lastButton(ana, 'Adicionar outro');
    await bot.turn(() => ana.tapRaw(summary.id, data));
    await bot.turn(() => ana.tapRaw(summary.id, data));
    const after = ana.messages.find(({ id }) => id === summary.id);
    expect(after?.text).toBe(summary.text);
    expect(ana.last.text).toContain('1/4');
    expect(liveOf(ana)).toHaveLength(1);
  });

  test('a closed card, a card of a form before', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await fillIn(ana);
    const old = lastButton(ana, 'Salvar');
    await bot.turn(() => ana.tap('Cancelar'));
    expect((await ana.tapRaw(old.id, old.data)).text).toBe('Este contato já foi concluído.');
    ana.send('/newcontact');
    await ana.sees('1/4');
    const before = ana.last;
    expect((await ana.tapRaw(old.id, old.data)).text).toContain('Este cartão é antigo');
    expect(ana.last).toEqual(before);
    expect(bot.kinbox.posts).toEqual([]);
  });

  test('the button of an outdated question does nothing but say so', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Maria');
    await ana.sees('2/4');
    const skipPhone = lastButton(ana, 'Pular');
    await bot.turn(() => ana.send('85 99728-1648'));
    expect((await ana.tapRaw(skipPhone.id, skipPhone.data)).text).toContain(
      'Este cartão é antigo. Use o mais recente.',
    );
    expect(ana.last.text).toContain('3/4');
  });

  test.each([
    'form:save:nobody:1',
    'form:save',
    'form:explode:aaaaaaaaaaaa:1',
    'contact:fix:aaaaaaaaaaaa',
    'contact:there:aaaaaaaaaaaa',
    'language:tlh',
    'x',
    '\u0000',
  ])('forged data %j is answered and does nothing', async (data) => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await fillIn(ana);
    const { id } = ana.last;
    const { text } = await ana.tapRaw(id, data);
    expect(text).toMatch(/concluído|antigo/);
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(bot.kinbox.posts).toHaveLength(1);
  });

  test("somebody else's contact cannot be decided on", async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    bot.kinbox.fail({ on: 'create', how: 'reject-422' });
    await save(ana);
    await ana.sees('Corrigir');
    const { data } = lastButton(ana, 'Corrigir');
    bia.send('/help');
    await bia.sees('adiciono contatos');
    expect((await bia.tapRaw(bia.last.id, data)).text).toContain('concluído');
    await ana.tap('Corrigir');
    await ana.sees('Contato pronto');
  });
});

/** A ready card keeps its buttons, and a cancelled one its way back; of everything else only the newest has some. */
const isCard = ({ text }: { text: string }): boolean =>
  /^(?:Contato (?:pronto|em espera)|Cancelad|Cancelled|Contact on hold|Ready to save)/.test(text);

describe('one message has live buttons, the newest', () => {
  test('through a long conversation', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    async function turn(act: () => unknown): Promise<void> {
      await bot.turn(act);
      const live = liveOf(ana).filter((message) => !isCard(message));
      expect(live.length).toBeLessThanOrEqual(1);
      if (live[0]) expect(live[0].id).toBe(ana.last.id);
    }
    const say = (text: string) => turn(() => ana.send(text));
    const tap = (label: string) => turn(() => ana.tap(label));

    await say('/newcontact');
    await say('/help');
    await say('Maria');
    await say('errado');
    await say('mais errado');
    await say('/pending');
    await tap('Continuar o contato');
    await say('/language');
    await tap('English');
    expect(ana.last.text).toContain('phone number');
    await say('/language');
    await say('/id');
    await tap('Continue this contact');
    await say('/language');
    await tap('Português');
    await turn(() => ana.sticker());
    await tap('Pular');
    await say('/recent');
    await say('maria@gmial.com');
    await tap('Usar');
    await say('/newcontact');
    await say('hein?');
    await tap('Cancelar');
    await tap('Voltar');
    await say('/skip');
    await say('Notas');
    await tap('Editar nome');
    await say('/nosuchcommand');
    await tap('Continuar o contato');
    await tap('Voltar');
    await tap('Privado: não');
    await tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    await say('/language');
    await tap('English');
    await say('/language');
    await say('/newcontact');
    await tap('Cancel');
    await say('/language');
    await say('/language');
    expect(liveOf(ana).filter((message) => !isCard(message))).toHaveLength(1);
    expect(bot.kinbox.contacts).toHaveLength(1);
  });

  test('a summary that comes while the next form is open has its links, and can be corrected', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'delay', ms: 150 });
    await save(ana);
    ana.send('/newcontact');
    await ana.sees('1/4');
    const summary = await ana.sees('Salvo no Kinbox');
    expect(summary.buttons.flat().map(({ label }) => label)).toEqual([
      'Abrir no Kinbox',
      'WhatsApp',
      'Copiar telefone',
      'Copiar e-mail',
      'Corrigir',
      'Lembrar',
    ]);
    expect(liveOf(ana)).toHaveLength(1);
  });

  test('a refusal that comes while the next form is open can be mended at once; it stays in /pending until saved', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-422', ms: 150, message: 'odd phone' });
    await save(ana);
    ana.send('/newcontact');
    await ana.sees('1/4');
    const refusal = await ana.sees('Descartar');
    expect(labelsOf(refusal)).toEqual([['Corrigir', 'Descartar']]);
    ana.send('João');
    await ana.sees('2/4');
    await ana.tap('Corrigir');
    const card = await ana.sees('Contato pronto');
    expect(card.text).toContain('O Kinbox não aceitou: odd phone');
    expect((await ana.sees('Contato em espera')).text).toContain('Nome: João');
    ana.send('/pending');
    await ana.sees('Maria Souza: recusado pelo Kinbox');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect((await ana.sees('2/4')).text).toContain('Nome: João');
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
    expect(bot.kinbox.contacts.map(({ name }) => name)).toEqual([MARIA.name]);
  });

  test('a decision is made once', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-422' });
    await save(ana);
    await ana.sees('Corrigir');
    const { id, data } = lastButton(ana, 'Corrigir');
    await bot.turn(() => ana.tap('Descartar'));
    expect(ana.last.text).toBe('Cancelado: Maria Souza. Nada foi enviado ao Kinbox.');
    expect((await ana.tapRaw(id, data)).text).toContain('concluído');
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
    await add(ana);
    expect(bot.kinbox.contacts).toHaveLength(1);
  });
});
