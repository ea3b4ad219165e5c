import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { DOWNLOAD, type Faults } from './faults.ts';
import type { Backend } from './methods/context.ts';
import { canonicalName, METHODS } from './methods/table.ts';
import { badRequest, type Refusal } from './outcome.ts';
import { type Params, parseParams } from './params.ts';
import type { Recorder } from './recorder.ts';
import { answerCall, respond, respondServerError } from './respond.ts';

const NOT_FOUND: Refusal = { ok: false, error_code: 404, description: 'Not Found' };
const UNAUTHORIZED: Refusal = { ok: false, error_code: 401, description: 'Unauthorized' };
const METHOD_PATH = /^\/bot([^/]+)\/(\w+)\/?$/;
const FILE_PATH = /^\/file\/bot([^/]+)\/(.+)$/;
const TOKEN = /^\d+:[\w-]+$/;

/** The HTTP side of the Bot API: https://core.telegram.org/bots/api#making-requests */
export function createApiServer(options: {
  token: string;
  backend: Backend;
  faults: Faults;
  recorder: Recorder;
}): Server {
  const { backend, faults, recorder } = options;

  function check(rawToken: string | undefined): Refusal | undefined {
    const token = decoded(rawToken ?? '');
    if (!TOKEN.test(token)) return NOT_FOUND;
    return token === options.token ? undefined : UNAUTHORIZED;
  }

  async function serveFile(
    [, token, rawPath = '']: RegExpExecArray,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const refusal = check(token);
    if (refusal !== undefined) return respond(response, refusal);
    const path = decoded(rawPath);
    const call = recorder.start(DOWNLOAD, { file_path: path });
    await answerCall({ request, response, call }, faults.next(DOWNLOAD, undefined), () => {
      return backend.files.byPath(path)?.content ?? NOT_FOUND;
    });
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
    const onGone = (gone: () => void): void => void response.once('close', gone);
    const fault = faults.next(name, params.values.chat_id);
    await answerCall({ request, response, call }, fault, () =>
      method.run(backend, { params, onGone }),
    );
  }

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): Promise<void> {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const path = mark === -1 ? url : url.slice(0, mark);
    const file = FILE_PATH.exec(path);
    if (file !== null) return serveFile(file, request, response);
    const match = METHOD_PATH.exec(path);
    const refusal = match === null ? NOT_FOUND : check(match[1]);
    const query = mark === -1 ? '' : url.slice(mark + 1);
    const read = parseParams(query, request.headers['content-type'] ?? '', body);
    if (refusal !== undefined || !read.ok) {
      return respond(response, refusal ?? badRequest("can't parse the request's parameters"));
    }
    await serveMethod(match?.[2] ?? '', read.params, request, response);
  }

  return createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [first] = chunks;
      const single = chunks.length === 1 && first !== undefined;
      const body = single ? first : Buffer.concat(chunks);
      serve(request, response, body).catch((error: unknown) => {
        recorder.odd(`the sandbox failed: ${String(error)}`);
        respondServerError(response);
      });
    });
    request.on('error', () => undefined);
  });
}

/** A path that cannot be decoded names no token and no file. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
