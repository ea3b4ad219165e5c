import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../sandbox/kinbox/faults.ts';
import type { KinboxSandbox } from '../../sandbox/kinbox/server.ts';
import type { Person } from '../../sandbox/telegram/person.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { labelsOf } from '../helpers/form.ts';

const MARIA = '/newcontact Maria Souza, 85 99728-1648, maria@x.com, cliente antiga';
const DONA_MARIA = '/newcontact Dona Maria, 85 99728-1648, quer bolo';
const CHOICES = ['Salvar mesmo assim', 'Voltar', 'Cancelar'];

/** Sends one line with a contact and taps Save. */
async function saveLine(person: Person, line: string): Promise<void> {
  person.send(line);
  await person.sees('Contato pronto para salvar');
  await person.tap('Salvar');
}

async function addLine(person: Person, line: string): Promise<void> {
  await saveLine(person, line);
  await person.sees('Salvo no Kinbox ✅');
}

function namesIn(kinbox: KinboxSandbox): string[] {
  return kinbox.contacts.map(({ name }) => name);
}

function requestsOf(kinbox: KinboxSandbox, method: string): number {
  return kinbox.requests.filter((request) => request.method === method).length;
}

async function jobEnded(bot: TestBot, kind: string, state: string): Promise<void> {
  await bot.journal.says(
    ({ message, fields }) =>
      message === 'job ended' && fields.kind === kind && fields.state === state,
  );
}

