import { describe, expect, test } from 'vitest';
import { readPasted } from '../../src/capture/text/read-text.ts';
import type { CountryCode } from '../../src/domain/fields/phone.ts';

function read(text: string, country: CountryCode = 'BR') {
  const captured = readPasted(text, { country });
  const phones = captured?.phones.map(({ digits }) => digits) ?? [];
  const emails = captured?.emails ?? [];
  const guessed = captured?.guessed ?? [];
  return { ...captured, phones, emails, guessed };
}

describe('the history under an answer is not the contact', () => {
  test.each([
    [
      'Pode fechar, obrigado.\nOsório Damasceno\n(12) 3955-0701\n\nEm ter., 11 de mar. de 2025, Vendas <vendas@nossaempresa.com.br> escreveu:\n> Segue a proposta.\n> Lia - Vendas - cel (11) 98811-0799',
      '551239550701',
    ],
    [
      'Ok, pode faturar.\nOsório Damasceno - 12 3955-0702\n________________________________\nDe: Vendas <vendas@nossaempresa.com.br>\nEnviado: segunda-feira, 10 de março de 2025 09:00\nPara: Osório Damasceno <osorio@damasceno.com.br>\nAssunto: Proposta\n\nOlá, cel (11) 98811-0799',
      '551239550702',
    ],
    [
      'Sounds good.\n\nPetra Lang\n+1 212 736 5000\n\nOn Mon, Mar 10, 2025 at 9:00 AM Sales <sales@ourfirm.com> wrote:\n> call us at +1 415 555 2671',
      '12127365000',
    ],
    [
      'Perfecto.\nIrma Solis 85 3222-0703\n\nEl lun, 10 mar 2025 a las 9:00, Ventas <\nventas@nuestra.com> escribió:\n\nLlámenos al (11) 98811-0799',
      '558532220703',
    ],
    [
      'Em 10/03/2025 09:00, Vendas escreveu:\n> cel (11) 98811-0799\nPode ser.\nIrma Solis 85 3222-0704',
      '558532220704',
    ],
    [
      'Ok.\nIrma Solis 85 3222-0705\n-----Mensagem original-----\nDe: Vendas\ncel (11) 98811-0799, vendas@nossa.com.br',
      '558532220705',
    ],
  ])('%j', (text, phone) => {
    expect(read(text)).toMatchObject({ phones: [phone], emails: [] });
  });

  test('its words stay in the notes', () => {
    expect(read('Ok. Irma 85 3222-0705\n\n> o prazo é maio').notes).toContain('o prazo é maio');
  });

  test('is to be checked where there is nothing else', () => {
    const text = 'Ok!\n\nEm 10/03/2025, Vendas <vendas@nossa.com.br> escreveu:\n> (11) 98811-0799';
    expect(read(text).guessed).toEqual(expect.arrayContaining(['phone', 'email']));
  });

  test.each([
    '---------- Forwarded message ---------\nDe: Ilda Frota <ilda@frota.com.br>\nDate: 10/03/2025\n\nMe liga',
    'De: Ilda Frota <ilda@frota.com.br>\nEnviado: 10/03/2025\n\nMe liga',
    '> Ilda Frota, ilda@frota.com.br',
  ])('what was forwarded is read: %j', (text) => {
    expect(read(text)).toMatchObject({ emails: ['ilda@frota.com.br'] });
    expect(read(text).guessed).not.toContain('email');
  });
});

test.each([
  ['Rua das Acácias, nº 1132 - (85) 3222-0901', '558532220901'],
  ['Av. Brasil 2130 - 85 3222-0902, falar com Ilda', '558532220902'],
  ['sala 1192 85 99728-0903 Ilda Frota', '5585997280903'],
  ['Casa 4791 85 99728-0904 Ilda Frota', '5585997280904'],
  ['Rua das Acácias, 20 - (85) 3222-1234', '558532221234'],
  ['Mesa 332 (85) 99728-1648', '5585997281648'],
])('a house number is no part of the phone: %j', (text, phone) => {
  expect(read(text).phones).toEqual([phone]);
});

test.each(Array.from({ length: 90 }, (_, at) => 10 + at * 111))('Rua das Acácias, %i', (house) => {
  for (const phone of ['(85) 3222-1234', '(85) 99728-1648', '85 3222-1234', '85 99728-1648']) {
    for (const label of ['', 'nº ']) {
      const digits = `55${phone.replace(/\D/g, '')}`;
      expect(read(`Rua das Acácias, ${label}${house} - ${phone}`).phones, phone).toEqual([digits]);
    }
  }
});

test.each([
  ['Juan Pérez +52 1 33 3234 0801', ['523332340801'], false],
  ['Marta Gómez +54 9 11 15 2345 0802', undefined, true],
  ['Rui Neto +244 244 923 450 803', undefined, true],
])('the tail of a number that cannot be read: %j', (text, phones, isMarked) => {
  const got = read(text);
  if (phones) expect(got.phones).toEqual(phones);
  expect(got.phones.length > 0 && got.guessed.includes('phone')).toBe(isMarked);
});

