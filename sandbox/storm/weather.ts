import type { KinboxSandbox } from '../kinbox/server.ts';
import type { TelegramSandbox } from '../telegram/sandbox.ts';
import { drawKinboxFault, drawTelegramFault } from './odds.ts';
import { pause } from './pause.ts';
import type { Random } from './random.ts';

export interface Weather {
  /** When the last request that was held up can still take effect, Unix time in ms. */
  readonly lateUntil: number;
  /** Resolves when all is well again. */
  stop(): Promise<void>;
}

/**
 * Longer than the 15 s for which the bot waits, within the 30 s after its claim before which it
 * asks nobody; of these a POST that starts late takes up to 9 s.
 */
const LATE_MS = [16_000, 20_000] as const;
/** How long contacts cannot be searched at all: at its longest past the moment when a rep is asked. */
const UNSEARCHABLE_MS = [2_000, 40_000] as const;

/** Lets Kinbox and Telegram fail in every way, a moment each, until it is stopped. */
export function startWeather(deps: {
  kinbox: KinboxSandbox;
  telegram: TelegramSandbox;
  random: Random;
}): Weather {
  const { kinbox, telegram, random } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  let lateUntil = 0;
  let lateAt = Date.now() + random.between(3_000, 10_000);
  let downAt = Date.now() + random.between(8_000, 20_000);
  let unsearchableAt = Date.now() + random.between(2_000, 10_000);
  let unsearchableUntil = 0;

  /** All is well, except the search while that is away. */
  function heal(): void {
    kinbox.healAll();
    const now = Date.now();
    if (now > unsearchableAt) {
      unsearchableUntil = now + random.between(...UNSEARCHABLE_MS);
      unsearchableAt = unsearchableUntil + random.between(10_000, 60_000);
    }
    if (now > unsearchableUntil) return;
    for (const on of ['search', 'list'] as const) {
      kinbox.fail({ on, how: 'forbidden', times: Number.POSITIVE_INFINITY });
    }
  }

  async function blowOnKinbox(): Promise<void> {
    while (!signal.aborted) {
      heal();
      const now = Date.now();
      if (now > downAt) {
        await kinbox.down();
        await pause(random.between(300, 2_500), signal);
        await kinbox.up();
        downAt = Date.now() + random.between(8_000, 25_000);
      } else if (now > lateAt) {
        const ms = random.between(...LATE_MS);
        kinbox.fail({ on: 'create', how: 'delay', ms });
        // It meets the next contact within this time, if there is one.
        await pause(1_500, signal);
        lateUntil = Date.now() + ms;
        lateAt = Date.now() + random.between(5_000, 20_000);
      } else {
        const fault = drawKinboxFault(random);
        if (fault) kinbox.fail({ ...fault, times: random.between(1, 2) });
        await pause(random.between(40, 300), signal);
      }
    }
    kinbox.healAll();
  }

  async function blowOnTelegram(): Promise<void> {
    while (!signal.aborted) {
      telegram.healAll();
      const fault = drawTelegramFault(random);
      if (fault) telegram.fail(fault);
      await pause(random.between(40, 300), signal);
    }
    telegram.healAll();
  }

  const ended = Promise.all([blowOnKinbox(), blowOnTelegram()]);
  return {
    get lateUntil() {
      return lateUntil;
    },
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
