import { expect, onTestFinished, test } from 'vitest';
import { startPolling } from '../../src/intake/polling.ts';
import type { IncomingUpdate } from '../../src/storage/store.ts';
import { createManualClock } from '../delivery/manual-clock.ts';
import { recordLog } from '../delivery/record-log.ts';

interface Poll {
  offset: number;
  signal: AbortSignal;
  answer(updates: unknown[]): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** A polling loop whose polls are answered by the test. */
function openPolling(receive: (updates: IncomingUpdate[]) => Promise<void> = async () => {}) {
  const clock = createManualClock();
  const log = recordLog();
  const polls: Poll[] = [];
  const received: number[][] = [];
  const delays: number[] = [];
  const polling = startPolling({
    getUpdates: (offset, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        polls.push({
          offset,
          signal,
          answer(updates) {
            resolve(updates);
            return clock.settle();
          },
          fail(error) {
            reject(error);
            return clock.settle();
          },
        });
      }),
    onStored() {},
    async receive(updates) {
      received.push(updates.map(({ updateId }) => updateId));
      await receive(updates);
    },
    delayAfter(_, failures) {
      delays.push(failures);
      return failures * 1_000;
    },
    clock,
    log,
  });
  onTestFinished(() => polling.stop());
  return {
    clock,
    log,
    polling,
    polls,
    received,
    delays,
    offsets: () => polls.map(({ offset }) => offset),
    newest(): Poll {
      const poll = polls.at(-1);
      if (!poll) throw new Error('no poll yet');
      return poll;
    },
  };
}

const updates = (...ids: number[]) => ids.map((id) => ({ update_id: id, message: {} }));

test('begins at the oldest unconfirmed update and confirms what it has received', async () => {
  const { newest, offsets, received } = openPolling();
  expect(offsets()).toEqual([0]);
  await newest().answer(updates(500, 501));
  await newest().answer([]);
  await newest().answer(updates(502));
  expect(offsets()).toEqual([0, 502, 502, 503]);
  expect(received).toEqual([[500, 501], [], [502]]);
});

test('follows ids that start anew after a quiet week', async () => {
  const { newest, offsets } = openPolling();
  await newest().answer(updates(900_000));
  await newest().answer(updates(17));
  expect(offsets()).toEqual([0, 900_001, 18]);
});

test('confirms nothing before it is on disk', async () => {
  let finish = () => {};
  const { newest, offsets, clock } = openPolling(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await newest().answer(updates(500));
  await clock.advance(60_000);
  expect(offsets()).toEqual([0]);
  finish();
  await clock.settle();
  expect(offsets()).toEqual([0, 501]);
});

test('asks for the same batch again when it could not be written', async () => {
  let isFull = true;
  const { newest, offsets, clock, received } = openPolling(async () => {
    if (isFull) throw new Error('disk full');
  });
  await newest().answer(updates(500, 501));
  expect(offsets()).toEqual([0]);
  isFull = false;
  await clock.advance(1_000);
  expect(offsets()).toEqual([0, 0]);
  await newest().answer(updates(500, 501));
  expect(received).toEqual([
    [500, 501],
    [500, 501],
  ]);
  expect(offsets()).toEqual([0, 0, 502]);
});

test('waits longer with every failure in a row, and forgets them after a success', async () => {
  const { newest, polls, clock, delays } = openPolling();
  for (const failures of [1, 2, 3]) {
    await newest().fail(new Error('away'));
    await clock.advance(failures * 1_000 - 1);
    expect(polls).toHaveLength(failures);
    await clock.advance(1);
    expect(polls).toHaveLength(failures + 1);
  }
  await newest().answer([]);
  await newest().fail(new Error('away'));
  expect(delays).toEqual([1, 2, 3, 1]);
});

test('drops what is no update, and says so; the rest is received', async () => {
  const { newest, offsets, received, log } = openPolling();
  await newest().answer([...updates(500), null, { update_id: 'x' }, ...updates(501), 'text']);
  expect(received).toEqual([[500, 501]]);
  expect(offsets()).toEqual([0, 502]);
  expect(log.lines).toMatchObject([{ level: 'warn', fields: { count: 3 } }]);
});

test('a stop ends the poll under way', async () => {
  const { polling, newest, polls, clock } = openPolling();
  await polling.stop();
  expect(newest().signal.aborted).toBe(true);
  await clock.advance(60_000);
  expect(polls).toHaveLength(1);
});

test('a stop ends the wait after a failure', async () => {
  const { polling, newest, polls } = openPolling();
  await newest().fail(new Error('away'));
  await polling.stop();
  expect(polls).toHaveLength(1);
});

test('a stop lets a batch be written that has come', async () => {
  let finish = () => {};
  const { polling, newest, clock, polls } = openPolling(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await newest().answer(updates(500));
  let isStopped = false;
  const stopped = polling.stop().then(() => {
    isStopped = true;
  });
  await clock.settle();
  expect(isStopped).toBe(false);
  finish();
  await stopped;
  expect(polls).toHaveLength(1);
});
