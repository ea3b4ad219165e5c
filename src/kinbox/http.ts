import { type Dispatcher, Pool } from 'undici';
import { KinboxError, kindOfStatus, readRetryAfterMs } from './kinbox-error.ts';
import { readReason } from './reason.ts';

export interface HttpSettings {
  /** May have a path prefix: https://proxy.example/kinbox */
  baseUrl: string;
  token: string;
  /** Unix time in ms: for `startBy`, and for a Retry-After that is a date. */
  now: () => number;
  /** Name look-up, connection and TLS. */
  connectTimeoutMs?: number;
  /** From sending the request to the last byte of the answer. */
  answerTimeoutMs?: number;
  maxAnswerBytes?: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  /** Instead of `answerTimeoutMs`. */
  timeoutMs?: number;
  /** Unix time in ms after which not a byte of it is written. */
  startBy?: number;
  /** From now to the last byte of the answer, connecting included. */
  wholeTimeoutMs?: number;
}

/** A GET; throws KinboxError, never `unclear`. */
export type Read = (request: Omit<HttpRequest, 'method' | 'body'>) => Promise<unknown>;

export interface Http {
  /** The JSON of a 2xx; anything else is a KinboxError. Never retries, never follows a redirect. */
  send(request: HttpRequest): Promise<{ status: number; json: unknown }>;
  close(): Promise<void>;
}

interface Limits {
  timeoutMs: number;
  wholeTimeoutMs: number | undefined;
  startBy: number;
}

/** `body` is undefined when it was too large, or lost after a status that says enough. */
interface Answer {
  status: number;
  retryAfter: string | undefined;
  body: Buffer | undefined;
}

/** Whether any byte of the request may have reached the server. */
class Unanswered extends Error {
  readonly sent: boolean;
  constructor(sent: boolean, cause: unknown) {
    super('no answer', { cause });
    this.sent = sent;
  }
}

