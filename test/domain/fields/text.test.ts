import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { externalIdOf } from '../../../src/domain/contact.ts';
import { parseName, parseNotes } from '../../../src/domain/fields/short-texts.ts';
import { cleanLine, cleanText, countCodePoints } from '../../../src/domain/fields/text.ts';
import { anyText } from '../any-text.ts';

describe('cleanLine', () => {
  test.each([
    ['  Ana \t Souza \n', 'Ana Souza'],
    ['Ana\u00a0Souza', 'Ana Souza'],
    ['Ana\r\nSouza', 'Ana Souza'],
    ['Ana\u0085Souza\u2028Lima', 'Ana Souza Lima'],
    ['Ana\u000bSouza', 'Ana Souza'],
    ['A\u0000n\u0007a\u009b', 'Ana'],
    ['\u202eanA\u202c', 'anA'],
    ['\u2067Ana\u2069\u200f', 'Ana'],
    ['\ufeffA\u200bn\u2060a\u00ad', 'Ana'],
    ['An\u200da', 'Ana'],
    ['Ana \ud83d', 'Ana \ufffd'],
    ['Jose\u0301', 'José'],
    ["<b>Ana & 'Bia'</b>", "<b>Ana & 'Bia'</b>"],
    ['👩🏽\u200d💻 👨\u200d👩\u200d👧', '👩🏽\u200d💻 👨\u200d👩\u200d👧'],
    ['❤️\u200d🔥', '❤️\u200d🔥'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['👩\u200d\u200d💻', '👩💻'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['ක්\u200dෂ', 'ක්\u200dෂ'],
    ['王小明', '王小明'],
    [' \u200b ', ''],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanLine(typed)).toBe(clean);
  });

  test('is one well-formed line, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanLine(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(cleanLine(clean)).toBe(clean);
      }),
    );
  });
});

describe('cleanText', () => {
  test.each([
    ['one\r\ntwo\rthree\n\n  four', 'one\ntwo\nthree\n\n  four'],
    ['\n\n hello \t\n', 'hello'],
    ['a\u0000b\u009fc', 'abc'],
    ['a\tb', 'a\tb'],
    ['\udc00', '\ufffd'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanText(typed)).toBe(clean);
  });

  test('is well-formed, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});

test('an emoji of one code point counts as one', () => {
  expect(countCodePoints('Ana 😀')).toBe(5);
  expect(countCodePoints('')).toBe(0);
});

describe('parseName', () => {
  test.each(['Ana', 'Zé', '李', '😀', 'X Æ A-12', '<b>"&'])('takes %j', (name) => {
    expect(parseName(name)).toEqual({ ok: true, value: name });
  });

  test.each(['', '  \n', '\u200b', '\u3164', '\u2800', '\u202e\u202c', '\ufe0f', '\u0000'])(
    'finds nothing to see in %j',
    (name) => {
      expect(parseName(name)).toEqual({ ok: false, problem: 'name-empty' });
    },
  );

  test.each(['...', '007', '85 99728-1648', '+'])('finds no letter in %j', (name) => {
    expect(parseName(name)).toEqual({ ok: false, problem: 'name-no-letter' });
  });

  test('takes 128 characters however many units they have, and says how many more are too many', () => {
    expect(parseName('😀'.repeat(128)).ok).toBe(true);
    expect(parseName('😀'.repeat(131))).toEqual({ ok: false, problem: 'name-too-long', excess: 3 });
  });

  test('answers any text, with 1 to 128 characters or a problem', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = parseName(text);
        if (!name.ok) return;
        expect(countCodePoints(name.value)).toBeLessThanOrEqual(128);
        expect(parseName(name.value)).toEqual(name);
      }),
    );
  });
});

describe('parseNotes', () => {
  test('keeps lines as typed', () => {
    expect(parseNotes('first\r\n  - second\n')).toEqual({ ok: true, value: 'first\n  - second' });
  });

  test('finds nothing to see in blanks', () => {
    expect(parseNotes(' \n\u200b\n')).toEqual({ ok: false, problem: 'notes-empty' });
  });

  test('takes 4096 characters and says how many more are too many', () => {
    expect(parseNotes('é'.repeat(4096)).ok).toBe(true);
    expect(parseNotes('é'.repeat(4097))).toEqual({
      ok: false,
      problem: 'notes-too-long',
      excess: 1,
    });
  });
});

test('the external id carries the rep and the draft', () => {
  expect(externalIdOf(7_123_456_789, 'd1f')).toBe('telegram:7123456789:d1f');
});
