import fastify, { type FastifyInstance } from 'fastify';
import { addWebhook, type WebhookDeps } from './webhook-route.ts';

export interface ServerDeps {
  host: string;
  port: number;
  /** The parts that are in trouble, by name; empty when the bot does its work. */
  troubles(): Promise<string[]>;
  /** Prometheus' text format, with its content type. */
  metrics(): Promise<{ contentType: string; text: string }>;
  /** Absent when updates are fetched by polling. */
  webhook?: WebhookDeps;
}

/**
 * The HTTP server. `/healthz`: the process is alive. `/readyz`: it does its work, or 503 and what is wrong.
 * `/metrics`: figures without names. The webhook, if there is one. Rejects when the port is taken or not allowed.
 */
export async function startServer(deps: ServerDeps): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: CHECK_EVERY_MS },
    // A stop waits for nobody: what is cut off before its 200 comes again.
    forceCloseConnections: true,
    frameworkErrors(_error, _request, { raw }) {
      raw.writeHead(400, { 'content-type': 'application/json' }).end('{"status":400}');
    },
  });
  server.get('/healthz', async () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const troubles = await deps.troubles();
    return reply.code(troubles.length === 0 ? 200 : 503).send({ troubles });
  });
  server.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await deps.metrics();
    return reply.type(contentType).send(text);
  });
  if (deps.webhook) addWebhook(server, deps.webhook);
  // An error's message may quote the request, so it is not sent out.
  server.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ status: 404 }));
  server.setErrorHandler(async (error, _request, reply) => {
    const status = statusOf(error);
    return reply.code(status).send({ status });
  });
  server.server.maxConnections = CONNECTIONS_MAX;
  await server.listen({ host: deps.host, port: deps.port });
  return server;
}

/** Telegram's updates are a few KB; the largest documented texts stay far below this. */
const BODY_LIMIT = 1024 * 1024;
/** For the whole of a request: whoever stops in the middle of one does not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Node looks for requests that are over their time every 30 s, if not told otherwise. */
const CHECK_EVERY_MS = 1_000;
/** Telegram opens 40 at most (setWebhook); the rest is for health checks and for a proxy's spare ones. */
const CONNECTIONS_MAX = 500;

/** Fastify's own refusals carry a 4xx; everything else is ours, and Telegram may try again. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
