import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCase } from './actions.ts';
import { createHastyClock } from './hasty-clock.ts';
import { openApp } from './open-app.ts';
import { perform } from './perform.ts';
import { runs, TIMEOUT_MS } from './runs.ts';
import { ASKED, contactWires, fieldWires, startWire, type Wire, wires } from './wires.ts';

const some = (sound: fc.Arbitrary<Wire>): fc.Arbitrary<Wire | null> =>
  fc.oneof(
    { weight: 3, arbitrary: sound },
    { weight: 1, arbitrary: wires },
    { weight: 1, arbitrary: fc.constant(null) },
  );
/** Kinbox's answers to requests other than creating a contact; null means its real data. */
interface Odd {
  search: Wire | null;
  fields: Wire | null;
  change: Wire | null;
}
const answers: fc.Arbitrary<Odd> = fc.record({
  search: some(contactWires),
  fields: some(fieldWires),
  change: some(wires),
});

/** An answer that says so: the token is refused, where the fields are asked for. */
const HELD_BACK = /^deliveries to Kinbox are held back/;

test(
  'whatever Kinbox answers to questions and changes, reps are answered, and nobody reads what another one wrote',
  async () => {
    let given: Odd = { search: null, fields: null, change: null };
    /** Created contacts are created; the rest is as it is told. */
    const inFrontOf = (url: string): Promise<string> =>
      startWire(async (request) => {
        const [, method = '', path = ''] = /^(\S+) (\S+)/.exec(request) ?? [];
        const wire = wireFor(method, path);
        if (wire) return { ...wire, body: asAsked(wire.body, path) };
        return really(`${url}${path}`, method, request);
      });
    const wireFor = (method: string, path: string): Wire | null => {
      if (method === 'PATCH') return given.change;
      if (method !== 'GET') return null;
      return path.startsWith('/v1/custom-fields') ? given.fields : given.search;
    };

    const clock = createHastyClock();
    const app = await openApp({ kinboxUrl: inFrontOf, clock });
    await fc.assert(
      fc.asyncProperty(answers, anyCase, async (kinbox, { actions }) => {
        given = kinbox;
        // The fields are asked for again, and Kinbox is searched again after it has failed.
        clock.skip();
        for (const action of actions) {
          if (action.kind !== 'kinbox-refuses') await app.handles(() => perform(app, action));
        }
        expect([...app.failedItems.values()]).toEqual([]);
        expect(app.troubles.filter((trouble) => !HELD_BACK.test(trouble))).toEqual([]);
        expect(app.telegram.oddities).toEqual([]);
        expect(app.watch.leaks()).toEqual([]);
      }),
      runs({}, 1 / 3),
    );
  },
  TIMEOUT_MS,
);

/** The phone or the email that the query asks for, where the answer is to have it. */
function asAsked(body: Uint8Array, path: string): Uint8Array {
  const query = new URLSearchParams(path.split('?')[1]);
  const asked = query.get('phone') ?? query.get('email') ?? '';
  return Buffer.from(Buffer.from(body).toString('latin1').replaceAll(ASKED, asked), 'latin1');
}

async function really(url: string, method: string, request: string): Promise<Wire> {
  const [head = '', body = ''] = request.split('\r\n\r\n');
  const authorization = /^authorization: (.*)$/im.exec(head)?.[1]?.trim() ?? '';
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body !== '' && { body: Buffer.from(body, 'latin1') }),
    });
    const answer = Buffer.from(await response.arrayBuffer());
    return { status: response.status, head: '', body: answer, cutAt: null };
  } catch {
    // The test is over, and with it that Kinbox.
    return { status: 503, head: '', body: Buffer.alloc(0), cutAt: null };
  }
}
