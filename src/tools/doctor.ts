/** `npm run doctor`: checks everything the bot needs, a line each; exits 1 if something is wrong. */
import dotenv from 'dotenv';
import { parseConfig } from '../config.ts';
import { createKinbox } from '../kinbox/kinbox-client.ts';
import { systemClock } from '../runtime/clock.ts';
import { createTelegram } from '../telegram/api.ts';
import { type Check, examine } from './checks.ts';

const MARKS: Record<Check['verdict'], string> = { fine: 'ok   ', note: 'note ', wrong: 'WRONG' };

dotenv.config({ quiet: true });
const read = parseConfig(process.env);
if (!read.ok) {
  for (const problem of read.problems) print({ verdict: 'wrong', what: problem });
  process.exit(78);
}
const { config } = read;
const telegram = createTelegram({ ...config.telegram, ...systemClock });
const kinbox = createKinbox({ ...config.kinbox, now: systemClock.now });
try {
  print({ verdict: 'fine', what: 'environment' });
  for await (const check of examine({ config, api: telegram.api, kinbox })) print(check);
} finally {
  await Promise.all([telegram.close(), kinbox.close()]);
}

function print({ verdict, what, advice }: Check): void {
  process.stdout.write(`${MARKS[verdict]} ${what}${advice ? `\n      -> ${advice}` : ''}\n`);
  if (verdict === 'wrong') process.exitCode = 1;
}
