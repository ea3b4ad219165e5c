import { expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { add, fillIn } from '../helpers/form.ts';
import { seedContacts } from '../helpers/seed.ts';

/** `SCALE_CONTACTS=10000` is what an outage of a long weekend leaves. */
const WAITING = Number(process.env.SCALE_CONTACTS) || 300;

test(`${WAITING} waiting contacts reach Kinbox oldest first and once, while a rep fills in forms`, async () => {
  const bot = await startBot({ mayFail: true });
  const { kinbox } = bot;
  const ana = bot.rep('Ana');
  const others = Array.from({ length: 5 }, (_, at) => bot.rep(`Rep ${at}`));
  await bot.stop();
  const seeds = Array.from({ length: WAITING }, (_, at) => ({
    name: `Cliente ${at}`,
    repId: others[at % others.length]?.id ?? 0,
  }));
  await seedContacts(bot, seeds, Date.now());
  await bot.start();
  while (kinbox.contacts.length < WAITING) {
    await fillIn(ana, { name: 'Maria' });
    await bot.turn(() => ana.send('/cancel'));
  }
  const names = kinbox.contacts.map(({ name }) => Number(name.replace('Cliente ', '')));
  expect(new Set(names).size).toBe(WAITING);
  // Four run side by side: nobody is overtaken by more than that.
  const late = names.filter((name, at) => Math.abs(name - at) > 4);
  expect(late).toEqual([]);
  await add(ana, { name: 'Maria' });
}, 120_000);
