import { cpus, loadavg } from 'node:os';
import { coldStart, type Figures, load, memory, turns } from './bench/measure.ts';
import { parseOptions, type Setup, USAGE } from './bench/options.ts';

import { renderJson, renderTable } from './bench/report.ts';
import { openStage, type Stage } from './bench/stage.ts';
import { openPostgresServer } from './postgres.ts';

/*
 * `npm run bench`: what the bot takes and costs. It runs as a process of its own; this one is Telegram, Kinbox
 * and the reps, all of which answer at once.
 */

const COLD_STARTS = 5;

const options = parseOptions(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const { setups, parts, reps, seconds, json } = options;
const needsPostgres = setups.some(({ backend }) => backend === 'postgres');
const postgres = needsPostgres ? await openPostgresServer({ isDurable: true }) : undefined;
try {
  for (const setup of setups) {
    const result = { ...setup, loadAverage: loadavg()[0] ?? 0, cores: cpus().length };
    const figures = await measure(setup);
    process.stdout.write((json ? renderJson : renderTable)({ ...result, figures }));
  }
} finally {
  await postgres?.close();
}

async function measure(setup: Setup): Promise<Figures> {
  const on = async (run: (stage: Stage) => Promise<Figures>): Promise<Figures> => {
    const database = setup.backend === 'postgres' ? await postgres?.freshDatabase() : undefined;
    const stage = await openStage(setup, database);
    try {
      return await run(stage);
    } finally {
      await stage.close();
    }
  };
  let figures: Figures = {};
  if (parts.includes('load')) {
    figures = { ...figures, ...(await on((stage) => load(stage, reps, seconds * 1000))) };
  }
  if (parts.includes('cold')) {
    const starts: number[] = [];
    for (let count = 0; count < COLD_STARTS; count += 1) {
      starts.push((await on(coldStart)).coldStartMs ?? Number.NaN);
    }
    figures = { ...figures, coldStartMs: Math.min(...starts) };
  }
  if (parts.includes('memory')) {
    figures = { ...figures, ...(await on((stage) => memory(stage, reps))) };
  }
  if (parts.includes('turns')) figures = { ...figures, ...(await on(turns)) };
  return figures;
}
