import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../sandbox/telegram/person.ts';
import { readTable } from '../../src/capture/table/table.ts';
import { startBot, TEAM_GROUP, type TestBot } from '../helpers/bot.ts';
import { add, fillIn, labelsOf, someone } from '../helpers/form.ts';

const csv = (content: string | Uint8Array, name = 'feira.csv') => ({
  name,
  mime: 'text/csv',
  content: Buffer.from(content),
});

/** A file of so many contacts that are all in order. */
function manyRows(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const { name, phone, email } = someone(at + 1);
    return [name, phone, email].join(';');
  });
  return ['Nome;Telefone;E-mail', ...lines].join('\r\n');
}

/** In order of the alphabet: several are posted at once. */
const namesIn = ({ kinbox }: TestBot): string[] =>
  kinbox.contacts.map(({ name }) => name ?? '').sort();

/** The newest file that the bot has sent, as a spreadsheet would show it. */
function lastFile(person: Person): { name: string | undefined; text: string } {
  const file = person.files().at(-1);
  return { name: file?.name, text: Buffer.from(file?.content ?? '').toString('utf8') };
}

describe('a .csv file', () => {
  const FILE = [
    'Nome;Celular;E-mail;Obs',
    'Ana Lima;(85) 99728-1648;ana@example.com;quer orçamento',
    'Bia Souza;11 98765-4321;;',
    'Caio;9972-1648;caio@example.com;',
    ';11 98765-4322;dora@example.com;',
    'Eva Reis;;eva@;',
    'Fábio;11 98765-4321;;o mesmo telefone',
  ].join('\r\n');

  test('is shown first: the first rows, and what is wrong by row', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.document(csv(FILE));
    const preview = await ana.sees('6 contatos em feira.csv');
    expect(preview.text).toBe(
      [
        '6 contatos em feira.csv',
        '',
        'Ana Lima · +55 85 99728-1648 · ana@example.com',
        'Bia Souza · +55 11 98765-4321',
        '',
        '4 ficam de fora:',
        'nº 4: falta o DDD no telefone',
        'nº 5: falta o nome',
        'nº 6: o e-mail não está completo',
        'nº 7: repetido: mesmo telefone ou e-mail de outro acima',
        '',
        'Quem já está no Kinbox fica de fora: confiro cada um antes de enviar.',
      ].join('\n'),
    );
    expect(labelsOf(preview)).toEqual([
      ['Importar 2'],
      ['Importar todos, até repetidos (2)'],
      ['Cancelar'],
    ]);
    expect(bot.kinbox.posts).toEqual([]);
  });

  test('is imported by one tap; what was left out comes back as a file that can be mended', async () => {
    const bot = await startBot({ env: { TEAM_CHAT_IDS: String(TEAM_GROUP) } });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    ana.document(csv(FILE));
    await ana.sees('6 contatos em feira.csv');
    await ana.tap('Importar 2');
    const summary = await ana.sees('Importação de feira.csv concluída');
    expect(summary.text).toContain('No Kinbox: 2');
    expect(summary.text).toContain('Não importados: 4');
    expect(summary.buttons).toEqual([]);
    const byName = bot.kinbox.contacts.toSorted((a, b) =>
      (a.name ?? '').localeCompare(b.name ?? ''),
    );
    expect(byName).toMatchObject([
      {
        name: 'Ana Lima',
        phone: '5585997281648',
        email: 'ana@example.com',
        notes: 'quer orçamento',
        origin: 'Telegram',
        externalId: expect.stringMatching(/^telegram:101:[\w-]{12}-2$/),
      },
      { name: 'Bia Souza', phone: '5511987654321' },
    ]);
    await ana.sees('ficaram-de-fora.csv');
    const { name, text } = lastFile(ana);
    expect(name).toBe('ficaram-de-fora.csv');
    expect(text).toContain('falta o DDD no telefone');
    const again = readTable(text.replace('9972-1648', '85 99721-1648'), 'BR', (_, value) => value);
    const mended = again.ok ? again.rows.filter(({ problem }) => !problem) : [];
    expect(mended.map(({ captured }) => captured.name)).toEqual(['Caio', 'Fábio']);
    // The team reads of it once, and the rep not of each contact.
    const card = await ana.sees('2 contatos importados para o Kinbox', { in: team });
    expect(card.text).toContain('feira.csv');
    expect(ana.messages.filter((one) => one.text.includes('Salvo no Kinbox'))).toEqual([]);
  });

  test('what Kinbox refuses is in the file, in its words', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'reject-422', message: ['phone is taken'] });
    ana.document(csv(manyRows(3)));
    await ana.sees('3 contatos');
    await ana.tap('Importar 3');
    await ana.sees('concluída');
    await ana.sees('ficaram-de-fora.csv');
    expect(lastFile(ana).text).toContain('o Kinbox não aceitou: phone is taken');
    expect(bot.kinbox.contacts).toHaveLength(2);
    ana.send('/pending');
    await ana.sees('está tudo no Kinbox');
  });

  test('contacts that are there already are left out', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await add(ana, someone(1));
    ana.document(csv(manyRows(2)));
    const preview = await ana.sees('2 contatos em feira.csv');
    expect(preview.text).toContain('nº 2: já existe');
    await ana.tap('Importar 1');
    await ana.sees('concluída');
    expect(namesIn(bot)).toEqual(['Cliente 1', 'Cliente 2']);
  });

  test('who is in Kinbox alone is found before the row is sent, left out and counted', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const { name, phone } = someone(1);
    bot.kinbox.add({ name: `${name} de antes`, phone: `55${phone.replace(/\D/g, '')}` });
    ana.document(csv(manyRows(2)));
    await ana.sees('2 contatos em feira.csv');
    await ana.tap('Importar 2');
    const summary = await ana.sees('concluída');
    expect(summary.text).toContain('No Kinbox: 1\nJá existia, ficou de fora: 1');
    expect(summary.text).not.toContain('Não importados');
    expect(bot.kinbox.posts).toHaveLength(1);
    await ana.sees('ficaram-de-fora.csv');
    expect(lastFile(ana).text).toContain('já existe');
  });

  test('the rep may have them all imported, known or not', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await add(ana, someone(1));
    ana.document(csv(manyRows(2)));
    await ana.sees('2 contatos em feira.csv');
    await ana.tap('Importar todos, até repetidos (2)');
    const summary = await ana.sees('concluída');
    expect(summary.text).toContain('No Kinbox: 2');
    expect(summary.text).not.toContain('fora');
    expect(namesIn(bot)).toEqual(['Cliente 1', 'Cliente 1', 'Cliente 2']);
  });

  test('the preview does not tell of private contacts that others have added', async () => {
    const bot = await startBot();
    const [ana, caio] = [bot.rep('Ana'), bot.rep('Caio')];
    await fillIn(caio, someone(1));
    await caio.tap('Privado: não');
    await caio.tap('Salvar');
    await caio.sees('Salvo no Kinbox');
    ana.document(csv(manyRows(2)));
    const preview = await ana.sees('2 contatos em feira.csv');
    expect(preview.text).not.toContain('já existe');
    await ana.tap('Importar 2');
    await ana.sees('Já existia, ficou de fora: 1');
    expect(bot.kinbox.posts).toHaveLength(2);
  });

  test('mobiles without their 9 are imported with it by one tap; names alone are said to be that', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const rows = ['Nome;Telefone', 'Bia;85 9728-1648', 'Bento;85 9728-1648', 'Duda;'];
    ana.document(csv(rows.join('\r\n')));
    const preview = await ana.sees('3 contatos em feira.csv');
    expect(preview.text).toContain('Duda · só o nome');
    expect(preview.text).toContain('1 tem só o nome, sem telefone nem e-mail.');
    await ana.tap('Pôr o 9 que falta e importar 2');
    await ana.sees('No Kinbox: 2');
    expect(bot.kinbox.contacts.find(({ name }) => name === 'Bia')?.phone).toBe('5585997281648');
    expect(namesIn(bot)).toEqual(['Bia', 'Duda']);
  });

  test('a search that is forbidden stops nobody', async () => {
    const bot = await startBot({ kinbox: { v1List: 'forbidden' } });
    const ana = bot.rep('Ana');
    ana.document(csv(manyRows(2)));
    await ana.sees('2 contatos em feira.csv');
    await ana.tap('Importar 2');
    await ana.sees('No Kinbox: 2');
  });

  test('Latin-1, tabs, no header', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const text = 'João Müller\t85 99728-1648\njoão2\t11 98765-4321\n';
    ana.document(csv(Buffer.from(text, 'latin1'), 'lista.txt'));
    await ana.sees('João Müller · +55 85 99728-1648');
    await ana.tap('Importar 2');
    await ana.sees('concluída');
    expect(namesIn(bot)).toEqual(['João Müller', 'joão2']);
  });

  test('pasted as text is read as well', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('Ana Lima;85 99728-1648\nBia Souza;11 98765-4321\nCaio Reis;11 98765-4322');
    await ana.sees('Ana Lima · +55 85 99728-1648');
    await ana.tap('Importar 3');
    await ana.sees('concluída');
    expect(bot.kinbox.contacts).toHaveLength(3);
  });

  test('can be cancelled before it begins, and its buttons are closed then', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.document(csv(manyRows(3)));
    const preview = await ana.sees('3 contatos');
    await ana.tap('Cancelar');
    await ana.sees('Importação de feira.csv cancelada');
    const [start] = preview.buttons.flat();
    const answer = await ana.tapRaw(preview.id, start?.data ?? '');
    expect(answer.text).toBe('Este contato já foi concluído.');
    expect(bot.kinbox.posts).toEqual([]);
  });

  test('beside an open form: the form goes on', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await fillIn(ana, someone(9));
    ana.document(csv(manyRows(2)));
    await ana.sees('2 contatos em feira.csv');
    await ana.tap('Importar 2');
    await ana.sees('concluída');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(namesIn(bot)).toEqual(['Cliente 1', 'Cliente 2', 'Cliente 9']);
  });
});

