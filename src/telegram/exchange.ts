import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

export interface Exchange {
  url: string;
  headers?: Record<string, string>;
  body?: string | Readable;
  signal?: AbortSignal;
  /** For the whole of it, the wait for a connection included. */
  timeoutMs: number;
}

export interface Reply {
  status: number;
  /** Undefined when the body was not JSON: a proxy's error page. */
  json: unknown;
}

/** In bytes: many times a batch of 100 updates of the largest kind. */
const ANSWER_MAX = 16 * 1024 * 1024;

/** It took too long or is too large, or the caller has no more use for it. */
class GivenUp extends Error {
  readonly code = 'aborted';
}

/**
 * One POST and its answer, by undici's `dispatch`: its `request` makes a stream of every answer, and signals
 * for it, which costs more than the rest of a call. Rejects with an error that has a `code`, as a rule.
 */
export function exchange(
  dispatcher: Dispatcher,
  { url, headers, body, signal, timeoutMs }: Exchange,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { origin, pathname: path } = new URL(url);
    const chunks: Buffer[] = [];
    let status = 0;
    let bytes = 0;
    let givenUp: GivenUp | undefined;
    let underWay: Dispatcher.DispatchController | undefined;
    const timer = setTimeout(giveUp, timeoutMs);
    signal?.addEventListener('abort', giveUp);

    function giveUp(): void {
      givenUp = new GivenUp('given up');
      underWay?.abort(givenUp);
      fail(givenUp);
    }
    function fail(error: Error): void {
      end();
      reject(error);
    }
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }

    if (signal?.aborted) return giveUp();
    dispatcher.dispatch(
      { origin, path, method: 'POST', headers: headers ?? {}, body: body ?? null },
      {
        onRequestStart(controller) {
          underWay = controller;
          if (givenUp) controller.abort(givenUp);
        },
        onResponseStart(_, code) {
          status = code;
        },
        onResponseData(_, chunk) {
          bytes += chunk.length;
          if (bytes > ANSWER_MAX) giveUp();
          else chunks.push(chunk);
        },
        onResponseEnd() {
          end();
          resolve({ status, json: readJson(chunks) });
        },
        onResponseError: (_, error) => fail(error),
      },
    );
  });
}

/** Undefined when it is not JSON. */
function readJson(chunks: Buffer[]): unknown {
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    // A proxy or a broken server in between; the caller sees that there is no answer.
    return undefined;
  }
}
