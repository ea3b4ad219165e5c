import { expect, test } from 'vitest';
import { createContactRunner } from '../../src/delivery/create-contact.ts';
import { newDraft } from '../../src/domain/form/draft.ts';
import type { SavedContact } from '../../src/domain/job.ts';
import { createManualClock } from '../helpers/clock.ts';

test.each([
  [true, null, true],
  [false, null, false],
  [false, true, true],
])('saved as private (%j), answered as %j: shown as %j', async (isPrivate, answered, shown) => {
  const saved: SavedContact = {
    draft: newDraft('aaaaaaaaaaaa'),
    contact: { name: 'Maria', phone: '5585997281648', isPrivate },
    rep: { repId: 101, repName: 'Ana', locale: 'pt-BR' },
  };
  const clock = createManualClock();
  const run = createContactRunner({
    kinbox: {
      createContact: async ({ name }) => ({
        id: '1',
        name,
        phone: '5585997281648',
        email: null,
        notes: null,
        location: null,
        externalId: null,
        isPrivate: answered,
      }),
      findByPhoneOrEmail: async () => [],
      lookUp: async () => ({ answer: 'absent' }),
    },
    repField: async () => ({}),
    origin: 'Telegram',
    mayBeThere: () => false,
    teamChatIds: () => [-42],
    currentId: async (chatId) => chatId,
    sayWaiting: async () => undefined,
    clock,
    random: () => 0,
  });
  const work = { kind: 'create-contact', saved } as const;
  const { end } = await run(
    {
      id: 1,
      work,
      claimedFrom: 'pending',
      attempts: 1,
      createdAt: clock.now(),
      sentAt: clock.now(),
    },
    saved,
  );
  const shares = (end.jobs ?? []).flatMap((job) =>
    job.work.kind === 'share-contact' ? [job.work.created.isPrivate] : [],
  );
  expect(shares).toEqual([shown]);
});
