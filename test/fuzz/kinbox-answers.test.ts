import type { Socket } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContactRunner } from '../../src/delivery/create-contact.ts';
import { openDraft } from '../../src/domain/form/draft.ts';
import { createKey } from '../../src/domain/job.ts';
import { createKinbox } from '../../src/kinbox/client.ts';
import { KinboxError } from '../../src/kinbox/errors.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { createManualClock } from '../helpers/clock.ts';
import { startTcpServer } from '../kinbox/servers.ts';
import { runs, TIMEOUT_MS } from './runs.ts';

/** What a server writes to the wire before it hangs up. */
interface Wire {
  status: number;
  head: string;
  body: Uint8Array;
  /** Instead of all that: so many bytes of it, and then a reset. */
  cutAt: number | null;
}

const bodies = fc.oneof(
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
const wires: fc.Arbitrary<Wire> = fc.record({
  status: statuses,
  head: headers.map((lines) => lines.map((line) => `${line}\r\n`).join('')),
  body: bodies,
  cutAt: fc.option(fc.nat(80)),
});

/** A server that reads one request and answers as it is told; what it is told may depend on the request. */
async function startWire(answer: (request: string) => Wire) {
  const { port } = await startTcpServer((socket: Socket) => {
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const end = received.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
      if (end < 0 || received.length < end + 4 + length) return;
      const { status, head, body, cutAt } = answer(received);
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

const CONTACT = {
  name: 'Maria Souza',
  phone: '5585997281648',
  isPrivate: false,
  origin: 'Telegram',
  externalId: 'telegram:1:abc',
  customFields: {},
};

test(
  'whatever Kinbox answers, it is a contact or one of four kinds of errors, and no secret is in them',
  async () => {
    let wire: Wire = { status: 200, head: '', body: Buffer.alloc(0), cutAt: null };
    const url = await startWire(() => wire);
    const kinbox = createKinbox({
      url,
      token: 'fuzz-token',
      now: Date.now,
      answerTimeoutMs: 2_000,
    });
    await fc.assert(
      fc.asyncProperty(wires, fc.constantFrom('create', 'find', 'fields'), async (given, call) => {
        wire = given;
        try {
          if (call === 'create') {
            const { id } = await kinbox.createContact(CONTACT, Number.POSITIVE_INFINITY);
            expect(id).not.toBe('');
          } else if (call === 'find') {
            const { answer } = await kinbox.findByExternalId(CONTACT.externalId);
            expect(['found', 'absent', 'unknowable']).toContain(answer);
          } else {
            expect(Array.isArray(await kinbox.contactFields())).toBe(true);
          }
        } catch (error) {
          if (!(error instanceof KinboxError)) throw error;
          const kinds =
            call === 'create'
              ? ['try-again', 'refused', 'no-access', 'unclear']
              : ['try-again', 'refused', 'no-access'];
          expect(kinds).toContain(error.kind);
          expect(error.message).not.toMatch(/fuzz-token|Maria|5585/);
          if (error.retryAfterMs !== undefined) {
            expect(error.retryAfterMs).toBeGreaterThanOrEqual(0);
            expect(error.retryAfterMs).toBeLessThanOrEqual(300_000);
          }
        }
      }),
      runs(),
    );
    await kinbox.close();
  },
  TIMEOUT_MS,
);

/** Statuses by which a server says that nothing was created; with any other it may have been. */
const saysNo = (status: number): boolean =>
  status === 503 || (status >= 300 && status < 500 && status !== 408);

/** Whoever answers with a contact has made one; otherwise a lost answer can mean either. */
function hasCreated({
  wire: { status, body },
  creates,
}: {
  wire: Wire;
  creates: boolean;
}): boolean {
  if (saysNo(status)) return false;
  const isContact = status >= 200 && status < 300 && Buffer.from(body).includes('"id"');
  return isContact || creates;
}

test(
  'a contact that is in Kinbox is never created a second time, whatever is answered on the way',
  async () => {
    let script: { wire: Wire; creates: boolean }[] = [];
    const stored: string[] = [];
    let posts = 0;
    const plain = (json: unknown): Wire => ({
      status: 200,
      head: '',
      body: Buffer.from(JSON.stringify(json)),
      cutAt: null,
    });
    const url = await startWire((request) => {
      if (request.startsWith('GET /v3/contacts')) {
        const wanted = /externalId=([^& ]+)/.exec(request)?.[1] ?? '';
        const externalId = decodeURIComponent(wanted);
        const data = stored.flatMap((one, at) =>
          one === externalId ? [{ id: String(at), externalId }] : [],
        );
        return plain({ totalCount: data.length, data });
      }
      posts += 1;
      const externalId = /"externalId":"([^"]+)"/.exec(request)?.[1] ?? '';
      const step = script.shift();
      if (!step || hasCreated(step)) stored.push(externalId);
      return step?.wire ?? { ...plain({ id: String(stored.length - 1), externalId }), status: 201 };
    });
    const clock = createManualClock();
    const store = openSqlite(':memory:');
    const kinbox = createKinbox({
      url,
      token: 'fuzz-token',
      now: clock.now,
      answerTimeoutMs: 2_000,
    });
    const run = createContactRunner({
      kinbox,
      repField: async () => ({}),
      origin: 'Telegram',
      teamChatIds: [],
      currentId: async (chatId) => chatId,
      sayWaiting: async () => undefined,
      clock,
      random: () => 0.5,
    });
    let made = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ wire: wires, creates: fc.boolean() }), { maxLength: 4 }),
        async (steps) => {
          script = steps.filter(
            // A status that says no, cut off before it could be read, says nothing: then it may be either way.
            ({ wire }) => !(saysNo(wire.status) && wire.cutAt !== null),
          );
          made += 1;
          posts = 0;
          const draftId = `d${String(made).padStart(11, '0')}`;
          const saved = {
            draft: openDraft(draftId),
            contact: { name: 'Maria', isPrivate: false },
            rep: { repId: 7, repName: 'Ana', locale: 'pt-BR' },
          };
          await store.receive([{ updateId: made, key: 'ana', payload: '{}' }], clock.now());
          const turn = await store.nextTurn('ana', clock.now());
          if (!turn) throw new Error('no turn');
          const jobs = [
            { key: createKey(draftId), work: { kind: 'create-contact', saved } as const },
          ];
          await store.commit(
            turn,
            { rep: {}, jobs, decisions: [], settings: [], imports: [] },
            clock.now(),
          );
          for (;;) {
            const dueAt = await store.nextJobAt('kinbox');
            if (dueAt === undefined) break;
            clock.advance(Math.max(dueAt - clock.now(), 0));
            const [job] = await store.claimJobs('kinbox', clock.now(), 1, 60_000);
            if (job?.work.kind !== 'create-contact') throw new Error('no job');
            const { end } = await run(job, job.work.saved);
            await store.finishJob(job, end, clock.now());
          }
          const copies = stored.filter((one) => one === `telegram:7:${draftId}`);
          const open = await store.openContact(7, draftId);
          // In Kinbox once, or refused, which the rep knows and decides about.
          expect(copies.length).toBe(open ? 0 : 1);
          if (open) expect(open.state).toBe('rejected');
          expect(posts).toBeLessThanOrEqual(steps.length + 1);
          if (stored.length > 1_000) stored.length = 0;
        },
      ),
      runs(),
    );
    await kinbox.close();
    await store.close();
  },
  TIMEOUT_MS,
);
