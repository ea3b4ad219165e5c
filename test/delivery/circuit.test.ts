import { expect, test } from 'vitest';
import { createCircuit, type Outage } from '../../src/delivery/circuit.ts';

/** A circuit and its clock. */
function openCircuit(outage?: Outage) {
  const time = { now: 1_000_000 };
  return { time, circuit: createCircuit(() => time.now, outage) };
}

test('everything may start while Kinbox is fine', () => {
  const { circuit } = openCircuit();
  expect(circuit.slots(4, 0)).toBe(4);
  expect(circuit.slots(1, 3)).toBe(1);
  expect(circuit.closedUntil()).toBeUndefined();
  expect(circuit.note('fine')).toBeUndefined();
});

test('a single contact that Kinbox chokes on stops nobody', () => {
  const { circuit } = openCircuit();
  for (let round = 0; round < 10; round += 1) {
    for (let failure = 0; failure < 4; failure += 1) expect(circuit.note('down')).toBeUndefined();
    expect(circuit.slots(4, 0)).toBe(4);
    expect(circuit.note('fine')).toBeUndefined();
  }
});

test('five failures in a row are an outage: nothing starts, then one at a time', () => {
  const { circuit, time } = openCircuit();
  for (let failure = 0; failure < 4; failure += 1) circuit.note('down');
  expect(circuit.note('down')).toEqual({ began: { about: 'down', since: time.now } });
  expect(circuit.slots(4, 0)).toBe(0);
  expect(circuit.closedUntil()).toBe(time.now + 2_000);
  time.now += 2_000;
  expect(circuit.closedUntil()).toBeUndefined();
  expect(circuit.slots(4, 0)).toBe(1);
  expect(circuit.slots(3, 1)).toBe(0);
});

test('probes grow rarer, up to one in 30 s, and say nothing new', () => {
  const { circuit, time } = openCircuit();
  for (let failure = 0; failure < 5; failure += 1) circuit.note('down');
  const waits: number[] = [];
  for (let probe = 0; probe < 6; probe += 1) {
    const until = circuit.closedUntil() ?? 0;
    waits.push(until - time.now);
    time.now = until;
    expect(circuit.note('down')).toBeUndefined();
  }
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test('a probe that succeeds opens everything at once, and the next outage is a new one', () => {
  const { circuit, time } = openCircuit();
  for (let failure = 0; failure < 5; failure += 1) circuit.note('down');
  const since = time.now;
  time.now += 60_000;
  expect(circuit.note('fine')).toEqual({ ended: { about: 'down', since } });
  expect(circuit.slots(4, 0)).toBe(4);
  for (let failure = 0; failure < 4; failure += 1) expect(circuit.note('down')).toBeUndefined();
  expect(circuit.note('down')).toEqual({ began: { about: 'down', since: time.now } });
  expect(circuit.closedUntil()).toBe(time.now + 2_000);
});

test('a refused key holds everything back at the first word', () => {
  const { circuit, time } = openCircuit();
  expect(circuit.note({ noAccess: '401' })).toEqual({
    began: { about: 'no-access', since: time.now },
  });
  expect(circuit.slots(4, 0)).toBe(0);
  expect(circuit.note({ noAccess: '401' })).toBeUndefined();
  expect(circuit.note('fine')).toEqual({ ended: { about: 'no-access', since: time.now } });
});

test('too many requests: nothing for as long as Kinbox says, and no outage', () => {
  const { circuit, time } = openCircuit();
  expect(circuit.note({ waitMs: 7_000, isDown: false })).toBeUndefined();
  expect(circuit.note({ waitMs: 1_000, isDown: false })).toBeUndefined();
  expect(circuit.closedUntil()).toBe(time.now + 7_000);
  expect(circuit.slots(4, 0)).toBe(0);
  time.now += 7_000;
  expect(circuit.slots(4, 0)).toBe(4);
});

test('an outage from before a restart goes on: one probe, and its end is told', () => {
  const outage = { about: 'down', since: 5 } as const;
  const { circuit } = openCircuit(outage);
  expect(circuit.slots(4, 0)).toBe(1);
  expect(circuit.slots(3, 1)).toBe(0);
  expect(circuit.note('down')).toBeUndefined();
  expect(circuit.note('fine')).toEqual({ ended: outage });
});
