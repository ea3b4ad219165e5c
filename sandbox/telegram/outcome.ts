/** The body of an unsuccessful Bot API answer: https://core.telegram.org/bots/api#making-requests */
export interface Refusal {
  readonly ok: false;
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** The body of any Bot API answer. */
export type Answer = { readonly ok: true; readonly result: unknown } | Refusal;

/** The result of checking the parameters: the value that was read, or the refusal to answer with. */
export type Checked<T> = { readonly ok: true; readonly value: T } | Refusal;

export function done(result: unknown): Answer {
  return { ok: true, result };
}

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** 400 with the prefix that all of them carry. */
export function badRequest(problem: string, parameters?: Refusal['parameters']): Refusal {
  const body = { ok: false, error_code: 400, description: `Bad Request: ${problem}` } as const;
  return parameters === undefined ? body : { ...body, parameters };
}

/** 403: the bot is blocked, was removed, or may not write first. */
export function forbidden(problem: string): Refusal {
  return { ok: false, error_code: 403, description: `Forbidden: ${problem}` };
}

/** 409: two receivers of the same bot's updates. */
export function conflict(problem: string): Refusal {
  return { ok: false, error_code: 409, description: `Conflict: ${problem}` };
}

/** 413: a file of more than 50 MB was uploaded. */
export function tooLarge(): Refusal {
  return { ok: false, error_code: 413, description: 'Request Entity Too Large' };
}

/** 429; `seconds` is also given in `parameters.retry_after`. */
export function tooManyRequests(seconds: number): Refusal {
  return {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  };
}

/** Makes TDLib's "Text must be non-empty" what the Bot API prints: "text must be non-empty". */
export function lowerFirst(text: string): string {
  return /^[A-Z][A-Z_]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