describe('an import on its way', () => {
  test('shows how far it is, can be paused and goes on', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.document(csv(manyRows(120)));
    await ana.sees('120 contatos');
    await ana.tap('Importar 120');
    const running = await ana.sees('Importando feira.csv');
    expect(labelsOf(running)).toEqual([['Pausar'], ['Cancelar']]);
    await ana.tap('Pausar');
    const paused = await ana.sees('em pausa');
    expect(labelsOf(paused)).toEqual([['Continuar'], ['Cancelar']]);
    await ana.sees(/em pausa[\s\S]*No Kinbox: 40/);
    const before = bot.kinbox.contacts.length;
    expect(before).toBeLessThan(120);
    await ana.tap('Continuar');
    await ana.sees('concluída', { timeoutMs: 15_000 });
    expect(new Set(namesIn(bot)).size).toBe(120);
    expect(bot.kinbox.contacts).toHaveLength(120);
  });

  test('cancelled: what was under way is finished, the rest is left', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.document(csv(manyRows(120)));
    await ana.sees('120 contatos');
    await ana.tap('Importar 120');
    await ana.sees('Importando feira.csv');
    await ana.tap('Cancelar');
    await ana.sees(/cancelada[\s\S]*No Kinbox: 40/);
    expect(bot.kinbox.contacts).toHaveLength(40);
  });

  test('a restart in the middle goes on; each row exactly once', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.kinbox.fail({ on: 'create', how: 'delay', ms: 20, times: 200 });
    ana.document(csv(manyRows(150)));
    await ana.sees('150 contatos');
    await ana.tap('Importar 150');
    await bot.kinbox.holds((contacts) => contacts.length >= 20);
    await bot.restart();
    await bot.kinbox.holds((contacts) => contacts.length >= 70);
    await bot.restart();
    await ana.sees('concluída', { timeoutMs: 20_000 });
    expect(bot.kinbox.contacts).toHaveLength(150);
    expect(new Set(namesIn(bot)).size).toBe(150);
  });

  test('does not hold up what a rep saves meanwhile', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const bia = bot.rep('Bia');
    bot.kinbox.fail({ on: 'create', how: 'delay', ms: 50, times: 500 });
    ana.document(csv(manyRows(200)));
    await ana.sees('200 contatos');
    await ana.tap('Importar 200');
    await add(bia, someone(999));
    expect(bot.kinbox.contacts.length).toBeLessThan(150);
    await ana.tap('Cancelar');
    await ana.sees('cancelada');
  });
});

