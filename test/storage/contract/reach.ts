import { expect, test } from 'vitest';
import type { Contact, KinboxContact } from '../../../src/domain/contact.ts';
import { createKey, type NewJob, type SavedContact } from '../../../src/domain/job.ts';
import { contactKeys, phoneSpellings } from '../../../src/domain/same-person.ts';
import type { JobEnd, KnownContact, Store } from '../../../src/storage/store.ts';
import {
  claimOne,
  handle,
  importList,
  kinboxContact,
  MINUTE,
  NOW,
  type OpenStore,
  savedContact,
  startImport,
} from '../fixtures.ts';

const PHONE = '5585997281648';
const REACH = { phone: PHONE, email: 'Max@Example.com' };
const WAYS = contactKeys(REACH);

function reachable(draftId: string, how: Partial<Contact> = REACH, repId = 7): SavedContact {
  const saved = savedContact(draftId, repId);
  return { ...saved, contact: { ...saved.contact, ...how } };
}

const save = (saved: SavedContact): NewJob => ({
  key: createKey(saved.draft.id),
  work: { kind: 'create-contact', saved },
});

const inKinbox = (id: string, how: Partial<KinboxContact> = REACH): KinboxContact => ({
  ...kinboxContact(id),
  ...how,
});

async function create(store: Store, saved: SavedContact, contact: KinboxContact, now = NOW) {
  await handle(store, { jobs: [save(saved)] }, { now });
  const end = { state: 'done', created: { saved, contact } } as const;
  await store.finishJob(await claimOne(store, 'kinbox', now), end, now);
}

const draftsOf = (known: KnownContact[]): string[] => known.map(({ draftId }) => draftId);

