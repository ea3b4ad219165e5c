import { expect, test } from 'vitest';
import { createRareError } from '../../src/runtime/rare-error.ts';
import { createManualClock } from '../delivery/manual-clock.ts';
import { recordLog } from '../delivery/record-log.ts';

test('what fails for long is said at once, once a minute, and when it works again', async () => {
  const clock = createManualClock();
  const log = recordLog();
  const rare = createRareError({ fails: 'it fails', works: 'it works again' }, { clock, log });
  rare.worked();
  for (let second = 0; second < 150; second += 1) {
    rare.failed({ reason: 'x' });
    await clock.advance(1_000);
  }
  rare.worked();
  rare.worked();
  rare.failed({ reason: 'y' });
  expect(log.lines.map(({ level, message, fields }) => [level, message, fields.times])).toEqual([
    ['error', 'it fails', 1],
    ['error', 'it fails', 61],
    ['error', 'it fails', 121],
    ['info', 'it works again', 150],
    ['error', 'it fails', 1],
  ]);
});