describe('a contact that is known already is noticed at Save', () => {
  test("one of the bot's: who added it, and when; shown, gone back from, saved all the same", async () => {
    const bot = await startBot({ clock: createManualClock() });
    const ana = bot.rep('Ana', { lastName: 'Lima' });
    const bia = bot.rep('Bia');
    await addLine(ana, MARIA);
    await saveLine(bia, '/newcontact Dona Maria, 85 99728-1648');
    const asked = await bia.sees('Esse contato já existe');
    expect(asked.text).toBe(
      'Esse contato já existe\n\nMaria Souza · adicionado por Ana Lima em 5 de jan.\n\n' +
        'E os dados de Dona Maria que você acabou de mandar?',
    );
    expect(labelsOf(asked).flat()).toEqual(['Ver', ...CHOICES]);
    await bia.tap('Ver');
    const shown = await bia.sees('E-mail: maria@x.com');
    expect(shown.text).toContain(
      'Nome: Maria Souza\nTelefone: +55 85 99728-1648\nE-mail: maria@x.com\nObservações: cliente antiga',
    );
    expect(labelsOf(shown).flat()).toEqual(CHOICES);
    bia.send('sim');
    await bia.sees('Antes, escolha uma das opções abaixo');
    await bia.tap('Voltar');
    const card = await bia.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: Dona Maria');
    expect(bia.liveMessages).toHaveLength(1);
    await bia.tap('Salvar');
    await bia.sees('Esse contato já existe');
    await bia.tap('Salvar mesmo assim');
    await bia.sees('Salvo no Kinbox ✅');
    expect(namesIn(bot.kinbox)).toEqual(['Maria Souza', 'Dona Maria']);
  });

  test('cancelled: nothing is sent', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await addLine(ana, MARIA);
    await saveLine(ana, DONA_MARIA);
    await ana.sees('Esse contato já existe');
    await ana.tap('Cancelar');
    await ana.sees('Cancelado: Dona Maria. Nada foi enviado ao Kinbox.');
    expect(bot.kinbox.posts).toHaveLength(1);
    expect(labelsOf(ana.last)).toEqual([['Desfazer']]);
  });

  test('a correction of the phone is looked up anew', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await addLine(ana, MARIA);
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Marta');
    await ana.sees('2/4');
    const phone = ana.send('85 99728-1648');
    await ana.sees('3/4');
    ana.send('/skip');
    await ana.sees('4/4');
    ana.send('/skip');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Esse contato já existe');
    ana.edit(phone, '85 99728-1649');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(bot.kinbox.contacts.map(({ phone: digits }) => digits)).toEqual([
      '5585997281648',
      '5585997281649',
    ]);
  });

  test.each([
    ['without its ninth digit', { phone: '558597281648' }, '/newcontact Marta, 85 99728-1648'],
    ['as it was dialled', { phone: '5585997281648' }, '/newcontact Marta, 85 99728-1648'],
    ['by its email', { email: 'marta@x.com' }, '/newcontact Marta, Marta@X.com'],
  ])('one of Kinbox: %s', async (_, details, line) => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    kinbox.add({ name: 'Marta da Loja', notes: 'paga à vista', ...details });
    await saveLine(ana, line);
    const asked = await ana.sees('Esse contato já existe');
    expect(asked.text).toContain('Marta da Loja · no Kinbox\n');
    await ana.tap('Ver');
    await ana.sees('Observações: paga à vista');
    expect(kinbox.posts).toEqual([]);
  });

  test('emails are the same in any case, among those of the bot', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    await addLine(ana, '/newcontact Maria, MARIA@x.com');
    await saveLine(ana, '/newcontact Outra, maria@X.com');
    await ana.sees('Maria · adicionado por Ana');
  });

  test('one that is on its way while Kinbox is away', async () => {
    const bot = await startBot({ clock: createManualClock() });
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    await bot.kinbox.down();
    await saveLine(ana, MARIA);
    await ana.sees('Contato guardado');
    await saveLine(bia, DONA_MARIA);
    const asked = await bia.sees('Esse contato já existe');
    expect(asked.text).toContain('Maria Souza · salvo por Ana em 5 de jan., a caminho do Kinbox');
    // Nobody can say that Kinbox would take a note.
    expect(labelsOf(asked).flat()).toEqual(['Ver', ...CHOICES]);
  });

  test("somebody's private contact: its name, and nothing else", async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    const bia = rep('Bia');
    ana.send(MARIA);
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Privado: não');
    await ana.sees('Privado: sim');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    kinbox.add({ name: 'Velha Maria', email: 'dona@x.com', notes: 'sigilo', isPrivate: true });
    await saveLine(bia, '/newcontact Dona Maria, 85 99728-1648, dona@x.com');
    await bia.sees('Esse contato já existe');
    await bia.tap('Ver');
    const shown = await bia.sees('🔒');
    expect(shown.text).toContain('Nome: Maria Souza\n🔒');
    expect(shown.text).toContain('Nome: Velha Maria\n🔒');
    expect(shown.text).not.toMatch(/99728|maria@x|dona@x|sigilo|antiga/);
  });

  test('three are named at most, each fits, and markup stays literal', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    for (let at = 0; at < 5; at += 1)
      kinbox.add({
        name: `<b>&${'🦊'.repeat(400)}`,
        phone: '5585997281648',
        email: `${'🦊'.repeat(400)}@x.com`,
        notes: '<i>&🦊'.repeat(1_000),
      });
    await saveLine(ana, DONA_MARIA);
    const asked = await ana.sees('Esse contato já existe');
    expect(asked.text.match(/ · no Kinbox/g)).toHaveLength(3);
    await ana.tap('Ver');
    const shown = await ana.sees('Observações');
    expect(shown.text.match(/^Nome:/gm)).toHaveLength(3);
    expect(shown.text).toContain('Nome: <b>&🦊');
    expect(shown.text).toContain('Observações: <i>&🦊<i>&');
  });

  test('double taps make no second contact, whatever they are on', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await addLine(ana, MARIA);
    ana.send(DONA_MARIA);
    await ana.sees('Contato pronto para salvar');
    await Promise.all([ana.tap('Salvar'), ana.tap('Salvar')]);
    await ana.sees('Esse contato já existe');
    expect(bot.kinbox.posts).toHaveLength(1);
    await Promise.all([ana.tap('Salvar mesmo assim'), ana.tap('Salvar mesmo assim')]);
    await ana.sees('Salvo no Kinbox ✅');
    expect(namesIn(bot.kinbox)).toEqual(['Maria Souza', 'Dona Maria']);
  });

  test("the rep's own contact, refused and corrected, is no duplicate of itself", async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-422' });
    await saveLine(ana, MARIA);
    await ana.sees('não aceitou este contato');
    await ana.tap('Corrigir');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(namesIn(bot.kinbox)).toEqual(['Maria Souza']);
  });
});

