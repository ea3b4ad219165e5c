import { type Answer, conflict, done } from './outcome.ts';
import type { Updates } from './updates.ts';

interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  /** Seconds. */
  readonly timeout: number;
}

export interface Polling {
  /** Answers getUpdates; `onGone` calls back when the client hangs up. */
  poll(request: PollRequest, onGone: (gone: () => void) => void): Answer | Promise<Answer>;
  /** An update has come. */
  wake(): void;
  /** Ends the waiting call, if any, with 409. */
  abort(reason: string): void;
}

const OTHER_POLL =
  'terminated by other getUpdates request; make sure that only one bot instance is running';
const SAME_OFFSET_MS = 500;

/**
 * Long polling: https://core.telegram.org/bots/api#getupdates . A second getUpdates that has to
 * wait ends the one before it with 409, at once here (Telegram may take 3 s over it).
 */
export function createPolling(updates: Updates): Polling {
  let waiting: { answer: (answer: Answer) => void; limit: number } | undefined;
  let last = { offset: Number.NaN, at: 0 };

  function abort(reason: string): void {
    waiting?.answer(conflict(reason));
  }

  return {
    abort,
    wake() {
      if (waiting !== undefined) waiting.answer(done(updates.peek(waiting.limit)));
    },
    poll(request, onGone) {
      const at = performance.now();
      // Telegram doubts a bot that asks for the same updates again at once.
      const hasty = last.offset === request.offset && at < last.at + SAME_OFFSET_MS;
      last = { offset: request.offset, at };
      const limit = hasty ? 1 : request.limit;
      updates.confirm(request.offset);
      const batch = updates.peek(limit);
      if (batch.length > 0 || request.timeout === 0) return done(batch);
      abort(OTHER_POLL);
      return new Promise((resolve) => {
        const timer = setTimeout(() => answer(done([])), request.timeout * 1000);
        const answer = (result: Answer): void => {
          clearTimeout(timer);
          if (waiting?.answer === answer) waiting = undefined;
          resolve(result);
        };
        waiting = { answer, limit };
        onGone(() => answer(done([])));
      });
    },
  };
}
