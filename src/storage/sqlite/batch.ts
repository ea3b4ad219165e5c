import type { DatabaseSync } from 'node:sqlite';

/** Runs a change in the next transaction; resolves to its result once that is on disk. */
export type Write = <T>(change: () => T) => Promise<T>;

/**
 * Commits together what is written in one tick of the event loop: each commit waits for the disk, and
 * a hundred reps who answer at once should wait for it once and not a hundred times.
 *
 * `write` resolves when the commit is on disk. A write that throws is undone alone; its companions
 * are committed all the same.
 */
export function createBatch(db: DatabaseSync): { write: Write; flush(): void } {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const savepoint = db.prepare('SAVEPOINT change');
  const release = db.prepare('RELEASE change');
  const undo = db.prepare('ROLLBACK TO change');

  let waiting: { run: () => void; done: () => void; fail: (error: unknown) => void }[] = [];

  function flush(): void {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const settle: (() => void)[] = [];
    try {
      begin.run();
      for (const one of batch) {
        savepoint.run();
        try {
          one.run();
          settle.push(one.done);
        } catch (error) {
          undo.run();
          settle.push(() => one.fail(error));
        }
        release.run();
      }
      commit.run();
    } catch (error) {
      // Nothing is on disk: a full disk, a damaged file. Every writer learns of it.
      if (db.isOpen && db.isTransaction) rollback.run();
      for (const one of batch) one.fail(error);
      return;
    }
    for (const tell of settle) tell();
  }

  function write<T>(change: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: { value: T } | undefined;
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({
        run: () => {
          result = { value: change() };
        },
        done: () => {
          if (result) resolve(result.value);
        },
        fail: reject,
      });
    });
  }

  return { write, flush };
}
