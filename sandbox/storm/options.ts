import { parseArgs } from 'node:util';

/** One storm: which bot it blows on, how hard and how long. */
export interface Storm {
  /** How long faults and kills last; draining comes on top. */
  readonly minutes: number;
  readonly reps: number;
  readonly backend: 'sqlite' | 'postgres';
  readonly mode: 'polling' | 'webhook';
  readonly replicas: number;
  readonly seed: number;
  /** How long the bot may take, in seconds, to settle one thing more once all is well again. */
  readonly drainSeconds: number;
}

export type OptionsResult = { ok: true; storms: Storm[] } | { ok: false; problem: string };

export const USAGE = `npm run storm -- [options]
  --minutes N     of faults and kills, in all (1)
  --reps N        people who add contacts (12)
  --backend B     sqlite | postgres (sqlite)
  --mode M        polling | webhook (polling)
  --replicas N    bot processes (1); more than one needs postgres
  --seed N        for every random choice (drawn if absent, and printed)
  --drain N       seconds afterwards in which at least one thing more has to be settled (420)
  --ci            short: SQLite with polling, then PostgreSQL with webhook and 3 replicas
`;

/** Reads the command line. `draw` gives a seed when there is none. */
export function parseOptions(args: readonly string[], draw: () => number): OptionsResult {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        minutes: { type: 'string', default: '1' },
        reps: { type: 'string', default: '12' },
        backend: { type: 'string', default: 'sqlite' },
        mode: { type: 'string', default: 'polling' },
        replicas: { type: 'string', default: '1' },
        seed: { type: 'string' },
        drain: { type: 'string', default: '420' },
        ci: { type: 'boolean', default: false },
      },
    });
    const { backend, mode, ci } = values;
    if (backend !== 'sqlite' && backend !== 'postgres') throw new Error('--backend is wrong');
    if (mode !== 'polling' && mode !== 'webhook') throw new Error('--mode is wrong');
    const common = {
      minutes: positive('minutes', values.minutes),
      reps: whole('reps', values.reps),
      seed: values.seed === undefined ? draw() : whole('seed', values.seed),
      drainSeconds: positive('drain', values.drain),
    };
    const replicas = whole('replicas', values.replicas);
    if (!ci && backend === 'sqlite' && replicas > 1) throw new Error('SQLite has one process');
    if (!ci) return { ok: true, storms: [{ ...common, backend, mode, replicas }] };
    const half = { ...common, minutes: common.minutes / 2 };
    return {
      ok: true,
      storms: [
        { ...half, backend: 'sqlite', mode: 'polling', replicas: 1 },
        { ...half, backend: 'postgres', mode: 'webhook', replicas: 3 },
      ],
    };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} is wrong`);
  return value;
}

function whole(name: string, text: string): number {
  const value = positive(name, text);
  if (!Number.isSafeInteger(value)) throw new Error(`--${name} is wrong`);
  return value;
}
