import type { Clock } from './clock.ts';

/**
 * Waits for `doing`, and calls `say` once it has taken `ms`. What is said has been said before this resolves or
 * rejects, so it never comes last. `said` is what `say` resolved to, if it was called.
 */
export async function sayIfSlow<T, S>(
  doing: Promise<T>,
  say: () => Promise<S>,
  { ms, clock }: { ms: number; clock: Clock },
): Promise<{ done: T; said: S | undefined }> {
  // A word for a reason: without one, abort makes an error with its stack.
  const ended = new AbortController();
  const saying = clock
    .sleep(ms, ended.signal)
    .then(() => (ended.signal.aborted ? undefined : say()));
  try {
    const done = await doing;
    ended.abort('ended');
    return { done, said: await saying };
  } finally {
    ended.abort('ended');
    await saying;
  }
}
