import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export interface WebhookDeps {
  /** The path of WEBHOOK_URL, encoded as URL does. */
  path: string;
  secret: string;
  /** Resolves to true when the update is on disk, to false if this is no update. */
  receive(update: unknown): Promise<boolean>;
}

/** Set by Telegram to setWebhook's `secret_token` (Bot API, setWebhook). */
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Takes updates that Telegram posts. The secret is compared before the body is read; only JSON is read; 200 is
 * answered once the update is on disk, so that what we have not kept comes again.
 */
export function addWebhook(server: FastifyInstance, { path, secret, receive }: WebhookDeps): void {
  const expected = digest(secret);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string): Promise<unknown> => {
      try {
        return JSON.parse(body);
      } catch {
        throw Object.assign(new Error('not JSON'), { statusCode: 400 });
      }
    },
  );
  // Fastify's own patterns give some letters of a path a meaning, and decode others: so the path is compared here.
  server.post('/*', {
    onRequest: async (request, reply) => {
      if (pathOf(request.url) !== path) return reply.code(404).send({ status: 404 });
      const given = request.headers[SECRET_HEADER];
      if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected)) {
        return reply.code(401).send({ status: 401 });
      }
    },
    handler: async (request, reply) => {
      const kept = await receive(request.body);
      return reply.code(kept ? 200 : 400).send({ ok: kept });
    },
  });
}

const pathOf = (url: string): string => url.replace(/[?#].*$/s, '');

/** Equal lengths for timingSafeEqual, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
