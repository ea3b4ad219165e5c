import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf } from '../../src/domain/local-time.ts';
import { PRESETS, parseWhen, presetAt } from '../../src/domain/reminder.ts';

const timeZone = 'America/Sao_Paulo';
/** A Wednesday, 10:00 in São Paulo. */
const now = Date.parse('2026-11-25T10:00:00-03:00');
const here = { now, timeZone };

function read(text: string, locale = 'pt-BR'): string {
  const when = parseWhen(text, { ...here, locale });
  return when.ok ? new Date(when.at - 3 * 60 * 60_000).toISOString().slice(0, 16) : when.problem;
}

test.each([
  ['sexta 14h', '2026-11-27T14:00'],
  ['Sexta-feira às 14h30', '2026-11-27T14:30'],
  ['na sexta às 14:30', '2026-11-27T14:30'],
  ['sexta', '2026-11-27T09:00'],
  ['quarta 14h', '2026-11-25T14:00'],
  ['quarta 9h', '2026-12-02T09:00'],
  ['quarta', '2026-12-02T09:00'],
  ['próxima quarta às 14h', '2026-12-02T14:00'],
  ['quarta que vem 14h', '2026-12-02T14:00'],
  ['amanhã', '2026-11-26T09:00'],
  ['amanhã às 10', '2026-11-26T10:00'],
  ['amanhã 3 da tarde', '2026-11-26T15:00'],
  ['depois de amanhã ao meio-dia', '2026-11-27T12:00'],
  ['hoje às 18h', '2026-11-25T18:00'],
  ['14h', '2026-11-25T14:00'],
  ['às 9', '2026-11-26T09:00'],
  ['às 10 da manhã', '2026-11-26T10:00'],
  ['25/11 11:30', '2026-11-25T11:30'],
  ['dia 27/11 9:30', '2026-11-27T09:30'],
  ['5/1', '2027-01-05T09:00'],
  ['05/01/2027 8h', '2027-01-05T08:00'],
  ['2 de dezembro às 16h', '2026-12-02T16:00'],
  ['em 2 horas', '2026-11-25T12:00'],
  ['daqui a 30 minutos', '2026-11-25T10:30'],
  ['em 3 dias', '2026-11-28T09:00'],
  ['em uma semana às 10h', '2026-12-02T10:00'],
  ['às 14h de sexta', '2026-11-27T14:00'],
  ['hoje 9h', 'past'],
  ['hoje', 'past'],
  ['25/11', 'past'],
  ['24/11/2026', 'past'],
  ['24/11', 'far'],
  ['01/03/2027', 'far'],
  ['em 300 dias', 'far'],
  ['sexta 14', 'unclear'],
  ['sexta talvez 14h', 'unclear'],
  ['sexta 14h com a Maria', 'unclear'],
  ['sexta ou sábado', 'unclear'],
  ['25h', 'unclear'],
  ['31/02', 'unclear'],
  ['manhã', 'unclear'],
  ['10', 'unclear'],
  ['', 'unclear'],
])('%j', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['el lunes a las 10', '2026-11-30T10:00'],
  ['mañana a las 10 de la mañana', '2026-11-26T10:00'],
  ['pasado mañana 16:00', '2026-11-27T16:00'],
  ['viernes a las 3 de la tarde', '2026-11-27T15:00'],
  ['el 2 de diciembre a mediodía', '2026-12-02T12:00'],
  ['en 2 horas', '2026-11-25T12:00'],
  ['el próximo miércoles 9:00', '2026-12-02T09:00'],
])('Spanish: %j', (text, expected) => {
  expect(read(text, 'es')).toBe(expected);
});

test.each([
  ['next tue 3pm', '2026-12-01T15:00'],
  ['friday at 2:30 pm', '2026-11-27T14:30'],
  ['tomorrow', '2026-11-26T09:00'],
  ['3pm tomorrow', '2026-11-26T15:00'],
  ['12/5 9am', '2026-12-05T09:00'],
  ['dec 5 at noon', '2026-12-05T12:00'],
  ['in 2 days at 10am', '2026-11-27T10:00'],
  ['in an hour', '2026-11-25T11:00'],
  ['13pm', 'unclear'],
])('English: %j', (text, expected) => {
  expect(read(text, 'en')).toBe(expected);
});

test('whatever is typed is in the future or refused', () => {
  const words = ['sexta', 'amanhã', '14h', 'às', '9', '25/11', 'em', '2', 'dias', 'de', 'tarde'];
  const phrases = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(phrases, fc.integer({ min: 0, max: 4e12 }), (parts, then) => {
      const when = parseWhen(parts.join(' '), { now: then, timeZone, locale: 'pt-BR' });
      if (when.ok) expect(when.at).toBeGreaterThan(then);
    }),
  );
});

test('the buttons lead into the future, on any day', () => {
  expect(PRESETS.map((preset) => new Date(presetAt(preset, here)).toISOString())).toEqual([
    '2026-11-25T14:00:00.000Z',
    '2026-11-26T12:00:00.000Z',
    '2026-11-28T12:00:00.000Z',
    '2026-11-30T12:00:00.000Z',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...PRESETS), (then, preset) => {
      const at = presetAt(preset, { now: then, timeZone });
      expect(at - then).toBeGreaterThan(0);
      expect(at - then).toBeLessThanOrEqual(8 * 24 * 60 * 60_000);
    }),
  );
});

test('a time of day has the offset that its day has', () => {
  expect(momentOf('2026-07-01', '09:00:00', 'Europe/Lisbon')).toBe('2026-07-01T09:00:00+01:00');
  expect(momentOf('2026-12-01', '09:00:00', 'Europe/Lisbon')).toBe('2026-12-01T09:00:00+00:00');
});
