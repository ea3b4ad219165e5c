/**
 * The caller's next action.
 *
 * - `try-again`: nothing was created, for certain; send it again later.
 * - `refused`: Kinbox rejects this contact; the rep reads `reason` and corrects it.
 * - `no-access`: the token or the address is wrong; nothing goes on until an admin has acted.
 * - `unclear`: it may or may not have been created; look it up before sending it again.
 */
export type KinboxErrorKind = 'try-again' | 'refused' | 'no-access' | 'unclear';

interface Facts {
  kind: KinboxErrorKind;
  /** Goes to logs: method and path, never a body, a query or the token. */
  message: string;
  status?: number | undefined;
  reason?: string | undefined;
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

export class KinboxError extends Error {
  override readonly name = 'KinboxError';
  readonly kind: KinboxErrorKind;
  /** The status of an answer that arrived whole, or at all when it is not a 2xx. */
  readonly status: number | undefined;
  /** Kinbox's own words for the rep, on one line. Not enumerable: it may repeat what was sent. */
  declare readonly reason: string | undefined;
  /** Kinbox asks to wait this long; at most 5 minutes. */
  readonly retryAfterMs: number | undefined;

  constructor({ kind, message, status, reason, retryAfterMs, cause }: Facts) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    Object.defineProperty(this, 'reason', { value: reason, enumerable: false });
  }
}

/** The account or the path, not the contact: 402 and 406 to 426 say so as plainly as 401. */
const NO_ACCESS = new Set([401, 402, 403, 404, 405, 406, 407, 410, 426]);

/** Kinbox documents no errors: this is what HTTP says of each status. */
export function kindOfStatus(status: number): KinboxErrorKind {
  if (status === 429 || status === 503 || status === 425) return 'try-again';
  if (NO_ACCESS.has(status) || (status >= 300 && status < 400)) return 'no-access';
  if (status >= 400 && status < 500 && status !== 408) return 'refused';
  return 'unclear';
}

const RETRY_AFTER_MAX_MS = 5 * 60_000;

/** Retry-After (RFC 9110, 10.2.3): seconds, or an HTTP date. Capped, so that nothing is forgotten. */
export function readRetryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  const waitMs = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : /^[a-z]{3}/i.test(text)
      ? Date.parse(text) - nowMs
      : Number.NaN;
  if (Number.isNaN(waitMs)) return undefined;
  return Math.min(Math.max(Math.ceil(waitMs), 0), RETRY_AFTER_MAX_MS);
}

/** What a log can say of it: the status of the answer, or the code of what stood in its way (ECONNRESET). */
export function troubleOf({ status, cause }: KinboxError): string | undefined {
  if (status !== undefined) return String(status);
  for (let at = cause; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
