import { describe, expect, test } from 'vitest';
import {
  type CreateContactDeps,
  createContactRunner,
  POST_OVER_MS,
  SETTLED_MS,
} from '../../src/delivery/create-contact.ts';
import type { ContactToCreate } from '../../src/domain/contact.ts';
import { REP_SAYS } from '../../src/domain/doubt.ts';
import type { JobState } from '../../src/domain/job.ts';
import type { LookUp } from '../../src/kinbox/kinbox-client.ts';
import { KinboxError } from '../../src/kinbox/kinbox-error.ts';
import type { Job } from '../../src/storage/store.ts';
import { kinboxContact, REP_ID, savedContact } from './contacts.ts';
import { createManualClock } from './manual-clock.ts';

const ID = 'draft-000001';
const SAVED = savedContact(ID);
const HOUR_MS = 60 * 60_000;

/** A runner over a Kinbox made by hand, at noon, with chance at its middle. */
function openRunner(answers: {
  create?: () => Promise<void>;
  find?: () => Promise<LookUp>;
  teamChatIds?: number[];
  repField?: CreateContactDeps['repField'];
  search?: CreateContactDeps['kinbox']['findByPhoneOrEmail'];
  mayBeThere?: boolean;
}) {
  const clock = createManualClock();
  const posted: ContactToCreate[] = [];
  const startBys: number[] = [];
  const looked: string[] = [];
  const waiting: string[] = [];
  const run = createContactRunner({
    kinbox: {
      async createContact(contact, startBy) {
        posted.push(contact);
        startBys.push(startBy);
        await answers.create?.();
        return kinboxContact(ID);
      },
      findByPhoneOrEmail: answers.search ?? (async () => []),
      async lookUp({ externalId }) {
        looked.push(externalId);
        return (await answers.find?.()) ?? { answer: 'absent' };
      },
    },
    repField: answers.repField ?? (async () => ({})),
    origin: 'Telegram',
    mayBeThere: () => answers.mayBeThere === true,
    teamChatIds: () => answers.teamChatIds ?? [],
    currentId: async (chatId) => chatId,
    sayWaiting: async ({ draft }) => {
      waiting.push(draft.id);
    },
    clock,
    random: () => 0.5,
  });
  const jobOf = (claimedFrom: JobState, change: Partial<Job> = {}): Job => ({
    id: 1,
    work: { kind: 'create-contact', saved: SAVED },
    claimedFrom,
    attempts: 1,
    createdAt: clock.now(),
    sentAt: clock.now(),
    ...change,
  });
  return { clock, posted, startBys, looked, waiting, run, jobOf };
}

const failWith = (facts: Partial<ConstructorParameters<typeof KinboxError>[0]>) => async () => {
  throw new KinboxError({ kind: 'unclear', message: 'POST /v1/contacts', ...facts });
};

describe('after a restore a contact that the database knows as never sent', () => {
  const reachable = { ...SAVED, contact: { ...SAVED.contact, phone: '5585997281648' } };
  const own = { ...kinboxContact(ID), externalId: `telegram:${REP_ID}:${ID}` };

  test.each([
    ['in Kinbox', async () => [own], 'done', 0],
    ['not there', async () => [], 'done', 1],
    ['somebody else', async () => [kinboxContact('other')], 'done', 1],
    ['not told of', failWith({ kind: 'try-again' }), 'pending', 0],
  ] as const)('is %s', async (_, search, state, posts) => {
    const { run, jobOf, posted } = openRunner({ mayBeThere: true, search });
    const { end } = await run(jobOf('pending'), reachable);
    expect([end.state, posted.length]).toEqual([state, posts]);
  });
});

describe('a contact that was never sent', () => {
  test('is posted once, with the rep’s id and where it comes from', async () => {
    const { run, jobOf, posted, looked } = openRunner({
      repField: async (repId) => ({ telegram_id: { value: String(repId) } }),
    });
    await run(jobOf('pending'), SAVED);
    expect(posted).toEqual([
      {
        ...SAVED.contact,
        origin: 'Telegram',
        externalId: `telegram:${REP_ID}:${ID}`,
        customFields: { telegram_id: { value: '7001' } },
      },
    ]);
    expect(looked).toEqual([]);
  });

  test('once created is told to the rep and shown in every team chat, each once', async () => {
    const place = { chatId: -5, threadId: 3 };
    const { run, jobOf } = openRunner({ teamChatIds: [-5, -6] });
    const { end, signal } = await run(jobOf('pending'), savedContact(ID, place));
    expect(signal).toBe('fine');
    expect(end).toMatchObject({
      state: 'done',
      created: { contact: { id: `kinbox-${ID}` } },
      drop: [`tell:${ID}:waiting`, `tell:${ID}:checking`, `tell:${ID}:no-access`],
    });
    expect(end.jobs?.map(({ key }) => key)).toEqual([
      `tell:${ID}:created`,
      `share:${ID}:-5`,
      `share:${ID}:-6`,
    ]);
    expect(
      end.jobs?.map(({ work }) => ('destination' in work ? work.destination : undefined)),
    ).toEqual([undefined, place, { chatId: -6 }]);
  });
});

