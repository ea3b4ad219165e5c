import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import { type Answer, forbidden, type Refusal, tooManyRequests } from './outcome.ts';
import type { RecordedCall } from './recorder.ts';

const SERVER_ERROR: Refusal = { ok: false, error_code: 500, description: 'Internal Server Error' };
const HTML = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** The answer to a call: JSON to a method, the file's bytes to a download. */
export type Served = Answer | Buffer;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly call: RecordedCall;
}

/** Answers with what `run` yields, or as the fault has it; the call's record says what was answered. */
export async function answerCall(
  exchange: Exchange,
  fault: Fault | undefined,
  run: () => Served | Promise<Served>,
): Promise<void> {
  const { response, call } = exchange;
  if (fault?.how === 'delay') await later(fault.ms ?? 100);
  const instead = fault === undefined ? undefined : insteadOf(fault);
  if (instead === 'silence') {
    call.description = 'never answered (fault)';
    return;
  }
  if (instead === 'reset') return reset(exchange);
  if (instead === 'html') {
    Object.assign(call, { errorCode: 502, description: 'HTML page (fault)' });
    response.writeHead(502, { 'content-type': 'text/html' }).end(HTML);
    return;
  }
  if (instead !== undefined) return finish(exchange, instead);
  const served = await run();
  if (fault?.how !== 'reset-after') {
    return finish(exchange, fault?.how === 'server-error-after' ? SERVER_ERROR : served);
  }
  // Of a file half arrives before the connection breaks.
  if (Buffer.isBuffer(served)) await sendHalf(response, served);
  reset(exchange);
}

/** For what went wrong in the sandbox itself. */
export function respondServerError(response: ServerResponse): void {
  respond(response, SERVER_ERROR);
}

/** The HTTP status repeats the error code. */
export function respond(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.writableEnded) return;
  const body = JSON.stringify(answer);
  response
    .writeHead(answer.ok ? 200 : answer.error_code, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    })
    .end(body);
}

/** Acts out a fault in place of the call; undefined when the call takes place. */
function insteadOf(fault: Fault): Refusal | 'silence' | 'reset' | 'html' | undefined {
  if (fault.how === 'hang') return 'silence';
  if (fault.how === 'reset') return 'reset';
  if (fault.how === 'html') return 'html';
  if (fault.how === 'too-many') return tooManyRequests(fault.retryAfter ?? 1);
  if (fault.how === 'server-error') return SERVER_ERROR;
  if (fault.how === 'forbidden') return forbidden('bot was blocked by the user');
  return undefined;
}

function reset({ request, call }: Exchange): void {
  call.description = 'connection reset (fault)';
  request.socket.resetAndDestroy();
}

function finish({ response, call }: Exchange, served: Served): void {
  call.ok = Buffer.isBuffer(served) || served.ok;
  if (Buffer.isBuffer(served)) {
    response.writeHead(200, fileHeaders(served)).end(served);
    return;
  }
  if (!served.ok) {
    call.errorCode = served.error_code;
    call.description = served.description;
  }
  respond(response, served);
}

function fileHeaders(content: Buffer): Record<string, string | number> {
  return { 'content-type': 'application/octet-stream', 'content-length': content.length };
}

function sendHalf(response: ServerResponse, content: Buffer): Promise<void> {
  response.writeHead(200, fileHeaders(content));
  return new Promise((resolve) => {
    response.write(content.subarray(0, content.length / 2), () => resolve());
  });
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
