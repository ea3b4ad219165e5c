import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { Pending, Updates } from './updates.ts';

interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string;
  /** Updates in delivery at one time. */
  readonly maxConnections: number;
}

export interface Webhook {
  readonly settings: () => WebhookSettings | undefined;
  readonly lastError: () => { message: string; seconds: number } | undefined;
  /** Starts delivery, also of the updates that are waiting; undefined stops it. */
  set(settings: WebhookSettings | undefined): void;
  arrive(pending: Pending): void;
  close(): void;
}

interface Lane {
  readonly pending: Pending[];
  failures: number;
  timer: NodeJS.Timeout | undefined;
}

interface Delivery {
  readonly settings: WebhookSettings;
  readonly lanes: Map<string, Lane>;
  readonly ready: string[];
  readonly agent: Agent;
  active: number;
}

const ANSWER_WITHIN_MS = 60_000;

/** After the nth failure in a row, in milliseconds: again at once, then 2, 4, 8 … 60 seconds. */
export function telegramBackoff(failures: number): number {
  return failures <= 1 ? 0 : Math.min(60_000, 1000 * 2 ** (failures - 1));
}

/**
 * Delivers updates by HTTP POST: https://core.telegram.org/bots/api#setwebhook . Updates of one
 * queue (a chat's messages, a user's taps) go one after the other; an answer other than 2xx means
 * the same update again after `backoff(failures)` milliseconds.
 */
export function createWebhook(options: {
  updates: Updates;
  /** Milliseconds. */
  now: () => number;
  backoff: (failures: number) => number;
}): Webhook {
  const { updates } = options;
  let delivery: Delivery | undefined;
  let lastError: { message: string; seconds: number } | undefined;

  function stop(): void {
    if (delivery === undefined) return;
    for (const lane of delivery.lanes.values()) clearTimeout(lane.timer);
    delivery.agent.destroy();
    delivery = undefined;
  }

  function enqueue(current: Delivery, pending: Pending): void {
    const lane = current.lanes.get(pending.queue);
    if (lane !== undefined) {
      lane.pending.push(pending);
      return;
    }
    current.lanes.set(pending.queue, { pending: [pending], failures: 0, timer: undefined });
    current.ready.push(pending.queue);
    pump(current);
  }

  function pump(current: Delivery): void {
    while (current === delivery && current.active < current.settings.maxConnections) {
      const name = current.ready.shift();
      if (name === undefined) return;
      const lane = current.lanes.get(name);
      const pending = lane?.pending[0];
      if (lane === undefined || pending === undefined) continue;
      if (pending.expiresAt < options.now()) {
        pending.copies = 1;
        settle(current, name, lane, pending, undefined);
        continue;
      }
      current.active += 1;
      post(current, pending, (problem) => {
        if (current !== delivery) return;
        current.active -= 1;
        settle(current, name, lane, pending, problem);
        pump(current);
      });
    }
  }

  function settle(
    current: Delivery,
    name: string,
    lane: Lane,
    pending: Pending,
    problem: string | undefined,
  ): void {
    if (problem !== undefined) {
      lastError = { message: problem, seconds: Math.floor(options.now() / 1000) };
      lane.failures += 1;
      lane.timer = setTimeout(() => {
        current.ready.push(name);
        pump(current);
      }, options.backoff(lane.failures));
      return;
    }
    lane.failures = 0;
    pending.copies -= 1;
    if (pending.copies <= 0) {
      lane.pending.shift();
      updates.remove(pending);
    }
    if (lane.pending.length === 0) current.lanes.delete(name);
    else current.ready.push(name);
  }

  return {
    settings: () => delivery?.settings,
    lastError: () => lastError,
    set(settings) {
      stop();
      lastError = undefined;
      if (settings === undefined) return;
      const secure = settings.url.startsWith('https:');
      const limits = { keepAlive: true, maxSockets: settings.maxConnections };
      const agent = secure ? new SecureAgent(limits) : new Agent(limits);
      delivery = { settings, lanes: new Map(), ready: [], agent, active: 0 };
      for (const pending of updates.all()) enqueue(delivery, pending);
    },
    arrive(pending) {
      if (delivery !== undefined) enqueue(delivery, pending);
    },
    close: stop,
  };
}

/** One POST; calls back once, with what getWebhookInfo would show as last_error_message. */
function post(
  { settings, agent }: Delivery,
  pending: Pending,
  callback: (problem: string | undefined) => void,
): void {
  let told = false;
  const tell = (problem: string | undefined): void => {
    if (told) return;
    told = true;
    callback(problem);
  };
  const body = JSON.stringify(pending.update);
  const send = settings.url.startsWith('https:') ? secureRequest : request;
  const call = send(settings.url, {
    method: 'POST',
    agent,
    timeout: ANSWER_WITHIN_MS,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(settings.secretToken === ''
        ? {}
        : { 'x-telegram-bot-api-secret-token': settings.secretToken }),
    },
  });
  call.on('response', (response) => {
    const status = response.statusCode ?? 0;
    response.resume();
    response.on('error', () => tell('Connection reset by peer'));
    response.on('end', () => {
      const fine = status >= 200 && status < 300;
      const reason = `${status} ${response.statusMessage ?? ''}`.trim();
      tell(fine ? undefined : `Wrong response from the webhook: ${reason}`);
    });
  });
  call.on('timeout', () => {
    tell('Read timeout expired');
    call.destroy();
  });
  call.on('error', (error: NodeJS.ErrnoException) => {
    tell(error.code === 'ECONNREFUSED' ? 'Connection refused' : 'Connection reset by peer');
  });
  call.end(body);
}