/** A POST's outcome -> how the job goes on, when, what the rep reads, what the circuit hears. */
describe('a POST that failed', () => {
  test.each([
    {
      facts: { kind: 'try-again' },
      end: { state: 'pending', reason: 'try-again', inMs: 750 },
      tells: 'waiting',
      signal: 'down',
    },
    {
      facts: { kind: 'try-again', status: 503, retryAfterMs: 20_000 },
      end: { state: 'pending', reason: 'try-again', inMs: 20_000 },
      tells: 'waiting',
      signal: { waitMs: 20_000, isDown: true },
    },
    {
      facts: { kind: 'try-again', status: 429, retryAfterMs: 7_000 },
      end: { state: 'pending', reason: 'try-again', inMs: 7_000 },
      tells: 'waiting',
      signal: { waitMs: 7_000, isDown: false },
    },
    {
      facts: { kind: 'try-again', status: 429 },
      end: { state: 'pending', reason: 'try-again', inMs: 750 },
      tells: 'waiting',
      signal: { waitMs: 1_000, isDown: false },
    },
    {
      facts: { kind: 'no-access', status: 401 },
      end: { state: 'pending', reason: 'no-access', inMs: 750 },
      tells: 'no-access',
      signal: { noAccess: '401' },
    },
    {
      facts: { kind: 'refused', status: 422, reason: 'email must be an email' },
      end: { state: 'rejected', reason: 'rejected' },
      tells: 'rejected',
      signal: 'fine',
    },
    {
      facts: { kind: 'unclear', status: 500 },
      end: { state: 'unclear', reason: 'unclear', inMs: 750 },
      tells: 'checking',
      signal: { lost: 1 },
    },
  ] as const)('$facts: $end.state', async ({ facts, end: wanted, tells, signal }) => {
    const { clock, run, jobOf, posted } = openRunner({ create: failWith(facts) });
    const ended = await run(jobOf('pending'), SAVED);
    const { inMs, ...end } = { inMs: undefined, ...wanted };
    expect(ended.end).toMatchObject(end);
    expect(ended.end.runAt).toBe(inMs === undefined ? undefined : clock.now() + inMs);
    expect(ended.end.jobs).toMatchObject([
      { key: `tell:${ID}:${tells}`, work: { kind: 'tell-rep', about: tells } },
    ]);
    expect(ended.signal).toEqual(signal);
    expect(posted).toHaveLength(1);
  });

  test('for a reason of Kinbox’s: the rep reads it', async () => {
    const { run, jobOf } = openRunner({
      create: failWith({ kind: 'refused', reason: 'no phone' }),
    });
    const { end } = await run(jobOf('pending'), SAVED);
    expect(end.jobs?.[0]?.work).toMatchObject({ about: 'rejected', reason: 'no phone' });
    expect(end.drop).toContain(`tell:${ID}:waiting`);
  });

  test('before it was sent, when the custom fields cannot be read', async () => {
    const { run, jobOf, posted } = openRunner({
      repField: failWith({ kind: 'try-again' }) as CreateContactDeps['repField'],
    });
    const { end } = await run(jobOf('pending'), SAVED);
    expect(end.state).toBe('pending');
    expect(posted).toEqual([]);
  });

  test('is written soon after the claim, from which look-ups count, or never', async () => {
    const runner = openRunner({
      repField: async () => {
        await runner.clock.sleep(4_500);
        return {};
      },
    });
    const job = runner.jobOf('pending');
    const running = runner.run(job, SAVED);
    await runner.clock.advance(4_500);
    await running;
    expect(runner.startBys).toEqual([job.sentAt + 9_000]);
    // Its answer is waited for 15 s: with its settling time over, it cannot be under way any more.
    expect(9_000 + 15_000).toBeLessThan(POST_OVER_MS);
  });

  test('for a reason of our own is not explained away', async () => {
    const { run, jobOf } = openRunner({
      create: async () => {
        throw new TypeError('ours');
      },
    });
    await expect(run(jobOf('pending'), SAVED)).rejects.toThrow('ours');
  });
});

