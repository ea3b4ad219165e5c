import type { KinboxSandbox } from '../kinbox/server.ts';

export interface FaultSwitch {
  /** The switches, numbered; the one that is on has a mark. */
  list(): string;
  /** Switches to the fault of that number, from any other. Resolves to what is so now. */
  choose(number: string): Promise<string>;
}

interface Choice {
  what: string;
  start(kinbox: KinboxSandbox): Promise<void> | void;
  /** It is over with one request. */
  isOnce?: boolean;
}

const SLOW_MS = 6_000;
const RETRY_AFTER_SECONDS = 5;

const CHOICES: Choice[] = [
  { what: 'down: refuses every connection', start: (kinbox) => kinbox.down() },
  {
    what: `slow: ${SLOW_MS / 1000} s for each answer`,
    start: (kinbox) => kinbox.fail({ how: 'delay', ms: SLOW_MS, times: Infinity }),
  },
  {
    what: '500 after creating the next contact',
    start: (kinbox) => kinbox.fail({ on: 'create', how: 'server-error-after' }),
    isOnce: true,
  },
  {
    what: "401: refuses the bot's key",
    start: (kinbox) => kinbox.fail({ how: 'unauthorized', times: Infinity }),
  },
  {
    what: '422: does not accept the next contact',
    start: (kinbox) => kinbox.fail({ on: 'create', how: 'reject-422' }),
    isOnce: true,
  },
  {
    what: `429: too many requests, once, with "try again in ${RETRY_AFTER_SECONDS} s"`,
    start: (kinbox) =>
      kinbox.fail({ on: 'create', how: 'too-many', retryAfter: RETRY_AFTER_SECONDS }),
    isOnce: true,
  },
  { what: 'heal: all is well', start: () => undefined, isOnce: true },
];

/** Makes Kinbox fail in one way at a time. */
export function createFaultSwitch(kinbox: KinboxSandbox): FaultSwitch {
  let current: Choice | undefined;
  return {
    list: () =>
      CHOICES.map((choice, at) => {
        const mark = choice === current ? '  <- now' : '';
        return `  :fail ${at + 1}  ${choice.what}${mark}`;
      }).join('\n'),
    async choose(number) {
      const choice = CHOICES[Number(number) - 1];
      if (choice === undefined) return `There is no fault ${number}; :fail lists them.`;
      kinbox.healAll();
      await kinbox.up();
      await choice.start(kinbox);
      current = choice.isOnce ? undefined : choice;
      return `Kinbox, ${choice.what}.`;
    },
  };
}
