import type { Parameters } from 'fast-check';

/** How many cases each property is tried with: `npm run fuzz` sets it, and everybody else gets a few hundred. */
const RUNS = Number(process.env.FUZZ_RUNS) || 200;

/**
 * For fc.assert. A case that fails is printed with its seed and path: give both here to see it again. `share`: of the
 * cases that others get, where each is a long conversation.
 */
export const runs = <T>(parameters: Parameters<T> = {}, share = 1): Parameters<T> => ({
  numRuns: Math.ceil(RUNS * share),
  // Shrinking a case that goes through the whole bot takes its time, too.
  interruptAfterTimeLimit: TIMEOUT_MS - 5_000,
  markInterruptAsFailure: true,
  ...parameters,
});

/** For the test of a property, in ms. */
export const TIMEOUT_MS = Math.max(60_000, RUNS * 200);
