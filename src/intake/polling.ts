import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { type Loop, startLoop } from '../runtime/loop.ts';
import type { IncomingUpdate } from '../storage/store.ts';
import { parseIncoming } from './incoming.ts';

export interface PollingDeps {
  /**
   * One long poll from `offset`, which confirms everything before it (Bot API, getUpdates). Rejects when
   * `signal` aborts.
   */
  getUpdates(offset: number, signal: AbortSignal): Promise<unknown[]>;
  /** Resolves when the updates are on disk. */
  receive(updates: IncomingUpdate[]): Promise<void>;
  /** Called when what one poll brought is on disk. */
  onStored(): void;
  /** How long to wait after a failed poll, in ms; `failures` counts those in a row. */
  delayAfter(error: unknown, failures: number): number;
  clock: Clock;
  log: Log;
}

/**
 * Takes updates by long polling. The offset moves, which confirms a batch, only when the batch is on
 * disk; it is not remembered: a restart begins at the oldest unconfirmed update, and repeated ones are
 * known by their id. (Ids are not compared: after a quiet week the next one is random.)
 */
export function startPolling(deps: PollingDeps): Loop {
  const { getUpdates, receive, onStored, delayAfter, clock, log } = deps;
  let offset = 0;
  let failures = 0;

  return startLoop(clock, async (stopping) => {
    try {
      const batch = await getUpdates(offset, stopping);
      const updates = batch.flatMap((update) => parseIncoming(update) ?? []);
      if (updates.length < batch.length) {
        log.warn({ count: batch.length - updates.length }, 'not an update: dropped');
      }
      await receive(updates);
      onStored();
      const newest = updates.at(-1);
      if (newest) offset = newest.updateId + 1;
      else if (batch.length > 0) throw new Error('a batch without a single update');
      failures = 0;
      return 0;
    } catch (error) {
      if (stopping.aborted) return 0;
      failures += 1;
      const ms = delayAfter(error, failures);
      log.warn({ reason: reasonOf(error), failures, ms }, 'updates could not be fetched');
      return ms;
    }
  });
}
