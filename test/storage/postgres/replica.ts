import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../src/runtime/clock.ts';
import type { Log } from '../../../src/runtime/log.ts';
import { openPostgres, type PostgresOptions } from '../../../src/storage/postgres/open.ts';
import type { Store } from '../../../src/storage/store.ts';

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The machine's own time, where the database's is at play. */
export const clock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => sleep(ms, undefined, { ...(signal && { signal }) }).catch(() => {}),
};

type Options = Partial<PostgresOptions>;

/** One of the replicas on a database; it ends with the test, if the test has not ended it before. */
export async function openReplica(url: string, options: Options = {}): Promise<Store> {
  const { store } = await openPostgres(url, { clock, log: quiet, ...options });
  let ended: Promise<void> | undefined;
  const close = () => {
    ended ??= store.close();
    return ended;
  };
  onTestFinished(close);
  return { ...store, close };
}

export const openReplicas = (url: string, count: number, options?: Options): Promise<Store[]> =>
  Promise.all(Array.from({ length: count }, () => openReplica(url, options)));
