/** Time as an argument, so that a test can move it by hand. */
export interface Clock {
  /** Unix time in ms. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
