import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import type { Store } from './store.ts';

/** The setting with the time of the last beat. */
const BEAT = 'intake-at';
/** A beat is written this often at most. */
const EVERY_MS = 15_000;

export interface Heartbeat {
  /** Updates were stored just now, or there were none. */
  beat(): void;
  /** When that was last so, in this process or in another one on the database: Unix time in ms, 0 if never. */
  last(): Promise<number>;
}

/** Lets every replica know whether one of them still takes updates. */
export function createHeartbeat({
  store,
  clock,
  log,
}: {
  store: Pick<Store, 'setting' | 'saveSetting'>;
  clock: Clock;
  log: Log;
}): Heartbeat {
  let beatAt = 0;
  let writtenAt = 0;
  return {
    beat() {
      beatAt = clock.now();
      if (beatAt - writtenAt < EVERY_MS) return;
      writtenAt = beatAt;
      store.saveSetting({ name: BEAT, value: String(beatAt) }).catch((error: unknown) => {
        log.warn({ reason: reasonOf(error) }, 'the heartbeat of the intake was not written');
      });
    },
    async last() {
      return Math.max(beatAt, Number(await store.setting(BEAT)) || 0);
    },
  };
}