test('an .xlsx file is imported as a .csv file is', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  const people = [
    ['Nome', 'Celular'],
    ['Ana Lima', 5585997281648],
    ['Bia Reis', 11987654321],
  ];
  const sheets = [{ name: 'Leia-me' }, { name: 'Leads', rows: people }];
  const content = Buffer.from(await writeXlsx({ sheets }));
  ana.document({ name: 'feira.xlsx', mime: 'application/octet-stream', content });
  const preview = await ana.sees('2 contatos em feira.xlsx · Leads');
  expect(preview.text).toContain('Ana Lima · +55 85 99728-1648');
  await ana.tap('Importar 2');
  await ana.sees('Importação de feira.xlsx · Leads concluída');
  expect(bot.kinbox.contacts.map(({ phone }) => phone).sort()).toEqual([
    '5511987654321',
    '5585997281648',
  ]);
});

describe('a .vcf file', () => {
  const vcard = (name: string, phone: string) =>
    ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `TEL;TYPE=CELL:${phone}`, 'END:VCARD'].join(
      '\r\n',
    );
  const vcf = (...cards: string[]) => ({
    name: 'contatos.vcf',
    mime: 'text/x-vcard',
    content: Buffer.from(cards.join('\r\n')),
  });

  test('with one contact opens the card', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.document(vcf(vcard('Bia Lima', '+5511987654321')));
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    expect(kinbox.contacts).toMatchObject([{ name: 'Bia Lima', phone: '5511987654321' }]);
  });

  test('with many is an import; broken ones are named', async () => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.document(
      vcf(
        vcard('Bia', '+5511987654321'),
        vcard('', '+5511987654322'),
        vcard('Caio', '+5511987654323'),
      ),
    );
    const preview = await ana.sees('3 contatos em contatos.vcf');
    expect(preview.text).toContain('nº 2: falta o nome');
    await ana.tap('Importar 2');
    await ana.sees('concluída');
    expect(kinbox.contacts.map(({ name }) => name).sort()).toEqual(['Bia', 'Caio']);
  });
});

