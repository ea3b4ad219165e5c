import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOneLine } from '../../src/capture/text/one-line.ts';
import type { Captured } from '../../src/domain/contact.ts';
import { countCodePoints } from '../../src/domain/fields/text.ts';
import { runs } from '../fuzz/runs.ts';
import { hostileText } from './hostile-text.ts';

const ana = { digits: '5585997281648' };
const nothing: Captured = { phones: [], emails: [], guessed: [] };

describe('read', () => {
  test.each<[string, Captured]>([
    ['Ana Lima', { ...nothing, name: 'Ana Lima' }],
    ['Ana Lima, 85 99728-1648', { ...nothing, name: 'Ana Lima', phones: [ana] }],
    [
      'Ana Lima, 85 99728-1648, ana@lima.com, quer 2 portas, urgente',
      {
        ...nothing,
        name: 'Ana Lima',
        phones: [ana],
        emails: ['ana@lima.com'],
        notes: 'quer 2 portas, urgente',
      },
    ],
    [
      'ana; ana@lima.com; (85) 99728-1648; ligar cedo',
      { ...nothing, name: 'ana', phones: [ana], emails: ['ana@lima.com'], notes: 'ligar cedo' },
    ],
    ['Ana - 85 99728 - 1648 - quer 2', { ...nothing, name: 'Ana', phones: [ana], notes: 'quer 2' }],
    [
      'Ana\t85997281648\tana@lima.com',
      { ...nothing, name: 'Ana', phones: [ana], emails: ['ana@lima.com'] },
    ],
    [
      'Ana\n85 99728-1648\nvisitar, levar amostra\nrua de trás',
      { ...nothing, name: 'Ana', phones: [ana], notes: 'visitar, levar amostra\nrua de trás' },
    ],
    [
      'Ana Lima 85 99728-1648 quer orçamento',
      { ...nothing, name: 'Ana Lima', phones: [ana], notes: 'quer orçamento' },
    ],
    [
      'Padaria Pão & Cia, falar com o Zé, 85 99728-1648',
      { ...nothing, name: 'Padaria Pão & Cia', phones: [ana], notes: 'falar com o Zé' },
    ],
    ['Jean-Luc, 3222-1234', { ...nothing, name: 'Jean-Luc', unreadablePhone: '3222-1234' }],
    [
      'Ana, 85 9728-1648, loja',
      { ...nothing, name: 'Ana', unreadablePhone: '85 9728-1648', notes: 'loja' },
    ],
    ['Ana, 85 99728-16489', { ...nothing, name: 'Ana', unreadablePhone: '85 99728-16489' }],
    ['Ana, 12', { ...nothing, name: 'Ana', notes: '12' }],
    ['Ana, 8532221234', { ...nothing, name: 'Ana', phones: [{ digits: '558532221234' }] }],
    [
      'Ana, CPF 060.715.303-54, 12/03/2026',
      { ...nothing, name: 'Ana', notes: 'CPF 060.715.303-54, 12/03/2026' },
    ],
    ['85 99728-1648, Ana Lima', { ...nothing, name: 'Ana Lima', phones: [ana], guessed: ['name'] }],
    ['85 99728-1648, quer orçamento', { ...nothing, phones: [ana], notes: 'quer orçamento' }],
    ['Ana, ana@gmial.com', { ...nothing, name: 'Ana', emails: ['ana@gmial.com'] }],
    ['Ana, ana@gmail', { ...nothing, name: 'Ana', emails: ['ana@gmail.com'], guessed: ['email'] }],
    [
      'Ana, 85 99728-1648, 85 98811-2233',
      { ...nothing, name: 'Ana', phones: [ana, { digits: '5585988112233' }] },
    ],
  ])('%j', (text, expected) => {
    expect(readOneLine(text, 'BR')).toEqual(expected);
  });

  test.each([[''], ['  \n '], [',;'], ['\u200b']])('nothing in %j', (text) => {
    expect(readOneLine(text, 'BR')).toBeUndefined();
  });

  test('a name that is too long stays in the notes', () => {
    const long = 'a'.repeat(129);
    expect(readOneLine(`${long}, 85 99728-1648`, 'BR')).toEqual({
      ...nothing,
      phones: [ana],
      notes: long,
    });
  });
});

test('whatever is typed, each field fits', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const captured = readOneLine(text, 'BR');
      if (captured === undefined) return;
      const { name, notes, phones, emails, unreadablePhone } = captured;
      expect(
        [name, notes, unreadablePhone, ...emails, ...phones].some((value) => value !== undefined),
      ).toBe(true);
      expect(countCodePoints(name ?? '')).toBeLessThanOrEqual(128);
      expect(countCodePoints(notes ?? '')).toBeLessThanOrEqual(4096);
      expect(unreadablePhone === undefined || phones.length === 0).toBe(true);
    }),
    runs(),
  );
}, 60_000);