describe('the edges of an email', () => {
  test.each([
    ['Ilda Frota mailto:%20ilda@frota.com.br', 'ilda@frota.com.br'],
    ['Ilda%3Cilda@frota.com.br%3E', 'ilda@frota.com.br'],
    ['E-mail: ilda@frota.com.brTel: 85 99728-1303', 'ilda@frota.com.br'],
    ['“ilda@frota.com.br” Ilda', 'ilda@frota.com.br'],
    ['ilda@frota.comFone (85) 99728-1303', 'ilda@frota.com'],
  ])('%j', (text, email) => {
    expect(read(text).emails).toEqual([email]);
  });

  test("WhatsApp's own address of a phone is a phone", () => {
    expect(read('Ilda Frota 5585997281304@s.whatsapp.net')).toMatchObject({
      phones: ['5585997281304'],
      emails: [],
    });
    expect(read('5585997281305@c.us')).toMatchObject({ phones: ['5585997281305'], emails: [] });
  });

  test('a word before it, behind its label, makes it doubtful', () => {
    expect(read('Nome: Ana Frota\nE-mail: ana frota@empresa.com.br').guessed).toContain('email');
    expect(read('E-mail: Ana Frota <ana@frota.com.br>').guessed).not.toContain('email');
  });
});

describe('digits of an address without its scheme are no phone', () => {
  test.each([
    'loja.com.br/p?id=11987651101',
    'olx.com.br/d/anuncio/casa-11987651102',
    'Ilda Frota, facebook.com/ilda.11987651105',
    'instagram.com/loja_11987651106',
    'veja em minha-loja.shop/item/11987651107',
  ])('%j', (text) => {
    expect(read(text).phones).toEqual([]);
  });
});

describe('a label that says mobile beats the order', () => {
  test.each<[CountryCode, string, string]>([
    ['MX', 'Tel. oficina (33) 3615 2201\nCel. (33) 1122 2201\nPerla Aranda', '523311222201'],
    ['US', 'Phone: (212) 736-5000\nMobile: (917) 555-2202\nJo Vance', '19175552202'],
    ['US', 'Office: (312) 555-0147\nCell: (773) 555-0162\nJo Vance', '17735550162'],
    ['AR', 'Tel: 011 4321-5678\nCelular: 11 2345-6789\nJuan', '541123456789'],
  ])('in %s: %j', (country, text, phone) => {
    expect(read(text, country).phones[0]?.replace(/^549/, '54')).toBe(phone);
  });
});

describe('emails that are spelt', () => {
  test.each([
    ['fale comigo: ilda (at) frota.com.br', 'ilda@frota.com.br'],
    ['ilda{at}frota{dot}com', 'ilda@frota.com'],
    ['ilda[@]frota[.]com', 'ilda@frota.com'],
    ['ilda <at> frota <dot> com', 'ilda@frota.com'],
    ['write to ilda AT frota DOT com', 'ilda@frota.com'],
  ])('%j', (text, email) => {
    expect(read(text)).toMatchObject({
      emails: [email],
      guessed: expect.arrayContaining(['email']),
    });
  });

  test('words that only look like it are none', () => {
    expect(read('Reunião at 10 (85) 99728-1648').emails).toEqual([]);
  });
});

describe('digits in other forms', () => {
  test.each([
    ['Ilda 9️⃣8️⃣ 9 8811-2401', '5598988112401'],
    ['Ilda ８５ ９８８１１-２４０２', '5585988112402'],
    ['meu numero 8 5 9 8 8 1 1 2 4 0 3, Ilda', '5585988112403'],
  ])('%j', (text, phone) => {
    expect(read(text).phones).toEqual([phone]);
  });
});

describe('heads of chats', () => {
  test.each([
    '20/6/2017 8:28 p.\u00a0m. - Zulmar Prates: oi, quero um orçamento\n20/6/2017 8:29 p.\u00a0m. - Zulmar Prates: 85 99728-2101',
    '3/12/2025, 9:05 a.\u00a0m. - Zulmar Prates: hola\n3/12/2025, 9:06 a.\u00a0m. - Zulmar Prates: mi correo es zprates@frota.com.br',
    '12/03/2025 às 10:15 - Zulmar Prates: oi\n12/03/2025 às 10:16 - Zulmar Prates: 85 99728-2102',
  ])('%j', (text) => {
    const { name, notes } = read(text);
    expect(name).toBe('Zulmar Prates');
    expect(notes ?? '').not.toMatch(/\d{4}|Zulmar/);
  });

  test('what two people wrote is not of one, or is marked', () => {
    const text =
      '12/03/2025 10:15 - Rep da Loja: Nosso fixo é (11) 4002-2103\n12/03/2025 10:16 - Zulmar Prates: meu email é zprates@frota.com.br';
    expect(read(text).guessed).toEqual(expect.arrayContaining(['phone', 'email']));
  });
});

describe('bare digits behind an unknown label are doubtful', () => {
  test.each([
    'Instalação: 11987651001',
    'PIS/PASEP 12991231002, Ilda Frota',
    'Nosso número: 11987651005',
    'Título de eleitor 0119 8765 1006',
    'Cartão SUS 119 8765 1007 0001',
    'Comprovante: 11987651008',
  ])('%j', (text) => {
    const { phones, guessed } = read(text);
    expect(phones.length === 0 || guessed.includes('phone')).toBe(true);
  });
});

describe('a field of its own for the area code', () => {
  test.each([
    ['Nome: Rui Vaz\nDDD: 91\nCelular: 98877-4410', ['5591988774410']],
    ['Nome: Rui Vaz | DDD: (091) | Telefone: 32244410', ['559132244410']],
    ['Nome: Rui Vaz\nDDD: 91\nCelular: (85) 98877-4410', ['5585988774410']],
    ['Nome: Rui Vaz\nDDD: 910\nCelular: 85 98877-4410', ['5585988774410']],
  ])('%j', (text, phones) => {
    expect(read(text)).toMatchObject({ phones, unreadablePhone: undefined });
  });
});
