import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { type Loop, startLoop } from '../runtime/loop.ts';

export interface DailyBackupsDeps {
  /** Copies the database to a file. */
  backup(to: string): Promise<void>;
  /** BACKUP_DIR */
  folder: string;
  /** BACKUP_KEEP: how many files stay. */
  keep: number;
  clock: Clock;
  log: Log;
}

const EVERY_MS = 60 * 60_000;
const NAME = /^bot-\d{4}-\d{2}-\d{2}\.db$/;

/** One copy a day (UTC), the last few kept; a day that was missed is made up for within the hour. */
export function startDailyBackups(deps: DailyBackupsDeps): Loop {
  const { backup, folder, keep, clock, log } = deps;

  async function copy(): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const today = `bot-${new Date(clock.now()).toISOString().slice(0, 10)}.db`;
    if (existsSync(join(folder, today))) return;
    await backup(join(folder, today));
    log.info({ file: today }, 'the database was backed up');
    const files = readdirSync(folder).filter((name) => NAME.test(name));
    for (const old of files.sort().slice(0, -keep)) rmSync(join(folder, old));
  }

  return startLoop(clock, async () => {
    try {
      await copy();
    } catch (error) {
      log.error({ reason: reasonOf(error) }, 'the database could not be backed up');
    }
    return EVERY_MS;
  });
}
