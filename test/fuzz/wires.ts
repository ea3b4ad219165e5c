import type { Socket } from 'node:net';
import fc from 'fast-check';
import { startTcpServer } from '../kinbox/servers.ts';

/** Stands for what the request has asked for (replaced by whoever answers it). */
export const ASKED = 'as asked';

/** The bytes that a server writes before it hangs up. */
export interface Wire {
  status: number;
  head: string;
  body: Uint8Array;
  /** Instead of all that: so many bytes of it, and then a reset. */
  cutAt: number | null;
}

const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(null, 1, {}, [], '', ' ', '\n', '\ud800', '<b>', 'x'.repeat(5_000)),
);
/** A row of `GET /v1/contacts`, now and then of the very contact that was asked for. */
const row = fc.record(
  {
    id: fc.oneof(fc.constantFrom('1', 1), odd),
    externalId: fc.oneof(fc.constant('telegram:1:abc'), odd),
    name: odd,
    phone: fc.oneof(fc.constantFrom('5585997281648', '+55 85 9728-1648', ASKED), odd),
    email: fc.oneof(fc.constantFrom('Maria@example.com', ASKED), odd),
    notes: odd,
    isPrivate: fc.oneof(fc.boolean(), odd),
  },
  { requiredKeys: ['id'] },
);
const field = fc.record(
  {
    placeholder: fc.oneof(fc.constantFrom('segment', 'city'), odd),
    name: odd,
    type: fc.oneof(fc.constantFrom('text', 'select', 'textarea', 'date', null), odd),
    entity: fc.oneof(
      { weight: 4, arbitrary: fc.constant('contact') },
      { weight: 1, arbitrary: odd },
    ),
    options: fc.oneof(
      fc.array(fc.oneof(fc.record({ value: odd, label: odd }, { requiredKeys: [] }), odd), {
        maxLength: 40,
      }),
      odd,
    ),
    isActive: fc.oneof(fc.constant(true), odd),
    isDeleted: fc.oneof(fc.constant(false), odd),
    isUniqueIdentifier: fc.oneof(fc.boolean(), odd),
    requiredToResolve: fc.oneof(fc.boolean(), odd),
  },
  { requiredKeys: ['placeholder', 'entity'] },
);
const listOf = (one: fc.Arbitrary<unknown>) =>
  fc
    .record(
      {
        data: fc.oneof(fc.array(one, { maxLength: 12 }), odd),
        totalCount: fc.oneof(fc.nat(3), odd),
        nextCursor: odd,
      },
      { requiredKeys: ['data'] },
    )
    .map((value) => Buffer.from(JSON.stringify(value)));
const bodies = fc.oneof(
  listOf(row),
  listOf(field),
  fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value))),
  fc
    .record(
      {
        id: fc.oneof(fc.string(), fc.integer(), fc.constantFrom(null, '', {}, [])),
        name: fc.oneof(fc.string(), fc.constantFrom(null, 1, {})),
        phone: fc.oneof(fc.string(), fc.constantFrom(null, 5)),
        externalId: fc.oneof(fc.string(), fc.constant(null)),
        isPrivate: fc.oneof(fc.boolean(), fc.string(), fc.constant(null)),
        message: fc.oneof(fc.string(), fc.array(fc.jsonValue(), { maxLength: 3 }), fc.jsonValue()),
        error: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((value) => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 200 }).map((list) => Buffer.from(list)),
  fc.constantFrom('', '<html>', 'null', '{', '{"id":"1"}').map((text) => Buffer.from(text)),
);
const headers = fc.array(
  fc.oneof(
    fc.constantFrom(
      'retry-after: 7',
      'retry-after: -1',
      'retry-after: 1e99',
      'retry-after: Thu, 01 Jan 1970 00:00:00 GMT',
      'retry-after: soon',
      'retry-after:',
      'content-type: text/html',
      'content-type: application/json',
      'content-encoding: gzip',
      'location: http://example.com',
      'content-length: 3',
      'content-length: 99999',
      'content-length: -1',
      'content-length: x',
      'transfer-encoding: chunked',
      'connection: keep-alive',
      'set-cookie: a=b',
      'no colon at all',
      'x'.repeat(20_000),
    ),
    fc.stringMatching(/^[a-z-]{1,10}: [ -~]{0,20}$/),
  ),
  { maxLength: 4 },
);
const statuses = fc.oneof(
  fc.integer({ min: 200, max: 599 }),
  fc.integer({ min: 0, max: 999 }),
  fc.constantFrom(200, 201, 204, 301, 400, 401, 403, 408, 409, 422, 425, 429, 500, 502, 503, 504),
);
/** Answers that can be read: 200, whole, and no strange headers. */
const plainly = (body: fc.Arbitrary<Buffer>): fc.Arbitrary<Wire> =>
  body.map((read) => ({ status: 200, head: '', body: read, cutAt: null }));
export const contactWires = plainly(listOf(row));
export const fieldWires = plainly(listOf(field));

export const wires: fc.Arbitrary<Wire> = fc.record({
  status: statuses,
  head: headers.map((lines) => lines.map((line) => `${line}\r\n`).join('')),
  body: bodies,
  cutAt: fc.option(fc.nat(80)),
});

/** A server that reads one request and answers as it is told; what it is told may depend on the request. */
export async function startWire(
  answer: (request: string) => Wire | Promise<Wire>,
): Promise<string> {
  const { port } = await startTcpServer((socket: Socket) => {
    let received = '';
    socket.on('data', async (chunk) => {
      received += chunk.toString('latin1');
      const end = received.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
      if (end < 0 || received.length < end + 4 + length) return;
      const { status, head, body, cutAt } = await answer(received);
      const text = Buffer.concat([
        Buffer.from(`HTTP/1.1 ${status} Whatever\r\n${head}\r\n`, 'latin1'),
        body,
      ]);
      if (cutAt === null) return socket.end(text);
      socket.write(text.subarray(0, cutAt), () => socket.resetAndDestroy());
    });
  });
  return `http://127.0.0.1:${port}`;
}