export function reachPromises(open: OpenStore): void {
  test('who can be reached the same way is known, whether in Kinbox or on the way', async () => {
    const { store } = await open();
    await create(store, reachable('a'), inKinbox('k-a'));
    await handle(store, { jobs: [save(reachable('b', { ...REACH, notes: 'n' }, 8))] });
    await handle(store, { jobs: [save(reachable('c', { phone: '5511911112222' }))] });
    const reach = { name: 'Max', ...REACH, isPrivate: false };
    const ana = { repName: 'Ana', createdAt: NOW };
    const a: KnownContact = {
      ...ana,
      draftId: 'a',
      repId: 7,
      contact: { ...reach, notes: null },
      kinboxId: 'k-a',
      externalId: 'telegram:7:a',
      state: 'created',
    };
    const b: KnownContact = {
      ...ana,
      draftId: 'b',
      repId: 8,
      contact: { ...reach, notes: 'n' },
      externalId: 'telegram:8:b',
      state: 'on-its-way',
    };
    expect(await store.contactsWithKeys(WAYS, 10)).toEqual([a, b]);
    expect(await store.contactsWithKeys([PHONE], 10)).toEqual([a, b]);
    expect(await store.contactsWithKeys(['max@example.com', 'x'], 10)).toEqual([a, b]);
    expect(await store.contactsWithKeys(WAYS, 10, 'a')).toEqual([b]);
    expect(await store.contactsWithKeys(['Max@Example.com', '5585', ''], 10)).toEqual([]);
    expect(await store.contactsWithKeys([], 10)).toEqual([]);
  });

  test('newest first, and no more than asked for', async () => {
    const { store } = await open();
    for (const [at, id] of ['a', 'b', 'c'].entries()) {
      await create(store, reachable(id), inKinbox(id), NOW + at);
    }
    await handle(store, { jobs: [save(reachable('late'))] }, { now: NOW + 9 });
    const three = draftsOf(await store.contactsWithKeys(WAYS, 3));
    expect(three).toEqual(['late', 'c', 'b']);
  });

  test('a number is known by either of its spellings', async () => {
    const { store } = await open();
    const old = '558597281648';
    await handle(store, { jobs: [save(reachable('a', { phone: old }))] });
    for (const phone of phoneSpellings(PHONE)) {
      expect(draftsOf(await store.contactsWithKeys(contactKeys({ phone }), 10))).toEqual(['a']);
    }
  });

  test.for<[JobEnd['state'], boolean]>([
    ['pending', true],
    ['unclear', true],
    ['undecided', true],
    ['aside', true],
    ['rejected', false],
    ['done', false],
  ])('a contact that is %s: %s', async ([state, isKnown]) => {
    const { store } = await open();
    await handle(store, { jobs: [save(reachable('a'))] });
    const job = await claimOne(store, 'kinbox');
    expect(await store.contactsWithKeys(WAYS, 10)).toHaveLength(1);
    await store.finishJob(job, { state }, NOW);
    expect(await store.contactsWithKeys(WAYS, 10)).toHaveLength(isKnown ? 1 : 0);
  });

  test('the jobs that an end makes, and the rows of an import, are known too', async () => {
    const { store } = await open();
    await handle(store, { jobs: [save(reachable('a', { phone: '1' }))] });
    const end: JobEnd = { state: 'done', jobs: [save(reachable('b'))] };
    await store.finishJob(await claimOne(store, 'kinbox'), end, NOW);
    expect(draftsOf(await store.contactsWithKeys(WAYS, 10))).toEqual(['b']);
    const contact = { name: 'Lead', email: 'lead@example.com', isPrivate: false };
    const row = { row: 1, asWritten: { ...contact, phone: '', notes: '', location: '' }, contact };
    await startImport(store, 'i', [row]);
    expect(await store.contactsWithKeys(['lead@example.com'], 10)).toEqual([]);
    await store.feedImport('i', 1, NOW);
    expect(await store.contactsWithKeys(['lead@example.com'], 10)).toMatchObject([
      { draftId: 'i-1', repName: importList('i').rep.repName, state: 'on-its-way' },
    ]);
  });

  test('a second save of a draft does not change how it is reached', async () => {
    const { store } = await open();
    await handle(store, { jobs: [save(reachable('a'))] });
    await handle(store, { jobs: [save(reachable('a', { phone: '1' }))] });
    expect(await store.contactsWithKeys(['1'], 10)).toEqual([]);
    expect(await store.contactsWithKeys([PHONE], 10)).toHaveLength(1);
  });

  test('a contact that was corrected is shown and reached as it is now', async () => {
    const { store } = await open();
    await create(store, reachable('a'), inKinbox('k-a'));
    await create(store, reachable('b'), inKinbox('k-b'));
    const changed = { draftId: 'a', contact: inKinbox('k-a', { name: 'Rui', phone: '1' }) };
    const email = { ...changed.contact, email: 'max@example.com' };
    await handle(store, { jobs: [save(reachable('job', {}))] });
    const job = await claimOne(store, 'kinbox');
    const end = { state: 'done', changed: { ...changed, contact: email } } as const;
    expect(await store.finishJob(job, end, NOW)).toBe(true);
    expect(await store.createdContact(7, 'a')).toMatchObject({ contact: email, createdAt: NOW });
    expect(draftsOf(await store.contactsWithKeys(['1'], 10))).toEqual(['a']);
    expect(draftsOf(await store.contactsWithKeys([PHONE], 10))).toEqual(['b']);
    expect(await store.contactsWithKeys(['max@example.com'], 10)).toHaveLength(2);
    // A run that is not the latest any more changes nothing.
    const late = { state: 'done', changed: { draftId: 'b', contact: email } } as const;
    expect(await store.finishJob(job, late, NOW)).toBe(false);
    expect(await store.createdContact(7, 'b')).toMatchObject({ contact: { id: 'k-b' } });
  });

  test('a correction of a contact of which we have no copy is no contact of ours', async () => {
    const { store } = await open();
    await handle(store, { jobs: [save(reachable('job', {}))] });
    const changed = { draftId: 'gone', contact: inKinbox('k') };
    await store.finishJob(await claimOne(store, 'kinbox'), { state: 'done', changed }, NOW);
    expect(await store.createdContact(7, 'gone')).toBeUndefined();
    expect(await store.contactsWithKeys(WAYS, 10)).toEqual([]);
  });

  test('a created contact keeps who added it, and is found by the messages it was typed in', async () => {
    const { store } = await open();
    const typed = (id: string, ...messageIds: number[]): SavedContact => {
      const saved = savedContact(id);
      const answers = messageIds.map((messageId) => ({ messageId, field: 'name' as const }));
      return { ...saved, draft: { ...saved.draft, answers } };
    };
    await create(store, typed('a', 10, 11), inKinbox('k-a'));
    const kept = [
      { messageId: 10, field: 'name' },
      { messageId: 11, field: 'name' },
    ];
    const a = { draftId: 'a', repId: 7, repName: 'Ana', answers: kept };
    expect(await store.createdContactWithAnswer(7, 11)).toMatchObject(a);
    expect(await store.createdContact(7, 'a')).toMatchObject(a);
    expect(await store.createdContactWithAnswer(7, 12)).toBeUndefined();
    expect(await store.createdContactWithAnswer(8, 11)).toBeUndefined();
    // Contacts without answers, such as those of an import, push nothing out.
    for (let at = 1; at <= 60; at += 1) {
      await create(store, typed(`i${at}`), inKinbox(`i${at}`), NOW + at);
    }
    expect(await store.createdContactWithAnswer(7, 10)).toMatchObject(a);
    for (let at = 1; at <= 50; at += 1) {
      await create(store, typed(`t${at}`, 100 + at), inKinbox(`t${at}`), NOW + MINUTE + at);
    }
    expect(await store.createdContactWithAnswer(7, 10)).toBeUndefined();
    expect(await store.createdContactWithAnswer(7, 101)).toMatchObject({ draftId: 't1' });
  });
}
