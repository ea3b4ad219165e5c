/** One call of the bot, as it was answered. */
export interface RecordedCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** False until it is answered. */
  ok: boolean;
  errorCode?: number;
  description?: string;
}

export interface Recorder {
  /** Oldest first; the oldest ones go when there are more than are kept. */
  readonly calls: RecordedCall[];
  readonly unknownMethods: string[];
  /** Mistakes that the real Bot API lets pass, each once. */
  readonly oddities: string[];
  start(method: string, params: Readonly<Record<string, unknown>>): RecordedCall;
  odd(what: string): void;
  unknown(method: string): void;
}

const DIFFERENT_ODDITIES_KEPT = 1000;

export function createRecorder(keepCalls: number): Recorder {
  const calls: RecordedCall[] = [];
  const oddities: string[] = [];
  const unknownMethods: string[] = [];
  return {
    calls,
    unknownMethods,
    oddities,
    start(method, params) {
      const call: RecordedCall = { method, params, ok: false };
      calls.push(call);
      // In bulk, so that a long run does not move the whole list at every call.
      if (calls.length > keepCalls * 2) calls.splice(0, calls.length - keepCalls);
      return call;
    },
    odd(what) {
      if (oddities.length < DIFFERENT_ODDITIES_KEPT && !oddities.includes(what)) {
        oddities.push(what);
      }
    },
    unknown(method) {
      if (!unknownMethods.includes(method)) unknownMethods.push(method);
    },
  };
}