describe('when Kinbox does not say who is there, Save goes on', () => {
  test.each<[string, Parameters<typeof startBot>[0]]>([
    ['it has no list', { kinbox: { v1List: 'absent' } }],
    ['the key may not list', { kinbox: { v1List: 'forbidden' } }],
  ])('%s', async (_, options) => {
    const { rep, kinbox } = await startBot(options);
    const ana = rep('Ana');
    kinbox.add({ name: 'Velha', phone: '5585997281648' });
    await addLine(ana, MARIA);
    expect(namesIn(kinbox)).toEqual(['Velha', 'Maria Souza']);
  });

  test.each<FaultKind>([
    'server-error',
    'unauthorized',
    'too-many',
    'html',
    'reset',
    'wrong-shape',
  ])('it answers with %s', async (how) => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    kinbox.add({ name: 'Velha', phone: '5585997281648' });
    kinbox.fail({ on: 'list', how, times: Number.POSITIVE_INFINITY });
    await addLine(ana, MARIA);
    expect(namesIn(kinbox)).toEqual(['Velha', 'Maria Souza']);
  });

  test('it takes longer than 2 s, and is not waited for at the next one', async () => {
    const clock = createManualClock();
    const { rep, kinbox } = await startBot({ clock });
    const ana = rep('Ana');
    kinbox.add({ name: 'Velha', phone: '5585997281648' });
    kinbox.fail({ on: 'list', how: 'hang', times: 4 });
    await addLine(ana, MARIA);
    const searched = requestsOf(kinbox, 'GET');
    await addLine(ana, '/newcontact Rita, 85 98888-0001');
    expect(requestsOf(kinbox, 'GET')).toBe(searched);
    // A minute later it is asked again.
    clock.advance(61_000);
    kinbox.healAll();
    kinbox.add({ name: 'Velho João', phone: '5585988880002' });
    await saveLine(ana, '/newcontact João, 85 98888-0002');
    await ana.sees('Velho João · no Kinbox');
  });

  test('it ignores the filters: others are no duplicates', async () => {
    const { rep, kinbox } = await startBot({ kinbox: { v1List: 'ignores-filters' } });
    const ana = rep('Ana');
    kinbox.add({ name: 'Outro', phone: '5511911111111', email: 'outro@x.com' });
    await addLine(ana, MARIA);
    expect(namesIn(kinbox)).toEqual(['Outro', 'Maria Souza']);
  });

  test("the bot's own are noticed all the same", async () => {
    const { rep } = await startBot({ kinbox: { v1List: 'absent' } });
    const ana = rep('Ana');
    await addLine(ana, MARIA);
    await saveLine(ana, DONA_MARIA);
    const asked = await ana.sees('Maria Souza · adicionado por Ana');
    expect(labelsOf(asked).flat()).toEqual(['Ver', ...CHOICES]);
  });
});

describe("Kinbox's word counts, and not the bot's copy", () => {
  test('made private since: its details are nobody else’s business', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await addLine(ana, MARIA);
    kinbox.change('1000001', { isPrivate: true });
    await saveLine(ana, DONA_MARIA);
    await ana.sees('Maria Souza · adicionado por Ana');
    await ana.tap('Ver');
    const shown = await ana.sees('🔒');
    expect(shown.text).not.toMatch(/maria@x|antiga/);
  });

  test('changed since: shown as it is now', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await addLine(ana, MARIA);
    kinbox.change('1000001', { name: 'Maria da Silva', notes: 'mudou-se' });
    await saveLine(ana, DONA_MARIA);
    await ana.sees('Maria da Silva · adicionado por Ana');
    await ana.tap('Ver');
    await ana.sees('mudou-se');
  });

  test('deleted since, or with another phone and email: no duplicate', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await addLine(ana, MARIA);
    kinbox.remove('1000001');
    await addLine(ana, DONA_MARIA);
    await kinbox.holds(2);
    kinbox.change('1000002', { phone: '5511911111111', email: '' });
    await addLine(ana, '/newcontact Tia Maria, 85 99728-1648');
    await kinbox.holds(3);
  });

  test('a search that lags behind hides no contact that was just made', async () => {
    const { rep } = await startBot({ kinbox: { searchLagMs: 60_000 } });
    const ana = rep('Ana');
    await addLine(ana, MARIA);
    await saveLine(ana, DONA_MARIA);
    const asked = await ana.sees('Maria Souza · adicionado por Ana');
    expect(labelsOf(asked).flat()).toContain('Só adicionar a observação');
  });
});

/** The note as it stands in Kinbox: who has added it, and when. */
const addedBy = (name: string, at = Date.now()) => {
  const date = new Intl.DateTimeFormat('pt-BR', {
    dateStyle: 'medium',
    timeZone: 'America/Sao_Paulo',
  });
  return `${name}, ${date.format(at)}: Nome: Dona Maria\nquer bolo`;
};

