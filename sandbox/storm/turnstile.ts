export interface Turnstile {
  /** Resolves when it is the caller's turn. */
  pass(): Promise<void>;
  /** From now on everybody passes at once. */
  open(): void;
}

/** Lets one through every `everyMs`, in the order in which they came. */
export function startTurnstile(everyMs: number): Turnstile {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const timer = setInterval(() => waiting.shift()?.(), everyMs);
  return {
    pass: () => (isOpen ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    open() {
      isOpen = true;
      clearInterval(timer);
      for (const pass of waiting.splice(0)) pass();
    },
  };
}
