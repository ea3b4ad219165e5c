import { describe, expect, test } from 'vitest';
import type { Person } from '../../sandbox/telegram/person.ts';
import { startBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { add, someone } from '../helpers/form.ts';

const DAY_MS = 24 * 60 * 60_000;

/** By a shared card; resolves when it is in Kinbox. */
async function share(person: Person, number: number): Promise<void> {
  const { name, phone } = someone(number);
  person.contact({ firstName: name, phone });
  await person.sees('Contato pronto para salvar');
  await person.tap('Salvar');
  await person.sees('Salvo no Kinbox');
}

/** The size that a PNG says it has. */
function sizeOf(picture: Buffer | undefined) {
  expect(picture?.subarray(1, 4).toString()).toBe('PNG');
  return { width: picture?.readUInt32BE(16), height: picture?.readUInt32BE(20) };
}

describe('/stats', () => {
  test('an admin reads all of it, below a picture; a rep their own; a stranger nothing', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock });
    const ana = bot.rep('Ana <b>');
    const bia = bot.rep('Биа');
    await share(ana, 1);
    clock.advance(DAY_MS);
    await bot.turn(() => ana.send('/event Feira & Cia'));
    await share(ana, 2);
    await add(bia, someone(3));
    await bot.turn(() => bot.admin.send('/stats'));
    expect(bot.admin.last.text).toBe(
      [
        '3 contatos da equipe nas últimas quatro semanas',
        '',
        'Melhor dia: 6 de jan. (2)',
        'Por vendedor: Ana <b> 2 · Биа 1',
        'Por evento: sem evento 2 · Feira & Cia 1',
        'Por onde chegaram: contato compartilhado 2 · perguntas 1',
      ].join('\n'),
    );
    expect(sizeOf(bot.admin.files().at(-1)?.content)).toMatchObject({ width: 1080 });
    await bot.turn(() => bia.send('/numeros'));
    expect(bia.last.text).toBe(
      [
        'Você adicionou 1 contato nas últimas quatro semanas',
        '',
        'Melhor dia: 6 de jan. (1)',
        'Por onde chegaram: perguntas 1',
      ].join('\n'),
    );
    const eve = bot.stranger('Eve');
    eve.send('/stats');
    await eve.sees('só para a equipe');
  });

  test.each([
    ['pt-br', 'Você não adicionou contatos nas últimas quatro semanas.'],
    ['en', 'You have added no contacts in the last four weeks.'],
    ['es', 'No agregaste contactos en las últimas cuatro semanas.'],
  ])('nothing yet, in %s: said, with what to do', async (languageCode, says) => {
    const bot = await startBot();
    const ana = bot.rep('Ana', { languageCode });
    await bot.turn(() => ana.send('/stats'));
    expect(ana.last.text).toContain(says);
    expect(ana.last.text).toContain('/newcontact');
  });

  test('after four weeks a contact is not counted any more', async () => {
    const clock = createManualClock();
    const bot = await startBot({ clock });
    const ana = bot.rep('Ana');
    await share(ana, 1);
    clock.advance(27 * DAY_MS);
    await bot.turn(() => ana.send('/stats'));
    expect(ana.last.text).toContain('Você adicionou 1 contato');
    clock.advance(2 * DAY_MS);
    await bot.turn(() => ana.send('/stats'));
    expect(ana.last.text).toContain('não adicionou contatos');
  });

  test('the way in is kept of texts, files and photos, too', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('Rosa Prado, 11 98765-0001');
    await ana.sees('Contato pronto para salvar');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox');
    ana.document({
      name: 'feira.csv',
      mime: 'text/csv',
      content: Buffer.from('Nome;Telefone\nAna Lima;85997281648\nBia Souza;11987654321'),
    });
    await ana.sees('Importar 2');
    await ana.tap('Importar 2');
    await ana.sees('No Kinbox: 2');
    await bot.turn(() => ana.send('/stats'));
    expect(ana.last.text).toContain('Por onde chegaram: arquivo 2 · texto 1');
  });
});
