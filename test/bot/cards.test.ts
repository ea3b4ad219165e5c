import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Offers, renderFields, shorten, summaryCard, teamCard } from '../../src/bot/cards.ts';
import { formView } from '../../src/bot/form/question-view.ts';
import { createNotices } from '../../src/bot/notices.ts';
import type { KinboxContact } from '../../src/domain/contact.ts';
import { type Draft, FIELDS } from '../../src/domain/form/draft.ts';
import type { Input } from '../../src/domain/form/input.ts';
import { step } from '../../src/domain/form/step.ts';
import type { ChatWork, SavedContact } from '../../src/domain/job.ts';
import { LOCALES, loadDictionary } from '../../src/locales/words.ts';
import type { View } from '../../src/telegram/messenger.ts';
import { anyText } from '../domain/any-text.ts';
import { BRAZIL, CARD, card, formOf } from '../domain/form/forms.ts';
import { partialStore } from '../helpers/partial-store.ts';
import { expectSendable } from './sendable.ts';

const dictionary = loadDictionary('pt-BR');
const english = dictionary.in('en');
const LINKS: Offers = { contactUrl: 'https://app.example/contacts/{id}' };

const CONTACT: KinboxContact = {
  id: '42',
  externalId: 'telegram:7:draft-000001',
  name: 'Ana Souza',
  phone: '5585997281648',
  email: 'ana@example.com',
  notes: 'met at the fair',
  location: null,
  isPrivate: false,
};

const textOf = (view: View): string => expectSendable(view);
const labels = (view: View): string[] => (view.buttons ?? []).flat().map(({ label }) => label);

describe('the summary', () => {
  test('shows what Kinbox answered', () => {
    const view = summaryCard(CONTACT, english, LINKS, { draftId: 'draft-000001', isNewest: true });
    expect(textOf(view)).toBe(
      [
        'Saved in Kinbox ✅\n',
        'Name: Ana Souza',
        'Phone: +55 85 99728-1648',
        'Email: ana@example.com',
        'Notes: met at the fair',
        'Kinbox ID: 42',
      ].join('\n'),
    );
    expect(view.buttons).toEqual([
      [
        { label: 'Open in Kinbox', url: 'https://app.example/contacts/42' },
        { label: 'WhatsApp', url: 'https://wa.me/5585997281648' },
      ],
      [
        { label: 'Copy phone', copy: '+55 85 99728-1648' },
        { label: 'Copy email', copy: 'ana@example.com' },
      ],
      [
        { label: 'Fix', data: 'contact:correct:draft-000001' },
        { label: 'Remind me', data: 'remind:ask:draft-000001' },
        { label: 'Add another', data: 'contact:another:draft-000001' },
      ],
    ]);
  });

  test('has no buttons for what there is not', () => {
    const bare = { ...CONTACT, phone: null, email: null, notes: null };
    expect(labels(summaryCard(bare, english, {}))).toEqual([]);
  });

  test('offers the copy of nothing longer than Telegram copies whole', () => {
    const long = { ...CONTACT, email: `${'a'.repeat(250)}@example.com` };
    expect(labels(summaryCard(long, english, LINKS))).not.toContain('Copy email');
  });
});

describe('the team’s card', () => {
  test('shows the contact and who added it', () => {
    const view = teamCard(CONTACT, { repName: 'Bia <3' }, english, LINKS);
    expect(textOf(view)).toContain('Notes: met at the fair\n\nAdded by Bia <3');
    expect(labels(view)).toEqual(['Open in Kinbox', 'WhatsApp', 'Copy phone']);
  });

  test('of a private contact has its name and nothing else', () => {
    const view = teamCard({ ...CONTACT, isPrivate: true }, { repName: 'Bia' }, english, LINKS);
    const text = textOf(view);
    expect(text).toContain('Ana Souza');
    for (const secret of ['99728', '@example', 'fair']) expect(text).not.toContain(secret);
    expect(labels(view)).toEqual(['Open in Kinbox']);
  });
});

test('long notes are shown in part, in whole characters', () => {
  expect(shorten('abc', 3)).toBe('abc');
  expect(shorten('abcd', 3)).toBe('ab…');
  expect(shorten('a😀b', 3)).toBe('a…');
  const text = textOf({ text: renderFields({ name: 'A', notes: '😀'.repeat(4096) }, english) });
  expect(text.length).toBeLessThan(1600);
  expect(text).toMatch(/😀…$/u);
});

/* Anything. */

const longText = fc.oneof(
  anyText,
  fc.tuple(anyText, fc.integer({ min: 1, max: 2000 })).map(([text, times]) => text.repeat(times)),
  fc.constantFrom('&'.repeat(4096), '<b>'.repeat(1365), '😀'.repeat(4096), '"\n'.repeat(2048)),
);
const cut = (most: number) => longText.map((text) => text.slice(0, most));
const locale = fc.constantFrom(...LOCALES);

