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
