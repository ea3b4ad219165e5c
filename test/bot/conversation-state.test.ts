import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/storage/store.ts';
import { openBot } from './harness.ts';
import { expectSendable } from './sendable.ts';

async function filledIn() {
  const bot = openBot();
  await bot.send('/newcontact');
  for (const answer of ['Ana Souza', '85 99728-1648', 'ana@example.com', 'met at the fair']) {
    await bot.send(answer);
  }
  return bot;
}

describe('what is stored of an open form', () => {
  test('is the same on the 2nd turn and on the 500th, and under 4 KB', async () => {
    const bot = openBot();
    await bot.send('/newcontact');
    await bot.send('Ana Souza');
    const early = await bot.state();
    for (const answer of ['85 99728-1648', 'ana@example.com', 'met at the fair']) {
      await bot.send(answer);
    }
    for (let turn = 4; turn < 500; turn += 5) {
      await bot.tap('Edit email');
      await bot.send('ana@gmial.com');
      await bot.send(`ana${turn % 10}@example.com`);
      await bot.tap('Private: off');
      await bot.tap('Private: on');
    }
    const late = await bot.state();
    expect(late.draft?.revision).toBeGreaterThan(500);
    expect(early.log).toBeDefined();
    expect(late.log).toBe(early.log);
    expect(Buffer.byteLength(JSON.stringify(late))).toBeLessThan(4096);
  });

  test('has nothing in the log of what was typed', async () => {
    const { log, draft } = await (await filledIn()).state();
    expect(draft?.values.email).toBe('ana@example.com');
    for (const typed of ['Souza', '99728', 'example', 'fair', 'met']) {
      expect(log).not.toContain(typed);
    }
  });

  test('is gone when the form is closed', async () => {
    const cancelled = await filledIn();
    await cancelled.tap('Cancel');
    expect(await cancelled.state()).toMatchObject({ parked: [{ isCancelled: true }] });
    expect((await cancelled.state()).draft).toBeUndefined();
    const saved = await filledIn();
    await saved.tap('Save');
    expect(await saved.state()).toEqual({
      liveMessage: { draftId: expect.any(String), messageId: expect.any(Number) },
      phoneLocale: 'en',
    });
  });
});

describe('a log that is lost or broken loses no answer', () => {
  test.each([
    ['gone', undefined],
    ['of another version', '{"version":[0,999],"state":{}}'],
  ])('%s', async (_, log) => {
    const bot = openBot();
    await bot.send('/newcontact');
    await bot.send('Ana Souza', ({ rep: { log: _old, ...rep }, ...turn }) => {
      return { ...turn, rep: { ...rep, ...(log !== undefined && { log }) } };
    });
    await bot.send('85 99728-1648');
    const { draft } = await bot.state();
    expect(draft).toMatchObject({
      step: 'email',
      values: { name: 'Ana Souza', phone: { digits: '5585997281648' } },
    });
  });

  test('that cannot be read fails the first try and is left out of the second', async () => {
    const bot = openBot();
    await bot.send('/newcontact');
    const breakLog = (turn: Turn): Turn => ({ ...turn, rep: { ...turn.rep, log: '{"vers' } });
    await expect(bot.send('Ana Souza', breakLog)).rejects.toThrow();
    expect((await bot.state()).draft?.values).toEqual({});
    await bot.handleNext((turn) => ({ ...breakLog(turn), attempts: 1 }));
    expect((await bot.state()).draft?.values).toEqual({ name: 'Ana Souza' });
  });
});

describe('two taps on Save', () => {
  test('make one contact, and the second is told that it is on its way', async () => {
    const bot = await filledIn();
    await bot.tap('Save');
    await bot.tap('Save');
    expect(await bot.store.pendingContacts(7001)).toHaveLength(1);
    expect(bot.toasts).toEqual([undefined, "Got it already, it's on its way to Kinbox."]);
    const jobs = await bot.store.claimJobs('kinbox', 1e9, 9, 1000);
    expect(jobs).toHaveLength(1);
  });

  test('once it has arrived, the card is closed', async () => {
    const bot = await filledIn();
    await bot.tap('Save');
    const [job] = await bot.store.claimJobs('kinbox', 1e9, 9, 1000);
    if (!job) throw new Error('no job');
    await bot.store.finishJob(job, { state: 'done' }, 1e9);
    await bot.tap('Save');
    expect(bot.toasts.at(-1)).toBe('This card is closed.');
  });
});

describe('lists', () => {
  const long = '😀'.repeat(128);

  test('of what waits, however much it is and whatever the names are', async () => {
    const bot = openBot((store) => ({
      async pendingContacts(repId) {
        const [one] = await store.pendingContacts(repId);
        if (!one) return [];
        const saved = { ...one.saved, contact: { ...one.saved.contact, name: long } };
        const states = ['pending', 'rejected', 'undecided', 'aside'] as const;
        return Array.from({ length: 500 }, (_, at) => ({
          ...one,
          saved,
          state: states[at % states.length] ?? 'pending',
        }));
      },
    }));
    await bot.send('/newcontact');
    await bot.send('Ana');
    for (let question = 0; question < 3; question += 1) await bot.send('/skip');
    await bot.tap('Save');
    await bot.send('/pending');
    const text = expectSendable(bot.last());
    expect(text).toContain('Not in Kinbox yet');
    expect(text).toContain('and 480 more');
  });

  test('of the last contacts', async () => {
    const contact = {
      id: '1',
      externalId: null,
      name: long,
      phone: '9'.repeat(400),
      email: null,
      notes: null,
      location: null,
      isPrivate: null,
    };
    const bot = openBot(() => ({
      recentContacts: async (_, limit) =>
        Array.from({ length: limit }, () => ({
          draftId: 'a',
          repId: 7,
          contact,
          answers: [],
          createdAt: 0,
        })),
    }));
    await bot.send('/recent');
    expect(expectSendable(bot.last())).toContain('Your recent contacts');
  });
});
