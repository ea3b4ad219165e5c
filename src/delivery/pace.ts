/** Telegram takes about 20 messages a minute in a group (Bot API FAQ, "My bot is hitting limits"). */
const PER_MINUTE = 20;
const MINUTE_MS = 60_000;

export interface Pace {
  /** How long a message to this group has to wait, in ms; 0 if it may go now, and then it counts. */
  take(chatId: number): number;
}

/** Keeps what the bot posts in each group under Telegram's limit. Private chats are not held back. */
export function createPace(now: () => number): Pace {
  const sent = new Map<number, number[]>();
  return {
    take(chatId) {
      if (chatId > 0) return 0;
      const since = now() - MINUTE_MS;
      const recent = (sent.get(chatId) ?? []).filter((at) => at > since);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= PER_MINUTE) return oldest - since;
      sent.set(chatId, [...recent, now()]);
      return 0;
    },
  };
}
