import { describe, expect, test } from 'vitest';
import { updateContactRunner } from '../../src/delivery/update-contact.ts';
import type { ContactChange, KinboxContact } from '../../src/domain/contact.ts';
import type { UpdateContact } from '../../src/domain/job.ts';
import { KinboxError } from '../../src/kinbox/kinbox-error.ts';
import type { Job } from '../../src/storage/store.ts';
import { partialStore } from '../helpers/partial-store.ts';
import { kinboxContact, REP_ID } from './contacts.ts';
import { createManualClock } from './manual-clock.ts';

const REP = { repId: REP_ID, repName: 'Bia', messageId: 55, locale: 'en' };
const WORK: UpdateContact = {
  kind: 'update-contact',
  contactId: 'kinbox-a',
  name: 'Ana',
  change: { addNote: 'met again' },
  rep: REP,
};
const away = new KinboxError({ kind: 'try-again', message: 'away' });

/** A Kinbox that holds one contact, and fails where it is told to. */
function openRunner(
  contact: Partial<KinboxContact> | undefined,
  fail: KinboxError[] = [],
  copy: Partial<KinboxContact> = {},
  isOverwritten = () => false,
) {
  const clock = createManualClock();
  const changes: ContactChange[] = [];
  const failures = [...fail];
  let held = contact && { ...kinboxContact('a'), ...contact };
  const run = updateContactRunner({
    kinbox: {
      findById: async () => held,
      async updateContact(_id, change) {
        const failure = failures.shift();
        if (failure) throw failure;
        changes.push(change);
        if (held && !isOverwritten()) held = { ...held, ...change };
      },
    },
    store: partialStore({
      cardsOf: async () => [],
      pendingContact: async () => undefined,
      contactCopy: async (draftId) => ({
        ...{ draftId, repId: REP_ID, repName: 'Bia', answers: [], createdAt: 1 },
        contact: { ...kinboxContact('a'), ...copy },
      }),
    }),
    clock,
    random: () => 0.5,
  });
  const jobOf = (work: UpdateContact, change: Partial<Job>): Job => ({
    ...{ id: 9, work, attempts: 1, claimedFrom: 'pending' },
    ...{ createdAt: clock.now(), sentAt: clock.now() },
    ...change,
  });
  return {
    clock,
    changes,
    run: (work: UpdateContact, change: Partial<Job> = {}) => run(jobOf(work, change), work),
  };
}

const told = (end: Awaited<ReturnType<ReturnType<typeof openRunner>['run']>>['end']) =>
  end.jobs?.map(({ work }) => (work.kind === 'tell-update' ? work.about : work.kind));

describe('a note', () => {
  test.each([
    [null, 'met again'],
    ['tall', 'tall\nmet again'],
  ])('behind %j makes %j', async (notes, expected) => {
    const { run, changes } = openRunner({ notes });
    const { end, signal } = await run(WORK);
    expect(changes).toEqual([{ notes: expected }]);
    expect([end.state, told(end), signal]).toEqual(['done', ['noted'], 'reads']);
  });

  test('that is there already is not added a second time', async () => {
    const { run, changes } = openRunner({ notes: 'tall\nmet again' });
    expect(told((await run(WORK)).end)).toEqual(['noted']);
    expect(changes).toEqual([]);
  });
});

describe('notes that somebody else has overwritten in the same moment', () => {
  test('are written again', async () => {
    const { run, changes } = openRunner({ notes: 'tall' }, [], {}, () => changes.length === 1);
    const { end } = await run(WORK);
    expect(end).toMatchObject({ state: 'pending', reason: 'overwritten' });
    expect(told((await run(WORK, { attempts: 2 })).end)).toEqual(['noted']);
    expect(changes).toEqual([{ notes: 'tall\nmet again' }, { notes: 'tall\nmet again' }]);
  });
});

describe('corrected notes', () => {
  test.each([
    ['cake', 'cake and coffee', 'cake', 'cake and coffee'],
    ['cake 123', 'cake', 'VIP\ncake 123', 'VIP\ncake'],
    ['cake', 'tea', 'cake\ncall her', 'tea\ncall her'],
    [undefined, 'tea', 'call her', 'call her\ntea'],
  ])('that were %j and are %j, in %j: %j, once', async (notesWere, notes, now, expected) => {
    const { run, changes } = openRunner({ notes: now });
    const work = { ...WORK, change: { notes }, notesWere };
    expect(told((await run(work)).end)).toEqual(['updated']);
    await run(work, { attempts: 2 });
    expect(changes.at(-1)).toEqual({ notes: expected });
  });
});

describe('a correction', () => {
  const change = { ...WORK, draftId: 'draft-000001', change: { phone: '5511987654321' } };

  test.each([
    [true, null, true],
    [true, false, true],
    [false, true, true],
    [false, null, false],
  ])('of a contact that is private (%j) and in Kinbox is said to be (%j)', async (...given) => {
    const [was, isSaid, expected] = given;
    const { run } = openRunner({ isPrivate: isSaid }, [], { isPrivate: was });
    expect((await run(change)).end.changed?.contact.isPrivate ?? false).toBe(expected);
  });

  test('changes that field, and our copy', async () => {
    const { run, changes } = openRunner({});
    const { end } = await run(change);
    expect(changes).toEqual([{ phone: '5511987654321' }]);
    expect(told(end)).toEqual(['updated']);
    expect(end.changed).toMatchObject({
      draftId: 'draft-000001',
      contact: { id: 'kinbox-a', phone: '5511987654321' },
    });
  });

  test('of a contact that is gone: the rep is told', async () => {
    const { run, changes } = openRunner(undefined);
    expect(told((await run(change)).end)).toEqual(['failed']);
    expect(changes).toEqual([]);
  });
});

describe('an error', () => {
  test('that passes: again later, and no outage', async () => {
    const { run } = openRunner({}, [away]);
    const { end, signal } = await run(WORK);
    expect(end).toMatchObject({ state: 'pending', reason: 'try-again' });
    expect(signal).toBe('reads');
  });

  test.each([
    new KinboxError({ kind: 'refused', message: 'no', status: 422, reason: 'phone is taken' }),
    new KinboxError({ kind: 'no-access', message: 'no', status: 403 }),
  ])('that does not pass: the rep is told ($kind)', async (error) => {
    const { run } = openRunner({}, [error]);
    const { end, signal } = await run(WORK);
    expect([end.state, told(end), signal]).toEqual(['done', ['failed'], 'reads']);
    expect(end.jobs?.[0]?.work).toMatchObject(error.reason ? { reason: error.reason } : {});
  });

  test('for a whole day: given up, and the rep is told', async () => {
    const { run, clock } = openRunner({}, [away]);
    const { end } = await run(WORK, { createdAt: clock.now() - 25 * 60 * 60_000 });
    expect([end.state, told(end)]).toEqual(['done', ['failed']]);
  });
});
