import type { Clock } from '../runtime/clock.ts';

/** A part of the bot that can be in trouble, as /readyz, the metrics and the admins are told of it. */
type Part = 'database' | 'intake' | 'telegram' | 'webhook';

export interface HealthDeps {
  /** Writes to the database: a full disk and a copy that is read-only can still be read. */
  writeDatabase(): Promise<unknown>;
  /** Any call of the Bot API. */
  askTelegram(): Promise<unknown>;
  /**
   * When updates were last stored, or asked for in vain, by whichever replica fetches them: Unix time in ms, 0 if that
   * is not known. Absent where Telegram brings them itself.
   */
  storedAt?: (() => Promise<number>) | undefined;
  /** Rejects when Telegram does not deliver to us. Absent where the bot fetches. */
  checkWebhook?: (() => Promise<unknown>) | undefined;
  clock: Clock;
}

export interface Health {
  /** Lists the parts that are in trouble; `except` is not looked at. Never rejects. */
  troubles(except?: Part): Promise<Part[]>;
}

/** A long poll lasts 10 s, and may be tried again after a minute. */
const STALE_MS = 90_000;
/** Nobody is asked more often than this, however often somebody asks us. */
const ASK_EVERY_MS = 15_000;
const WRITE_EVERY_MS = 5_000;
const WEBHOOK_EVERY_MS = 60_000;

export function createHealth(deps: HealthDeps): Health {
  const { writeDatabase, askTelegram, storedAt, checkWebhook, clock } = deps;
  const startedAt = clock.now();

  async function isFetched(): Promise<boolean> {
    const at = (await storedAt?.().catch(() => 0)) ?? 0;
    return clock.now() - Math.max(startedAt, at) <= STALE_MS;
  }

  const checks: Partial<Record<Part, () => Promise<boolean>>> = {
    database: atMostEvery(WRITE_EVERY_MS, writeDatabase, clock),
    ...(storedAt && { intake: isFetched }),
    telegram: atMostEvery(ASK_EVERY_MS, askTelegram, clock),
    ...(checkWebhook && { webhook: atMostEvery(WEBHOOK_EVERY_MS, checkWebhook, clock) }),
  };

  return {
    async troubles(except) {
      const looked = Object.entries(checks).filter(([part]) => part !== except);
      const found = await Promise.all(
        looked.map(async ([part, works]) => ((await works()) ? [] : [part as Part])),
      );
      return found.flat();
    },
  };
}

/** Whether it resolves, asked again after a while; why it does not is in the log of whoever failed. */
function atMostEvery(
  everyMs: number,
  ask: () => Promise<unknown>,
  clock: Clock,
): () => Promise<boolean> {
  let last: { askedAt: number; works: Promise<boolean> } | undefined;
  return () => {
    if (!last || clock.now() - last.askedAt >= everyMs) {
      const works = ask().then(
        () => true,
        () => false,
      );
      last = { askedAt: clock.now(), works };
    }
    return last.works;
  };
}