/** Possible answers of Kinbox: its documentation limits what is sent, not what comes back. */
const kinboxContact: fc.Arbitrary<KinboxContact> = fc.record({
  id: cut(200).map((text) => text.trim() || '1'),
  externalId: fc.constant(null),
  name: fc.option(cut(9000)),
  phone: fc.option(fc.oneof(cut(9000), fc.stringMatching(/^\d{0,400}$/))),
  email: fc.option(cut(9000)),
  notes: fc.option(cut(9000)),
  location: fc.option(cut(900)),
  isPrivate: fc.option(fc.boolean()),
});

/** A text that a person may send: 4096 units at most. */
const input: fc.Arbitrary<Input> = fc.oneof(
  cut(4096).map((text): Input => ({ kind: 'text', text, messageId: 1 })),
  fc.constantFrom<Input>(
    { kind: 'text', text: 'Ana', messageId: 2 },
    { kind: 'text', text: 'ana@gmial.com', messageId: 3 },
    { kind: 'text', text: '85 9728-1648', messageId: 3 },
    { kind: 'keep' },
    { kind: 'skip' },
    { kind: 'unreadable' },
    { kind: 'reopen' },
    { kind: 'go-on' },
  ),
  fc.constantFrom(...FIELDS).map((field): Input => ({ kind: 'edit', step: field })),
  fc.tuple(cut(128), cut(4096), cut(4096)).map(([name, unreadablePhone, notes]): Input => {
    return card({ name, unreadablePhone: unreadablePhone, notes, guessed: ['name'] });
  }),
);

test('whatever is typed, the form’s messages can be sent', () => {
  const inputs = fc.array(input, { minLength: 4, maxLength: 20 });
  fc.assert(
    fc.property(inputs, locale, fc.constantFrom(formOf(), CARD), (typed, language, start) => {
      let draft: Draft = start;
      for (const one of typed) {
        const outcome = step(draft, one, BRAZIL);
        if (outcome.kind !== 'ask') continue;
        draft = outcome.draft;
        const view = formView(draft, {
          complaint: outcome.complaint,
          words: dictionary.in(language),
          settings: BRAZIL,
        });
        expectSendable(view);
        for (const label of labels(view)) expect(label.length).toBeLessThanOrEqual(64);
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever Kinbox answers, the summary and the team’s card can be sent', () => {
  fc.assert(
    fc.property(kinboxContact, cut(128), locale, (contact, repName, language) => {
      const words = dictionary.in(language);
      expectSendable(
        summaryCard(contact, words, LINKS, { draftId: 'draft-000001', isNewest: true }),
      );
      expectSendable(teamCard(contact, { repName }, words, LINKS));
    }),
    { numRuns: 300 },
  );
});

test('whatever was saved, every notice can be sent', async () => {
  const saved: fc.Arbitrary<SavedContact> = fc
    .record({ name: cut(128), notes: cut(8000), email: cut(100), locale })
    .map(({ name, notes, email, locale }) => ({
      draft: CARD,
      contact: { name: name || 'A', phone: '5585997281648', email, notes, isPrivate: true },
      rep: { repId: 7, repName: 'Bia', messageId: 5, locale },
    }));
  const work: fc.Arbitrary<ChatWork> = fc.oneof(
    fc.record({
      kind: fc.constant('tell-rep' as const),
      about: fc.constantFrom(
        'waiting' as const,
        'checking',
        'no-access',
        'undecided',
        'absent',
        'aside',
      ),
      saved,
    }),
    fc.record({
      kind: fc.constant('tell-rep' as const),
      about: fc.constant('rejected' as const),
      saved,
      reason: cut(300),
    }),
    fc.record({
      kind: fc.constant('tell-admin' as const),
      adminId: fc.constant(9),
      about: fc.constantFrom('kinbox-no-access' as const, 'share-failed', 'job-aside'),
      detail: cut(60),
    }),
    fc.record({ kind: fc.constant('apologize' as const), chatId: fc.constant(7), locale }),
  );
  const shown: View[] = [];
  const show = async (view: View): Promise<number> => shown.push(view);
  const notices = createNotices({
    messenger: {
      send: (_, view) => show(view),
      show: (_, view) => show(view),
      edit: async (_, view) => {
        await show(view);
        return 'shown';
      },
      strip: async () => {},
      refresh: async () => {},
      react: async () => {},
      sendPhoto: async () => 1,
      sendFile: async () => 1,
      toast: async () => {},
    },
    dictionary,
    store: partialStore({
      rememberCard: async () => {},
      contactCopy: async () => undefined,
      repState: async () => ({ liveMessage: { messageId: 5, draftId: 'draft-000001' } }),
    }),
    teamLocale: 'en',
    hasAdmins: () => true,
    isAllowed: async () => true,
    now: () => 0,
    offers: LINKS,
  });
  await fc.assert(
    fc.asyncProperty(work, async (owed) => {
      expect(await notices.say(owed)).toBe(true);
      if (owed.kind === 'tell-rep') await notices.sayWaiting(owed.saved);
      for (const view of shown.splice(0)) expectSendable(view);
    }),
    { numRuns: 150 },
  );
});
