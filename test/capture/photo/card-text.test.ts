import { describe, expect, test } from 'vitest';
import { readCardText } from '../../../src/capture/photo/card-text.ts';
import { mergeReadings } from '../../../src/capture/photo/merge-readings.ts';
import type { PhotoLine } from '../../../src/domain/photo-line.ts';

/** A line that PaddleOCR reads as the first and Tesseract as the second text. */
const line = (paddle: string, tesseract = paddle, [one, other] = [0.97, 0.93]): PhotoLine => ({
  paddle: { text: paddle, confidence: one ?? 0 },
  tesseract: { text: tesseract, confidence: other ?? 0 },
  height: 40,
});

describe('two readings make one text', () => {
  test.each<[string, string, [number, number], string]>([
    ['Joao Goncalves', 'João Gonçalves', [0.97, 0.95], 'João Gonçalves'],
    ['ftalo Menezes', 'Ítalo Menezes', [0.95, 0.94], 'Ítalo Menezes'],
    ['LIMA&PRADOADVOGADOS', 'LUMA & PRADO ADVOGADOS', [0.97, 0.89], 'LIMA & PRADO ADVOGADOS'],
    ['（48)99769-7687', '(48) 99769-7687', [0.93, 0.92], '(48) 99769-7687'],
    ['T923626-5012', 'T 92 3626-5012', [1, 0.95], 'T 92 3626-5012'],
    ['+55(41)2452-0183', '+55 (4]) 2452-0l83', [0.96, 0.8], '+55 (41) 2452-0183'],
    ['ana_lima@x.com.br', 'ana lima(Qx.com.br', [0.99, 0.8], 'ana_lima@x.com.br'],
    [
      'ana@x.com.brwww.x.com.br',
      'ana(Qx.com.br www.x.com.br',
      [0.99, 0.7],
      'ana@x.com.br www.x.com.br',
    ],
    ['ana@x.com.brwww.x.com.br', '', [0.99, 0], 'ana@x.com.br www.x.com.br'],
    ['E-mail:ana@x.com', 'E-mail: ana(Qx.com', [0.99, 0.7], 'E-mail: ana@x.com'],
    ['E-mailana@x.com', 'E-mail ana(Qx.com', [0.99, 0.7], 'E-mail ana@x.com'],
    ['www.agrovale.agr.br', 'www .agrovale.agr.br', [0.97, 0.7], 'www.agrovale.agr.br'],
    ['Av.BeirMar00rtale', 'Av. Beira-Mar, 2300', [0.73, 0.78], 'Av. Beira-Mar, 2300'],
    ['Wellington Araujo', 'Wellington Ando', [0.98, 0.48], 'Wellington Araujo'],
    ['Harbor & Pine', 'Harbor & Piffêe', [0.94, 0.66], 'Harbor & Pine'],
  ])('%s, %s', (paddle, tesseract, confidences, merged) => {
    expect(mergeReadings(line(paddle, tesseract, confidences))).toBe(merged);
  });
});

const guessed = (lines: PhotoLine[]) => readCardText(lines, { country: 'BR' })?.guessed;

describe('marks', () => {
  const name = line('Ana Lima');
  test.each<[string, PhotoLine[], boolean]>([
    ['both read the same', [name, line('(85)99111-0601', '(85) 99111-0601')], false],
    ['they differ in a digit', [name, line('(85)99111-0601', '(85) 99111-0607')], true],
    ['one misses a digit', [name, line('(85)99111-0601', '(85) 9911-0601')], true],
    ['one read nothing', [name, line('(85)99111-0601', '')], true],
    [
      'one of two phones is unsure',
      [name, line('(85)99111-0601'), line('(85)3222-0601', '(85) 3222-0600')],
      true,
    ],
  ])('phone: %s', (_, lines, isMarked) => {
    expect(guessed(lines)?.includes('phone')).toBe(isMarked);
  });

  test.each<[string, PhotoLine[], boolean]>([
    ['both read the same', [name, line('zeca@x.com.br', 'zeca(Qx.com.br')], false],
    ['an underscore is a space to one', [name, line('ze_ca@x.com.br', 'ze ca&x.com.br')], false],
    ['they differ in a letter', [name, line('zeca@x.com.br', 'zoca(Qx.com.br')], true],
    [
      'a letter stands before the "@" for one',
      [name, line('zeca@x.com.br', 'zecas(Qx.com.br')],
      true,
    ],
    ['they differ in the domain', [name, line('zeca@x.ady.br', 'zeca(Qx.adv.br')], true],
    ['both may take "1" for "l"', [name, line('zeca9l@x.com.br', 'zeca9l(Qx.com.br')], true],
    ['a lone "1" may be an "l"', [name, line('zeca1@x.com.br', 'zeca1(Qx.com.br')], true],
    ['two digits are digits', [name, line('zeca91@x.com.br', 'zeca91(Qx.com.br')], false],
    ['the site confirms it', [name, line('ana.lima@x.com.br', ''), line('www.x.com.br')], false],
    ['the site is another', [name, line('ana.lima@x.com.br', ''), line('www.xy.com.br')], true],
    ['name and provider confirm it', [name, line('alima@gmail.com', '')], false],
    ['a first name alone is too little to go by', [name, line('a@gmail.com', '')], true],
    ['another name', [name, line('bia.lima@gmail.com', '')], true],
  ])('email: %s', (_, lines, isMarked) => {
    expect(guessed(lines)?.includes('email')).toBe(isMarked);
  });
});

test('neither phone nor email is no contact', () => {
  expect(readCardText([line('Ana Lima'), line('Gerente')], { country: 'BR' })).toBeUndefined();
  expect(readCardText([], { country: 'BR' })).toBeUndefined();
});

test.each([
  ['Ana Limo', 'ana@padaria.com.br', true],
  ['Ana Lima', 'analima@padaria.com.br', false],
  ['Ana Lima', 'contato@padaria.com.br', true],
])(
  'a name on a photo is to be checked unless the email has all of it: %s, %s',
  (name, email, isMarked) => {
    const lines = [name, '(85) 99728-1648', email].map((text) => line(text));
    expect(guessed(lines)?.includes('name')).toBe(isMarked);
  },
);
