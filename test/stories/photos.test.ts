import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startBot, TEAM_GROUP, type TestBot } from '../helpers/bot.ts';
import { fillIn, labelsOf } from '../helpers/form.ts';
import { drawCode } from '../photo/corpus/sample-codes.ts';

const CODES = { READ_PHOTOS: 'codes' };

const vcard = (name: string, phone: string): string =>
  `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nTEL;TYPE=CELL:${phone}\nEND:VCARD`;
const RITA = vcard('Rita Prado', '+5585991110601');
const CAIO = vcard('Caio Reis', '+5585991110602');

async function startWithCodes(env: Record<string, string> = {}): Promise<TestBot> {
  return startBot({ env: { ...CODES, ...env } });
}

describe('a photo with a code', () => {
  test('a reaction at once, then the filled-in card as a reply to it; two taps to Kinbox', async () => {
    const bot = await startWithCodes();
    const ana = bot.rep('Ana');
    const photo = ana.photo('', { content: await drawCode(RITA) });
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Nome: Rita Prado\nTelefone: +55 85 99111-0601');
    expect(card.replyTo).toBe(photo);
    expect(ana.messages.find(({ id }) => id === photo)?.reaction).toBe('👀');
    await ana.tap('Salvar');
    await ana.sees('Salvo no Kinbox ✅');
    expect(bot.kinbox.contacts).toMatchObject([{ name: 'Rita Prado', phone: '5585991110601' }]);
  });

  test('the caption is its note', async () => {
    const bot = await startWithCodes();
    const ana = bot.rep('Ana');
    ana.photo('quer proposta até sexta', { content: await drawCode(RITA) });
    const card = await ana.sees('Contato pronto para salvar');
    expect(card.text).toContain('Observações: quer proposta até sexta');
  });

  test('several photos at once are several cards, each with its own Save', async () => {
    const bot = await startWithCodes();
    const ana = bot.rep('Ana');
    ana.photo('', { content: await drawCode(RITA), album: 'fair' });
    ana.photo('', { content: await drawCode(CAIO), album: 'fair' });
    await ana.sees('Nome: Caio Reis');
    const cards = ana.messages.filter(({ text }) => text.startsWith('Contato pronto'));
    expect(cards.map((card) => labelsOf(card).flat()[0])).toEqual(['Salvar', 'Salvar']);
    for (const { id, buttons } of cards) await ana.tapRaw(id, buttons[0]?.[0]?.data ?? '');
    await bot.kinbox.holds(2);
  });

  test('at a question it fills what is missing; of somebody else it is a card of its own', async () => {
    const bot = await startWithCodes();
    const ana = bot.rep('Ana');
    ana.send('/newcontact');
    await ana.sees('Qual é o nome?');
    ana.send('Rita');
    await ana.sees('Qual é o telefone?');
    ana.photo('', { content: await drawCode('tel:+5585991110601') });
    await ana.sees('Telefone: +55 85 99111-0601');
    ana.photo('', { content: await drawCode(CAIO) });
    const other = await ana.sees('Nome: Caio Reis');
    expect(other.text).not.toContain('Rita');
  });

  test('a code that is no contact is named; a link becomes a note', async () => {
    const bot = await startWithCodes();
    const ana = bot.rep('Ana');
    ana.photo('', { content: await drawCode('WIFI:T:WPA;S:Estande 12;P:segredo123;;') });
    const refusal = await ana.sees('Esse é um código de Wi-Fi, não um contato.');
    expect(refusal.text).not.toContain('segredo123');
    ana.photo('', { content: await drawCode('https://www.linkedin.com/in/rita-prado') });
    const asked = await ana.sees('Qual é o nome?');
    expect(asked.text).toContain('linkedin.com/in/rita-prado');
  });

  test('a picture that is sent as a file is read as well; one that is none is said so', async () => {
    const bot = await startWithCodes();
    const ana = bot.rep('Ana');
    const content = await sharp(await drawCode(RITA))
      .png()
      .toBuffer();
    ana.document({ name: 'qr.png', mime: 'image/png', content });
    await ana.sees('Nome: Rita Prado');
    ana.document({ name: 'qr.png', mime: 'image/png', content: Buffer.from('no picture') });
    await ana.sees('Não consegui ler essa foto.');
  });

  test('in a team chat: /newcontact as a reply to it', async () => {
    const bot = await startWithCodes({ TEAM_CHAT_IDS: String(TEAM_GROUP) });
    const ana = bot.rep('Ana');
    const team = bot.team({ members: [ana] });
    const photo = ana.photo('', { content: await drawCode(RITA), in: team });
    ana.send('/newcontact', { in: team, replyTo: photo });
    await ana.sees('Nome: Rita Prado');
    await ana.tap('Salvar');
    await ana.sees('Nome: Rita Prado', { in: team });
  });

  test('a restart while it is read loses nothing and doubles nothing', async () => {
    const bot = await startWithCodes();
    const ana = bot.rep('Ana');
    const content = await drawCode(RITA);
    await bot.turn(() => ana.photo('', { content }));
    await bot.restart();
    await ana.sees('Nome: Rita Prado');
    await bot.restart();
    const cards = ana.messages.filter(({ text }) => text.includes('Nome: Rita Prado'));
    expect(cards).toHaveLength(1);
  });

  test('a photo without a code is answered with what to do', async () => {
    const bot = await startWithCodes();
    const ana = bot.rep('Ana');
    ana.photo('', {
      content: await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
        .jpeg()
        .toBuffer(),
    });
    await ana.sees('Não encontrei um QR code nesta foto');
  });
});

