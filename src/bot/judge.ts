import type { NewJob } from '../domain/job.ts';
import { adminKey } from '../domain/job.ts';
import type { Dictionary } from '../locales/words.ts';
import type { Turn } from '../storage/store.ts';
import { describeError, sortTelegramError } from './telegram-error.ts';

export interface JudgeDeps {
  adminIds: readonly number[];
  dictionary: Dictionary;
}

/** Telegram is asked again this soon, in ms, when it does not say when. */
const AGAIN_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * What a failed update means: Telegram's doing, then it is tried again; or something broken, then the rep
 * and the admins are told if it has to be set aside. Reasons hold codes, nothing that people wrote.
 */
export function createJudge({ adminIds, dictionary }: JudgeDeps) {
  return function judge(error: unknown, turn: Turn) {
    const reason = describeError(error);
    const trouble = sortTelegramError(error);
    const jobs = [...apologize(turn), ...tellAdmins(turn)];
    if (trouble?.kind !== 'later') return { kind: 'broken' as const, reason, jobs };
    const ms = trouble.ms ?? Math.min(AGAIN_MS * 2 ** turn.attempts, LONGEST_MS);
    return { kind: 'later' as const, ms, reason, jobs };
  };

  /** Only the rep's own private chat: its id is the rep's (Bot API, Chat). */
  function apologize({ key, updateId, rep }: Turn): NewJob[] {
    const repId = Number(/^rep:(\d+)$/.exec(key)?.[1]);
    if (!repId || !rep.draft) return [];
    const locale = rep.locale ?? dictionary.localeFor(undefined);
    return [{ key: `apology:${updateId}`, work: { kind: 'apologize', chatId: repId, locale } }];
  }

  function tellAdmins({ updateId }: Turn): NewJob[] {
    return adminIds.map((adminId) => ({
      key: adminKey(adminId, `update:${updateId}`),
      work: { kind: 'tell-admin', adminId, about: 'update-aside', detail: String(updateId) },
    }));
  }
}

/** What an error of a job's message means. */
export function judgeNotice(
  error: unknown,
): { kind: 'later'; ms?: number } | { kind: 'never'; reason: string } {
  const trouble = sortTelegramError(error);
  if (trouble?.kind !== 'later') return { kind: 'never', reason: describeError(error) };
  return trouble;
}
