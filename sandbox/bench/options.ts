import { parseArgs } from 'node:util';

const BACKENDS = ['sqlite', 'postgres'] as const;
const MODES = ['polling', 'webhook'] as const;
const PARTS = ['cold', 'memory', 'load', 'turns'] as const;

/** How the bot is set up. */
export interface Setup {
  backend: (typeof BACKENDS)[number];
  mode: (typeof MODES)[number];
}

export interface Options {
  setups: Setup[];
  /** The measurement to run. */
  parts: readonly (typeof PARTS)[number][];
  /** How long each load lasts, in seconds, after a warm-up. */
  seconds: number;
  /** Reps who fill in forms at the same time, as fast as the bot answers. */
  reps: number;
  json: boolean;
}

export const USAGE = `npm run bench -- [options]
  --backend ${BACKENDS.join('|')}   where the bot keeps its data (sqlite)
  --mode ${MODES.join('|')}      where its updates come from (polling)
  --all                       every backend in every mode
  --seconds <n>               how long each load lasts (10)
  --reps <n>                  reps at work at the same time at saturation (100)
  --only ${PARTS.join(',')}  some of the measurements
  --json                      the figures as JSON, one line a setup

BOT_NODE_OPTIONS goes to the bot as NODE_OPTIONS, e.g. "--cpu-prof --cpu-prof-dir=/tmp/profile".
`;

/** Undefined when the arguments are not understood. */
export function parseOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        backend: { type: 'string', default: 'sqlite' },
        mode: { type: 'string', default: 'polling' },
        all: { type: 'boolean', default: false },
        seconds: { type: 'string', default: '10' },
        reps: { type: 'string', default: '100' },
        only: { type: 'string', default: PARTS.join(',') },
        json: { type: 'boolean', default: false },
      },
    });
    const backends = values.all ? BACKENDS : [oneOf(BACKENDS, values.backend)];
    const modes = values.all ? MODES : [oneOf(MODES, values.mode)];
    return {
      setups: backends.flatMap((backend) => modes.map((mode) => ({ backend, mode }))),
      parts: values.only.split(',').map((part) => oneOf(PARTS, part)),
      seconds: whole(values.seconds),
      reps: whole(values.reps),
      json: values.json,
    };
  } catch {
    return undefined;
  }
}

function oneOf<T extends string>(known: readonly T[], given: string): T {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new Error(`unknown: ${given}`);
  return found;
}

function whole(given: string): number {
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new Error(`no whole number: ${given}`);
  return Number(given);
}
