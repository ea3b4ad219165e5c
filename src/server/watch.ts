import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { type Loop, startLoop } from '../runtime/loop.ts';

export interface WatchDeps<Part extends string> {
  /** Lists the parts that are in trouble. Never rejects. */
  troubles(): Promise<Part[]>;
  /** Tells the admins that a part has been in trouble for a while, or that it is not any more. */
  tell(part: Part, how: 'trouble' | 'over'): Promise<void>;
  clock: Clock;
  log: Log;
}

const EVERY_MS = 10_000;
/** A minute of looks in a row: what mends itself within it is nobody's business, nor is a clock that jumps. */
const LOOKS = 7;

/** Tells the admins once of each trouble that lasts, and once of its end. */
export function startWatch<Part extends string>(deps: WatchDeps<Part>): Loop {
  const { troubles, tell, clock, log } = deps;
  /** How often in a row each was seen in trouble. */
  const seen = new Map<Part, number>();

  async function say(part: Part, how: 'trouble' | 'over'): Promise<void> {
    try {
      await tell(part, how);
    } catch (error) {
      log.warn({ part, reason: reasonOf(error) }, 'the admins could not be told');
    }
  }

  async function look(): Promise<void> {
    const found = new Set(await troubles());
    for (const [part, looks] of [...seen]) {
      if (found.has(part)) continue;
      seen.delete(part);
      if (looks < LOOKS) continue;
      log.info({ part }, 'a trouble is over');
      await say(part, 'over');
    }
    for (const part of found) {
      const looks = (seen.get(part) ?? 0) + 1;
      seen.set(part, looks);
      if (looks !== LOOKS) continue;
      log.error({ part }, 'in trouble');
      await say(part, 'trouble');
    }
  }

  return startLoop(clock, async () => {
    await look();
    return EVERY_MS;
  });
}
