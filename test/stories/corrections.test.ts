import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../sandbox/kinbox/faults.ts';
import type { Person } from '../../sandbox/telegram/person.ts';
import { startBot, TEAM_GROUP, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { labelsOf, liveOf } from '../helpers/form.ts';

/** Fills in a form and saves it; resolves to the answers' messages. */
async function saveForm(
  ana: Person,
): Promise<Record<'name' | 'phone' | 'email' | 'notes', number>> {
  ana.send('/newcontact');
  await ana.sees('1/4');
  const name = ana.send('Mria Souza');
  await ana.sees('2/4');
  const phone = ana.send('85 99728-1648');
  await ana.sees('3/4');
  const email = ana.send('maria@x.com');
  await ana.sees('4/4');
  const notes = ana.send('quer bolo');
  await ana.sees('Contato pronto para salvar');
  await ana.tap('Salvar');
  return { name, phone, email, notes };
}

async function addForm(ana: Person) {
  const answers = await saveForm(ana);
  const summary = await ana.sees('Salvo no Kinbox ✅');
  return { ...answers, summary };
}

const changes = ({ kinbox }: TestBot) =>
  kinbox.requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body);

async function updateEnded(bot: TestBot, state: string): Promise<void> {
  await bot.journal.says(
    ({ message, fields }) =>
      message === 'job ended' && fields.kind === 'update-contact' && fields.state === state,
  );
}

