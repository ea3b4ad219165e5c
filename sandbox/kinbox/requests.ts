import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answered, type Call, endpointOf, notFound } from './endpoints.ts';
import { type ErrorShape, inShape } from './error-shape.ts';
import { faultReply } from './fault-reply.ts';
import type { Endpoint, Faults } from './faults.ts';
import { problem, type Reply, sendReply, statusOf } from './reply.ts';
import { type ReceivedBody, receiveBody } from './request-body.ts';

/** A request in the order of arrival; `status` is null until, and unless, the client reads one. */
export type RecordedRequest = {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  /** The JSON, or the text when it was none; null until it was read, and when there was none. */
  body: unknown;
  /** Null until answered, and for ever when the client was cut off, left hanging or gave up. */
  status: number | null;
};

/** A create-contact call. */
export type RecordedPost = {
  /** The JSON, or the text when it was none. */
  readonly body: unknown;
  /** Null until answered, and for ever when the client was cut off, left hanging or gave up. */
  status: number | null;
  answer: unknown;
  /** The contact that this call made, whatever was answered. */
  contactId: string | null;
};

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Handles one request: record it, read it, meet a fault or not, check it, answer it. */
export function createRequestHandler({
  token,
  endpoints,
  faults,
  requests,
  posts,
  errorShape,
  onChange,
  wait,
}: {
  token: string;
  endpoints: Record<Endpoint, (call: Call) => Answered>;
  faults: Faults;
  requests: RecordedRequest[];
  posts: RecordedPost[];
  errorShape: ErrorShape;
  /** Called when a request was read, and again when it is about to be answered. */
  onChange: () => void;
  /** Answers false when the server went down meanwhile: the request is then forgotten. */
  wait: (ms: number) => Promise<boolean>;
}): RequestHandler {
  return async (request, response) => {
    const { method = '', url = '' } = request;
    const [path = '', ...rest] = url.split('?');
    const query = rest.join('?');
    const endpoint = endpointOf(method, path);
    const record: RecordedRequest = { method, path, query, body: null, status: null };
    requests.push(record);

    const received = await receiveBody(request);
    if (received.kind === 'aborted') return;
    const json = received.kind === 'text' ? parseJson(received.text) : undefined;
    const text = received.kind === 'text' ? received.text : '(more than 1 MiB)';
    const body = json?.ok ? json.value : text;
    record.body = body === '' ? null : body;
    const post: RecordedPost = { body, status: null, answer: null, contactId: null };
    if (endpoint === 'create') posts.push(post);
    onChange();

    const run = (): Reply => {
      const call = { method, path, params: new URLSearchParams(query), body };
      if (endpoint === undefined) return notFound(call);
      const refused = refusal(request, received, json);
      if (refused !== undefined) return refused;
      const { reply, created } = endpoints[endpoint](call);
      post.contactId = created?.id ?? null;
      return reply;
    };

    const fault = faults.take(endpoint);
    const waitMs = fault?.ms ?? (fault?.how === 'delay' ? 1000 : 0);
    if (waitMs > 0 && !(await wait(waitMs))) return;
    const reply = inShape(fault === undefined ? run() : faultReply(fault, run), errorShape);
    const isGone = request.socket.destroyed;
    if (!isGone) {
      record.status = statusOf(reply);
      post.status = statusOf(reply);
      post.answer = reply.kind === 'answer' ? reply.body : null;
    }
    onChange();
    if (!isGone) sendReply(reply, request, response);
  };

  function refusal(
    request: IncomingMessage,
    received: ReceivedBody,
    json: ParsedJson | undefined,
  ): Reply | undefined {
    // Body parsers run before guards, so that a body too large or not JSON is refused before a
    // bad token is.
    if (received.kind === 'too-large') return problem(413, 'request entity too large');
    const hasBody = request.method !== 'GET';
    const isJson = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
    if (hasBody && isJson && json?.ok === false) return problem(400, json.message);
    if (request.headers.authorization !== `Bearer ${token}`) return problem(401, 'Unauthorized');
    if (hasBody && !isJson) return problem(415, 'Content-Type must be application/json');
    if (/%00/.test(request.url ?? '')) return problem(500, 'Internal server error');
    return undefined;
  }
}

type ParsedJson = { ok: true; value: unknown } | { ok: false; message: string };

function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
