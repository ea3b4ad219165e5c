import type { Clock } from '../runtime/clock.ts';

export interface HealthDeps {
  /** Any read of the database. */
  readDatabase(): Promise<unknown>;
  /** Any call of the Bot API. */
  askTelegram(): Promise<unknown>;
  /** Whether this process fetches updates itself, and so should have done so lately. */
  isPolling(): boolean;
  clock: Clock;
}

export interface Health {
  /** A poll for updates came back. */
  notePoll(): void;
  /** Lists the parts that are in trouble: database, intake, telegram. For /readyz. */
  troubles(): Promise<string[]>;
}

/** A long poll lasts 10 s, and may be tried again after a minute. */
const STALE_POLL_MS = 90_000;
/** Telegram is not asked more often than this, however often somebody asks us. */
const ASK_EVERY_MS = 15_000;

export function createHealth({ readDatabase, askTelegram, isPolling, clock }: HealthDeps): Health {
  let polledAt = clock.now();
  let telegram: { askedAt: number; answers: Promise<boolean> } | undefined;

  function telegramAnswers(): Promise<boolean> {
    if (!telegram || clock.now() - telegram.askedAt >= ASK_EVERY_MS) {
      telegram = { askedAt: clock.now(), answers: succeeds(askTelegram()) };
    }
    return telegram.answers;
  }

  return {
    notePoll() {
      polledAt = clock.now();
    },
    async troubles() {
      const [database, answers] = await Promise.all([succeeds(readDatabase()), telegramAnswers()]);
      const isStale = isPolling() && clock.now() - polledAt > STALE_POLL_MS;
      return [
        ...(database ? [] : ['database']),
        ...(isStale ? ['intake'] : []),
        ...(answers ? [] : ['telegram']),
      ];
    },
  };
}

/** Whether it resolves; why it does not is in the log of whoever failed. */
async function succeeds(trying: Promise<unknown>): Promise<boolean> {
  return trying.then(
    () => true,
    () => false,
  );
}
