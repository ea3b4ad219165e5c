import { pause } from './pause.ts';
import type { Kind, Tally } from './tally.ts';

/** How long everything must stay as it should be before it is believed. */
const STEADY_MS = 4_000;
const LOOK_EVERY_MS = 500;
/** Counting a long storm takes its time, which the bot should have. */
const LOOK_SHARE = 5;
/** However much there is to be seen going on: this many times the wait for progress is enough. */
const AT_MOST = 5;
/** Findings that time can mend; the others only come to light. */
const CAN_MEND = new Set<Kind>([
  ...(['lost', 'untold', 'unshared', 'unheard', 'untaken', 'unreminded'] as const),
]);

/**
 * Waits until nothing is missing and the bot has taken every update, and stays so until the last request that
 * was held up has had its effect. Gives up when nothing comes right for `stuckMs`, and not because a machine is slow.
 * Resolves to how long it took, in ms.
 */
export async function drain(deps: {
  count(): Tally;
  updatesWaiting(): number;
  /** Unix time in ms until which a request that was held up can take effect. */
  lateUntil: number;
  stuckMs: number;
  say(line: string): void;
}): Promise<number> {
  const { count, updatesWaiting, lateUntil, stuckMs, say } = deps;
  const startedAt = Date.now();
  let steadySince: number | undefined;
  let said = '';
  let movedAt = startedAt;
  for (;;) {
    const lookedAt = Date.now();
    const missing = count().failures.filter(({ kind }) => CAN_MEND.has(kind)).length;
    const waiting = updatesWaiting();
    const now = Date.now();
    const line = `missing: ${missing}, updates waiting: ${waiting}`;
    if (line !== said) {
      say(`  ${((now - startedAt) / 1_000).toFixed(0).padStart(4)} s ${line}`);
      said = line;
      movedAt = now;
    }
    if (missing > 0 || waiting > 0) steadySince = undefined;
    else steadySince ??= now;
    const isSteady = steadySince !== undefined && now - steadySince >= STEADY_MS;
    if (isSteady && now > lateUntil + STEADY_MS) return now - startedAt;
    if (now - movedAt > stuckMs || now - startedAt > AT_MOST * stuckMs) return now - startedAt;
    await pause(Math.max(LOOK_EVERY_MS, LOOK_SHARE * (now - lookedAt)));
  }
}
