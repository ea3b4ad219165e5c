import { describe, expect, test } from 'vitest';
import { looksLikeTable, looksLikeVCard } from '../../src/capture/looks-like.ts';
import { ENGLISH, SPANISH } from './pasted-en-es.ts';
import { PORTUGUESE } from './pasted-pt.ts';

const PASTED = [...PORTUGUESE, ...ENGLISH, ...SPANISH].map(({ text }) => [text]);

test('a card of an address book', () => {
  expect(looksLikeVCard('\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD')).toBe(true);
  expect(looksLikeVCard('segue:\nbegin:vcard\nfn:Ana')).toBe(true);
  expect(looksLikeVCard('o arquivo começa com BEGIN:VCARD e não abre')).toBe(false);
});

describe('a table', () => {
  test.each([
    ['Nome;Telefone\nAna;85 99728-1648'],
    ['Nome\tTelefone\tE-mail\nAna\t85 99728-1648\tana@x.com\nBeto\t\tbeto@x.com'],
    ['Ana, 85 99728-1648\nBeto, 85 98811-2233'],
    ['Ana | ana@x.com\nBeto | beto@x.com\nCaio | '],
    ['nome,telefone,obs\n"Lima, Ana",85997281648,"quer 2, urgente"\n"Reis, Beto",85988112233,'],
    [
      'Ana,85997281648,loja\nBeto,85988112233,"casa, fundos"\nCaio,85988112244,a, b\nDuda,85988112255,\nEva,85988112266,',
    ],
  ])('%j', (text) => {
    expect(looksLikeTable(text)).toBe(true);
  });

  test.each([
    ['Ana, 85 99728-1648'],
    ['Ana\nBeto\nCaio'],
    ['Ana | Diretora\nTel.: (47) 3433-1020 | Cel.: (47) 99155-8080\nana@x.com'],
    ['(85) 3222-1234 | (85) 99728-1648\nwww.x.com | ana@x.com'],
    ['Oi, tudo bem?\nMeu zap, 85 99728-1648, me chama'],
    ['[12/03, 14:05] Ana: 85 99728-1648\n[12/03, 14:06] Beto: 85 98811-2233'],
    ['Nome: Ana\nTelefone: 85 99728-1648'],
    ['a;b\nc;d\ne;f'],
  ])('not %j', (text) => {
    expect(looksLikeTable(text)).toBe(false);
  });

  test.each(PASTED)('no pasted contact is one: %j', (text) => {
    expect(looksLikeTable(text)).toBe(false);
  });
});
