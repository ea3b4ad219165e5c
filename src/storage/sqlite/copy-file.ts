import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { COPIED_AT, MARK_AS_COPY } from '../shared/copy.ts';
import { StoreInUse } from '../store.ts';

/**
 * Copies a database that is in use, a few pages at a time, into a file that can be started on (0600). `now` is Unix time
 * in ms. Rejects with what SQLite or the file system says; a copy that is not whole never has the name `to`.
 */
export async function backUp(db: DatabaseSync, to: string, now: number): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.part`;
  rmSync(part, { force: true });
  await backup(db, part);
  chmodSync(part, 0o600);
  mark(part, now);
  renameSync(part, to);
}

/** The same for a file that no bot has open. */
export async function backUpFile(file: string, to: string, now: number): Promise<void> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    await backUp(db, to, now);
  } finally {
    db.close();
  }
}

/**
 * Puts a copy in the place of a database that no bot has open; resolves to the name that the one before has now. Throws
 * StoreInUse, or an error for a file that is no copy of ours.
 */
export function restoreFile(copy: string, file: string, now: number): string | undefined {
  if (!isCopy(copy)) throw new Error(`${copy} is no backup of this bot`);
  const aside = `${file}.before-${new Date(now).toISOString().replace(/\D/g, '').slice(0, 14)}`;
  const isThere = existsSync(file);
  if (isThere) {
    closeFully(file);
    renameSync(file, aside);
  }
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(copy, file);
  chmodSync(file, 0o600);
  return isThere ? aside : undefined;
}

function isCopy(file: string): boolean {
  if (!existsSync(file)) return false;
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db.prepare('SELECT value FROM settings WHERE name = ?').get(COPIED_AT) !== undefined;
  } catch {
    return false;
  } finally {
    db.close();
  }
}

/** Brings what stands in the write-ahead log into the file. */
function closeFully(file: string): void {
  const db = new DatabaseSync(file);
  try {
    db.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;',
    );
  } catch (error) {
    throw new StoreInUse(`${file} is in use by another process`, { cause: error });
  } finally {
    db.close();
  }
}

function mark(file: string, now: number): void {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA journal_mode = DELETE');
    const [unclear, copied] = MARK_AS_COPY;
    db.exec(unclear);
    db.prepare(copied.replaceAll('$', '?')).run(String(now));
  } finally {
    db.close();
  }
}
