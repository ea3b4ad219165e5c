import { describe, expect, test } from 'vitest';
import { createCustomField } from '../../sandbox/kinbox/custom-fields.ts';
import type { ChatMessage } from '../../sandbox/telegram/chat-view.ts';
import { startBot, type TestBot } from '../helpers/bot.ts';
import { labelsOf } from '../helpers/form.ts';

const SEGMENT = createCustomField({
  placeholder: 'segment',
  name: 'Segmento',
  type: 'select',
  options: [
    { value: 'retail', label: 'Varejo' },
    { value: 'industry', label: 'Indústria' },
  ],
  requiredToResolve: true,
});
const TOPICS = createCustomField({
  placeholder: 'topics',
  name: 'Assuntos',
  type: 'multi-select',
  options: [
    { value: 'a', label: 'Aulas' },
    { value: 'b', label: 'Bolsas' },
  ],
  requiredToResolve: true,
});
const CPF = createCustomField({ placeholder: 'cpf', name: 'CPF' });

const FILE = {
  name: 'feira.csv',
  mime: 'text/csv',
  content: Buffer.from('Nome;Telefone\nAna Lima;85997281648\nBia Souza;11987654321\n;11987654322'),
};

/** The workspace requires these of every contact. */
async function startAsking(customFields = [SEGMENT, CPF]): Promise<TestBot> {
  const bot = await startBot({
    env: { CONTACT_FIELDS: 'segment,topics,cpf' },
    kinbox: { customFields, refuseUnknownFields: true },
  });
  await bot.journal.says(({ message }) => message === "the workspace's custom fields were read");
  return bot;
}

/** What a button sends, though the message may have lost it since. */
const dataOf = ({ buttons }: ChatMessage, label: string): string =>
  buttons?.flat().find((one) => one.label === label)?.data ?? '';

const fieldsIn = ({ kinbox }: TestBot) => kinbox.posts.map(({ body }) => Object(body).customFields);

describe('what the workspace requires of every contact', () => {
  test('is asked for once, for all rows, before the import begins', async () => {
    const bot = await startAsking([SEGMENT, TOPICS, CPF]);
    const ana = bot.rep('Ana');
    ana.document(FILE);
    await ana.sees('Importar 2');
    await ana.tap('Importar 2');
    const first = await ana.sees('Preencha: Segmento');
    expect(first.text).toBe(
      'feira.csv: uma resposta vale para os 2 contatos\n\nPreencha: Segmento',
    );
    expect(labelsOf(first)).toEqual([['Varejo', 'Indústria'], ['Cancelar']]);
    expect(bot.kinbox.posts).toEqual([]);
    ana.send('agro');
    await ana.sees('agro não está entre as opções');
    await ana.tap('Varejo');
    const second = await ana.sees('Preencha: Assuntos');
    expect(second.text).toContain('Segmento: Varejo');
    await bot.turn(() => ana.tap('Bolsas'));
    expect(labelsOf(ana.last).at(-1)).toEqual(['Pronto', 'Cancelar']);
    await ana.tap('Pronto');
    await ana.sees('No Kinbox: 2');
    const fields = { segment: { value: 'retail' }, topics: { value: ['b'] } };
    expect(fieldsIn(bot)).toEqual([fields, fields]);
    expect(bot.kinbox.contacts).toHaveLength(2);
  });

  test('cancelled: nothing is sent, and Undo asks again', async () => {
    const bot = await startAsking();
    const ana = bot.rep('Ana');
    ana.document(FILE);
    await ana.sees('Importar 2');
    await ana.tap('Importar 2');
    await ana.sees('Preencha: Segmento');
    await bot.turn(() => ana.tap('Cancelar'));
    expect(ana.last.text).toBe('Cancelado: feira.csv. Nada foi enviado ao Kinbox.');
    await bot.turn(() => ana.tap('Desfazer'));
    expect(ana.last.text).toContain('Preencha: Segmento');
    expect(bot.kinbox.posts).toEqual([]);
    await ana.tap('Indústria');
    await ana.sees('No Kinbox: 2');
    const fields = { segment: { value: 'industry' } };
    expect(fieldsIn(bot)).toEqual([fields, fields]);
  });

  test('begun twice: asked once, and imported once', async () => {
    const bot = await startAsking();
    const ana = bot.rep('Ana');
    ana.document(FILE);
    const preview = await ana.sees('Importar 2');
    await ana.tap('Importar 2');
    const first = await ana.sees('Preencha: Segmento');
    await bot.turn(() => ana.tapRaw(preview.id, dataOf(preview, 'Importar 2')));
    const asked = ana.messages.filter((one) => labelsOf(one).flat().includes('Varejo'));
    expect(asked).toHaveLength(1);
    await ana.tapRaw(first.id, dataOf(first, 'Varejo'));
    expect(bot.kinbox.posts).toEqual([]);
    await ana.tap('Varejo');
    await ana.sees('No Kinbox: 2');
    expect(bot.kinbox.posts).toHaveLength(2);
  });

  test('a contact that comes meanwhile is another one, and the question waits', async () => {
    const bot = await startAsking();
    const ana = bot.rep('Ana');
    ana.document(FILE);
    await ana.sees('Importar 2');
    await ana.tap('Importar 2');
    await ana.sees('Preencha: Segmento');
    ana.contact({ firstName: 'Davi', phone: '+5585988887777' });
    const other = await ana.sees('Nome: Davi');
    expect(other.text).toContain('Preencha: Segmento');
    await ana.tap('Varejo');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    const waiting = await ana.sees('Preencha: Segmento');
    expect(waiting.text).toContain('uma resposta vale para os 2 contatos');
    await ana.tap('Indústria');
    await ana.sees('No Kinbox: 2');
    expect(bot.kinbox.contacts).toHaveLength(3);
  });

  test('the import is cancelled meanwhile: the question goes with it', async () => {
    const bot = await startAsking();
    const ana = bot.rep('Ana');
    ana.document(FILE);
    const preview = await ana.sees('Importar 2');
    await ana.tap('Importar 2');
    await ana.sees('Preencha: Segmento');
    await bot.turn(() => ana.tapRaw(preview.id, dataOf(preview, 'Cancelar')));
    ana.send('Varejo');
    await ana.sees('Para adicionar um contato, toque em /newcontact');
    expect(bot.kinbox.posts).toEqual([]);
  });

  test('survives a restart', async () => {
    const bot = await startAsking();
    const ana = bot.rep('Ana');
    ana.document(FILE);
    await ana.sees('Importar 2');
    await ana.tap('Importar 2');
    await ana.sees('Preencha: Segmento');
    await bot.restart();
    ana.send('varejo');
    await ana.sees('No Kinbox: 2');
    expect(bot.kinbox.contacts).toHaveLength(2);
  });
});

test('where nothing is required, nothing is asked', async () => {
  const bot = await startAsking([CPF]);
  const ana = bot.rep('Ana');
  ana.document(FILE);
  await ana.sees('Importar 2');
  await ana.tap('Importar 2');
  await ana.sees('No Kinbox: 2');
  expect(bot.kinbox.contacts).toHaveLength(2);
});