describe('the note is added to the contact that is there', () => {
  test('behind its own, once, and the form is done', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    await addLine(ana, MARIA);
    await saveLine(bia, DONA_MARIA);
    const asked = await bia.sees('Esse contato já existe');
    expect(labelsOf(asked).flat()).toEqual(['Ver', 'Só adicionar a observação', ...CHOICES]);
    await Promise.all([bia.tap('Só adicionar a observação'), bia.tap('Só adicionar a observação')]);
    const done = await bia.sees('Pronto: adicionei a sua observação a Maria Souza no Kinbox.');
    expect(done.id).toBe(asked.id);
    expect(labelsOf(done)).toEqual([['Abrir no Kinbox']]);
    expect(bot.kinbox.contacts).toMatchObject([{ notes: `cliente antiga\n${addedBy('Bia')}` }]);
    expect(bot.kinbox.posts).toHaveLength(1);
    expect(bia.liveMessages).toEqual([]);
    bia.send('/newcontact');
    await bia.sees('1/4');
  });

  test('to one that only Kinbox knows, without notes of its own', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    kinbox.add({ name: 'Marta da Loja', phone: '558597281648' });
    await saveLine(ana, DONA_MARIA);
    await ana.sees('Marta da Loja · no Kinbox');
    await ana.tap('Só adicionar a observação');
    await ana.sees('Pronto: adicionei a sua observação a Marta da Loja');
    expect(kinbox.contacts).toMatchObject([{ notes: addedBy('Ana'), phone: '558597281648' }]);
  });

  test('the rep chooses to whom; what is lacking is filled in, the rest goes into the notes', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    kinbox.add({ name: 'Marta', phone: '5585997281648', email: 'marta@loja.com' });
    kinbox.add({ name: 'Maria', phone: '5511911111111', email: 'maria@x.com' });
    await saveLine(ana, '/newcontact Maria, 85 99728-1648, maria@x.com');
    const asked = await ana.sees('Esse contato já existe');
    expect(labelsOf(asked).flat()).toEqual([
      ...['Ver', 'Adicionar a Marta', 'Adicionar a Maria'],
      ...CHOICES,
    ]);
    await ana.tap('Adicionar a Maria');
    const done = await ana.sees('Pronto: completei Maria no Kinbox.');
    expect(done.text).toContain('Nas observações, porque o contato já tinha outro valor: Telefone');
    expect(kinbox.contacts.map(({ phone, email, notes }) => [phone, email, notes])).toEqual([
      ['5585997281648', 'marta@loja.com', ''],
      ['5511911111111', 'maria@x.com', expect.stringMatching(/^Ana, .*: Telefone: \+?55/)],
    ]);
    expect(kinbox.posts).toHaveLength(0);
  });

  test('an email that the known one lacks is filled in', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    kinbox.add({ name: 'Maria', phone: '5585997281648' });
    await saveLine(ana, '/newcontact Maria, 85 99728-1648, maria@x.com, quer bolo');
    await ana.sees('Esse contato já existe');
    await ana.tap('Só adicionar a observação');
    const done = await ana.sees('Pronto: adicionei a sua observação a Maria');
    expect(done.text).toContain('No contato agora: E-mail');
    expect(kinbox.contacts).toMatchObject([
      { email: 'maria@x.com', notes: expect.stringMatching(/^Ana, .*: quer bolo$/) },
    ]);
  });

  test('only where the rep has written one', async () => {
    const { rep } = await startBot();
    const ana = rep('Ana');
    await addLine(ana, MARIA);
    await saveLine(ana, '/newcontact Dona Maria, 85 99728-1648');
    const asked = await ana.sees('Esse contato já existe');
    expect(labelsOf(asked).flat()).not.toContain('Só adicionar a observação');
  });

  test.each<FaultKind>([
    'server-error',
    'server-error-after',
    'reset',
    'reset-after',
    'html-after',
  ])('once, when Kinbox answers the change with %s', async (how) => {
    const clock = createManualClock();
    const bot = await startBot({ clock });
    const ana = bot.rep('Ana');
    await addLine(ana, MARIA);
    await saveLine(ana, DONA_MARIA);
    await ana.sees('Esse contato já existe');
    bot.kinbox.fail({ on: 'update', how });
    await ana.tap('Só adicionar a observação');
    if (how !== 'html-after') {
      await jobEnded(bot, 'update-contact', 'pending');
      clock.advance(10 * 60_000);
    }
    await ana.sees('Pronto: adicionei a sua observação a Maria Souza');
    expect(bot.kinbox.contacts).toMatchObject([
      { notes: `cliente antiga\n${addedBy('Ana', clock.now())}` },
    ]);
  });

  test('Kinbox refuses: the rep reads why', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    await addLine(ana, MARIA);
    await saveLine(ana, DONA_MARIA);
    await ana.sees('Esse contato já existe');
    kinbox.fail({ on: 'update', how: 'reject-422', message: 'notes are closed' });
    await ana.tap('Só adicionar a observação');
    const failed = await ana.sees('Não consegui alterar Maria Souza no Kinbox');
    expect(failed.text).toContain('Motivo do Kinbox: notes are closed');
    expect(labelsOf(failed)).toEqual([['Abrir no Kinbox']]);
  });
});
