/** The first card in ten minutes makes a sound, those after it come silently: a fair must not drive a team mad. */
const QUIET_MS = 10 * 60_000;

export interface Bell {
  /** Whether a card in this chat is to come without a sound. */
  isSilent(chatId: number): boolean;
  /** It was sent, and was heard. */
  rang(chatId: number): void;
}

/** `now` gives Unix time in ms. Each replica has a bell of its own, and starts without having rung. */
export function createBell(now: () => number): Bell {
  const rangAt = new Map<number, number>();
  return {
    isSilent: (chatId) => now() - (rangAt.get(chatId) ?? Number.NEGATIVE_INFINITY) < QUIET_MS,
    rang(chatId) {
      rangAt.set(chatId, now());
    },
  };
}
