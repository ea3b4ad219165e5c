import { describe, expect, test } from 'vitest';
import { type BotOptions, startBot, type TestBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';
import { save } from '../helpers/form.ts';
import { seedContacts } from '../helpers/seed.ts';

const HOUR = 60 * 60_000;

/** A bot with so many contacts of Ana's waiting; the clock stands still. */
async function startWaiting(count: number, options: BotOptions = {}) {
  const clock = createManualClock();
  const bot = await startBot({ ...options, clock, mayFail: true });
  const ana = bot.rep('Ana');
  await bot.stop();
  const seeds = Array.from({ length: count }, (_, at) => ({
    name: `Cliente ${at}`,
    repId: ana.id,
  }));
  await seedContacts(bot, seeds, clock.now());

  /** Lets time pass, a second at a time, until it is so. */
  const passes = (isSo: () => boolean | Promise<boolean>, stepMs = 1_000): Promise<void> =>
    expect
      .poll(
        async () => {
          if (await isSo()) return true;
          clock.advance(stepMs);
          return false;
        },
        { interval: 3, timeout: 10_000 },
      )
      .toBe(true);
  /** How often a contact was tried, to its end. */
  const runs = (): number =>
    bot.journal.entries.filter(
      ({ message, fields }) => message === 'job ended' && fields.kind === 'create-contact',
    ).length;

  /** Lets half a minute pass, in which a single contact may probe. */
  const probe = async (): Promise<void> => {
    const before = runs();
    clock.advance(30_000);
    await expect.poll(runs, { interval: 3 }).toBe(before + 1);
  };
  return { ...bot, bot, clock, ana, passes, runs, probe };
}

function adminNews({ admin }: TestBot): string[] {
  return admin.messages.map(({ text }) => text);
}

describe('Kinbox is away', () => {
  test('the admins are told once, with how many wait; one probe at a time; told again when it is back', async () => {
    const { bot, kinbox, admin, passes, start, runs, probe } = await startWaiting(20);
    kinbox.fail({ on: 'create', how: 'unavailable', times: Number.POSITIVE_INFINITY });
    await start();
    const news = await admin.sees('não está respondendo');
    expect(news.text).toContain('20 contatos aguardando envio');
    // Each POST's run has ended, and not only been answered: a probe counts ends.
    await expect.poll(() => runs() === kinbox.posts.length).toBe(true);

    const before = kinbox.posts.length;
    // Four run side by side, and the fifth failure is an outage.
    expect(before).toBeLessThanOrEqual(8);
    for (let count = 1; count <= 10; count += 1) await probe();
    expect(kinbox.posts).toHaveLength(before + 10);
    expect(adminNews(bot)).toHaveLength(1);

    kinbox.healAll();
    await passes(() => kinbox.contacts.length === 20);
    await expect.poll(() => adminNews(bot).length).toBe(2);
    expect(adminNews(bot)[1]).toContain('voltou');
    const names = kinbox.contacts.map(({ name }) => name);
    expect(new Set(names).size).toBe(20);
  });

  test('the token is refused: told once, with the status; all is sent when it is accepted again', async () => {
    const { bot, kinbox, admin, passes, start, ana, probe } = await startWaiting(10);
    kinbox.fail({ on: 'create', how: 'unauthorized', times: Number.POSITIVE_INFINITY });
    await start();
    const news = await admin.sees('recusou a chave');
    expect(news.text).toContain('(401)');
    expect(news.text).toContain('10 contatos aguardando envio');
    await expect.poll(() => kinbox.posts.every(({ status }) => status === 401)).toBe(true);
    const before = kinbox.posts.length;
    expect(before).toBeLessThanOrEqual(4);
    for (let count = 1; count <= 5; count += 1) await probe();
    expect(adminNews(bot)).toHaveLength(1);
    await ana.sees('recusou o acesso do bot');
    kinbox.healAll();
    await passes(() => kinbox.contacts.length === 10);
    await expect.poll(() => adminNews(bot).length).toBe(2);
  });

  test('a restart in the middle of an outage tells nobody twice', async () => {
    const { bot, kinbox, admin, passes, start, restart, probe } = await startWaiting(8);
    kinbox.fail({ on: 'create', how: 'unavailable', times: Number.POSITIVE_INFINITY });
    await start();
    await admin.sees('não está respondendo');
    for (let round = 0; round < 3; round += 1) {
      await restart();
      await probe();
    }
    expect(adminNews(bot)).toHaveLength(1);
    kinbox.healAll();
    await passes(() => kinbox.contacts.length === 8);
    await expect.poll(() => adminNews(bot).length).toBe(2);
  });

  test('what began as silence and turned out to be the token is told as such', async () => {
    const { bot, kinbox, admin, passes, start } = await startWaiting(8);
    kinbox.fail({ on: 'create', how: 'unavailable', times: 12 });
    kinbox.fail({ on: 'create', how: 'forbidden', times: Number.POSITIVE_INFINITY });
    await start();
    await admin.sees('não está respondendo');
    await passes(() => adminNews(bot).length === 2);
    expect(adminNews(bot)[1]).toContain('recusou a chave do bot (403)');
    await passes(() => kinbox.posts.length > 30);
    expect(adminNews(bot)).toHaveLength(2);
    kinbox.healAll();
    await passes(() => kinbox.contacts.length === 8);
    await expect.poll(() => adminNews(bot).length).toBe(3);
    expect(adminNews(bot)[2]).toContain('voltou');
  });

  test('a Kinbox that can be searched and cannot create is away: told once, back once', async () => {
    const { bot, kinbox, admin, passes, start, clock } = await startWaiting(8);
    kinbox.fail({ on: 'create', how: 'server-error', times: Number.POSITIVE_INFINITY });
    await start();
    await passes(() => adminNews(bot).length > 0);
    expect((await admin.sees('não está respondendo')).text).toContain('8 contatos');
    const until = clock.now() + 10 * 60_000;
    await passes(() => clock.now() > until, 5_000);
    expect(adminNews(bot)).toHaveLength(1);
    kinbox.healAll();
    await passes(() => kinbox.contacts.length === 8);
    await expect.poll(() => adminNews(bot).length).toBe(2);
    expect(kinbox.contacts.map(({ name }) => name).sort()).toEqual(
      Array.from({ length: 8 }, (_, at) => `Cliente ${at}`),
    );
  });
});

describe('one contact that Kinbox chokes on', () => {
  test('is given up after three days, and not before; the rep and the admins are told', async () => {
    const { bot, kinbox, runs, start, clock, ana } = await startWaiting(1);
    kinbox.fail({ on: 'create', how: 'server-error', times: Number.POSITIVE_INFINITY });
    const since = clock.now();
    await start();
    // Each step is past the longest rest of a contact, and the clock waits for the run it leads to.
    while (!adminNews(bot).some((text) => text.includes('72 horas'))) {
      const before = runs();
      clock.advance(6 * 60_000);
      await expect
        .poll(() => runs() > before || adminNews(bot).length > 0, { interval: 1 })
        .toBe(true);
      expect(clock.now() - since).toBeLessThan(74 * HOUR);
    }
    expect(clock.now() - since).toBeGreaterThan(72 * HOUR);
    await ana.sees('parei de tentar');
    // Not thrown at Kinbox all the time: an hour sees it a dozen times at most.
    expect(kinbox.posts.length).toBeLessThan(72 * 13);
    expect(kinbox.contacts).toHaveLength(0);
  });

  test('an undecided contact that is sent again and lost again is asked about again', async () => {
    const { kinbox, passes, start, ana, clock } = await startWaiting(0, {
      kinbox: { v3Search: 'absent', v1List: 'absent' },
    });
    kinbox.fail({ on: 'create', how: 'server-error', times: 2 });
    await start();
    await save(ana, { name: 'Maria' });
    for (let round = 1; round <= 2; round += 1) {
      await passes(() => kinbox.posts.length === round && ana.last.text.includes('confirmar'));
      await ana.tap('Enviar de novo');
      await ana.sees('Enviando de novo');
      clock.advance(1_000);
    }
    await passes(() => kinbox.contacts.length === 1);
    await ana.sees('Salvo no Kinbox ✅');
    expect(kinbox.posts).toHaveLength(3);
  });
});
