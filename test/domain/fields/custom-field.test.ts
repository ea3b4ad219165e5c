import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CustomField,
  type FieldType,
  type FieldValue,
  parseCustomField,
  tapOption,
} from '../../../src/domain/fields/custom-field.ts';

const options = [
  { value: 'a', label: 'Cozinha' },
  { value: 'b', label: 'Sala, quarto' },
  { value: '3', label: 'Ático' },
];
const field = (type: FieldType): CustomField => ({
  placeholder: 'x',
  name: 'X',
  type,
  options: type.endsWith('select') ? options : [],
  required: false,
});
const typing = { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' };
const read = (type: FieldType, text: string, change: Partial<typeof typing> = {}) => {
  const parsed = parseCustomField(text, field(type), { ...typing, ...change });
  return parsed.ok ? parsed.value : parsed.problem;
};

test.each<[FieldType, string, FieldValue]>([
  ['text', ' 060.715 ', '060.715'],
  ['number', '12', 12],
  ['number', '-3', -3],
  ['decimal', '1.250,50', 1250.5],
  ['decimal', '1.250', 1250],
  ['decimal', '1.5', 1.5],
  ['decimal', '0.125', 0.125],
  ['decimal', '1,250', 1.25],
  ['decimal', '1,250.5', 'own-not-a-number'],
  ['number', '12 34', 'own-not-a-number'],
  ['number', '1e5', 'own-not-a-number'],
  ['number', '12345678901234567', 'own-not-a-number'],
  ['number', 'doze', 'own-not-a-number'],
  ['select', 'cozinha', 'a'],
  ['select', 'atico', '3'],
  ['select', 'porão', 'own-not-an-option'],
  ['multi-select', 'Ático; cozinha', ['a', '3']],
  ['multi-select', 'sala, quarto', ['b']],
  ['multi-select', 'cozinha, porão', 'own-not-an-option'],
  ['multi-select', ',', 'own-not-an-option'],
  ['boolean', 'Sim', true],
  ['boolean', 'não', false],
  ['boolean', 'acho que sim', 'own-not-yes-no'],
  ['date', '25/11/2026', '2026-11-25'],
  ['date', '5.3.1985', '1985-03-05'],
  ['day', '2026-11-25', '2026-11-25'],
  ['date', '11/25/2026', '2026-11-25'],
  ['date', '29/02/2025', 'own-not-a-day'],
  ['date', '29/02/2024', '2024-02-29'],
  ['date', '25/11', 'own-not-a-day'],
  ['date', '25/11/26', 'own-not-a-day'],
  ['date', '01/01/1026', 'own-not-a-day'],
  ['datetime', '25/11/2026 14h', '2026-11-25T14:00:00-03:00'],
  ['datetime', '25/11/2026, às 9:05', '2026-11-25T09:05:00-03:00'],
  ['datetime', '2026-11-25 2:30 pm', '2026-11-25T14:30:00-03:00'],
  ['datetime', '2026-11-25T14:30', 'own-not-a-moment'],
  ['datetime', '25/11/2026 14', 'own-not-a-moment'],
  ['datetime', '25/11/2026 25:00', 'own-not-a-moment'],
  ['datetime', '25/11/2026 13pm', 'own-not-a-moment'],
  ['datetime', '25/11/2026', 'own-not-a-moment'],
])('%s: %j', (type, text, value) => {
  expect(read(type, text)).toEqual(value);
});

describe('in English', () => {
  test.each<[FieldType, string, FieldValue]>([
    ['decimal', '1,250.50', 1250.5],
    ['decimal', '1.250', 1.25],
    ['date', '11/5/2026', '2026-11-05'],
    ['date', '25/11/2026', '2026-11-25'],
    ['datetime', '11/5/2026 at 12am', '2026-11-05T00:00:00-03:00'],
  ])('%s: %j', (type, text, value) => {
    expect(read(type, text, { locale: 'en' })).toEqual(value);
  });
});

test.each([
  ['Europe/Lisbon', '2026-07-01T09:00:00+01:00', '01/07/2026 9h'],
  ['Europe/Lisbon', '2026-12-01T09:00:00+00:00', '01/12/2026 9h'],
  ['America/New_York', '2026-11-01T09:00:00-05:00', '01/11/2026 9h'],
  ['Asia/Kolkata', '2026-12-01T09:00:00+05:30', '01/12/2026 9h'],
])('a moment has the offset of %s then: %s', (timeZone, moment, text) => {
  expect(read('datetime', text, { timeZone })).toBe(moment);
});

test('whatever is typed is read within its type or refused', () => {
  const shown = fc.oneof(fc.string(), fc.stringMatching(/^[\d/.:,\- hapm]{1,30}$/));
  const types = fc.constantFrom<FieldType>('number', 'date', 'datetime', 'multi-select', 'boolean');
  fc.assert(
    fc.property(types, shown, (type, text) => {
      const parsed = parseCustomField(text, field(type), typing);
      if (!parsed.ok) return;
      if (type === 'number') expect(Number.isFinite(parsed.value)).toBe(true);
      if (type === 'date' || type === 'datetime') {
        expect(Date.parse(String(parsed.value))).not.toBeNaN();
      }
    }),
  );
});

test('a tap chooses, and on a multi-select turns on and off', () => {
  expect(tapOption(field('boolean'), 1, undefined)).toBe(false);
  expect(tapOption(field('boolean'), 2, undefined)).toBeUndefined();
  expect(tapOption(field('select'), 2, 'a')).toBe('3');
  expect(tapOption(field('multi-select'), 0, ['3'])).toEqual(['a', '3']);
  expect(tapOption(field('multi-select'), 0, ['a'])).toEqual([]);
  expect(tapOption(field('multi-select'), 3, [])).toBeUndefined();
  expect(tapOption(field('text'), 0, undefined)).toBeUndefined();
});
