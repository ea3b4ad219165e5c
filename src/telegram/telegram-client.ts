import { Agent } from 'undici';
import { type Exchange, exchange, type Reply } from './exchange.ts';

/** As much of node-fetch as grammY uses: one POST whose answer is read as JSON. */
type TelegramFetch = (url: string, init: FetchInit) => Promise<{ json(): Promise<unknown> }>;

type FetchInit = Omit<Exchange, 'url' | 'timeoutMs'>;

export interface TelegramClientDeps {
  /** Resolves after `ms`, or at once when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Called after every attempt: for metrics and the log. `outcome` is a status or an error's code. */
  onAttempt?(attempt: { method: string; outcome: string; ms: number }): void;
  now(): number;
  /** How long one attempt of a method may take, in ms; `timeoutOf` if absent. */
  timeoutMs?(method: string): number;
}

export interface TelegramClient {
  /** Goes into grammY's client options. */
  fetch: TelegramFetch;
  /** The connections, for what is no call of the Bot API: files. */
  agent: Agent;
  close(): Promise<void>;
}

/** In ms. getUpdates itself waits up to 10 s for something to come: a silent connection is noticed after 15. */
const TIMEOUTS: Record<string, number> = { getUpdates: 15_000, sendDocument: 60_000 };
const TIMEOUT_MS = 15_000;

export const timeoutOf = (method: string): number => TIMEOUTS[method] ?? TIMEOUT_MS;

const ATTEMPTS = 3;
/** Longer waits are not spent here, with the rep's whole queue behind: the update is tried again later. */
const LONGEST_RETRY_AFTER_S = 5;
/** The poll has a loop of its own that waits and goes on. */
const NEVER_RETRIED = new Set(['getUpdates']);

/**
 * The one way to Telegram, under grammY: undici with kept-alive connections; a few quick retries for 429,
 * 5xx and network errors; a time-out per method. It stands below the conversation plugin's log, so a retry
 * is neither recorded nor repeated there.
 *
 * Errors name the method and what failed, never the address, because that has the token in it.
 */
export function createTelegramClient(deps: TelegramClientDeps): TelegramClient {
  const { sleep, onAttempt, now, timeoutMs = timeoutOf } = deps;
  const agent = new Agent({
    connections: 64,
    // Over HTTP/2, which api.telegram.org offers, all calls share one connection: silent once, the bot would be deaf.
    allowH2: false,
    keepAliveTimeout: 30_000,
    connect: { timeout: 5_000 },
    // Each call has a timer of its own, for the whole of it.
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  async function attempt(url: string, method: string, init: FetchInit): Promise<Reply> {
    const startedAt = now();
    let outcome = 'network';
    try {
      const reply = await exchange(agent, { ...init, url, timeoutMs: timeoutMs(method) });
      outcome = String(reply.status);
      return reply;
    } catch (error) {
      outcome = codeOf(error);
      throw new TelegramUnreachable(`${method}: ${outcome}`);
    } finally {
      onAttempt?.({ method, outcome, ms: now() - startedAt });
    }
  }

  async function send(url: string, init: FetchInit): Promise<Reply> {
    const method = methodOf(url);
    // An upload is a stream: it can be sent once.
    const repeatable =
      !NEVER_RETRIED.has(method) && (init.body === undefined || typeof init.body === 'string');
    for (let tried = 1; ; tried += 1) {
      const last = !repeatable || tried >= ATTEMPTS;
      try {
        const reply = await attempt(url, method, init);
        const waitMs = retryDelay(reply, tried);
        if (last || waitMs === undefined) return reply;
        await sleep(waitMs, init.signal);
      } catch (error) {
        if (last || init.signal?.aborted) throw error;
        await sleep(backoff(tried), init.signal);
      }
    }
  }

  return {
    fetch: async (url, init) => {
      const { status, json } = await send(url, init);
      if (json === undefined)
        throw new TelegramUnreachable(`${methodOf(url)}: ${status}, not JSON`);
      return { json: async () => json };
    },
    agent,
    close: () => agent.close(),
  };
}

/** The last part of the address; what comes before has the token in it. */
const methodOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** No answer of the Bot API came back. */
class TelegramUnreachable extends Error {}

/** In ms, or undefined when another attempt would not help or would take too long. */
function retryDelay({ status, json }: Reply, tried: number): number | undefined {
  if (status === 429) {
    const seconds = retryAfter(json);
    return seconds <= LONGEST_RETRY_AFTER_S ? seconds * 1000 : undefined;
  }
  return status >= 500 ? backoff(tried) : undefined;
}

/** `parameters.retry_after`, in seconds (Bot API, ResponseParameters). */
function retryAfter(json: unknown): number {
  if (typeof json !== 'object' || json === null || !('parameters' in json)) return 1;
  const { parameters } = json;
  if (typeof parameters !== 'object' || parameters === null) return 1;
  return 'retry_after' in parameters ? Number(parameters.retry_after) || 1 : 1;
}

const backoff = (tried: number): number => 200 * 4 ** (tried - 1);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'network';
}