describe('an answer is edited after Save', () => {
  test('the change is offered, made in Kinbox for that field only, and told', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name, summary } = await addForm(ana);
    await bot.turn(() => ana.edit(name, 'Maria <b>Souza'));
    const offer = await ana.sees('Altero lá também?');
    expect(offer.text).toBe(
      'Mria Souza já está no Kinbox. Altero lá também?\nNome: Maria <b>Souza',
    );
    expect(labelsOf(offer)).toEqual([['Atualizar no Kinbox'], ['Deixar como está']]);
    // The summary above keeps its links, and lost the button that was live.
    expect(liveOf(ana).map(({ id }) => id)).toEqual([offer.id]);
    expect(labelsOf(ana.messages.find(({ id }) => id === summary.id) ?? summary).flat()).toEqual([
      'Abrir no Kinbox',
      'WhatsApp',
      'Copiar telefone',
      'Copiar e-mail',
      'Corrigir',
      'Lembrar',
    ]);
    await ana.tap('Atualizar no Kinbox');
    const done = await ana.sees('Pronto: atualizei');
    expect(done.id).toBe(offer.id);
    expect(done.text).toMatch(/^Pronto: atualizei Mria Souza no Kinbox\.\n\nSalvo no Kinbox ✅/);
    expect(labelsOf(done).at(-1)).toEqual(['Corrigir', 'Lembrar']);
    expect(changes(bot)).toEqual([{ name: 'Maria <b>Souza' }]);
    expect(bot.kinbox.contacts).toMatchObject([
      { name: 'Maria <b>Souza', phone: '5585997281648', email: 'maria@x.com', notes: 'quer bolo' },
    ]);
    ana.send('/recent');
    await ana.sees('Maria <b>Souza · +55 85 99728-1648');
  });

  test.each([
    ['phone', '85 98888-7777', 'Telefone: +55 85 98888-7777', { phone: '5585988887777' }],
    ['email', 'Maria@Y.com', 'E-mail: Maria@y.com', { email: 'Maria@y.com' }],
    [
      'notes',
      'quer dois bolos\nsexta',
      'Observações: quer dois bolos\nsexta',
      { notes: 'quer dois bolos\nsexta' },
    ],
  ] as const)('its %s', async (field, text, shown, change) => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const answers = await addForm(ana);
    ana.edit(answers[field], text);
    await ana.sees(shown);
    await ana.tap('Atualizar no Kinbox');
    await ana.sees('Pronto: atualizei');
    expect(changes(bot)).toEqual([change]);
  });

  test('left as it is: said so, nothing changed; the offer takes one answer', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name } = await addForm(ana);
    ana.edit(name, 'Maria');
    const offer = await ana.sees('Altero lá também?');
    await ana.tap('Deixar como está');
    await ana.sees('Certo, deixei Mria Souza como estava.');
    expect(liveOf(ana)).toEqual([]);
    const late = await ana.tapRaw(offer.id, 'correct:yes');
    expect(late.text).toBe('Este contato já foi concluído.');
    expect(changes(bot)).toEqual([]);
  });

  test('twice in a row: the newer offer counts', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name } = await addForm(ana);
    ana.edit(name, 'Maria');
    const first = await ana.sees('Nome: Maria');
    await bot.turn(() => ana.edit(name, 'Marta'));
    const second = await ana.sees('Nome: Marta');
    expect(liveOf(ana).map(({ id }) => id)).toEqual([second.id]);
    expect((await ana.tapRaw(first.id, 'correct:yes')).text).toBe('Este contato já foi concluído.');
    await ana.tap('Atualizar no Kinbox');
    await ana.sees('Pronto: atualizei');
    expect(changes(bot)).toEqual([{ name: 'Marta' }]);
  });

  test('an edit that changes nothing offers nothing', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name, summary } = await addForm(ana);
    await bot.turn(() => ana.edit(name, `${ana.messages.find(({ id }) => id === name)?.text} `));
    expect(ana.last.id).toBe(summary.id);
  });

  test('double taps on the offer change it once', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name } = await addForm(ana);
    ana.edit(name, 'Maria');
    await ana.sees('Altero lá também?');
    await Promise.all([ana.tap('Atualizar no Kinbox'), ana.tap('Atualizar no Kinbox')]);
    await ana.sees('Pronto: atualizei');
    expect(changes(bot)).toHaveLength(1);
  });

  test('into what cannot be read: what is wrong with it; into the same: nothing', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { phone, email } = await addForm(ana);
    ana.edit(phone, '85 99728');
    await ana.sees('Faltam números em 85 99728');
    ana.edit(email, 'maria@gmial.com');
    await ana.sees('Será que é maria@gmail.com?');
    const before = ana.messages.length;
    await bot.turn(() => ana.edit(phone, '(85) 99728 1648'));
    expect(ana.messages).toHaveLength(before);
    expect(changes(bot)).toEqual([]);
  });

  test('with another form open: the offer brings the way back, and the form stands there again', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name } = await addForm(ana);
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('João');
    await ana.sees('2/4');
    await bot.turn(() => ana.edit(name, 'Maria'));
    const offer = await ana.sees('Altero lá também?');
    expect(labelsOf(offer)).toEqual([
      ['Atualizar no Kinbox'],
      ['Deixar como está'],
      ['Continuar o contato'],
    ]);
    expect(liveOf(ana)).toHaveLength(1);
    await ana.tap('Atualizar no Kinbox');
    const form = await ana.sees('2/4');
    expect(form.text).toContain('Atualizando Mria Souza no Kinbox…\n\nNovo contato · 2/4');
    await ana.sees('Pronto: atualizei Mria Souza no Kinbox.');
    expect(liveOf(ana)).toHaveLength(1);
    ana.send('85 98888-7777');
    await ana.sees('3/4');
    expect(changes(bot)).toEqual([{ name: 'Maria' }]);
  });

  test('the form is gone on with instead: it takes the place of the offer', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name } = await addForm(ana);
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.edit(name, 'Maria');
    await ana.sees('Altero lá também?');
    await bot.turn(() => ana.tap('Continuar o contato'));
    expect(ana.last.text).toBe('Novo contato · 1/4\n\nQual é o nome?');
    expect(liveOf(ana)).toHaveLength(1);
    expect(changes(bot)).toEqual([]);
  });

  test('survives a restart between the offer and the tap', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name } = await addForm(ana);
    ana.edit(name, 'Maria');
    await ana.sees('Altero lá também?');
    await bot.restart();
    await ana.tap('Atualizar no Kinbox');
    await ana.sees('Pronto: atualizei');
    expect(changes(bot)).toEqual([{ name: 'Maria' }]);
  });
});

