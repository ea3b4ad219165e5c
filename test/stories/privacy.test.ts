import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { add, MARIA, save, someone } from '../helpers/form.ts';

test('/forget: after a question nothing of the person is in the database, its bytes included', async () => {
  const bot = await startBot();
  const { admin } = bot;
  const ana = bot.rep('Ana');
  await add(ana, { ...MARIA, name: 'Hermenegilda Souza' });
  await bot.kinbox.down();
  await save(ana, { ...someone(1), name: 'Outra Pessoa' });
  admin.send('/forget alguma coisa');
  await admin.sees('Mande /forget com o telefone ou o e-mail');
  admin.send('/forget 85 99728-1648');
  await admin.sees('Contatos que encontrei: 1.');
  await admin.tap('Apagar');
  await admin.sees('Apagado. Cópias: 1');
  ana.send('/recent');
  await ana.sees('Você ainda não adicionou');
  ana.send('/pending');
  await ana.sees('Outra Pessoa');
  await bot.stop();
  const bytes = await readFile(bot.databaseFile);
  // What was typed is in the messages as they came, which go after three days.
  expect(bytes.includes('"name":"Hermenegilda Souza"')).toBe(false);
});

test('/forget is for admins only', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  await add(ana);
  ana.send('/forget 85 99728-1648');
  await ana.sees('Não conheço esse comando');
  ana.send('/recent');
  const list = await ana.sees('Maria Souza');
  expect((await ana.tapRaw(list.id, 'forget:yes')).text).toBe('Este contato já foi concluído.');
});

test('/mydata: what is kept about a rep, as a file, and nothing of others', async () => {
  const bot = await startBot();
  const [ana, bia] = [bot.rep('Ana'), bot.rep('Bia')];
  await add(ana);
  await add(bia, someone(2));
  ana.send('/meusdados');
  await ana.sees('Isto é tudo o que guardo sobre você');
  await expect.poll(() => ana.files().length).toBe(1);
  const text = ana.files()[0]?.content.toString() ?? '';
  expect(JSON.parse(text)).toMatchObject({ telegramId: ana.id, added: [{ name: MARIA.name }] });
  expect(text).not.toContain('Cliente 2');
});
