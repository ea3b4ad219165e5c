import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace } from '../../src/delivery/chat-lane.ts';

const GROUP = -5;

test('a few messages go at once, the next ones seconds apart and not after a minute', () => {
  let now = 1_000_000;
  const { take } = createPace(() => now);
  expect([1, 2, 3, 4, 5, 6].map(() => take(GROUP))).toEqual([0, 0, 0, 0, 0, 4_000]);
  now += 3_999;
  expect(take(GROUP)).toBe(1);
  now += 1;
  expect([take(GROUP), take(GROUP)]).toEqual([0, 4_000]);
  now += 60_000;
  expect([1, 2, 3, 4, 5, 6].map(() => take(GROUP))).toEqual([0, 0, 0, 0, 0, 4_000]);
});

test('groups do not wait for each other, nor private chats for anyone', () => {
  const { take } = createPace(() => 0);
  for (let sent = 0; sent < 5; sent += 1) expect(take(GROUP)).toBe(0);
  expect(take(GROUP)).toBeGreaterThan(0);
  expect(take(-6)).toBe(0);
  for (let sent = 0; sent < 50; sent += 1) expect(take(7)).toBe(0);
});

test('whenever they come, no minute has more than 20, and what has waited as told may go', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant(0), fc.nat(10_000)), { maxLength: 200 }), (gaps) => {
      let now = 0;
      const sent: number[] = [];
      const { take } = createPace(() => now);
      for (const gap of gaps) {
        now += gap;
        const waitMs = take(GROUP);
        if (waitMs > 0) {
          now += waitMs;
          expect(take(GROUP)).toBe(0);
        }
        sent.push(now);
      }
      for (const start of sent) {
        const inMinute = sent.filter((at) => at >= start && at < start + 60_000);
        expect(inMinute.length).toBeLessThanOrEqual(20);
      }
    }),
  );
});
