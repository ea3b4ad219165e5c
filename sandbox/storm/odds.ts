import { ERROR_SHAPES } from '../kinbox/error-shape.ts';
import type { Fault as KinboxFault } from '../kinbox/faults.ts';
import type { KinboxSandboxOptions } from '../kinbox/server.ts';
import type { Fault as TelegramFault } from '../telegram/faults.ts';
import type { Random } from './random.ts';

type Odds<T> = readonly [[weight: number, what: T], ...[weight: number, what: T][]];

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
  [1, { on: 'search', how: 'server-error' }],
  [1, { on: 'search', how: 'html' }],
  [2, { on: 'list', how: 'server-error' }],
  [2, { on: 'list', how: 'reset-after' }],
  [2, { on: 'list', how: 'html' }],
  [2, { on: 'list', how: 'too-many', retryAfter: 1 }],
  [1, { on: 'list', how: 'delay', ms: 2_000 }],
  [2, { on: 'read', how: 'server-error' }],
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

/** Draws Kinbox's next fault, if any. */
export const drawKinboxFault = (random: Random): KinboxFault | undefined => draw(KINBOX, random);

const APIS: Odds<Pick<KinboxSandboxOptions, 'hasV3' | 'v3Search'>> = [
  [1, { hasV3: true }],
  [1, { hasV3: false }],
  [1, { hasV3: true, v3Search: 'ignores-filters' }],
];
const LAG_MAX_MS = 60_000;

/** Which of its routes Kinbox has, in which order it lists, how far its lists are behind, and how it tells of errors. */
export function drawKinboxApi(random: Random) {
  return {
    ...draw(APIS, random),
    errorShape: random.pick(ERROR_SHAPES),
    listOrder: random.pick(['newest-first', 'oldest-first', 'random'] as const),
    searchLagMs: random.chance(0.5) ? 0 : random.between(0, LAG_MAX_MS),
  };
}

/** Draws Telegram's next fault, and its method. */
export function drawTelegramFault(random: Random): TelegramFault | undefined {
  const fault = draw(TELEGRAM, random);
  const method = random.pick(METHODS);
  return fault && { ...fault, method, times: random.between(1, 4) };
}

function draw<T>(odds: Odds<T>, random: Random): T {
  let left = random.next() * odds.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, what] of odds) {
    left -= weight;
    if (left < 0) return what;
  }
  return odds[0][1];
}
