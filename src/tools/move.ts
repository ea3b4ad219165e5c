/**
 * `npm run move -- --to postgres://…`: copies the SQLite database of DATABASE_URL into an empty PostgreSQL one, all of
 * it or nothing; the bot has to be stopped. The file stays, and no bot starts on it any more.
 */
import { parseArgs } from 'node:util';
import dotenv from 'dotenv';
import { parseConfig } from '../config.ts';
import { TargetNotEmpty, takeOver } from '../storage/postgres/take-over.ts';
import { openToGiveAway } from '../storage/sqlite/give-away.ts';
import { StoreInUse } from '../storage/store.ts';

dotenv.config({ quiet: true });
const read = parseConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`);
  process.exit(78);
}
const { database } = read.config;
const to = targetOf(process.argv.slice(2));
if (database.engine !== 'sqlite' || to === undefined) {
  process.stderr.write(
    'Usage: npm run move -- --to postgres://user:password@host/database\n' +
      'DATABASE_URL names the SQLite file that is moved.\n',
  );
  process.exit(2);
}
try {
  const from = openToGiveAway(database.file);
  try {
    await from.markedWhile(Date.now(), () => takeOver(to, from.tables));
    for (const { name, count } of from.tables) process.stdout.write(`${name}: ${count}\n`);
    process.stdout.write(
      `Moved. Set DATABASE_URL to the new database and start the bot; ${database.file} is kept as it was.\n`,
    );
  } finally {
    from.close();
  }
} catch (error) {
  process.stderr.write(`Not moved, nothing has changed: ${explain(error)}\n`);
  process.exitCode = 1;
}

function targetOf(args: string[]): string | undefined {
  try {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } });
    return /^postgres(?:ql)?:\/\//.test(values.to ?? '') ? values.to : undefined;
  } catch {
    return undefined;
  }
}

function explain(error: unknown): string {
  if (error instanceof StoreInUse) return `${error.message}. Stop the bot first.`;
  if (error instanceof TargetNotEmpty) {
    return `${error.message}. Take an empty database: what is in it belongs to another bot, or was moved before.`;
  }
  return error instanceof Error ? error.message : 'unknown';
}
