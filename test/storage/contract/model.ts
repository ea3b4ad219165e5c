import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store, Turn } from '../../../src/storage/store.ts';
import { NOW, type OpenStore, unit, update } from '../fixtures.ts';

/** The port's promises about updates, in the simplest words. */
interface Known {
  id: number;
  key: string;
  isWaiting: boolean;
  attempts: number;
  retryAt: number;
}

const KEYS = ['ana', 'rui', 'eva'];
const key = fc.constantFrom(...KEYS);
const receive = fc.record({ kind: fc.constant('receive'), key, number: fc.nat(30) });
const handle = fc.record({
  kind: fc.constantFrom('commit', 'commit', 'postpone', 'set aside'),
  key,
  number: fc.nat(3),
});
const events = fc.array(fc.oneof(receive, handle), { maxLength: 40 });

type Event = { kind: string; key: string; number: number };

let runs = 0;

async function run(store: Store, happened: Event[]): Promise<void> {
  // Each run has its own keys and ids in the same database.
  runs += 1;
  const own = `#${runs}`;
  const known: Known[] = [];
  const handled: Record<string, number[]> = {};
  const waiting = () => known.filter((one) => one.isWaiting).sort((a, b) => a.id - b.id);
  const oldest = (of: string) => waiting().find((one) => one.key === of);

  async function end(kind: string, turn: Turn, one: Known, now: number, delay: number) {
    if (kind === 'postpone') {
      await store.postpone(turn, 'later', now + delay);
      Object.assign(one, { attempts: one.attempts + 1, retryAt: now + delay });
      return;
    }
    one.isWaiting = false;
    if (kind === 'set aside') return store.setAside(turn, 'broken', [], now);
    const ids = [...JSON.parse(turn.rep.log ?? '[]'), one.id];
    expect(ids).toEqual([...(handled[one.key] ?? []), one.id]);
    handled[one.key] = ids;
    const rep = { log: JSON.stringify(ids) };
    expect(await store.commit(turn, unit(turn, { rep }), now)).toBe(true);
  }

  for (const [step, event] of happened.entries()) {
    const now = NOW + step;
    const of = event.key + own;
    if (event.kind === 'receive') {
      const id = runs * 100 + event.number;
      const isNew = !known.some((one) => one.id === id);
      expect(await store.receive([update(id, of)], now)).toEqual(isNew ? [of] : []);
      if (isNew) known.push({ id, key: of, isWaiting: true, attempts: 0, retryAt: 0 });
    } else {
      const one = oldest(of);
      const turn = await store.nextTurn(of, now);
      const expected = one && one.retryAt <= now ? one : undefined;
      expect(turn?.updateId).toBe(expected?.id);
      expect(turn?.attempts).toBe(expected?.attempts);
      if (turn && one) await end(event.kind, turn, one, now, event.number);
    }
    const free = waiting().filter((one) => one === oldest(one.key) && one.retryAt <= now);
    const keys = await store.waitingKeys(now, 1000);
    expect(keys.filter((one) => one.endsWith(own))).toEqual(free.map((one) => one.key));
  }
}

export function modelPromises(open: OpenStore): void {
  test('updates behave as the port says', async () => {
    const { store } = await open();
    await fc.assert(
      fc.asyncProperty(events, (happened) => run(store, happened)),
      { numRuns: 40 },
    );
  });
}