describe('several shared contacts', () => {
  const cards = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      firstName: `Pessoa ${at + 1}`,
      phone: `551198765${1000 + at}`,
    }));

  test('in a burst become one preview', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.contacts(cards(5));
    const preview = await ana.sees('5 contatos');
    expect(preview.text).toContain('Pessoa 5 · +55 11 98765-1004');
    await ana.tap('Importar 5');
    await ana.sees('Importação de contatos compartilhados concluída');
    expect(namesIn(bot)).toEqual(cards(5).map(({ firstName }) => firstName));
  });

  test('the same one twice is left out once', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const [one, two] = cards(2);
    if (one && two) ana.contacts([one, two, one]);
    const preview = await ana.sees('3 contatos');
    expect(preview.text).toContain('nº 3: repetido');
    await ana.tap('Importar 2');
    await ana.sees('concluída');
    expect(bot.kinbox.contacts).toHaveLength(2);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['an empty file', csv(' \n'), 'Não há nada nesse arquivo'],
    ['a file without contacts', csv('a;b\nc;d\n'), 'Não encontrei contatos'],
    ['a broken spreadsheet', csv('PK\x03\x04', 'lista.xlsx'), 'Salve como .xlsx sem senha'],
    ['an old spreadsheet', csv('x', 'lista.xls'), 'Salve como .xlsx sem senha'],
    ['more than 2 MB', csv(`Nome;Telefone\n${'x'.repeat(2 * 1024 * 1024)}`), 'passa do limite'],
    ['more than 5,000 rows', csv(manyRows(5_001)), 'passa do limite'],
  ])('%s: what is wrong, and what to do', async (_, file, said) => {
    const { rep, kinbox } = await startBot();
    const ana = rep('Ana');
    ana.document(file);
    await ana.sees(said);
    expect(kinbox.posts).toEqual([]);
  });

  test('Telegram errs during the download: tried again', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    bot.telegram.fail({ method: 'download', how: 'reset-after', times: 1 });
    ana.document(csv(manyRows(2)));
    await ana.sees('2 contatos em feira.csv', { timeoutMs: 10_000 });
  });
});