describe('a contact that came out of one message', () => {
  test('is offered what the message says otherwise now', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const line = ana.send('/newcontact Beto, 85 98888-7777, quer orçamento');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    ana.edit(line, '/newcontact Beto Lima, 85 98888-7778, beto@example.com, quer orçamento');
    const offer = await ana.sees('Beto já está no Kinbox. Altero lá também?');
    expect(offer.text).toContain(
      'Nome: Beto Lima\nTelefone: +55 85 98888-7778\nE-mail: beto@example.com',
    );
    await ana.tap('Atualizar no Kinbox');
    await ana.sees('Pronto');
    expect(changes(bot)).toEqual([
      { name: 'Beto Lima', phone: '5585988887778', email: 'beto@example.com' },
    ]);
    expect(bot.kinbox.contacts).toMatchObject([{ notes: 'quer orçamento' }]);
  });

  test('says so when no contact is left in it', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const text = ana.send('Beto Lima 85 98888-7777');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    ana.edit(text, 'deixa pra lá');
    await ana.sees('Não encontrei telefone nem e-mail no texto corrigido');
    expect(changes(bot)).toEqual([]);
  });
});

describe('it is too late', () => {
  test.each<[string, (kinbox: TestBot['kinbox']) => void]>([
    ['the contact is gone', (kinbox) => kinbox.remove('1000001')],
    ['the key may not read it', (kinbox) => kinbox.fail({ on: 'read', how: 'forbidden' })],
  ])('%s', async (_, happen) => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name } = await addForm(ana);
    happen(bot.kinbox);
    ana.edit(name, 'Maria');
    const answer = await ana.sees('Mria Souza já está no Kinbox');
    expect(answer.text).toContain('por aqui não consigo mais alterar');
    expect(changes(bot)).toEqual([]);
  });

  test('Kinbox does not answer within 2 s', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name } = await addForm(ana);
    bot.kinbox.fail({ on: 'read', how: 'hang' });
    ana.edit(name, 'Maria');
    await ana.sees('por aqui não consigo mais alterar');
  });
});

describe('the contact is still on its way', () => {
  test('the correction is kept, and made as soon as it has arrived, on every card', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock, env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    await bot.kinbox.down();
    const { phone } = await saveForm(ana);
    const waiting = await ana.sees('Contato guardado');
    expect(labelsOf(waiting)).toEqual([['Corrigir', 'Adicionar outro']]);
    ana.edit(phone, '85 98888-7777');
    await ana.sees('Mria Souza ainda está a caminho do Kinbox. Corrijo assim que chegar?');
    await ana.tap('Atualizar no Kinbox');
    await ana.sees('Anotado: corrijo Mria Souza assim que chegar ao Kinbox.');
    await bot.restart();
    await bot.kinbox.up();
    clock.advance(10 * 60_000);
    await ana.sees('Salvo no Kinbox ✅');
    clock.advance(10_000);
    await ana.sees('Pronto: atualizei Mria Souza no Kinbox.');
    expect(bot.kinbox.contacts).toMatchObject([{ phone: '5585988887777' }]);
    await ana.sees('Telefone: +55 85 98888-7777', { in: team });
    await expect
      .poll(() => JSON.stringify(ana.messages.map((one) => one.buttons)))
      .not.toContain('5585997281648');
  });

  test('Correct on its card does the same', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock });
    const ana = bot.rep('Ana');
    await bot.kinbox.down();
    await saveForm(ana);
    await ana.sees('Contato guardado');
    await ana.tap('Corrigir');
    await ana.sees('Corrigindo um contato a caminho do Kinbox');
    await ana.tap('Editar nome');
    await ana.sees('Editando · Nome');
    ana.send('Maria Souza');
    await ana.sees('Nome: Maria Souza');
    await ana.tap('Salvar');
    await ana.sees('Anotado: corrijo Maria Souza assim que chegar ao Kinbox.');
    await bot.kinbox.up();
    clock.advance(10 * 60_000);
    await ana.sees('Salvo no Kinbox ✅');
    clock.advance(10_000);
    await ana.sees('Pronto: atualizei Maria Souza no Kinbox.');
    expect(bot.kinbox.contacts).toMatchObject([{ name: 'Maria Souza', phone: '5585997281648' }]);
    expect(bot.kinbox.posts).toHaveLength(1);
  });

  test('refused by Kinbox: an edit opens it with what is said now', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-422', message: 'phone is invalid' });
    const { phone } = await saveForm(ana);
    await ana.sees('não aceitou');
    ana.edit(phone, '85 98888-7777');
    const card = await ana.sees('Telefone: +55 85 98888-7777');
    expect(labelsOf(card).flat()).toContain('Salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(bot.kinbox.contacts).toMatchObject([{ name: 'Mria Souza', phone: '5585988887777' }]);
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
  });
});

