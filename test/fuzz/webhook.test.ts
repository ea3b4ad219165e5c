import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { parseIncoming } from '../../src/intake/incoming.ts';
import { startServer } from '../../src/server/server.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { runs, TIMEOUT_MS } from './runs.ts';

const SECRET = 'fuzz-secret';

const updateId = fc.oneof(
  fc.maxSafeInteger(),
  fc.double(),
  fc.string(),
  fc.constantFrom(null, -0, 0, 1),
);
const asJson = fc
  .oneof(
    fc.jsonValue(),
    fc
      .dictionary(
        fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'message')),
        fc.jsonValue(),
      )
      .chain((rest) => updateId.map((id) => ({ ...rest, update_id: id }))),
  )
  .map((value) => Buffer.from(JSON.stringify(value)));
const bytes = fc.uint8Array({ maxLength: 400 }).map((list) => Buffer.from(list));
/** JSON that was cut off, or has something in the middle of it. */
const damaged = fc.tuple(asJson, fc.nat(), bytes).map(([text, where, junk]) => {
  const cut = where % (text.length + 1);
  return Buffer.concat([text.subarray(0, cut), junk]);
});
const deep = fc
  .nat(5_000)
  .map((depth) => Buffer.from(`${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}`));

test(
  'any body is answered with 200 if it is an update, with 4xx if it is not, and never fails',
  async () => {
    const store = openSqlite(':memory:');
    const server = await startServer({
      host: '127.0.0.1',
      port: 0,
      troubles: async () => [],
      metrics: async () => ({ contentType: 'text/plain', text: '' }),
      webhook: {
        path: '/hook',
        secret: SECRET,
        async receive(body) {
          const update = parseIncoming(body);
          if (update) await store.receive([update], 1);
          return update !== undefined;
        },
      },
    });
    onTestFinished(async () => {
      await server.close();
      await store.close();
    });
    const address = server.server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;
    const known = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(asJson, bytes, damaged, deep),
        fc.constantFrom(
          'application/json',
          'application/json;charset=utf-8',
          'text/json',
          'application/json-patch+json',
          'a',
        ),
        async (body, type) => {
          const response = await fetch(url, {
            method: 'POST',
            headers: { 'content-type': type, 'x-telegram-bot-api-secret-token': SECRET },
            body: new Uint8Array(body),
          });
          const text = await response.text();
          expect(text).toMatch(/^\{("ok":(true|false)|"status":4\d\d)\}$/);
          if (!type.startsWith('application/json') || type.includes('patch')) {
            expect(response.status).toBe(415);
            return;
          }
          let update: ReturnType<typeof parseIncoming>;
          try {
            update = parseIncoming(JSON.parse(body.toString()));
          } catch {
            // Not JSON.
          }
          expect(response.status).toBe(update ? 200 : 400);
          if (update) known.add(update.updateId);
          if (update && known.size % 50 === 0)
            expect((await store.backlog()).updatesWaiting).toBe(known.size);
        },
      ),
      runs(),
    );
    expect((await store.backlog()).updatesWaiting).toBe(known.size);
  },
  TIMEOUT_MS,
);
