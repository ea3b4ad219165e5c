import { expect, test } from 'vitest';
import { REP_SAYS, WHILE_ASKED } from '../../../src/domain/doubt.ts';
import { createKey } from '../../../src/domain/job.ts';
import { contactKeys } from '../../../src/domain/same-person.ts';
import type { Decision, JobEnd, Store } from '../../../src/storage/store.ts';
import {
  about,
  claimOne,
  createContact,
  handle,
  kinboxContact,
  MINUTE,
  NOW,
  type OpenStore,
  savedContact,
} from '../fixtures.ts';

/** Saves a contact and lets its job end in a state. */
async function endAs(store: Store, draftId: string, end: JobEnd, now = NOW): Promise<void> {
  await handle(store, { jobs: [createContact(draftId)] }, { now });
  await store.finishJob(await claimOne(store, 'kinbox', now), end, now);
}

export function contactPromises(open: OpenStore): void {
  test('which messages show a contact is kept with our copy, and nowhere else', async () => {
    const { store } = await open();
    const card = { chatId: -5, messageId: 3, repName: 'Ana', event: 'Feira' };
    const other = { ...card, chatId: -6, messageId: 2 };
    await store.rememberCard('draft', card);
    expect(await store.cardsOf('draft')).toEqual([]);
    const created = { saved: savedContact('draft'), contact: kinboxContact('draft') };
    await endAs(store, 'draft', { state: 'done', created });
    await store.rememberCard('draft', card);
    await store.rememberCard('draft', other);
    await store.rememberCard('draft', { ...card, repName: 'Bia' });
    expect(await store.cardsOf('draft')).toEqual([{ ...card, repName: 'Bia' }, other]);
    expect(await store.cardsOf('other')).toEqual([]);
    const copy = { draftId: 'draft', contact: kinboxContact('draft'), repId: 7 };
    expect(await store.shownContact(-6, 2)).toMatchObject(copy);
    expect(await store.shownContact(-6, 3)).toBeUndefined();
    expect(await store.contactCopy('draft')).toMatchObject(copy);
    expect(await store.contactCopies(5)).toMatchObject([copy]);
    expect(await store.contactCopies(0)).toEqual([]);
    await store.purge({ updatesBefore: 0, formsBefore: 0, contactsBefore: NOW * 2, limit: 10 });
    expect(await store.cardsOf('draft')).toEqual([]);
    expect(await store.shownContact(-6, 2)).toBeUndefined();
  });

  test('a contact is taken by the first who tries, given back, and goes with its copy', async () => {
    const { store } = await open();
    const bia = { takerId: 8, takerName: 'Bia', takenAt: NOW };
    const caio = { takerId: 9, takerName: 'Caio', takenAt: NOW + 1 };
    expect(await store.claim('draft', bia)).toBeUndefined();
    const created = { saved: savedContact('draft'), contact: kinboxContact('draft') };
    await endAs(store, 'draft', { state: 'done', created });
    const [one, other] = await Promise.all([store.claim('draft', bia), store.claim('draft', caio)]);
    expect(one).toEqual(other);
    expect(await store.claimOf('draft')).toEqual(one);
    expect(await store.claimedBy(one?.takerId ?? 0, 5)).toMatchObject([{ draftId: 'draft' }]);
    await store.giveBack('draft');
    expect(await store.claimOf('draft')).toBeUndefined();
    await store.claim('draft', caio);
    await store.purge({ updatesBefore: 0, formsBefore: 0, contactsBefore: NOW * 2, limit: 10 });
    expect(await store.claimOf('draft')).toBeUndefined();
  });

  test('the story of a contact is found by its draft, its Kinbox id and its rep', async () => {
    const { store } = await open();
    const created = { saved: savedContact('draft'), contact: kinboxContact('draft') };
    await endAs(store, 'draft', { state: 'done', created });
    expect(await store.storyOf('draft')).toMatchObject({
      ...{ draftId: 'draft', repId: 7, kinboxId: created.contact.id, arrivedAt: NOW },
      jobs: [{ kind: 'create-contact', state: 'done', attempts: 1, createdAt: NOW }],
    });
    expect(await store.draftsOf(created.contact.id)).toEqual(['draft']);
    expect(await store.draftsOf('7')).toEqual(['draft']);
    expect(await store.draftsOf('8')).toEqual([]);
    expect((await store.storyOf('nobody')).jobs).toEqual([]);
  });

  test('a person is forgotten: the copy, the job, cards and ways to reach them; nobody else', async () => {
    const { store } = await open();
    const phone = '5585997281648';
    const plain = savedContact('draft');
    const saved = { ...plain, contact: { ...plain.contact, phone } };
    const job = { key: createKey('draft'), work: { kind: 'create-contact' as const, saved } };
    await handle(store, { jobs: [job] });
    const created = { saved, contact: { ...kinboxContact('draft'), phone } };
    await store.finishJob(await claimOne(store, 'kinbox', NOW), { state: 'done', created }, NOW);
    await store.rememberCard('draft', { chatId: -5, messageId: 3, repName: 'Ana' });
    await handle(store, { jobs: [createContact('other')] });
    const ways = contactKeys({ phone });
    expect(await store.contactsWithKeys(ways, 9)).toHaveLength(1);
    const nobody = { copies: 0, jobs: 0, rows: 0 };
    expect(await store.forgetPerson(['nobody@example.com'])).toEqual(nobody);
    expect(await store.forgetPerson(ways)).toEqual({ copies: 1, jobs: 1, rows: 0 });
    expect(await store.forgetPerson(ways)).toEqual(nobody);
    expect(await store.contactsWithKeys(ways, 9)).toEqual([]);
    expect(await store.cardsOf('draft')).toEqual([]);
    expect(await store.pendingContacts(7)).toHaveLength(1);
  });

  test('saved contacts that are not in Kinbox are listed with where they stand', async () => {
    const { store } = await open();
    await endAs(store, 'refused', { state: 'rejected', reason: 'phone' });
    await endAs(store, 'unknown', { state: 'undecided' }, NOW + 1);
    await endAs(store, 'late', { state: 'unclear', runAt: NOW + MINUTE }, NOW + 2);
    await endAs(store, 'done', { state: 'done' });
    await handle(store, { jobs: [createContact('new'), createContact('theirs', 8)] });
    const saved = (id: string) => ({ saved: savedContact(id) });
    expect(await store.pendingContacts(7)).toEqual([
      { ...saved('refused'), state: 'rejected', reason: 'phone', createdAt: NOW },
      { ...saved('unknown'), state: 'undecided', createdAt: NOW + 1 },
      { ...saved('late'), state: 'unclear', createdAt: NOW + 2 },
      { ...saved('new'), state: 'pending', createdAt: NOW },
    ]);
    expect(await store.pendingContact(7, 'refused')).toMatchObject({ state: 'rejected' });
    expect(await store.pendingContact(7, 'done')).toBeUndefined();
    expect(await store.pendingContact(7, 'theirs')).toBeUndefined();
    expect(await store.pendingContacts(9)).toEqual([]);
  });

  test.for<[Decision, boolean]>([
    [{ draftId: 'refused', from: 'rejected', to: 'closed' }, false],
    [{ draftId: 'unknown', from: 'undecided', to: 'settled' }, true],
    [{ draftId: 'unknown', from: 'undecided', to: 'again' }, true],
    [{ draftId: 'unknown', from: 'undecided', to: 'closed' }, false],
  ])('a rep decides: %j', async ([decision, isOpen]) => {
    const { store } = await open();
    await endAs(store, 'refused', { state: 'rejected' });
    await endAs(store, 'unknown', { state: 'undecided' });
    expect(await store.claimJobs('kinbox', NOW, 10, MINUTE)).toEqual([]);
    await handle(store, { decisions: [decision] });
    const open_ = await store.pendingContact(7, decision.draftId);
    expect(open_?.state).toBe(isOpen ? 'unclear' : undefined);
    expect(await store.pendingContacts(7)).toHaveLength(isOpen ? 2 : 1);
    const claimed = await store.claimJobs('kinbox', NOW, 10, MINUTE);
    expect(about(claimed)).toEqual(isOpen ? ['unknown'] : []);
    const reason = decision.to === 'closed' ? undefined : REP_SAYS[decision.to];
    expect(claimed[0]?.reason).toBe(reason);
    // The contact was decided on already: the same tap again finds nothing to change.
    await handle(store, { decisions: [decision] });
    expect(await store.pendingContacts(7)).toHaveLength(isOpen ? 2 : 1);
  });

  test.for<[Decision['to'], string]>(
    (['settled', 'again'] as const).flatMap((to) =>
      WHILE_ASKED.map((reason): [Decision['to'], string] => [to, reason]),
    ),
  )(
    'a rep decides (%s) while it is being looked for (%s): what is found then does not count',
    async ([to, reason]) => {
      const { store } = await open();
      await endAs(store, 'asked', { state: 'unclear', reason, runAt: NOW });
      const decision = { draftId: 'asked', from: 'undecided', to } as Decision;
      expect(await store.pendingContact(7, 'asked')).toMatchObject({ state: 'undecided', reason });
      const [looking] = await store.claimJobs('kinbox', NOW, 10, MINUTE);
      if (!looking) throw new Error('nothing is looked for');
      expect(looking).toMatchObject({ claimedFrom: 'unclear', reason });
      expect(await store.pendingContact(7, 'asked')).toMatchObject({ state: 'undecided' });
      await handle(store, { decisions: [decision] });
      expect(await store.pendingContact(7, 'asked')).toMatchObject({ state: 'unclear' });
      expect(await store.finishJob(looking, { state: 'pending', runAt: NOW }, NOW)).toBe(false);
      const [again] = await store.claimJobs('kinbox', NOW, 10, MINUTE);
      expect(again).toMatchObject({ claimedFrom: 'unclear', reason: REP_SAYS[to as 'again'] });
    },
  );

  test('a decision about a contact in another state changes nothing', async () => {
    const { store } = await open();
    await endAs(store, 'unknown', { state: 'undecided' });
    await handle(store, { decisions: [{ draftId: 'unknown', from: 'rejected', to: 'closed' }] });
    expect(await store.pendingContact(7, 'unknown')).toMatchObject({ state: 'undecided' });
  });

  test('created contacts are listed newest first, to the rep who made them', async () => {
    const { store } = await open();
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      const created = { saved: savedContact(id), contact: kinboxContact(`k-${id}`) };
      await endAs(store, id, { state: 'done', created }, NOW + index);
    }
    const ana = { repId: 7, repName: 'Ana', answers: [] };
    const b = { draftId: 'b', contact: kinboxContact('k-b'), ...ana, createdAt: NOW + 1 };
    const c = { draftId: 'c', contact: kinboxContact('k-c'), ...ana, createdAt: NOW + 2 };
    expect(await store.recentContacts(7, 2)).toEqual([c, b]);
    expect(await store.recentContacts(8, 2)).toEqual([]);
    expect(await store.createdContact(7, 'b')).toEqual(b);
    expect(await store.createdContact(8, 'b')).toBeUndefined();
    expect(await store.createdContact(7, 'x')).toBeUndefined();
  });

  test('a contact that is known is not made again', async () => {
    const { store } = await open();
    const first = { saved: savedContact('a'), contact: kinboxContact('first') };
    await endAs(store, 'a', { state: 'done', created: first });
    const second = { saved: savedContact('a'), contact: kinboxContact('second') };
    await endAs(store, 'b', { state: 'done', created: second });
    expect(await store.createdContact(7, 'a')).toMatchObject({ contact: { id: 'first' } });
    await handle(store, { jobs: [{ ...createContact('other'), key: createKey('a') }] });
    expect(await store.nextJobAt('kinbox', NOW)).toBeUndefined();
  });
}
