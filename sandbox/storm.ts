import { parseOptions, USAGE } from './storm/options.ts';
import { hasFailed, renderReport } from './storm/report.ts';
import { runStorm } from './storm/run.ts';

/*
 * npm run storm: reps add contacts while the bot is killed again and again and Telegram and Kinbox fail in
 * every way; then everything is counted. Exits 1 when a confirmed contact is lost, double or wrong, or
 * somebody was not told.
 */

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const options = parseOptions(process.argv.slice(2), () => Math.floor(Math.random() * 2 ** 31) + 1);
if (!options.ok) {
  process.stderr.write(`${options.problem}\n\n${USAGE}`);
  process.exit(2);
}

// So that the bot's processes end with this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

let isFine = true;
for (const storm of options.storms) {
  say(`storm over ${storm.backend} with ${storm.mode}, seed ${storm.seed}`);
  const outcome = await runStorm(storm, say);
  say(renderReport(outcome));
  isFine &&= !hasFailed(outcome);
}
process.exit(isFine ? 0 : 1);
