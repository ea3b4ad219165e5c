import type { Fault as KinboxFault } from '../kinbox/faults.ts';
import type { KinboxSandbox } from '../kinbox/server.ts';
import type { Fault as TelegramFault } from '../telegram/faults.ts';
import type { TelegramSandbox } from '../telegram/sandbox.ts';
import { pause } from './pause.ts';
import type { Random } from './random.ts';

export interface Weather {
  /** When the last request that was held up can still take effect, Unix time in ms. */
  readonly lateUntil: number;
  /** Resolves when all is well again. */
  stop(): Promise<void>;
}

type Odds<T> = readonly [[weight: number, what: T], ...[weight: number, what: T][]];

/**
 * Longer than the 15 s for which the bot waits, within the 30 s after its claim in which it believes a late
 * effect possible; of these a POST that starts late takes up to 9 s.
 */
const LATE_MS = [16_000, 20_000] as const;
/** How long contacts cannot be searched at all: at its longest past every look-up of a contact. */
const UNSEARCHABLE_MS = [2_000, 40_000] as const;

const KINBOX: Odds<KinboxFault | undefined> = [
  [60, undefined],
  [3, { on: 'create', how: 'server-error' }],
  [6, { on: 'create', how: 'server-error-after' }],
  [2, { on: 'create', how: 'bad-gateway' }],
  [4, { on: 'create', how: 'gateway-timeout-after' }],
  [3, { on: 'create', how: 'reset' }],
  [8, { on: 'create', how: 'reset-after' }],
  [2, { on: 'create', how: 'html' }],
  [3, { on: 'create', how: 'html-after' }],
  [5, { on: 'create', how: 'empty-201' }],
  [3, { on: 'create', how: 'too-many', retryAfter: 1 }],
  [3, { on: 'create', how: 'unavailable', retryAfter: 1 }],
  [1, { on: 'create', how: 'unavailable' }],
  [1, { on: 'create', how: 'unauthorized' }],
  [1.5, { on: 'create', how: 'reject-400' }],
  [1.5, { on: 'create', how: 'reject-422' }],
  [6, { on: 'create', how: 'delay', ms: 800 }],
  [2, { on: 'create', how: 'delay', ms: 4_000 }],
  [0.5, { on: 'create', how: 'hang' }],
  [1, { on: 'create', how: 'hang-after' }],
  [2, { on: 'search', how: 'server-error' }],
  [2, { on: 'search', how: 'reset-after' }],
  [2, { on: 'search', how: 'html' }],
  [2, { on: 'search', how: 'too-many', retryAfter: 1 }],
  [1, { on: 'search', how: 'delay', ms: 2_000 }],
  [2, { on: 'custom-fields', how: 'server-error' }],
  [2, { on: 'custom-fields', how: 'delay', ms: 4_500 }],
];

const METHODS = [
  'sendMessage',
  'sendMessage',
  'editMessageText',
  'editMessageText',
  'answerCallbackQuery',
  'editMessageReplyMarkup',
  'getUpdates',
  'getChatMember',
  'getMe',
] as const;

const TELEGRAM: Odds<TelegramFault | undefined> = [
  [60, undefined],
  [6, { how: 'server-error' }],
  [8, { how: 'server-error-after' }],
  [6, { how: 'reset' }],
  [10, { how: 'reset-after' }],
  [5, { how: 'too-many', retryAfter: 1 }],
  [5, { how: 'html' }],
];

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

  /** All is well, but for the search while that is away. */
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
        const fault = draw(KINBOX, random);
        if (fault) kinbox.fail({ ...fault, times: random.between(1, 2) });
        await pause(random.between(40, 300), signal);
      }
    }
    kinbox.healAll();
  }

  async function blowOnTelegram(): Promise<void> {
    while (!signal.aborted) {
      telegram.healAll();
      const fault = draw(TELEGRAM, random);
      const method = random.pick(METHODS);
      if (fault) telegram.fail({ ...fault, method, times: random.between(1, 4) });
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

function draw<T>(odds: Odds<T>, random: Random): T {
  let left = random.next() * odds.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, what] of odds) {
    left -= weight;
    if (left < 0) return what;
  }
  return odds[0][1];
}
