/**
 * `npm run restore -- <file>`: puts a backup in the place of the database; the bot has to be stopped. With PostgreSQL,
 * and without a file: marks the database as restored, after pg_restore has filled it and before the bot is started.
 */
import dotenv from 'dotenv';
import { parseConfig } from '../config.ts';
import { markRestored } from '../storage/postgres/mark-restored.ts';
import { restoreFile } from '../storage/sqlite/copy-file.ts';

dotenv.config({ quiet: true });
const read = parseConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`);
  process.exit(78);
}
const { database } = read.config;
const [file] = process.argv.slice(2);
if (database.engine === 'sqlite' && file === undefined) {
  process.stderr.write('Usage: npm run restore -- <file>\n');
  process.exit(2);
}
try {
  if (database.engine === 'postgres') {
    await markRestored(database.url, Date.now());
    process.stdout.write('Marked as restored: what waits will be looked for in Kinbox first.\n');
  } else {
    const before = restoreFile(file ?? '', database.file, Date.now());
    process.stdout.write(`${database.file} is the backup now.\n`);
    if (before) process.stdout.write(`The database before it is kept as ${before}.\n`);
  }
} catch (error) {
  process.stderr.write(`Not restored: ${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exitCode = 1;
}
