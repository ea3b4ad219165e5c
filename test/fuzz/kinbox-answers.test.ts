import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContactRunner } from '../../src/delivery/create-contact.ts';
import { newDraft } from '../../src/domain/form/draft.ts';
import { createKey } from '../../src/domain/job.ts';
import { createKinbox, type Kinbox } from '../../src/kinbox/kinbox-client.ts';
import { KinboxError } from '../../src/kinbox/kinbox-error.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { createManualClock } from '../helpers/clock.ts';
import { runs, TIMEOUT_MS } from './runs.ts';
import { startWire, type Wire, wires } from './wires.ts';

const CONTACT = {
  name: 'Maria Souza',
  phone: '5585997281648',
  isPrivate: false,
  origin: 'Telegram',
  mayBeThere: () => false,
  externalId: 'telegram:1:abc',
  customFields: {},
};

/** Each call, with what must hold of what it resolves to, and the errors that it may throw. */
const READS = ['try-again', 'refused', 'no-access'];
const PHONES = ['5585997281648', '558597281648'];
const FOUND = {
  externalId: CONTACT.externalId,
  phone: '5585997281648',
  email: 'maria@example.com',
};
const CALLS = {
  async create(kinbox: Kinbox) {
    const { id } = await kinbox.createContact(CONTACT, Number.POSITIVE_INFINITY);
    expect(id).not.toBe('');
  },
  async find(kinbox: Kinbox) {
    const { answer } = await kinbox.lookUp({ ...FOUND, notBefore: 0 });
    expect(['found', 'absent', 'unknown', 'unknowable']).toContain(answer);
  },
  async reach(kinbox: Kinbox) {
    const found = await kinbox.findByPhoneOrEmail({ phones: PHONES, email: FOUND.email }, 2_000);
    expect(found.length).toBeLessThanOrEqual(10);
    for (const { phone, email } of found) {
      const isSame = PHONES.includes(phone?.replace(/\D/g, '') ?? '');
      expect(isSame || email?.toLowerCase() === FOUND.email).toBe(true);
    }
  },
  async byId(kinbox: Kinbox) {
    const contact = await kinbox.findById('1');
    expect(contact?.id ?? '1').toBe('1');
  },
  update: (kinbox: Kinbox) => kinbox.updateContact('1', { name: 'Maria', notes: 'x' }),
  async fields(kinbox: Kinbox) {
    for (const { placeholder, name, options } of await kinbox.contactFields()) {
      expect(placeholder).not.toBe('');
      expect(name).not.toBe('');
      for (const { value, label } of options)
        expect(typeof value + typeof label).toBe('stringstring');
    }
  },
};

test(
  'whatever Kinbox answers, it is what was asked for or one of four kinds of errors, and no secret is in them',
  async () => {
    let wire: Wire = { status: 200, head: '', body: Buffer.alloc(0), cutAt: null };
    const url = await startWire(() => wire);
    const kinbox = createKinbox({
      url,
      token: 'fuzz-token',
      now: Date.now,
      answerTimeoutMs: 2_000,
    });
    const calls = fc.constantFrom(
      ...(['create', 'find', 'reach', 'byId', 'update', 'fields'] as const),
    );
    await fc.assert(
      fc.asyncProperty(wires, calls, async (given, call) => {
        wire = given;
        try {
          await CALLS[call](kinbox);
        } catch (error) {
          if (!(error instanceof KinboxError)) throw error;
          expect(call === 'create' ? [...READS, 'unclear'] : READS).toContain(error.kind);
          expect(error.message).not.toMatch(/fuzz-token|[Mm]aria|5585/);
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
      if (request.startsWith('GET /v3/')) return { ...plain({}), status: 404 };
      if (request.startsWith('GET /v1/contacts?')) {
        const data = stored.map((externalId, at) => ({ id: String(at), externalId }));
        return plain({ data, nextCursor: null });
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
      mayBeThere: () => false,
      teamChatIds: () => [],
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
            draft: newDraft(draftId),
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
            { rep: {}, jobs, drop: [], decisions: [], settings: [], imports: [] },
            clock.now(),
          );
          for (;;) {
            const dueAt = await store.nextJobAt('kinbox', clock.now());
            if (dueAt === undefined) break;
            clock.advance(Math.max(dueAt - clock.now(), 0));
            const [job] = await store.claimJobs('kinbox', clock.now(), 1, 60_000);
            if (job?.work.kind !== 'create-contact') throw new Error('no job');
            const { end } = await run(job, job.work.saved);
            await store.finishJob(job, end, clock.now());
          }
          const copies = stored.filter((one) => one === `telegram:7:${draftId}`);
          const open = await store.pendingContact(7, draftId);
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
