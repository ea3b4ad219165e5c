import dotenv from 'dotenv';
import { type App, startApp } from './app.ts';
import { parseConfig } from './config.ts';
import { systemClock } from './runtime/clock.ts';
import { createLog } from './runtime/log.ts';
import { isDatabaseRefused } from './storage/open-store.ts';
import { ForeignDatabase } from './storage/owner.ts';
import { StoreInUse, StoreMoved, StorePooled, StoreTooNew } from './storage/store.ts';
import { TokenRefused } from './telegram/api.ts';
import { linkAsText } from './telegram/link-code.ts';
import { ForeignWebhook } from './telegram/webhook-setup.ts';

/** EX_CONFIG of sysexits.h: a supervisor need not try again before somebody has changed something. */
const EXIT_CONFIG = 78;
/** To start again would not help: somebody has to change something first. */
const NEED_A_PERSON = [
  TokenRefused,
  StoreTooNew,
  StoreMoved,
  StorePooled,
  ForeignDatabase,
  ForeignWebhook,
];
/** A stop must not take longer than this, in ms; what is cut off is taken up at the next start. */
const STOP_MS = 9_000;

dotenv.config({ quiet: true });
const read = parseConfig(process.env);
if (!read.ok) {
  const list = read.problems.map((problem) => `  ${problem}\n`).join('');
  process.stderr.write(`The environment is not complete (see .env.example):\n${list}`);
  process.exit(EXIT_CONFIG);
}

const log = createLog(read.config.logLevel);
for (const warning of read.warnings) log.warn({ warning }, 'a setting is probably not meant so');
process.on('unhandledRejection', (error) => {
  // A bug, but no reason to let everybody down: what it broke was not committed and is tried again.
  log.error({ reason: error instanceof Error ? error.name : 'unknown' }, 'unhandled rejection');
});

// Before the start, which can take long: it waits for Telegram to answer.
let app: App | undefined;
let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A Ctrl-C under `npm start` comes twice: from the terminal, and passed on by npm.
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    if (!app) process.exit(0);
    setTimeout(() => process.exit(0), STOP_MS).unref();
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}

try {
  app = await startApp(read.config, {
    clock: systemClock,
    watchClock: systemClock,
    random: Math.random,
    log,
  });
  if (app.invitation !== undefined) {
    // By the process's own output and never by the log, which others may read.
    process.stdout.write(`\n${inviteText(app.invitation)}\n`);
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  const isForPerson =
    isDatabaseRefused(error) || NEED_A_PERSON.some((kind) => error instanceof kind);
  process.exit(isForPerson ? EXIT_CONFIG : 1);
}

function inviteText(link: string): string {
  return [
    'Nobody may use this bot yet. Whoever opens this link first, within an hour, is its admin:',
    '',
    `  ${link}`,
    '',
    linkAsText(link),
    '',
  ].join('\n');
}

/** One line for whoever starts the bot. */
function explain(error: unknown): string {
  if (error instanceof TokenRefused)
    return 'Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.';
  if (error instanceof StoreInUse) return `${error.message}: is another copy of the bot running?`;
  if (error instanceof StorePooled) {
    return [
      'DATABASE_URL leads through a pooler that shares sessions (PgBouncer in transaction mode).',
      'Set its pool_mode to session, or connect to PostgreSQL itself.',
    ].join('\n');
  }
  if (error instanceof StoreMoved) {
    return `${error.message}. Set DATABASE_URL to that one: what was saved since is there.`;
  }
  if (error instanceof StoreTooNew) return `${error.message}. Start a newer version.`;
  if (error instanceof ForeignDatabase) {
    return [
      `The database of DATABASE_URL belongs to another bot (its id is ${error.botId}).`,
      'Take a database of its own for each bot.',
    ].join('\n');
  }
  if (error instanceof ForeignWebhook) {
    return [
      `Telegram delivers this bot's updates to ${error.url}, which this database has not set up.`,
      'Another copy of the bot may be at work there. To end it: npm run webhook -- delete',
    ].join('\n');
  }
  return `The bot could not start: ${error instanceof Error ? error.message : 'unknown'}`;
}
