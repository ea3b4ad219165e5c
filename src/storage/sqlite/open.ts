import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { number, type Row } from '../column-values.ts';
import { createClaims } from '../shared/claims.ts';
import { createCounts } from '../shared/counts.ts';
import { createForget } from '../shared/erase.ts';
import { createIdleForms } from '../shared/idle-forms.ts';
import { createImportReads } from '../shared/imports.ts';
import { MOVED } from '../shared/moved.ts';
import { createOperations, type OperationDeps } from '../shared/operations.ts';
import { createReminders } from '../shared/reminders.ts';
import { migrations } from '../shared/schema.ts';
import { createCards } from '../shared/shown-contacts.ts';
import { createStory } from '../shared/story.ts';
import { createTeamTables } from '../shared/team-tables.ts';
import { type Store, StoreInUse, StoreMoved, StoreTooNew } from '../store.ts';
import { createBatch } from './batch.ts';
import { createContactTables } from './contacts.ts';
import { backUp } from './copy-file.ts';
import { createImportTables } from './imports.ts';
import { createJobTable } from './jobs.ts';
import { createPurge } from './purge.ts';
import { createUpdateTables } from './updates.ts';
import { createWays } from './ways.ts';

export interface SqliteStore extends Store {
  /** Copies the database to a file while it is in use. `now` is Unix time in ms. */
  backup(to: string, now: number): Promise<void>;
}

/**
 * Opens the database file, making it and its folder if needed, and brings its schema up to date.
 *
 * One process a file: a second one is refused at once (the lock is exclusive), because a writer that waits
 * for another would stop the whole event loop. Throws StoreInUse, StoreTooNew or StoreMoved, or what SQLite says.
 */
export function openSqlite(file: string): SqliteStore {
  const db = openFile(file);
  const { write, flush } = createBatch(db);
  const ways = createWays(db);
  const jobs = createJobTable(db, write, ways);
  const contacts = createContactTables(db, ways);
  const imports = createImportTables(db, write, jobs.add);
  const updates = createUpdateTables(db, write, {
    addJobs: jobs.add,
    dropJobs: jobs.drop,
    decide: jobs.decide,
    changeImports: imports.change,
  });
  const run = createRunner(db);
  const inode = inodeOf(file);
  const plainSql: OperationDeps = {
    read: async (...query) => run(...query),
    write: (...query) => write(() => run(...query)),
  };
  const operations = createOperations(plainSql);
  return {
    ...updates.store,
    ...jobs.store(({ work }, { created, changed, row }, now) => {
      if (created) contacts.add(created, now);
      if (changed) contacts.change(changed.draftId, changed.contact);
      const of = work.kind === 'create-contact' ? work.saved.importRow : undefined;
      if (of && row) imports.endRow(of, row);
    }),
    ...contacts.store,
    ...imports.store,
    ...createPurge(db, write, ways),
    ...createImportReads(plainSql),
    ...createCards(plainSql),
    ...createClaims(plainSql),
    ...createTeamTables(plainSql),
    ...createCounts(plainSql),
    ...createReminders(plainSql),
    ...createIdleForms(plainSql),
    ...createForget(plainSql),
    ...createStory(plainSql),
    ...operations,
    async checkWritable(now) {
      if (inodeOf(file) !== inode) throw new Error(`${file} is not the file that is open`);
      await operations.checkWritable(now);
    },
    async backup(to, now) {
      flush();
      await backUp(db, to, now);
    },
    async close() {
      flush();
      db.close();
    },
  };
}

/** Opens and locks the file, and brings its schema up to date. Throws as `openSqlite` does. */
export function openFile(file: string): DatabaseSync {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  try {
    // It holds people's data: nobody else on the machine is to read it. SQLite's other files follow suit.
    if (file !== ':memory:') chmodSync(file, 0o600);
    bringUpToDate(db);
    const moved = db.prepare('SELECT value FROM settings WHERE name = ?').get(MOVED);
    if (moved) throw new StoreMoved(`${file} was moved to another database`);
  } catch (error) {
    db.close();
    if (error instanceof Error && /database is locked/.test(error.message)) {
      throw new StoreInUse(`${file} is in use by another process`, { cause: error });
    }
    throw error;
  }
  return db;
}

/** Undefined for a file that is gone: what is written to it then is lost with the process. */
const inodeOf = (file: string): number | undefined =>
  statSync(file, { throwIfNoEntry: false })?.ino;

/** Runs queries that are known by a name, each prepared once. */
function createRunner(db: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  return function run(name: string, sql: string, values: readonly SQLInputValue[]): Row[] {
    // SQLite counts its parameters as ?1, ?2 …
    const statement = prepared.get(name) ?? db.prepare(sql.replaceAll('$', '?'));
    prepared.set(name, statement);
    return statement.all(...values);
  };
}

function bringUpToDate(db: DatabaseSync): void {
  // FULL: a commit survives loss of power, which is what "safe with me" promises.
  db.exec(`
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    -- Deleted rows are overwritten: a name that was forgotten is not in the file any more.
    PRAGMA secure_delete = ON;
    CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY);
  `);
  const steps = migrations('INTEGER PRIMARY KEY AUTOINCREMENT');
  const newest = db.prepare('SELECT COALESCE(MAX(number), 0) AS number FROM migrations').get();
  const applied = number(newest?.number);
  if (applied > steps.length) {
    throw new StoreTooNew(
      `the database has schema ${applied}, this version of the bot knows up to ${steps.length}`,
    );
  }
  for (const [index, statements] of steps.entries()) {
    if (index < applied) continue;
    db.exec('BEGIN IMMEDIATE');
    db.prepare('INSERT INTO migrations VALUES (?)').run(index + 1);
    db.exec(statements);
    db.exec('COMMIT');
  }
  // This process is the only one: what says `sending` was cut off by the end of the one before. A POST may
  // have reached Kinbox (unclear); a message to a chat is sent again.
  db.exec(`
    UPDATE jobs SET state = CASE kind WHEN 'create-contact' THEN 'unclear' ELSE 'pending' END, run_at = 0
    WHERE state = 'sending'
  `);
}