describe('the notes of a message that the whole contact came in', () => {
  const TEXT = 'Beto Lima 85 98888-7777 CPF 123.456.789-09, quer orçamento';

  async function addText(bot: TestBot) {
    const ana = bot.rep('Ana');
    const text = ana.send(TEXT);
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    return { ana, text };
  }

  test('are changed where ours still stand in Kinbox, beside what others have written', async () => {
    const bot = await startBot();
    const { ana, text } = await addText(bot);
    const ours = bot.kinbox.contacts[0]?.notes ?? '';
    bot.kinbox.change('1000001', { notes: `VIP\n${ours}` });
    ana.edit(text, 'Beto Lima 85 98888-7777, quer orçamento');
    await ana.sees('Altero lá também?');
    await ana.tap('Atualizar no Kinbox');
    await ana.sees('Pronto: atualizei Beto Lima');
    const notes = bot.kinbox.contacts[0]?.notes;
    expect(notes).toMatch(/^VIP\n.*quer orçamento/s);
    expect(notes).not.toContain('123.456');
  });

  test('are left where somebody has rewritten them, and it is said', async () => {
    const bot = await startBot();
    const { ana, text } = await addText(bot);
    bot.kinbox.change('1000001', { notes: 'outra coisa' });
    ana.edit(text, 'Beto Lima 85 98888-7777, quer desconto');
    await ana.sees('Altero lá também?');
    await ana.tap('Atualizar no Kinbox');
    const done = await ana.sees('Pronto: atualizei Beto Lima');
    expect(done.text).toContain('As observações ficaram como estavam');
    expect(bot.kinbox.contacts).toMatchObject([{ notes: 'outra coisa' }]);
  });

  test('an edit that asks for nothing is answered', async () => {
    const bot = await startBot();
    const { ana, text } = await addText(bot);
    ana.edit(text, `${TEXT} `.replace('85 98888', '(85) 98888'));
    await ana.sees('Certo, deixei Beto Lima como estava.');
  });
});

describe('Kinbox has the last word', () => {
  test.each<FaultKind>(['server-error', 'reset-after', 'unavailable', 'too-many'])(
    '%s: tried again, and told when it is done',
    async (how) => {
      const clock = createManualClock();
      const bot = await startBot({ clock });
      const ana = bot.rep('Ana');
      const { name } = await addForm(ana);
      ana.edit(name, 'Maria');
      await ana.sees('Altero lá também?');
      bot.kinbox.fail({ on: 'update', how });
      await ana.tap('Atualizar no Kinbox');
      await ana.sees('Atualizando Mria Souza no Kinbox…');
      await updateEnded(bot, 'pending');
      clock.advance(10 * 60_000);
      await ana.sees('Pronto: atualizei');
      expect(bot.kinbox.contacts).toMatchObject([{ name: 'Maria' }]);
    },
  );

  test.each<FaultKind>(['reject-422', 'forbidden', 'unauthorized'])(
    '%s: the rep is asked to do it there',
    async (how) => {
      const bot = await startBot();
      const ana = bot.rep('Ana');
      const { name } = await addForm(ana);
      ana.edit(name, 'Maria');
      await ana.sees('Altero lá também?');
      bot.kinbox.fail({ on: 'update', how });
      await ana.tap('Atualizar no Kinbox');
      const failed = await ana.sees('Não consegui alterar Mria Souza no Kinbox');
      expect(labelsOf(failed)).toEqual([['Abrir no Kinbox']]);
      expect(bot.kinbox.contacts).toMatchObject([{ name: 'Mria Souza' }]);
    },
  );
});
