import type { Api } from 'grammy';
import { sortTelegramError } from './telegram-error.ts';

/** The kinds of updates that the bot handles; Telegram keeps the others to itself. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  // Only of groups where the bot is an administrator: who leaves is out at once.
  'chat_member',
] as const;

/** Short enough to notice within 20 s that a connection has fallen silent. */
const LONG_POLL_S = 10;
/** Bot API, getUpdates: 1-100. */
const BATCH = 100;

/** One long poll (Bot API, getUpdates). */
export function createGetUpdates(api: Api) {
  return async function getUpdates(offset: number, signal: AbortSignal): Promise<unknown[]> {
    return await api.getUpdates(
      { offset, timeout: LONG_POLL_S, limit: BATCH, allowed_updates: ALLOWED_UPDATES },
      // grammY types the signal as a polyfill's; it calls nothing of it but addEventListener and `aborted`.
      signal as Parameters<Api['getUpdates']>[1],
    );
  };
}

const FIRST_DELAY_MS = 500;
const LAST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 60_000;

/** How long to wait after a failed poll, in ms: what Telegram says, a minute at most, else longer with every failure. */
export function delayAfterPoll(error: unknown, failures: number): number {
  const trouble = sortTelegramError(error);
  if (trouble?.kind === 'later' && trouble.ms !== undefined)
    return Math.min(trouble.ms, LONGEST_DELAY_MS);
  return Math.min(FIRST_DELAY_MS * 2 ** Math.min(failures, 10), LAST_DELAY_MS);
}
