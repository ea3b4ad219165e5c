import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startWatch } from '../../src/server/watch.ts';
import { createHeartbeat } from '../../src/storage/heartbeat.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { createManualClock } from '../delivery/manual-clock.ts';
import { recordLog } from '../delivery/record-log.ts';
import { startBot } from '../helpers/bot.ts';
import { createManualClock as createWorldClock } from '../helpers/clock.ts';

describe('a trouble', () => {
  async function openWatch() {
    const clock = createManualClock();
    const told: string[] = [];
    const found = new Set<'intake'>();
    const watch = startWatch({
      troubles: async () => [...found],
      tell: async (part, how) => void told.push(`${how}: ${part}`),
      clock,
      log: recordLog(),
    });
    onTestFinished(() => watch.stop());
    const pass = async (looks: number): Promise<void> => {
      for (let look = 0; look < looks; look += 1) {
        await clock.advance(10_000);
      }
    };
    return { told, found, pass };
  }

  test('that lasts for a minute is told once, and its end once', async () => {
    const { told, found, pass } = await openWatch();
    found.add('intake');
    await pass(6);
    expect(told).toEqual([]);
    await pass(20);
    expect(told).toEqual(['trouble: intake']);
    found.clear();
    await pass(3);
    expect(told).toEqual(['trouble: intake', 'over: intake']);
  });

  test('that is over within a minute is nobody’s business', async () => {
    const { told, found, pass } = await openWatch();
    found.add('intake');
    await pass(5);
    found.clear();
    await pass(5);
    found.add('intake');
    await pass(5);
    expect(told).toEqual([]);
  });
});

test('a file that was deleted or put in the place of the open one is noticed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contact-bot-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'bot.db');
  const store = openSqlite(file);
  onTestFinished(() => store.close());
  await store.checkWritable(1);
  await rename(file, `${file}.old`);
  await expect(store.checkWritable(2)).rejects.toThrow('is not the file that is open');
  const other = openSqlite(file);
  await other.close();
  await expect(store.checkWritable(3)).rejects.toThrow('is not the file that is open');
});

test('whichever replica takes updates, the others know when', async () => {
  const store = openSqlite(':memory:');
  onTestFinished(() => store.close());
  const clock = createManualClock();
  const log = recordLog();
  const [one, other] = [
    createHeartbeat({ store, clock, log }),
    createHeartbeat({ store, clock, log }),
  ];
  expect(await other.last()).toBe(0);
  one.beat();
  await clock.settle();
  expect(await other.last()).toBe(clock.now());
});

test('a token that Kinbox refuses is told to the admins before the first contact', async () => {
  const clock = createWorldClock();
  const bot = await startBot({
    watchClock: clock,
    mayFail: true,
    env: { KINBOX_API_TOKEN: 'wrong-token' },
  });
  const told = (): boolean => {
    clock.advance(10_000);
    return bot.admin.messages.some(({ text }) => text.includes('O Kinbox recusa a chave do bot'));
  };
  await expect.poll(told, { timeout: 5_000 }).toBe(true);
});
