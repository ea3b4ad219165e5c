/**
 * Telegram takes about 20 messages a minute in a group (Bot API FAQ, "My bot is hitting limits"): a few go at
 * once, the rest one by one. So what comes in a rush is shown seconds later, several on a card, and nothing
 * waits for a minute to be over.
 */
const AT_ONCE = 5;
const EVERY_MS = 4_000;

export interface Pace {
  /** How long a message to this group has to wait, in ms; 0 if it may go now, and then it counts. */
  take(chatId: number): number;
}

/** Keeps what the bot posts in each group under Telegram's limit. Private chats are not held back. */
export function createPace(now: () => number): Pace {
  /** By when everything that was posted in a group would have gone one by one. */
  const paidUntil = new Map<number, number>();
  return {
    take(chatId) {
      if (chatId > 0) return 0;
      const until = Math.max(paidUntil.get(chatId) ?? 0, now());
      const waitMs = until - now() - (AT_ONCE - 1) * EVERY_MS;
      if (waitMs > 0) return waitMs;
      paidUntil.set(chatId, until + EVERY_MS);
      return 0;
    },
  };
}
