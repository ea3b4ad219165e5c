/**
 * `npm run contact -- <id>`: what became of a contact, by its Kinbox id, its external id, its draft's id, or of the
 * newest contacts of a rep, by the rep's Telegram id. Ids, states and times: nothing that people wrote.
 */
import dotenv from 'dotenv';
import { parseConfig } from '../config.ts';
import { systemClock } from '../runtime/clock.ts';
import { createLog } from '../runtime/log.ts';
import { controlPath } from '../server/control.ts';
import { inspectDatabase, LAST_MIGRATION } from '../storage/inspect.ts';
import { openStore } from '../storage/open-store.ts';
import { tellStory } from '../storage/tell-story.ts';
import { askBot } from './ask-bot.ts';

dotenv.config({ quiet: true });
const read = parseConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${read.problems.join('\n')}\n`);
  process.exit(78);
}
const { database } = read.config;
const [id] = process.argv.slice(2);
if (id === undefined) {
  process.stderr.write('Usage: npm run contact -- <Kinbox id | external id | draft id | rep id>\n');
  process.exit(2);
}
try {
  const asked =
    database.engine === 'sqlite'
      ? await askBot(controlPath(database.file), 'contact', id)
      : undefined;
  process.stdout.write(`${asked ? String(asked.answer) : await lookUp(id)}\n`);
} catch (error) {
  process.stderr.write(`Not found out: ${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exitCode = 1;
}

/** In the database itself, as long as it need not be changed for that. */
async function lookUp(wanted: string): Promise<string> {
  const found = await inspectDatabase(database);
  if (found.kind !== 'readable' || found.schema !== LAST_MIGRATION) {
    throw new Error(`the database is ${found.kind}; see npm run doctor`);
  }
  const { store } = await openStore(database, { clock: systemClock, log: createLog('silent') });
  try {
    return await tellStory(store, wanted);
  } finally {
    await store.close();
  }
}
