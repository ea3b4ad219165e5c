import { z } from 'zod';
import { expiryKey } from '../domain/job.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { type Loop, startLoop } from '../runtime/loop.ts';
import type { IdleForm, Store } from './store.ts';

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

/** When reps were told of forms that are soon old: Unix times in ms, the newest last. */
const ROUNDS = 'expiry-rounds';
/** A day of them, with room for restarts. */
const ROUNDS_KEPT = 100;

/**
 * Removes what has grown old, once an hour and in small batches; reps are told before their contacts go. `stop`
 * resolves when it has ended.
 */
export function startUpkeep(deps: UpkeepDeps): Loop {
  const { store, draftDays, contactDays, clock, log } = deps;

  const draftMs = draftDays * DAY_MS;
  /** How long before unfinished contacts go their rep is told. */
  const noticeMs = Math.min(DAY_MS, draftMs / 2);

  /** Tells of all that will be old soon, or is since the bot was last there. */
  async function tellBefore(now: number): Promise<void> {
    let from = 0;
    while (true) {
      const idle = await store.idleForms(from, now - draftMs + noticeMs, BATCH);
      for (const form of idle) await tell(form, now);
      const last = idle.at(-1);
      // The next batch begins with the last one again: others may have been touched in the same ms.
      if (!last || idle.length < BATCH || last.touchedAt === from) return;
      from = last.touchedAt;
    }
  }

  async function tell({ key, touchedAt }: IdleForm, now: number): Promise<void> {
    const personId = Number(/^rep:(\d+)$/.exec(key)?.[1]);
    if (Number.isNaN(personId)) return;
    const goneAt = Math.max(touchedAt + draftMs, now + noticeMs / 2);
    const work = { kind: 'tell-expiry', personId, goneAt } as const;
    await store.addJob({ key: expiryKey(key, touchedAt), work }, now);
  }

  /** When reps were told, this time included. */
  async function rememberRound(now: number): Promise<number[]> {
    const rounds = [...parseRounds(await store.setting(ROUNDS)), now].slice(-ROUNDS_KEPT);
    await store.saveSetting({ name: ROUNDS, value: JSON.stringify(rounds) });
    return rounds;
  }

  /**
   * By when a form must have been touched last for its rep to have been told until `at`. After the bot was away, or
   * the machine asleep, that is longer ago than what is old enough: nothing goes without a word.
   */
  function toldUntil(at: number, rounds: readonly number[]): number {
    const round = rounds.findLast((one) => one <= at) ?? Number.NEGATIVE_INFINITY;
    return Math.max(round - draftMs + noticeMs, 0);
  }

  async function purge(
    now: number,
    rounds: readonly number[],
    stopping: AbortSignal,
  ): Promise<void> {
    const limits = {
      updatesBefore: now - UPDATE_DAYS * DAY_MS,
      formsBefore: Math.min(now - draftMs, toldUntil(now - noticeMs / 2, rounds)),
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
      const now = clock.now();
      await tellBefore(now);
      await purge(now, await rememberRound(now), stopping);
      await store.purgeTeam(now);
    } catch (error) {
      log.error({ reason: reasonOf(error) }, 'old rows could not be removed');
    }
    return EVERY_MS;
  });
}

/** None, if another version of the bot has written it. */
function parseRounds(text: string | undefined): number[] {
  return z
    .array(z.number())
    .catch([])
    .parse(JSON.parse(text ?? '[]'));
}