describe.each<JobState>(['sending', 'unclear'])('a contact claimed from %s', (claimedFrom) => {
  test('is looked up and never posted', async () => {
    for (const answer of ['absent', 'unknowable'] as const) {
      const { run, jobOf, posted, looked } = openRunner({ find: async () => ({ answer }) });
      await run(jobOf(claimedFrom, { sentAt: 0 }), SAVED);
      expect(looked).toEqual([`telegram:${REP_ID}:${ID}`]);
      expect(posted).toEqual([]);
    }
  });

  test('and found is created, however soon', async () => {
    const { run, jobOf } = openRunner({
      find: async () => ({ answer: 'found', contact: kinboxContact(ID) }),
    });
    const { end, signal } = await run(jobOf(claimedFrom), SAVED);
    expect(end).toMatchObject({ state: 'done', created: { contact: { id: `kinbox-${ID}` } } });
    expect(signal).toBe('fine');
  });

  test.each([
    ['absent', 'not-seen', 0, POST_OVER_MS],
    ['absent', 'not-seen', POST_OVER_MS, SETTLED_MS],
    ['absent', 'not-seen', SETTLED_MS - 1, SETTLED_MS],
    ['unknown', 'unclear', POST_OVER_MS, SETTLED_MS],
    ['unknowable', 'unclear', 0, POST_OVER_MS],
    ['unknowable', 'unclear', POST_OVER_MS - 1, POST_OVER_MS],
  ] as const)('and %s (%s) after %i ms is looked up again', async (answer, reason, ms, atMs) => {
    const { clock, run, jobOf } = openRunner({ find: async () => ({ answer }) });
    const sentAt = clock.now();
    await clock.advance(ms);
    const { end } = await run(jobOf(claimedFrom, { sentAt, attempts: 30 }), SAVED);
    // Rarely, but once as soon as more can be told.
    expect(end).toMatchObject({ state: 'unclear', reason, runAt: sentAt + atMs });
    expect(end.jobs?.map(({ key }) => key)).toEqual([`tell:${ID}:checking`]);
  });

  test('and absent is sent again by a second complete answer alone, once it is settled', async () => {
    const { clock, run, jobOf } = openRunner({ find: async () => ({ answer: 'absent' }) });
    const sentAt = clock.now();
    await clock.advance(SETTLED_MS);
    const first = await run(jobOf(claimedFrom, { sentAt, createdAt: sentAt }), SAVED);
    expect(first.end).toMatchObject({ state: 'unclear', reason: 'not-seen' });
    const reason = first.end.reason;
    const second = await run(jobOf(claimedFrom, { sentAt, createdAt: sentAt, reason }), SAVED);
    expect(second).toEqual({ end: { state: 'pending', runAt: clock.now() }, signal: 'reads' });
  });

  test('and seen absent once stays so, whatever fails after it', async () => {
    for (const find of [
      async () => ({ answer: 'unknown' }) as const,
      failWith({ kind: 'try-again' }),
    ]) {
      const { run, jobOf } = openRunner({ find: find as never });
      const { end } = await run(jobOf(claimedFrom, { reason: 'not-seen', sentAt: 0 }), SAVED);
      expect(end).toMatchObject({ state: 'unclear', reason: 'not-seen' });
    }
  });

  test.each([
    [6 * 60_000, 0],
    [7 * 60_000, 60_000],
    [HOUR_MS, 5 * 60_000],
  ])('and absent %i ms after it was saved rests for %i ms', async (ageMs, restMs) => {
    const { clock, run, jobOf } = openRunner({ find: async () => ({ answer: 'absent' }) });
    const job = { sentAt: 0, createdAt: clock.now() - ageMs, reason: 'not-seen' };
    const { end } = await run(jobOf(claimedFrom, job), SAVED);
    expect(end).toEqual({ state: 'pending', runAt: clock.now() + restMs });
  });

  test('and absent by a question that was asked too early is asked again', async () => {
    const runner = openRunner({
      find: async () => {
        await runner.clock.sleep(SETTLED_MS);
        return { answer: 'absent' };
      },
    });
    const running = runner.run(runner.jobOf(claimedFrom, { reason: 'not-seen' }), SAVED);
    await runner.clock.advance(SETTLED_MS);
    const { end } = await running;
    expect(end).toMatchObject({ state: 'unclear', reason: 'not-seen' });
    expect(end.runAt).toBeGreaterThan(runner.clock.now());
  });

  test('and unknown for three days is for the rep to decide; an hour less, and it is looked for', async () => {
    for (const [ageMs, state] of [
      [71 * HOUR_MS, 'unclear'],
      [73 * HOUR_MS, 'undecided'],
    ] as const) {
      const { clock, run, jobOf } = openRunner({ find: async () => ({ answer: 'unknown' }) });
      const job = { sentAt: 0, createdAt: clock.now() - ageMs, attempts: 900 };
      const { end } = await run(jobOf(claimedFrom, job), SAVED);
      expect(end.state).toBe(state);
      if (end.runAt !== undefined) expect(end.runAt - clock.now()).toBeLessThanOrEqual(5 * 60_000);
    }
  });

  test('and unknowable is for the rep to decide, each time anew, and looked for all the same', async () => {
    const { run, jobOf } = openRunner({ find: async () => ({ answer: 'unknowable' }) });
    const keys = await Promise.all(
      [2, 5].map(async (attempts) => {
        const { end } = await run(jobOf(claimedFrom, { sentAt: 0, attempts }), SAVED);
        expect(end).toMatchObject({
          state: 'unclear',
          reason: 'asked',
          jobs: [{ work: { about: 'undecided' } }],
        });
        return end.jobs?.[0]?.key;
      }),
    );
    expect(new Set(keys).size).toBe(2);
  });

  test.each([
    [{ kind: 'try-again' } as const, 'down'],
    [
      { kind: 'try-again', status: 503, retryAfterMs: 9_000 } as const,
      { waitMs: 9_000, isDown: true },
    ],
    [
      { kind: 'try-again', status: 429, retryAfterMs: 9_000 } as const,
      { waitMs: 9_000, isDown: false },
    ],
    [{ kind: 'no-access', status: 403 } as const, { noAccess: '403' }],
  ])('and not to be looked up now (%j) stays unclear', async (facts, signal) => {
    const { clock, run, jobOf, posted } = openRunner({ find: failWith(facts) as never });
    const ended = await run(jobOf(claimedFrom, { sentAt: 0 }), SAVED);
    expect(ended.end).toEqual({
      state: 'unclear',
      reason: facts.kind,
      runAt: clock.now() + 750,
      trouble: 'status' in facts ? String(facts.status) : undefined,
    });
    expect(ended.signal).toEqual(signal);
    expect(posted).toEqual([]);
  });
});

