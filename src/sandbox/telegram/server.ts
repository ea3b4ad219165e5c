import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import type { Backend } from './methods/context.ts';
import { canonicalName, METHODS } from './methods/table.ts';
import { type Answer, badRequest, forbidden, type Refusal, tooManyRequests } from './outcome.ts';
import { type Params, parseParams } from './params.ts';
import type { RecordedCall, Recorder } from './recorder.ts';

const NOT_FOUND: Refusal = { ok: false, error_code: 404, description: 'Not Found' };
const UNAUTHORIZED: Refusal = { ok: false, error_code: 401, description: 'Unauthorized' };
const SERVER_ERROR: Refusal = { ok: false, error_code: 500, description: 'Internal Server Error' };
const METHOD_PATH = /^\/bot([^/]+)\/(\w+)\/?$/;
const FILE_PATH = /^\/file\/bot([^/]+)\/(.+)$/;
const TOKEN = /^\d+:[\w-]+$/;
const HTML = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** The HTTP side of the Bot API: https://core.telegram.org/bots/api#making-requests */
export function createApiServer(options: {
  token: string;
  backend: Backend;
  faults: Faults;
  recorder: Recorder;
}): Server {
  const { backend, faults, recorder } = options;

  function check(rawToken: string | undefined): Refusal | undefined {
    const token = decodeURIComponent(rawToken ?? '');
    if (!TOKEN.test(token)) return NOT_FOUND;
    return token === options.token ? undefined : UNAUTHORIZED;
  }

  function serveFile(path: RegExpExecArray, response: ServerResponse): void {
    const refusal = check(path[1]);
    const file = backend.files.byPath(path[2] ?? '');
    if (refusal !== undefined || file === undefined) {
      respond(response, refusal ?? NOT_FOUND);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.content);
  }

  async function serveMethod(
    rawName: string,
    params: Params,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const name = canonicalName(rawName);
    const method = name === undefined ? undefined : METHODS[name];
    if (name === undefined || method === undefined) {
      recorder.unknown(rawName);
      return respond(response, NOT_FOUND);
    }
    const call = recorder.start(name, params.values);
    for (const param of Object.keys(params.values)) {
      if (!method.params.includes(param)) {
        recorder.odd(`${name} has no parameter "${param}"`);
      } else if (method.ignored?.includes(param) === true) {
        recorder.odd(`the sandbox ignores "${param}" of ${name}`);
      }
    }
    const fault = faults.next(name, params.values.chat_id);
    if (fault?.how === 'delay') await later(fault.ms ?? 100);
    const instead = fault === undefined ? undefined : insteadOf(fault);
    if (instead === 'silence') {
      call.description = 'never answered (fault)';
      return;
    }
    if (instead === 'reset') return reset(request, call);
    if (instead === 'html') {
      Object.assign(call, { errorCode: 502, description: 'HTML page (fault)' });
      response.writeHead(502, { 'content-type': 'text/html' }).end(HTML);
      return;
    }
    if (instead !== undefined) return finish(call, response, instead);
    const onGone = (gone: () => void): void => void response.once('close', gone);
    const answer = await method.run(backend, { params, onGone });
    if (fault?.how === 'reset-after') return reset(request, call);
    finish(call, response, fault?.how === 'server-error-after' ? SERVER_ERROR : answer);
  }

  function serve(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark === -1 ? url : url.slice(0, mark);
    const file = FILE_PATH.exec(path);
    if (file !== null) {
      serveFile(file, response);
      return;
    }
    const match = METHOD_PATH.exec(path);
    const refusal = match === null ? NOT_FOUND : check(match[1]);
    const query = mark === -1 ? '' : url.slice(mark + 1);
    const read = parseParams(query, request.headers['content-type'] ?? '', body);
    if (refusal !== undefined || !read.ok) {
      respond(response, refusal ?? badRequest("can't parse the request's parameters"));
      return;
    }
    serveMethod(match?.[2] ?? '', read.params, request, response).catch((error: unknown) => {
      recorder.odd(`the sandbox failed: ${String(error)}`);
      respond(response, SERVER_ERROR);
    });
  }

  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [first] = chunks;
      const single = chunks.length === 1 && first !== undefined;
      serve(request, response, single ? first : Buffer.concat(chunks));
    });
    request.on('error', () => undefined);
  });
}

/** What a fault does in place of the call; undefined when the call takes place. */
function insteadOf(fault: Fault): Refusal | 'silence' | 'reset' | 'html' | undefined {
  if (fault.how === 'hang') return 'silence';
  if (fault.how === 'reset') return 'reset';
  if (fault.how === 'html') return 'html';
  if (fault.how === 'too-many') return tooManyRequests(fault.retryAfter ?? 1);
  if (fault.how === 'server-error') return SERVER_ERROR;
  if (fault.how === 'forbidden') return forbidden('bot was blocked by the user');
  return undefined;
}

function reset(request: IncomingMessage, call: RecordedCall): void {
  call.description = 'connection reset (fault)';
  request.socket.resetAndDestroy();
}

function finish(call: RecordedCall, response: ServerResponse, answer: Answer): void {
  call.ok = answer.ok;
  if (!answer.ok) {
    call.errorCode = answer.error_code;
    call.description = answer.description;
  }
  respond(response, answer);
}

/** The HTTP status repeats the error code. */
function respond(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.writableEnded) return;
  const body = JSON.stringify(answer);
  response
    .writeHead(answer.ok ? 200 : answer.error_code, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    })
    .end(body);
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
