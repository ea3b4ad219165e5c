import { describe, expect, test } from 'vitest';
import { createCustomField } from '../../sandbox/kinbox/custom-fields.ts';
import { type BotOptions, startBot, TEAM_GROUP, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, labelsOf, someone } from '../helpers/form.ts';

const HEAT = createCustomField({
  placeholder: 'heat',
  name: 'Temperatura',
  type: 'select',
  options: ['Quente', 'Morno', 'Frio', 'Gelado', 'Tropical', 'Polar', 'Lunar'].map((label) => ({
    value: label.toLowerCase(),
    label,
  })),
});
const CPF = createCustomField({ placeholder: 'cpf', name: 'CPF' });

async function startWithHeat(options: BotOptions = {}, field = HEAT): Promise<TestBot> {
  const bot = await startBot({
    ...options,
    env: { AFTER_SAVE_FIELD: 'heat', TEAM_CHAT_IDS: String(TEAM_GROUP), ...options.env },
    kinbox: { customFields: [field, CPF], refuseUnknownFields: true, ...options.kinbox },
  });
  await bot.journal.says(({ message }) => message === "the workspace's custom fields were read");
  return bot;
}

const fieldsOf = ({ kinbox }: TestBot) => kinbox.contacts.map(({ customFields }) => customFields);

describe('one tap after Save', () => {
  test('sets the field in Kinbox, and every card shows it', async () => {
    const bot = await startWithHeat();
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const summary = await add(ana);
    expect(labelsOf(summary).slice(-3)).toEqual([
      ['Quente', 'Morno', 'Frio'],
      ['Gelado', 'Tropical', 'Polar'],
      ['Corrigir', 'Lembrar', 'Adicionar outro'],
    ]);
    await ana.sees('Novo contato no Kinbox', { in: team });
    expect(await ana.tap('Morno')).toMatchObject({ text: 'Anotado. Enviando ao Kinbox…' });
    const after = await ana.sees('Temperatura: Morno');
    expect(after.id).toBe(summary.id);
    expect(labelsOf(after).slice(-3)).toEqual([
      ['Quente', '✓ Morno', 'Frio'],
      ['Gelado', 'Tropical', 'Polar'],
      ['Corrigir', 'Lembrar', 'Adicionar outro'],
    ]);
    await ana.sees('Temperatura: Morno', { in: team });
    expect(fieldsOf(bot)).toEqual([{ heat: { value: 'morno' } }]);
  });

  test('what else the contact has in Kinbox stays', async () => {
    const bot = await startWithHeat();
    const ana = bot.rep('Ana');
    await add(ana);
    bot.kinbox.change('1000001', { customFields: { cpf: { value: '060.715.303-54' } } });
    await ana.tap('Quente');
    await ana.sees('Temperatura: Quente');
    expect(fieldsOf(bot)).toEqual([
      { cpf: { value: '060.715.303-54' }, heat: { value: 'quente' } },
    ]);
  });

  test('the last tap counts, and a correction leaves it', async () => {
    const bot = await startWithHeat();
    const ana = bot.rep('Ana');
    await add(ana);
    await Promise.all([ana.tap('Quente'), ana.tap('Frio')]);
    await ana.sees('Temperatura: Frio');
    expect(fieldsOf(bot)).toEqual([{ heat: { value: 'frio' } }]);
    await ana.tap('Corrigir');
    await ana.sees('Editar nome');
    await ana.tap('Editar nome');
    await ana.sees('Editando');
    ana.send('Maria Lima');
    await ana.sees('Nome: Maria Lima');
    await ana.tap('Salvar');
    const corrected = await ana.sees('✓ Frio');
    expect(corrected.text).toContain('Nome: Maria Lima');
    expect(corrected.text).toContain('Temperatura: Frio');
  });

  test('of an older contact too, after the next one and from /recent', async () => {
    const bot = await startWithHeat();
    const ana = bot.rep('Ana');
    const first = await add(ana, someone(1));
    await add(ana, someone(2));
    await ana.tap('Quente', { message: first.id });
    const after = await ana.sees('Temperatura: Quente');
    expect(after.id).toBe(first.id);
    expect(labelsOf(after).at(-1)).toEqual(['Corrigir', 'Lembrar']);
    ana.send('/recent');
    await ana.sees('Seus últimos contatos');
    await ana.tap('2');
    await ana.sees('✓ Quente');
  });

  test('Kinbox is away: kept, sent when it is back', async () => {
    const clock = createManualClock();
    const bot = await startWithHeat({ clock });
    const ana = bot.rep('Ana');
    await add(ana);
    bot.kinbox.fail({ on: 'read', how: 'server-error', times: 5 });
    await bot.turn(() => ana.tap('Quente'));
    await bot.journal.says(
      ({ message, fields }) => message === 'job ended' && fields.kind === 'set-field',
    );
    expect(ana.last.text).not.toContain('Temperatura');
    await bot.restart();
    clock.advance(60_000);
    await bot.journal.says(
      ({ message, fields }) =>
        message === 'job ended' && fields.kind === 'set-field' && fields.state === 'done',
    );
    await ana.sees('Temperatura: Quente');
  });

  test('Kinbox refuses it: told, with its reason, and the card does not say it', async () => {
    const bot = await startWithHeat();
    const ana = bot.rep('Ana');
    await add(ana);
    bot.kinbox.fail({ on: 'update', how: 'reject-422', message: 'heat is locked' });
    await ana.tap('Quente');
    const told = await ana.sees('heat is locked');
    expect(told.text).toContain('Maria Souza');
    expect(ana.messages.filter(({ text }) => text.includes('Temperatura'))).toEqual([]);
  });

  test('gone from Kinbox: told', async () => {
    const bot = await startWithHeat();
    const ana = bot.rep('Ana');
    await add(ana);
    bot.kinbox.fail({ on: 'read', how: 'reject-400' });
    await ana.tap('Quente');
    await ana.sees('Não consegui');
  });

  test('a private contact: its team reads nothing of it', async () => {
    const bot = await startWithHeat();
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    ana.contact({ firstName: 'Maria', phone: '+5585997281648' });
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Privado: não');
    await ana.sees('🔒');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    await ana.sees('Novo contato no Kinbox', { in: team });
    await ana.tap('Quente');
    await ana.sees('Temperatura: Quente');
    expect(team.messages.filter(({ text }) => text.includes('Temperatura'))).toEqual([]);
  });

  test('nobody else can tap it', async () => {
    const bot = await startWithHeat();
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    const summary = await add(ana);
    const data = summary.buttons.flat().find(({ label }) => label === 'Quente')?.data ?? '';
    const own = await add(bia, someone(2));
    expect(await bia.tapRaw(own.id, data)).toMatchObject({ text: /antig|velh/ });
    expect(fieldsOf(bot)).toEqual([{}, {}]);
  });
});

test('a field that is no select has no buttons', async () => {
  const bot = await startWithHeat({}, { ...HEAT, type: 'text', options: [] });
  const summary = await add(bot.rep('Ana'));
  expect(labelsOf(summary).at(-1)).toEqual(['Corrigir', 'Lembrar', 'Adicionar outro']);
  expect(labelsOf(summary).flat()).not.toContain('Quente');
});
