import { describe, expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { add, labelsOf } from '../helpers/form.ts';

const CHAT = { id: 101, type: 'private', first_name: 'Ana' };
const ANA = { id: 101, is_bot: false, first_name: 'Ana', language_code: 'pt-br' };
/** A message that the apps can send and the sandbox’s people cannot. */
const message = (content: Record<string, unknown>) => ({
  message: { message_id: 5_000, date: 1_767_614_400, from: ANA, chat: CHAT, ...content },
});
const command = { entities: [{ type: 'bot_command', offset: 0, length: 11 }], text: '/newcontact' };

describe('Save now', () => {
  test('from the question after the name; an answer that would not do is in the notes', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    expect(labelsOf(await ana.sees('1/4')).flat()).not.toContain('Salvar agora');
    ana.send('Maria');
    await ana.sees('2/4');
    ana.send('85 99728');
    await ana.sees('Faltam números');
    await ana.tap('Salvar agora');
    await ana.sees('Salvo no Kinbox ✅');
    expect(bot.kinbox.contacts).toMatchObject([
      { name: 'Maria', phone: '', notes: 'Telefone: 85 99728' },
    ]);
  });
});

describe('a number without its area code', () => {
  test('is offered with the one of the rep’s last contact', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await add(ana);
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.send('Beto');
    await ana.sees('2/4');
    ana.send('98888-7777');
    await ana.sees('Faltou o DDD');
    await ana.tap('Usar +55 85 98888-7777');
    expect((await ana.sees('3/4')).text).toContain('Telefone: +55 85 98888-7777');
  });

  test('of somebody without contacts: the area is asked for', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('Beto 98888-7777');
    const asked = await ana.sees('Faltou o DDD');
    expect(labelsOf(asked).flat().join()).not.toContain('Usar');
  });
});

describe('somebody’s name alone', () => {
  test('is offered as a new contact', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('Célia Duarte');
    await ana.sees('Quer adicionar Célia Duarte?');
    await ana.tap('Novo contato: Célia Duarte');
    const asked = await ana.sees('Contato pronto para salvar');
    expect(asked.text).toContain('Nome: Célia Duarte');
  });

  test('on a message without a phone that was forwarded: its words are the note', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('me passa o preço?', { forwardOf: 'Carlos Dias' });
    const offered = await ana.sees('Quer adicionar Carlos Dias?');
    await bot.restart();
    await ana.tap('Novo contato: Carlos Dias');
    const card = await ana.sees('Nome: Carlos Dias');
    expect(card.text).toContain('me passa o preço?');
    const late = await ana.tapRaw(offered.id, 'offer:new');
    expect(late.text).toBe('Este contato já foi concluído.');
  });
});

describe('what the apps hide', () => {
  test.each([
    ['wa.me', 'https://wa.me/5585988887777?text=oi', 'Telefone: +55 85 98888-7777'],
    [
      'api.whatsapp.com',
      'https://api.whatsapp.com/send/?phone=5585988887777',
      'Telefone: +55 85 98888-7777',
    ],
    ['tel:', 'tel:+5585988887777', 'Telefone: +55 85 98888-7777'],
    ['mailto:', 'mailto:beto@loja.com?subject=oi', 'E-mail: beto@loja.com'],
  ])('words that are linked by %s', async (_, url, shown) => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const text = 'Beto Lima quer orçamento, fale com ele aqui';
    const entities = [{ type: 'text_link', offset: text.length - 4, length: 4, url }];
    bot.telegram.push(message({ text, entities }));
    expect((await ana.sees(shown)).text).toContain('Nome: Beto Lima');
  });

  test('a quote of another chat behind /newcontact, and a card that was shared there', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const origin = { type: 'hidden_user', sender_user_name: 'Célia Duarte', date: 1 };
    const quote = { text: 'meu número: 85 98888-7777', position: 0 };
    bot.telegram.push(message({ ...command, external_reply: { origin }, quote }));
    const quoted = await ana.sees('Telefone: +55 85 98888-7777');
    expect(quoted.text).toContain('Nome: Célia Duarte');
    const contact = { phone_number: '+55 85 97777-6666', first_name: 'Rui', last_name: 'Melo' };
    bot.telegram.push(
      message({ ...command, message_id: 5_001, external_reply: { origin, contact } }),
    );
    expect((await ana.sees('Telefone: +55 85 97777-6666')).text).toContain('Nome: Rui Melo');
  });

  test('the words below a card file are its note', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const content = Buffer.from(
      'BEGIN:VCARD\nVERSION:3.0\nFN:Rui Melo\nTEL:+5585977776666\nEND:VCARD',
    );
    ana.document({ name: 'rui.vcf', mime: 'text/vcard', content }, { caption: 'quer orçamento' });
    const card = await ana.sees('Nome: Rui Melo');
    expect(card.text).toContain('Observações: quer orçamento');
  });

  test('the words below a photo that is not read here are the answer', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('1/4');
    ana.photo('Maria Souza');
    const next = await ana.sees('2/4');
    expect(next.text).toMatch(/^Fotos eu não leio por aqui/);
    expect(next.text).toContain('Nome: Maria Souza');
  });

  test('a sender whose name is too long: cut at a word, the whole in the notes', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    const name = `${'Célia '.repeat(22)}Duarte`;
    ana.send('me liga: 85 98888-7777', { forwardOf: name });
    const card = await ana.sees('Telefone: +55 85 98888-7777');
    expect(card.text).toMatch(/Nome: (?:Célia ){20,21}❔\n/);
    expect(card.text).toContain('Duarte');
  });
});

test('in a topic of the private chat everything is said there', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  const topic = ana.topic('Feira');
  const inTopic = { topic };
  ana.send('/newcontact', inTopic);
  await ana.sees('1/4');
  ana.send('Maria', inTopic);
  await ana.sees('2/4');
  await ana.tap('Salvar agora');
  await ana.sees('Salvo no Kinbox ✅');
  ana.send('/recent', inTopic);
  await ana.sees('Seus últimos contatos');
  const said = ana.messages.filter(({ from }) => from === 'bot');
  expect(said.map(({ threadId }) => threadId)).toEqual(said.map(() => topic.threadId));
});
