/** Kinbox's health as one run of a job saw it. */
export type Signal =
  | 'fine'
  /** It can be read, which says nothing of creating contacts. */
  | 'reads'
  /** It cannot be reached, or says so itself. */
  | 'down'
  /** No answer, or none of use: it chokes on the contact of this job, or on every one. */
  | { lost: number }
  /** The token or the address is wrong; the status says how. */
  | { noAccess: string }
  /** Nothing for this many ms: too many requests, or, if `isDown`, an outage that says how long. */
  | { waitMs: number; isDown: boolean };

/** Kinbox stands still for everyone; known to admins by `since`. */
export interface Outage {
  about: 'no-access' | 'down';
  /** Unix time in ms. */
  since: number;
}

export interface Circuit {
  /** How many jobs may start now: all that are free, none, or one to see whether Kinbox is back. */
  slots(free: number, running: number): number;
  /** Unix time in ms from which a probe may start, or undefined if nothing is held back. */
  closedUntil(): number | undefined;
  /** Takes a run's signal. Returns what has changed for the admins, if anything. */
  note(signal: Signal): { began: Outage } | { ended: Outage } | undefined;
}

/**
 * A single contact that Kinbox chokes on must not stop the others: so many failures in a row are an outage, and
 * those of one contact count once.
 */
const FAILURES_OF_AN_OUTAGE = 5;
const FIRST_PROBE_MS = 2_000;
const LAST_PROBE_MS = 30_000;

/**
 * Holds all deliveries back while Kinbox is down or refuses the key: one job at a time probes, the others
 * wait without counting failed attempts. `outage` is one that an earlier run of the process had begun.
 */
export function createCircuit(now: () => number, outage?: Outage): Circuit {
  let open = outage;
  let failures = 0;
  let lastLost: number | undefined;
  let probes = 0;
  let heldUntil = 0;

  function hold(): void {
    // Requests that were under way with the first failure bring no news.
    if (now() < heldUntil) return;
    heldUntil = now() + Math.min(FIRST_PROBE_MS * 2 ** probes, LAST_PROBE_MS);
    probes += 1;
  }

  function begin(about: Outage['about']): { began: Outage } | undefined {
    hold();
    // A key that is refused is for the admins to mend, whatever it looked like before.
    if (open?.about === about || open?.about === 'no-access') return undefined;
    open = { about, since: now() };
    return { began: open };
  }

  function fail(lost?: number): { began: Outage } | undefined {
    if (lost === undefined || lost !== lastLost) failures += 1;
    lastLost = lost;
    return open || failures >= FAILURES_OF_AN_OUTAGE ? begin('down') : undefined;
  }

  function noteTrouble(signal: Exclude<Signal, 'fine' | 'reads'>): { began: Outage } | undefined {
    if (signal === 'down') return fail();
    if ('lost' in signal) return fail(signal.lost);
    if ('noAccess' in signal) return begin('no-access');
    const change = signal.isDown ? fail() : undefined;
    heldUntil = Math.max(heldUntil, now() + signal.waitMs);
    return change;
  }

  return {
    slots(free, running) {
      if (now() < heldUntil) return 0;
      return open ? Math.min(free, running > 0 ? 0 : 1) : free;
    },
    closedUntil: () => (now() < heldUntil ? heldUntil : undefined),
    note(signal) {
      if (signal === 'reads') return undefined;
      if (signal !== 'fine') return noteTrouble(signal);
      failures = 0;
      lastLost = undefined;
      if (!open) return undefined;
      const ended = open;
      open = undefined;
      probes = 0;
      heldUntil = 0;
      return { ended };
    },
  };
}
