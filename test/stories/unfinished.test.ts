import { expect, test } from 'vitest';
import { startBot } from '../helpers/bot.ts';
import { createManualClock } from '../helpers/clock.ts';

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

async function startUnfinished() {
  const clock = createManualClock();
  const bot = await startBot({ clock });
  const ana = bot.rep('Ana');
  await bot.turn(() => ana.contact({ firstName: 'João', phone: '+5585988887777' }));
  await ana.sees('Contato pronto para salvar');
  const since = clock.now();
  /** An hour at a time, as the upkeep goes, until the rep reads this; resolves to how long that took, in days. */
  const reads = async (wanted: string): Promise<number> => {
    await expect
      .poll(
        () => {
          clock.advance(HOUR_MS);
          return ana.last.text;
        },
        { interval: 10, timeout: 15_000 },
      )
      .toContain(wanted);
    return (clock.now() - since) / DAY_MS;
  };
  return { bot, clock, ana, reads };
}

test('a rep is told a day before an unfinished contact goes, once, and can go on', async () => {
  const { bot, clock, ana, reads } = await startUnfinished();
  const days = await reads('1 contato ainda não foi salvo: João.');
  expect(days).toBeGreaterThan(5.9);
  expect(days).toBeLessThan(7);
  expect(ana.last.text).toContain('Se ninguém mexer neles, eu apago depois de');
  await bot.turn(() => ana.tap('Continuar'));
  await ana.sees('Contato pronto para salvar');
  expect(ana.messages.filter(({ text }) => text.includes('ainda não foi salvo'))).toHaveLength(0);
  await bot.turn(() => ana.tap('Salvar'));
  clock.advance(5_000);
  await ana.sees('Salvo no Kinbox ✅');
});

test.each([7, 20])(
  'what has grown old while the bot was away for %i days is told of first, and is still there',
  async (days) => {
    const { bot, clock, ana } = await startUnfinished();
    await bot.stop();
    clock.advance(days * DAY_MS + HOUR_MS);
    await bot.start();
    await ana.sees('1 contato ainda não foi salvo: João.');
    await bot.turn(() => ana.tap('Continuar'));
    await ana.sees('Contato pronto para salvar');
  },
);
