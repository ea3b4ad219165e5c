/**
 * `npm run webhook -- info` says where Telegram delivers the bot's updates; `npm run webhook -- delete` ends
 * that, for whoever wants to go back to polling.
 */
import dotenv from 'dotenv';
import { parseConfig } from '../config.ts';
import { systemClock } from '../runtime/clock.ts';
import { createTelegram } from '../telegram/api.ts';

const USAGE = 'Usage: npm run webhook -- info|delete\n';

dotenv.config({ quiet: true });
const [command] = process.argv.slice(2);
const read = parseConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`);
  process.exit(78);
}
const telegram = createTelegram({ ...read.config.telegram, ...systemClock });
try {
  if (command === 'info') await info();
  else if (command === 'delete') await remove();
  else {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  }
} catch {
  process.stderr.write('Telegram did not answer, or does not know this BOT_TOKEN.\n');
  process.exitCode = 1;
} finally {
  await telegram.close();
}

async function info(): Promise<void> {
  const {
    url,
    pending_update_count: waiting,
    last_error_message: error,
  } = await telegram.api.getWebhookInfo();
  if (!url) {
    process.stdout.write(`No webhook is set; ${waiting} updates wait to be fetched.\n`);
    return;
  }
  process.stdout.write(`Updates go to ${url}; ${waiting} wait.\n`);
  if (error) process.stdout.write(`The last delivery failed: ${error}\n`);
}

async function remove(): Promise<void> {
  await telegram.api.deleteWebhook();
  process.stdout.write('The webhook is removed. Waiting updates are kept for polling.\n');
}
