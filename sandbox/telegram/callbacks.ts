/** The answer that a person sees after a tap: a toast, an alert, or only the spinner's end. */
export interface TapAnswer {
  readonly text?: string;
  readonly alert: boolean;
}

interface Open {
  readonly at: number;
  answer: ((answer: TapAnswer) => void) | undefined;
}

export interface Callbacks {
  /** A new query; `answer` is called once, when the bot answers it. */
  open(answer: (answer: TapAnswer) => void): string;
  /** False when the query is unknown or too old. */
  answer(id: string, answer: TapAnswer): boolean;
}

/**
 * "query is too old": the time is not in the documentation, but has been the same for years, and
 * Telegram drops an undelivered callback_query after it.
 */
const LIFE_MS = 150_000;
const KEPT = 50_000;

/** The callback queries that can be answered: https://core.telegram.org/bots/api#callbackquery */
export function createCallbacks(now: () => number): Callbacks {
  const open = new Map<string, Open>();
  let next = 4_000_000_000_000_000n;
  return {
    open(answer) {
      next += 1n;
      const id = String(next);
      open.set(id, { at: now(), answer });
      if (open.size > KEPT) {
        const oldest = open.keys().next();
        if (oldest.done !== true) open.delete(oldest.value);
      }
      return id;
    },
    answer(id, answer) {
      const query = open.get(id);
      if (query === undefined || now() - query.at > LIFE_MS) return false;
      query.answer?.(answer);
      query.answer = undefined;
      return true;
    },
  };
}
