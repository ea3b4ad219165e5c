import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDraft } from '../../../src/domain/form/draft.ts';
import type { Store } from '../../../src/storage/store.ts';
import {
  claimOne,
  createContact,
  handle,
  kinboxContact,
  NOW,
  nextTurn,
  type OpenStore,
  savedContact,
  unit,
} from '../fixtures.ts';

const ODD = {
  NUL: 'a\0b',
  'a lone surrogate': 'a\ud83db\udc00',
  'right to left': '\u202eمحمد\u202c عبد \u200f',
  'joined emoji': '👩‍👩‍👧‍👦 🇧🇷',
  'quotes, braces and backslashes': `{"a",NULL} '; DROP TABLE reps; -- \\ \\u0000 $1 "`,
  'the longest message': `${'ä€😀'.repeat(1024)}`,
  'a comma and a newline': 'a,b\r\n\tc',
  nothing: '',
};

let nextId = 0;

/** A text goes through everything that keeps what people write. */
async function roundTrip(store: Store, text: string): Promise<void> {
  nextId += 1;
  const draftId = `d${nextId}`;
  const saved = savedContact(draftId, 7, text);
  const contact = kinboxContact(draftId, text);
  await store.receive([{ updateId: nextId, key: draftId, payload: JSON.stringify({ text }) }], NOW);
  const turn = await nextTurn(store, draftId);
  expect(JSON.parse(turn.payload)).toEqual({ text });
  const rep = {
    log: JSON.stringify([text]),
    draft: { ...newDraft(draftId), values: { name: text, notes: text } },
  };
  const jobs = [{ key: draftId, work: { kind: 'create-contact', saved } as const }];
  expect(await store.commit(turn, unit(turn, { rep, jobs }), NOW)).toBe(true);
  expect(await store.repState(draftId)).toEqual(rep);
  const job = await claimOne(store, 'kinbox');
  expect(job.work).toEqual(jobs[0]?.work);
  const [open] = await store.pendingContacts(7);
  expect(open?.saved).toEqual(saved);
  await store.finishJob(job, { state: 'done', created: { saved, contact } }, NOW);
  expect((await store.createdContact(7, draftId))?.contact).toEqual(contact);
}

export function textPromises(open: OpenStore): void {
  test.for(Object.entries(ODD))('%s comes back as it was', async ([, text]) => {
    const { store } = await open();
    await roundTrip(store, text);
  });

  test('any text comes back as it was', async () => {
    const { store } = await open();
    const units = fc.array(fc.nat(0xffff), { maxLength: 300 });
    const text = units.map((codes) => String.fromCharCode(...codes));
    await fc.assert(
      fc.asyncProperty(text, (value) => roundTrip(store, value)),
      { numRuns: 25 },
    );
  });

  test('what is not JSON comes back without NUL, and never stops an update', async () => {
    const { store } = await open();
    await store.receive([{ updateId: 900_001, key: 'a\0b', payload: '{}' }], NOW);
    const [key = ''] = await store.waitingKeys(NOW, 10);
    expect(key).toBe('a\ufffdb');
    const early = await nextTurn(store, key);
    await store.postpone(early, 'quotes a\0b', NOW);
    const turn = await nextTurn(store, key);
    const settings = [{ name: 'x\0', value: 'y\0z' }];
    expect(await store.commit(turn, unit(turn, { settings }), NOW)).toBe(true);
    expect(await store.setting('x\0')).toBe('y\ufffdz');
    await handle(store, { jobs: [createContact('one')] });
    const end = { state: 'rejected', reason: 'quotes a\0b' } as const;
    expect(await store.finishJob(await claimOne(store, 'kinbox'), end, NOW)).toBe(true);
    expect((await store.pendingContact(7, 'one'))?.reason).toBe('quotes a\ufffdb');
  });
}