test('what was guessed is marked in the preview, and counted', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  const content = Buffer.from('Ana Só;85 99111-0206\nBeto Vaz;85 99111-0207\n');
  ana.document({ name: 'lista.csv', mime: 'text/csv', content });
  const preview = await ana.sees('Importar 2');
  expect(preview.text).toContain('Ana Só · +55 85 99111-0206 ❔');
  expect(preview.text).toContain('Em 2 contatos deduzi um dado: confira antes de importar.');
});

describe('rows with a guess', () => {
  const FILE = csv(
    [
      'Nome;E-mail;Qual?',
      'Ana Só;ana@example.com;85 99111-0206',
      'Beto Vaz;beto@example.com;',
      'Caio Rui;caio@example.com;85 99111-0208',
    ].join('\n'),
  );

  test('can be left out; they come back in the file with the reason', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.document(FILE);
    const preview = await ana.sees('3 contatos em feira.csv');
    expect(preview.text).toContain('Beto Vaz · beto@example.com\n');
    expect(labelsOf(preview).slice(0, 2)).toEqual([
      ['Importar 3'],
      ['Deixar ❔ de fora e importar 1'],
    ]);
    await ana.tap('Deixar ❔ de fora e importar 1');
    const summary = await ana.sees('concluída');
    expect(summary.text).toContain('No Kinbox: 1\nNão importados: 2');
    expect(namesIn(bot)).toEqual(['Beto Vaz']);
    await ana.sees('ficaram-de-fora.csv');
    const { text } = lastFile(ana);
    expect(text.split('\r\n').filter((line) => line.includes('deduzi um dado'))).toHaveLength(2);
    // By its headers the file is understood without a guess.
    ana.document(csv(text, 'ficaram-de-fora.csv'));
    const again = await ana.sees('2 contatos em ficaram-de-fora.csv');
    expect(again.text).not.toContain('❔');
  });

  test('all of them: nothing would be left, and no button offers that', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.document(csv('Ana Só;85 99111-0206\nBeto Vaz;85 99111-0207\n'));
    const preview = await ana.sees('Importar 2');
    expect(labelsOf(preview).flat().join()).not.toContain('Deixar');
  });

  test('are still marked once a cancel was undone', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.document(FILE);
    await ana.sees('3 contatos em feira.csv');
    await ana.tap('Cancelar');
    await ana.sees('cancelada');
    await ana.tap('Desfazer');
    const preview = await ana.sees('3 contatos em feira.csv');
    expect(preview.text).toContain('Em 2 contatos deduzi um dado');
    await ana.tap('Importar 3');
    await ana.sees('No Kinbox: 3');
  });
});
