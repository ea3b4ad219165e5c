import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Count, figuresOf, topOf } from '../../src/domain/figures.ts';

const SAO_PAULO = 'America/Sao_Paulo';
const NOW = Date.parse('2026-11-27T12:00:00-03:00');

const count = (at: string, more: Partial<Count> = {}): Count => ({
  at: Date.parse(at),
  repId: 7,
  repName: 'Ana',
  count: 1,
  ...more,
});

describe('the figures', () => {
  test.each([
    ['late in the evening', '2026-11-26T23:45:00-03:00', '2026-11-26'],
    ['at midnight', '2026-11-27T00:00:00-03:00', '2026-11-27'],
    ['on the first day', '2026-11-25T00:00:00-03:00', '2026-11-25'],
  ])('a contact %s counts on the day of the zone', (_, at, day) => {
    const { byDay, total } = figuresOf([count(at)], { now: NOW, timeZone: SAO_PAULO, days: 3 });
    expect(byDay).toEqual(
      ['2026-11-25', '2026-11-26', '2026-11-27'].map((one) => ({
        day: one,
        count: Number(one === day),
      })),
    );
    expect(total).toBe(1);
  });

  test('what is older is not counted', () => {
    const counts = [count('2026-11-24T23:59:00-03:00')];
    expect(figuresOf(counts, { now: NOW, timeZone: SAO_PAULO, days: 3 })).toMatchObject({
      total: 0,
      byRep: [],
    });
  });

  test('each day is there once, though the clocks change', () => {
    // In New York the 1st of November 2026 has 25 hours.
    const now = Date.parse('2026-11-03T12:00:00-05:00');
    const counts = [
      count('2026-11-01T00:15:00-04:00'),
      count('2026-11-01T01:15:00-04:00'),
      count('2026-11-01T01:15:00-05:00'),
      count('2026-11-01T23:45:00-05:00'),
    ];
    const { byDay } = figuresOf(counts, { now, timeZone: 'America/New_York', days: 4 });
    expect(byDay.map((one) => one.count)).toEqual([0, 4, 0, 0]);
  });

  test('by rep under their newest name, by event, by way; none has no name', () => {
    const counts = [
      count('2026-11-26T10:00:00-03:00', { count: 2, way: 'card', event: 'Feira' }),
      count('2026-11-27T10:00:00-03:00', { repName: 'Ana Souza', way: 'text' }),
      count('2026-11-27T11:00:00-03:00', { repId: 8, repName: 'Ana', count: 5 }),
    ];
    expect(figuresOf(counts, { now: NOW, timeZone: SAO_PAULO, days: 3 })).toMatchObject({
      total: 8,
      byRep: [
        { name: 'Ana', count: 5 },
        { name: 'Ana Souza', count: 3 },
      ],
      byEvent: [
        { name: undefined, count: 6 },
        { name: 'Feira', count: 2 },
      ],
      byWay: [
        { name: undefined, count: 5 },
        { name: 'card', count: 2 },
        { name: 'text', count: 1 },
      ],
    });
  });

  test('a long list ends with the others together, and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99)), fc.integer({ min: 1, max: 9 }), (counts, max) => {
        const list = counts.map((one, at) => ({ name: String(at), count: one }));
        const { shown, others } = topOf(list, max);
        expect(shown.length + Number(list.length > max)).toBeLessThanOrEqual(max);
        const sum = (all: readonly { count: number }[]) => all.reduce((s, one) => s + one.count, 0);
        expect(sum(shown) + others).toBe(sum(list));
      }),
    );
  });
});
