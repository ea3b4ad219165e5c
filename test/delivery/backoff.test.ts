import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from '../../src/delivery/worker.ts';

test.each([
  [1, 500, 1_000],
  [2, 1_000, 2_000],
  [3, 2_000, 4_000],
  [5, 8_000, 16_000],
  [9, 128_000, 256_000],
  [10, 150_000, 300_000],
  [1000, 150_000, 300_000],
])('attempt %i waits %i to %i ms', (attempts, least, most) => {
  expect(backoffMs(attempts, () => 0)).toBe(least);
  expect(backoffMs(attempts, () => 0.999_999_999)).toBe(most);
});

test('is half to whole of what doubles from 1 s up to 5 min, for any attempt and any chance', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), chance, (attempts, random) => {
      const ms = backoffMs(attempts, () => random);
      const whole = Math.min(300_000, 1_000 * 2 ** (attempts - 1));
      expect(Number.isInteger(ms)).toBe(true);
      expect(ms).toBeGreaterThanOrEqual(whole / 2);
      expect(ms).toBeLessThanOrEqual(whole);
    }),
  );
});