test('a business card: its lines are read, and the card leads to the photo', async () => {
  const bot = await startBot({ env: { READ_PHOTOS: 'all' } });
  const ana = bot.rep('Ana');
  const photo = ana.photo('', { content: readFileSync('sandbox/samples/card1.jpg') });
  const card = await ana.sees('Contato pronto para salvar', { timeoutMs: 25_000 });
  expect(card.text).toContain('Nome: Valdir Conceição');
  expect(card.text).toContain('Telefone: +55 51 98921-4894');
  expect(card.text).toContain('contato.valdir@clinicabemviver.med.br');
  expect(card.replyTo).toBe(photo);
  // Where it took longer than a moment, "reading…" became the card.
  expect(ana.messages.filter(({ from }) => from === 'bot')).toHaveLength(1);
}, 30_000);

test('where photos are not read, the answer says so', async () => {
  const bot = await startBot();
  const ana = bot.rep('Ana');
  ana.photo();
  await ana.sees('Fotos eu não leio por aqui.');
});

describe('voice notes', () => {
  /** A server with OpenAI's route, which hears the same in everything. */
  async function startSpeech(text: string): Promise<string> {
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ text }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('what is said fills the card, which is marked; the words are its note', async () => {
    const said = 'Falei com Rita Prado, telefone 85 99111-0601, quer orçamento';
    const bot = await startBot({ env: { TRANSCRIBE_URL: await startSpeech(said) } });
    const ana = bot.rep('Ana');
    ana.voice();
    const card = await ana.sees('Telefone: +55 85 99111-0601 ❔');
    expect(card.text).toContain(`Observações: ${said}`);
  });

  test('where they are not heard: the time and the length can be a note', async () => {
    const bot = await startBot();
    const ana = bot.rep('Ana');
    await fillIn(ana);
    ana.voice();
    await ana.sees('Para salvar ou mudar algum campo, use os botões');
    await ana.tap('Cancelar');
    ana.voice();
    await ana.sees('Áudios eu ainda não consigo ouvir.');
    await ana.tap('Guardar na observação');
    const asked = await ana.sees('Qual é o nome?');
    expect(asked.text).toMatch(/Observações: Áudio de \d+:\d\d, /);
  });
});
