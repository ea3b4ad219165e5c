/**
 * `npm run backup -- [file]`: copies the database, whether the bot is running or not. Without a file: into BACKUP_DIR,
 * or `backups` beside the database. PostgreSQL has tools of its own (docs/operations.md).
 */
import { dirname, join, resolve } from 'node:path';
import dotenv from 'dotenv';
import { parseConfig } from '../config.ts';
import { controlPath } from '../server/control.ts';
import { backUpFile } from '../storage/sqlite/copy-file.ts';
import { askBot } from './ask-bot.ts';

dotenv.config({ quiet: true });
const read = parseConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`);
  process.exit(78);
}
const { database, backups } = read.config;
if (database.engine === 'postgres') {
  process.stderr.write('PostgreSQL is backed up by pg_dump: see docs/operations.md.\n');
  process.exit(2);
}
const folder = backups?.folder ?? join(dirname(database.file), 'backups');
const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const to = resolve(process.argv[2] ?? join(folder, `bot-${time}.db`));
try {
  const asked = await askBot(controlPath(database.file), 'backup', to);
  if (!asked) await backUpFile(database.file, to, Date.now());
  process.stdout.write(`${to}\n`);
} catch (error) {
  process.stderr.write(`Not backed up: ${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exitCode = 1;
}
