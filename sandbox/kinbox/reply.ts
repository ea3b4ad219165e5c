import type { IncomingMessage, ServerResponse } from 'node:http';

/** The sandbox's reaction to a request: an answer, or one of the ways to give none. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: unknown;
      /** Without one the body goes as JSON; with one it must be text and goes as it is. */
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'huge'; readonly status: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' };

const HUGE_BYTES = 64 * 1024 * 1024;
const HUGE_CHUNK = 'x'.repeat(64 * 1024);

/** NestJS names the status in `error`, but leaves it out of its bare 401, 413 and 500. */
const ERROR_NAMES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

export function answer(status: number, body: unknown): Reply {
  return { kind: 'answer', status, body };
}

/**
 * An error as NestJS writes it: `{statusCode, message, error?}`, where `message` is a list for a
 * body that failed validation. Kinbox documents no error bodies; its stack is NestJS.
 */
export function problem(status: number, message: string | readonly string[]): Reply {
  const error = ERROR_NAMES[status];
  return answer(status, { message, ...(error !== undefined && { error }), statusCode: status });
}

/** The status that the client will read, or null when it gets none. */
export function statusOf(reply: Reply): number | null {
  return reply.kind === 'answer' || reply.kind === 'huge' ? reply.status : null;
}

/** Puts a reply on the wire. A hang leaves the response open until the socket closes. */
export function sendReply(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  switch (reply.kind) {
    case 'hang':
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'huge':
      sendHuge(reply.status, response);
      return;
    case 'answer': {
      const text = reply.contentType === undefined ? JSON.stringify(reply.body) : `${reply.body}`;
      response.writeHead(reply.status, {
        'content-type': reply.contentType ?? 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
        ...reply.headers,
      });
      response.end(text);
    }
  }
}

/** Valid JSON of 64 MiB, so that its size alone is what is wrong; stops when the client leaves. */
function sendHuge(status: number, response: ServerResponse): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.write('{"id":"1","notes":"');
  let left = HUGE_BYTES;
  const pump = (): void => {
    while (left > 0) {
      if (response.destroyed) return;
      left -= HUGE_CHUNK.length;
      if (!response.write(HUGE_CHUNK)) {
        response.once('drain', pump);
        return;
      }
    }
    response.end('"}');
  };
  pump();
}
