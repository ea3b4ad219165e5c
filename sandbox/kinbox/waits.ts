export type Waits = {
  wait(ms: number): Promise<boolean>;
  cancelAll(): void;
};

/**
 * Timers that answer true when they ran out and false when they were cancelled, so that a server
 * that goes down does not carry out later what it was asked before.
 */
export function createWaits(): Waits {
  const pending = new Map<NodeJS.Timeout, (ranOut: boolean) => void>();
  return {
    wait: (ms: number): Promise<boolean> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          pending.delete(timer);
          resolve(true);
        }, ms);
        pending.set(timer, resolve);
      }),
    cancelAll(): void {
      for (const [timer, resolve] of pending) {
        clearTimeout(timer);
        resolve(false);
      }
      pending.clear();
    },
  };
}
