import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { number } from '../column-values.ts';
import type { Found } from '../inspect.ts';

/** Throws what the file system or SQLite says. */
export function inspectSqlite(file: string): Found {
  if (!existsSync(file)) {
    let folder = dirname(resolve(file));
    while (!existsSync(folder)) folder = dirname(folder);
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
    accessSync(folder, constants.W_OK);
    return { kind: 'not-there' };
  }
  accessSync(file, constants.W_OK);
  accessSync(dirname(resolve(file)), constants.W_OK);
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const hasTable = db
      .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'")
      .get();
    if (!hasTable) return { kind: 'readable', schema: 0 };
    const row = db.prepare('SELECT COALESCE(MAX(number), 0) AS number FROM migrations').get();
    return { kind: 'readable', schema: number(row?.number) };
  } catch (error) {
    if (error instanceof Error && /locked/.test(error.message)) return { kind: 'in-use' };
    throw error;
  } finally {
    db.close();
  }
}
