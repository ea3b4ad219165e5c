import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { labelsOf } from '../helpers/form.ts';

const LIST = 'Nome;Telefone\nAna Lima;85 98888-0001\nBeto Rocha;85 98888-0002\n';
const file = { name: 'feira.csv', mime: 'text/csv', content: Buffer.from(LIST) };

describe('an import', () => {
  test('is found by /cancel, and what was cancelled can be taken back', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.document(file);
    const preview = await ana.sees('Importar 2');
    ana.send('/cancelar');
    const cancelled = await ana.sees('cancelada');
    expect(labelsOf(cancelled)).toEqual([['Desfazer']]);
    expect(ana.messages.find(({ id }) => id === preview.id)?.buttons).toEqual([]);
    await bot.restart();
    await ana.tap('Desfazer');
    await ana.sees('Importar 2');
    await ana.tap('Importar 2');
    await ana.sees('concluída');
    expect(bot.kinbox.contacts.map(({ name }) => name).sort()).toEqual(['Ana Lima', 'Beto Rocha']);
    ana.send('/cancelar');
    await ana.sees('Nenhum contato em andamento.');
  });
});

test('five lists may wait at a time; the sixth is refused with what to do', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  for (let list = 0; list < 5; list += 1) {
    ana.document(file);
    await ana.sees('Importar 2');
  }
  ana.document(file);
  await ana.sees('Você já tem 5 listas esperando.');
  ana.send('/cancelar');
  await ana.sees('cancelada');
  ana.document(file);
  await ana.sees('Importar 2');
});

test('a pin becomes the location, with a link to the map in the notes', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  ana.send('Beto Lima 85 98888-7777');
  await ana.sees('Contato pronto para salvar');
  ana.location(-3.7319, -38.5267);
  const card = await ana.sees('Local: -3.7319, -38.5267');
  expect(card.text).toContain('Local: https://maps.google.com/?q=-3.7319,-38.5267');
});

test('digits alone are no name, until the rep insists', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  ana.send('/newcontact');
  await ana.sees('1/4');
  ana.send('123');
  await ana.sees('Em 123 não há nenhuma letra.');
  ana.send('1234');
  await ana.sees('Em 1234 não há');
  await ana.tap('Guardar nas observações');
  expect((await ana.sees('2/4')).text).toContain('Nome: 1234');
});

test('an address in capitals is written in small letters', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  ana.send('Patrícia Alves PATRICIA@EMPRESA.COM.BR');
  await ana.sees('E-mail: patricia@empresa.com.br');
});