describe('a contact that its rep was asked about', () => {
  test('is looked for, at most five minutes apart, and nobody is asked or told again', async () => {
    for (const answer of ['unknowable', 'unknown', 'absent'] as const) {
      const { clock, run, jobOf } = openRunner({ find: async () => ({ answer }) });
      const job = { reason: 'asked', createdAt: clock.now() - HOUR_MS, sentAt: 0, attempts: 50 };
      const { end } = await run(jobOf('unclear', job), SAVED);
      const reason = answer === 'absent' ? 'asked+not-seen' : 'asked';
      expect(end).toMatchObject({ state: 'unclear', reason, jobs: [] });
      expect((end.runAt ?? 0) - clock.now()).toBeLessThanOrEqual(5 * 60_000);
    }
  });

  test('is created when it is found, and sent again when two complete answers have none', async () => {
    const found = { answer: 'found', contact: kinboxContact(ID) } as const;
    const one = openRunner({ find: async () => found });
    const { end } = await one.run(one.jobOf('unclear', { reason: 'asked' }), SAVED);
    expect(end).toMatchObject({
      state: 'done',
      created: { contact: { id: kinboxContact(ID).id } },
    });
    const other = openRunner({ find: async () => ({ answer: 'absent' }) });
    const job = other.jobOf('unclear', { reason: 'asked+not-seen', sentAt: 0 });
    expect((await other.run(job, SAVED)).end).toMatchObject({ state: 'pending' });
  });

  test.each(['unknowable', 'unknown', 'error'] as const)(
    'is theirs alone after three days (%s)',
    async (how) => {
      const find =
        how === 'error' ? failWith({ kind: 'try-again' }) : async () => ({ answer: how });
      const { clock, run, jobOf } = openRunner({ find: find as never });
      const job = { reason: 'asked', createdAt: clock.now() - 73 * HOUR_MS, sentAt: 0 };
      const { end } = await run(jobOf('unclear', job), SAVED);
      expect(end).toMatchObject({ state: 'undecided', jobs: [] });
    },
  );
});

