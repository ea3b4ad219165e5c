import { expect, test } from 'vitest';
import { createFindKnown } from '../../src/lookups/known-contacts.ts';
import { partialStore } from '../helpers/partial-store.ts';
import { kinboxContact } from './contacts.ts';
import { createManualClock } from './manual-clock.ts';
import { recordLog } from './record-log.ts';

/** A Kinbox that finds one contact, which nobody has added with this bot. */
function findIn(isPrivate: boolean | null) {
  return createFindKnown({
    store: partialStore({ contactsWithKeys: async () => [] }),
    kinbox: {
      findById: async () => undefined,
      findByPhoneOrEmail: async () => [{ ...kinboxContact('a'), isPrivate, notes: 'tall' }],
    },
    clock: createManualClock(),
    log: recordLog(),
  });
}

test.each([
  [false, 'tall'],
  [true, undefined],
  // Kinbox has not said that everybody may read it.
  [null, undefined],
])('of a contact that is private (%j), the notes shown are %j', async (isPrivate, notes) => {
  const { matches } = await findIn(isPrivate)({ phone: '5585997281648' }, 'draft-000001');
  const [found] = matches;
  expect(found?.name).toBe(kinboxContact('a').name);
  expect(found?.notes).toBe(notes);
});
