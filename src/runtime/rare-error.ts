import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** Something that is tried again and again, and may fail for long. */
export interface RareError {
  failed(fields: Record<string, unknown>): void;
  worked(): void;
}

const EVERY_MS = 60_000;

/** Says that something fails at once, then once a minute and how often it did; and once that it works again. */
export function createRareError(
  words: { fails: string; works: string },
  { clock, log }: { clock: Clock; log: Log },
): RareError {
  let since: number | undefined;
  let saidAt = 0;
  let times = 0;
  return {
    failed(fields) {
      const now = clock.now();
      times += 1;
      since ??= now;
      if (times > 1 && now < saidAt + EVERY_MS) return;
      saidAt = now;
      log.error({ ...fields, times }, words.fails);
    },
    worked() {
      if (since === undefined) return;
      log.info({ times, ms: clock.now() - since }, words.works);
      since = undefined;
      times = 0;
    },
  };
}