describe.each([
  ['is there', REP_SAYS.settled, 'done'],
  ['is to be sent again', REP_SAYS.again, 'pending'],
])('a contact of which the rep says that it %s', (_, reason, state) => {
  test('is looked for once more, and created if it is found', async () => {
    const find = async () => ({ answer: 'found', contact: kinboxContact(ID) }) as const;
    const { run, jobOf, posted } = openRunner({ find });
    const { end } = await run(jobOf('unclear', { reason }), SAVED);
    expect(end).toMatchObject({
      state: 'done',
      created: { contact: { id: kinboxContact(ID).id } },
    });
    expect(posted).toEqual([]);
  });

  test.each(['unknown', 'unknowable'] as const)(
    'and still %s after three days: the rep is right',
    async (answer) => {
      const { run, jobOf, clock } = openRunner({ find: async () => ({ answer }) });
      const job = jobOf('unclear', { reason, createdAt: clock.now() - 80 * HOUR_MS });
      const { end } = await run(job, SAVED);
      expect([end.state, end.created]).toEqual([state, undefined]);
    },
  );

  test('and not told of: it is looked for until three days are over', async () => {
    const { run, jobOf, clock } = openRunner({ find: failWith({ kind: 'try-again' }) as never });
    const { end } = await run(jobOf('sending', { reason }), SAVED);
    expect(end).toMatchObject({ state: 'unclear', reason });
    const old = jobOf('sending', { reason, createdAt: clock.now() - 73 * HOUR_MS });
    expect((await run(old, SAVED)).end).toMatchObject({ state });
  });
});

test.each(['absent', 'unknown', 'unknowable'] as const)(
  'a contact of which the rep says that it is not there, and %s, is sent at once',
  async (answer) => {
    const { run, jobOf, clock } = openRunner({ find: async () => ({ answer }) });
    const { end } = await run(jobOf('unclear', { reason: REP_SAYS.again }), SAVED);
    expect(end).toEqual({ state: 'pending', runAt: clock.now() });
  },
);

test.each(['unknown', 'unknowable'] as const)(
  'a contact of which the rep says that it is there, and %s, is looked for without a word',
  async (answer) => {
    const { run, jobOf } = openRunner({ find: async () => ({ answer }) });
    const { end } = await run(jobOf('unclear', { reason: REP_SAYS.settled, sentAt: 0 }), SAVED);
    expect(end).toMatchObject({ state: 'unclear', reason: REP_SAYS.settled, jobs: [] });
  },
);

test('a contact of which the rep says that it is there, and which is not, is asked about once more', async () => {
  const { run, jobOf, posted } = openRunner({ find: async () => ({ answer: 'absent' }) });
  const first = await run(jobOf('unclear', { reason: REP_SAYS.settled, sentAt: 0 }), SAVED);
  expect(first.end).toMatchObject({ state: 'unclear', jobs: [] });
  const { reason } = first.end;
  const { end } = await run(jobOf('unclear', { reason, sentAt: 0 }), SAVED);
  expect(end).toMatchObject({ state: 'undecided', jobs: [{ work: { about: 'absent' } }] });
  expect(posted).toEqual([]);
});

describe('many claims in a short time, by restarts and look-ups', () => {
  const down = failWith({ kind: 'try-again' });

  test.each([
    [0, 1_000],
    [2_000, 2_000],
    [HOUR_MS, 0.75 * 300_000],
  ])('%i ms after it was saved a contact rests for %i ms at most', async (ageMs, restMs) => {
    const { clock, run, jobOf } = openRunner({ create: down });
    const createdAt = clock.now() - ageMs;
    const { end } = await run(jobOf('pending', { attempts: 12, createdAt }), SAVED);
    expect(end).toMatchObject({ state: 'pending', runAt: clock.now() + restMs });
  });

  test('a look-up that failed just when it could tell is soon made again', async () => {
    const { clock, run, jobOf } = openRunner({ find: down as never });
    const sentAt = clock.now() - SETTLED_MS - 200;
    const { end } = await run(jobOf('unclear', { attempts: 10, sentAt }), SAVED);
    expect(end).toMatchObject({ state: 'unclear', runAt: clock.now() + 1_000 });
  });
});

