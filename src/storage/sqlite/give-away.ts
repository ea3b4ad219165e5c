import { existsSync } from 'node:fs';
import { number, type Row, text } from '../column-values.ts';
import { MOVED, type Table } from '../shared/moved.ts';
import { openFile } from './open.ts';

export interface GiveAway {
  tables: readonly Table[];
  /** Marks the file, so that no bot starts on it any more; undone if `run` rejects. */
  markedWhile(now: number, run: () => Promise<void>): Promise<void>;
  close(): void;
}

/** Opens the database of a bot that is stopped, to be copied whole. Throws StoreInUse, StoreTooNew, StoreMoved. */
export function openToGiveAway(file: string): GiveAway {
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  const db = openFile(file);
  const names = db
    .prepare(
      `SELECT name FROM sqlite_master
       WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY name`,
    )
    .all()
    .map(({ name }) => text(name));
  const tables = names.map((name): Table => {
    const columns = db
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(name)
      .map((row) => text(row.name));
    return {
      name,
      columns,
      count: number(db.prepare(`SELECT COUNT(*) AS count FROM ${name}`).get()?.count),
      rows: () => {
        // The mark itself stays here.
        const wanted = name === 'settings' ? `WHERE name <> '${MOVED}'` : '';
        return db.prepare(`SELECT * FROM ${name} ${wanted}`).iterate() as Iterable<Row>;
      },
    };
  });
  return {
    tables,
    async markedWhile(now, run) {
      db.exec('BEGIN IMMEDIATE');
      try {
        db.prepare('INSERT INTO settings VALUES (?, ?)').run(MOVED, String(now));
        await run();
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => db.close(),
  };
}
