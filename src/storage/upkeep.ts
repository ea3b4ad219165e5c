import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { type Loop, startLoop } from '../runtime/loop.ts';
import type { Store } from './store.ts';

export interface UpkeepDeps {
  store: Store;
  /** DRAFT_TTL_DAYS: open forms and finished jobs. */
  draftDays: number;
  /** CONTACT_RETENTION_DAYS: copies of created contacts. */
  contactDays: number;
  clock: Clock;
  log: Log;
}

const DAY_MS = 24 * 60 * 60_000;
/** A message can come again for a day (its lifetime on Telegram's side); three leave room for a long weekend. */
const UPDATE_DAYS = 3;
const EVERY_MS = 60 * 60_000;
/** Rows of a table at a time: reps should not notice. */
const BATCH = 500;
const BETWEEN_BATCHES_MS = 200;

/** Removes what has grown old, once an hour and in small batches. `stop` resolves when it has ended. */
export function startUpkeep(deps: UpkeepDeps): Loop {
  const { store, draftDays, contactDays, clock, log } = deps;

  async function purge(stopping: AbortSignal): Promise<void> {
    const now = clock.now();
    const limits = {
      updatesBefore: now - UPDATE_DAYS * DAY_MS,
      formsBefore: now - draftDays * DAY_MS,
      contactsBefore: now - contactDays * DAY_MS,
      limit: BATCH,
    };
    let gone = 0;
    while (!stopping.aborted) {
      const batch = await store.purge(limits);
      if (batch === 0) break;
      gone += batch;
      await clock.sleep(BETWEEN_BATCHES_MS, stopping);
    }
    if (gone > 0) log.info({ gone }, 'old rows removed');
  }

  return startLoop(clock, async (stopping) => {
    try {
      await purge(stopping);
    } catch (error) {
      log.error({ reason: reasonOf(error) }, 'old rows could not be removed');
    }
    return EVERY_MS;
  });
}