describe('after 72 hours', () => {
  const cases = [
    ['pending', { create: failWith({ kind: 'try-again' }) }],
    ['pending', { create: failWith({ kind: 'no-access', status: 401 }) }],
    ['unclear', { find: failWith({ kind: 'try-again' }) as never }],
    ['unclear', { find: async () => ({ answer: 'absent' as const }) }],
  ] as const;

  test.each(cases)(
    'a contact claimed from %s is given up, and the rep told',
    async (from, answers) => {
      const { clock, run, jobOf } = openRunner(answers);
      const onTime = jobOf(from, { createdAt: clock.now() - 72 * HOUR_MS });
      expect((await run(onTime, SAVED)).end.state).not.toBe('aside');
      const late = jobOf(from, {
        createdAt: clock.now() - 72 * HOUR_MS - 1,
        ...(from === 'unclear' && { sentAt: 0, reason: 'not-seen' }),
      });
      expect((await run(late, SAVED)).end).toMatchObject({
        state: 'aside',
        reason: 'gave-up',
        jobs: [{ key: `tell:${ID}:aside:1`, work: { about: 'aside' } }],
      });
    },
  );

  test('a contact that can be created is created', async () => {
    const { run, jobOf } = openRunner({});
    expect((await run(jobOf('pending', { createdAt: 0 }), SAVED)).end.state).toBe('done');
  });
});

describe('while Kinbox takes its time', () => {
  test('the rep reads after 3 s that the contact is safe', async () => {
    const runner = openRunner({ create: () => runner.clock.sleep(10_000) });
    const running = runner.run(runner.jobOf('pending'), SAVED);
    await runner.clock.advance(2_999);
    expect(runner.waiting).toEqual([]);
    await runner.clock.advance(1);
    expect(runner.waiting).toEqual([ID]);
    await runner.clock.advance(7_000);
    expect((await running).end.state).toBe('done');
  });

  test('a machine that was asleep meanwhile says nothing: another may have said more', async () => {
    const runner = openRunner({ create: () => runner.clock.sleep(90_000) });
    const running = runner.run(runner.jobOf('pending'), SAVED);
    await runner.clock.settle();
    await runner.clock.jump(60_000);
    await runner.clock.advance(60_000);
    await running;
    expect(runner.waiting).toEqual([]);
  });

  test('and answers sooner nobody is told', async () => {
    const runner = openRunner({ create: () => runner.clock.sleep(2_999) });
    const running = runner.run(runner.jobOf('pending'), SAVED);
    await runner.clock.advance(60_000);
    await running;
    expect(runner.waiting).toEqual([]);
  });
});

describe('a row of an import is looked for in Kinbox before it is posted', () => {
  const ROW = { ...SAVED, importRow: { importId: 'import-00001', row: 2 } };

  test('somebody with its phone leaves it out, unless the rep wants those too', async () => {
    const other = { ...kinboxContact('other'), externalId: null };
    const { run, jobOf, posted } = openRunner({ search: async () => [other] });
    const { end } = await run(jobOf('pending'), ROW);
    expect(end).toEqual({ state: 'done', row: { outcome: 'failed', problem: 'known' } });
    expect(posted).toEqual([]);
    const wanted = { ...ROW, importRow: { ...ROW.importRow, takesKnown: true } };
    const { end: taken } = await run(jobOf('pending'), wanted);
    expect(taken.row).toEqual({ outcome: 'created' });
    expect(posted).toHaveLength(1);
  });

  test('one that an earlier attempt of ours has made counts as created', async () => {
    const { run, jobOf, posted } = openRunner({ search: async () => [kinboxContact(ID)] });
    const { end } = await run(jobOf('pending'), ROW);
    expect(end.row).toEqual({ outcome: 'created' });
    expect(posted).toEqual([]);
  });

  test('a search that fails is asked again, five times; then the row goes without', async () => {
    const search = failWith({ kind: 'try-again', status: 503 });
    const { run, jobOf, posted } = openRunner({ search });
    const { end } = await run(jobOf('pending', { attempts: 4 }), ROW);
    expect(end).toMatchObject({ state: 'pending', reason: 'try-again' });
    expect(posted).toEqual([]);
    await run(jobOf('pending', { attempts: 5 }), ROW);
    expect(posted).toHaveLength(1);
  });

  test('a contact that a rep saves is not looked for once more', async () => {
    const search = failWith({ kind: 'try-again', status: 503 });
    const { run, jobOf, posted } = openRunner({ search });
    await run(jobOf('pending'), SAVED);
    expect(posted).toHaveLength(1);
  });
});
