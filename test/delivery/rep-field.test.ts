import { describe, expect, test } from 'vitest';
import { createFieldList, createRepField } from '../../src/kinbox/custom-fields.ts';
import type { ContactField } from '../../src/kinbox/kinbox-client.ts';
import { KinboxError } from '../../src/kinbox/kinbox-error.ts';
import { createManualClock } from './manual-clock.ts';
import { recordLog } from './record-log.ts';

const FIELD: ContactField = {
  placeholder: 'telegram_id',
  name: 'Telegram ID',
  type: 'text',
  isUniqueIdentifier: false,
  options: [],
  required: false,
};
const CARRIED = { telegram_id: { value: '7001' } };

/** A workspace that answers with these, one after the other; the last one for ever. */
function openField(...answers: (ContactField[] | Error)[]) {
  const clock = createManualClock();
  const log = recordLog();
  let asked = 0;
  const kinbox = {
    async contactFields() {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const repField = createRepField({
    list: createFieldList(kinbox, clock),
    placeholder: 'telegram_id',
    clock,
    log,
  });
  return { clock, log, repField, asked: () => asked };
}

const away = new KinboxError({ kind: 'try-again', message: 'GET /v1/custom-fields' });
const noAccess = new KinboxError({
  kind: 'no-access',
  message: 'GET /v1/custom-fields',
  status: 403,
});

test('a workspace with the field gets the rep’s id in it, and is asked once an hour', async () => {
  const { repField, asked } = openField([{ ...FIELD, placeholder: 'cpf' }, FIELD]);
  expect(await repField(7001, 1)).toEqual(CARRIED);
  expect(await repField(7002, 1)).toEqual({ telegram_id: { value: '7002' } });
  expect(asked()).toBe(1);
});

test.each([
  ['no such field', []],
  ['another field', [{ ...FIELD, placeholder: 'telegram' }]],
  ['a field that must be unique', [{ ...FIELD, isUniqueIdentifier: true }]],
])('a workspace with %s gets none, and is asked once', async (_, fields) => {
  const { repField, asked } = openField(fields);
  expect(await repField(7001, 1)).toEqual({});
  expect(await repField(7001, 1)).toEqual({});
  expect(asked()).toBe(1);
});

test('a field that was made after the start is used within the hour', async () => {
  const { repField, clock, asked } = openField([], [FIELD]);
  expect(await repField(7001, 1)).toEqual({});
  await clock.advance(60 * 60_000 - 1);
  expect(await repField(7001, 1)).toEqual({});
  await clock.advance(1);
  expect(await repField(7001, 1)).toEqual(CARRIED);
  expect(asked()).toBe(2);
});

test('contacts that are sent at the same time ask once', async () => {
  const { repField, asked } = openField([FIELD]);
  expect(await Promise.all([repField(7001, 1), repField(7001, 1)])).toEqual([CARRIED, CARRIED]);
  expect(asked()).toBe(1);
});

test('a list that cannot be read anew is used as it was', async () => {
  const { repField, clock } = openField([FIELD], away);
  expect(await repField(7001, 1)).toEqual(CARRIED);
  await clock.advance(60 * 60_000);
  expect(await repField(7001, 1)).toEqual(CARRIED);
});

describe('while the fields cannot be read', () => {
  test('a job insists twice, then goes on without', async () => {
    const { repField, log } = openField(away);
    await expect(repField(7001, 1)).rejects.toBe(away);
    await expect(repField(7001, 2)).rejects.toBe(away);
    expect(await repField(7001, 3)).toEqual({});
    expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  test('the next jobs do not ask for a minute', async () => {
    const { repField, asked, clock } = openField(away, [FIELD]);
    expect(await repField(7001, 3)).toEqual({});
    await clock.advance(59_999);
    expect(await repField(7001, 1)).toEqual({});
    expect(asked()).toBe(1);
    await clock.advance(1);
    expect(await repField(7001, 1)).toEqual(CARRIED);
    expect(asked()).toBe(2);
  });

  test('for want of a right nobody insists', async () => {
    const { repField } = openField(noAccess);
    expect(await repField(7001, 1)).toEqual({});
  });

  test('for a reason of our own it is not explained away', async () => {
    const { repField } = openField(new TypeError('ours'));
    await expect(repField(7001, 9)).rejects.toThrow('ours');
  });
});
