const FIRST_MS = 1_000;
const CAP_MS = 5 * 60_000;

/**
 * How long to wait before the next attempt, in ms: doubling from 1 s to 5 min, with jitter (half to whole)
 * so that what failed together does not come back together. `attempts` counts from 1; `random` is in [0, 1).
 */
export function backoffMs(attempts: number, random: () => number): number {
  const whole = Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  return Math.round(whole * (0.5 + random() / 2));
}