const isSuccess = (status: number) => status >= 200 && status < 300;

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export function createHttp({
  baseUrl,
  token,
  now,
  connectTimeoutMs = 5000,
  answerTimeoutMs = 15_000,
  maxAnswerBytes = 1024 * 1024,
}: HttpSettings): Http {
  const { origin, pathname } = new URL(baseUrl);
  const prefix = pathname.replace(/\/+$/, '');
  const pool = new Pool(origin, {
    connect: { timeout: connectTimeoutMs },
    // One request a connection at a time, so that "sent" is known of each by itself.
    allowH2: false,
    pipelining: 1,
    // Our own timer covers the whole answer; these would cover only pauses.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  const underWay = new Set<Promise<Answer>>();

  /**
   * One exchange, by undici's `dispatch` and not its `request`: only a handler is told when a
   * connection stands and the request is about to be written, which parts "not created, for
   * certain" from "perhaps".
   */
  function exchange(
    options: Dispatcher.DispatchOptions,
    { timeoutMs, wholeTimeoutMs, startBy }: Limits,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let sent = false;
      let settled = false;
      let timer: NodeJS.Timeout | undefined;
      let wholeTimer: NodeJS.Timeout | undefined;
      let controller: Dispatcher.DispatchController | undefined;
      let status: number | undefined;
      let retryAfter: string | undefined;
      const chunks: Buffer[] = [];
      let bytes = 0;

      function settle(finish: () => void) {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        clearTimeout(wholeTimer);
        finish();
      }
      function answer(body: Buffer | undefined) {
        settle(() => resolve({ status: status ?? 0, retryAfter, body }));
      }
      function fail(cause: unknown) {
        // A status that is no success says what to do, with its body or without.
        if (status !== undefined && !isSuccess(status)) answer(undefined);
        else settle(() => reject(new Unanswered(sent, cause)));
      }
      const expire = (ms: number) =>
        setTimeout(() => {
          const late = Object.assign(new Error(`nothing within ${ms} ms`), { code: 'ETIMEDOUT' });
          fail(late);
          controller?.abort(late);
        }, ms);
      function expireAfter(ms: number) {
        clearTimeout(timer);
        timer = expire(ms);
      }

      // undici ends a connection that takes too long; this is for one that it would try again.
      expireAfter(connectTimeoutMs + 1000);
      if (wholeTimeoutMs !== undefined) wholeTimer = expire(wholeTimeoutMs);
      const handler: Dispatcher.DispatchHandler = {
        onRequestStart(started) {
          // Given up meanwhile, or written once already: never again.
          if (settled || sent) return started.abort(new Error('given up'));
          // Here and not before: the machine may have slept while the connection was made.
          if (now() > startBy) {
            return started.abort(Object.assign(new Error('too late'), { code: 'ETOOLATE' }));
          }
          sent = true;
          controller = started;
          expireAfter(timeoutMs);
        },
        onResponseStart(_, code, headers) {
          if (code < 200) return;
          status = code;
          retryAfter = first(headers['retry-after']);
        },
        onResponseData(running, chunk) {
          bytes += chunk.length;
          chunks.push(chunk);
          if (bytes <= maxAnswerBytes) return;
          answer(undefined);
          running.abort(new Error('answer too large'));
        },
        onResponseEnd: () => answer(Buffer.concat(chunks)),
        onResponseError: (_, error) => fail(error),
      };
      try {
        pool.dispatch(options, handler);
      } catch (error) {
        fail(error);
      }
    });
  }

  return {
    async send(request) {
      const { method, path, query, body, wholeTimeoutMs } = request;
      const { timeoutMs = answerTimeoutMs, startBy = Number.POSITIVE_INFINITY } = request;
      const what = `${method} ${path}`;
      const options: Dispatcher.DispatchOptions = {
        method,
        path: `${prefix}${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          'user-agent': 'kinbox-contact-bot',
          'content-type': body !== undefined ? 'application/json' : undefined,
        },
        body: body !== undefined ? JSON.stringify(body) : undefined,
      };
      const exchanging = exchange(options, { timeoutMs, wholeTimeoutMs, startBy });
      underWay.add(exchanging);
      const answer = await exchanging
        .catch((error: unknown) => {
          throw error instanceof Unanswered ? explain(error, what) : error;
        })
        .finally(() => underWay.delete(exchanging));
      const { status, retryAfter } = answer;
      const text = answer.body && new TextDecoder().decode(answer.body);
      const json = readJson(text);
      if (!isSuccess(status)) {
        throw new KinboxError({
          kind: kindOfStatus(status),
          message: `Kinbox answered ${status} to ${what}`,
          status,
          reason: readReason(json, text ?? '', token),
          retryAfterMs: readRetryAfterMs(retryAfter, now()),
        });
      }
      if (json === undefined) {
        const how = answer.body ? 'is not JSON' : `is larger than ${maxAnswerBytes} bytes`;
        const message = `Kinbox's answer ${status} to ${what} ${how}`;
        throw new KinboxError({ kind: 'unclear', message, status });
      }
      return { status, json };
    },
    async close() {
      await Promise.allSettled(underWay);
      await pool.destroy();
    },
  };
}

/** Undefined when it is not JSON. The parser's own error is dropped: it quotes the text. */
function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text, keepWholeNumbers);
  } catch {
    return undefined;
  }
}

/** An id may be above 2^53, where a JavaScript number is another id: such numbers stay as they were written. */
function keepWholeNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isLarge = typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
  return isLarge && /^-?\d+$/.test(context?.source ?? '') ? context?.source : value;
}

function explain({ sent, cause }: Unanswered, what: string): KinboxError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no code';
  // undici's parser error carries the bytes that it could not read.
  if (cause instanceof Error && 'data' in cause) cause.data = undefined;
  if (sent) {
    const message = `Kinbox's answer to ${what} is lost (${code})`;
    return new KinboxError({ kind: 'unclear', message, cause });
  }
  const message = `Kinbox cannot be reached for ${what} (${code})`;
  // A token or address that cannot even be written into a request will not mend with time.
  const kind = code === 'UND_ERR_INVALID_ARG' ? 'no-access' : 'try-again';
  return new KinboxError({ kind, message, cause });
}
