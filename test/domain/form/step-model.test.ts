import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Captured, Guessable } from '../../../src/domain/contact.ts';
import { parseEmail } from '../../../src/domain/fields/email.ts';
import { parseName, parseNotes } from '../../../src/domain/fields/short-texts.ts';
import { countCodePoints } from '../../../src/domain/fields/text.ts';
import { type Draft, draftShape, FIELDS, type Values } from '../../../src/domain/form/draft.ts';
import type { Input, Tapped } from '../../../src/domain/form/input.ts';
import { step } from '../../../src/domain/form/step.ts';
import { anyText } from '../any-text.ts';
import { BRAZIL, card, formOf } from './forms.ts';

const answer = fc.oneof(
  fc.constantFrom('Ana Souza', '85 99728-1648', '99728-1648', '85 9728-1648', '+351 912 345 678'),
  fc.constantFrom('ana@example.com', 'ana@gmial.com', 'ana@', 'met at the fair', 'x'.repeat(300)),
  anyText,
);
const messageId = fc.integer({ min: 1, max: 30 });

/** As the readers of cards and texts give it: names and notes are sound, addresses as they were written. */
const captured: fc.Arbitrary<Captured> = fc.record(
  {
    name: fc.constantFrom('Ana Souza', '😀', 'x'.repeat(128)),
    phones: fc.array(fc.constantFrom({ digits: '5585997281648' }, { digits: '351912345678' }), {
      maxLength: 12,
    }),
    unreadablePhone: answer,
    emails: fc.array(fc.constantFrom('ana@example.com', 'ana@gmial.com'), { maxLength: 2 }),
    notes: fc.constantFrom('met at the fair', 'x'.repeat(4096)),
    location: fc.constantFrom('Rua A, 1', 'x'.repeat(200)),
    guessed: fc.subarray<Guessable>(['name', 'phone', 'email']),
  },
  { requiredKeys: ['phones', 'emails', 'guessed'] },
);
const plainKinds = [
  'skip',
  'back',
  'cancel',
  'keep',
  'use-suggestion',
  'clear',
  'go-on',
  'undo',
  'save',
  'save-anyway',
  'show-duplicate',
  'toggle-private',
  'unreadable',
] as const;

const input: fc.Arbitrary<Input> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('text' as const), text: answer, messageId }),
  },
  fc.record({ kind: fc.constant('correction' as const), text: answer, messageId }),
  captured.map((one): Input => card(one)),
  fc.record({
    kind: fc.constantFrom('text' as const, 'correction' as const),
    text: answer,
    messageId,
    prefill: fc.record({ captured, messageId }),
  }),
  fc.record({ kind: fc.constant('location' as const), text: answer }),
  fc.record({
    kind: fc.constantFrom('option' as const, 'use-phone' as const, 'add-note' as const),
    index: fc.integer({ min: 0, max: 3 }),
  }),
  { weight: 4, arbitrary: fc.constantFrom(...plainKinds).map((kind): Input => ({ kind })) },
  fc.constantFrom(...FIELDS).map((field): Input => ({ kind: 'edit', step: field })),
  fc.constantFrom<Input>(
    { kind: 'reopen' },
    { kind: 'reopen', destination: { chatId: -5, threadId: 2 } },
  ),
);

/** Where a tap comes from, as seen from the question of now: this one, an older one, another form. */
const origin = fc.constantFrom('typed', 'newest', 'older', 'another form');

function tapOf(from: string, { id, revision }: Draft): Tapped | undefined {
  if (from === 'typed') return undefined;
  if (from === 'another form') return { draftId: 'other-form', revision };
  return { draftId: id, revision: from === 'older' ? revision - 1 : revision };
}

function expectSound({ name, phone, email, notes }: Values): void {
  // A rep may insist on a name without a letter.
  if (name !== undefined) {
    const read = parseName(name);
    expect(read.ok ? read.value : read.problem).toBe(read.ok ? name : 'name-no-letter');
  }
  if (phone !== undefined) expect(phone.digits).toMatch(/^\d{5,17}$/);
  if (email !== undefined)
    expect(parseEmail(email, { asTyped: true })).toHaveProperty('value', email);
  if (notes !== undefined) expect(parseNotes(notes)).toEqual({ ok: true, value: notes });
}

test('whatever a rep does, the form stays sound', () => {
  const turns = fc.array(fc.tuple(input, origin), { minLength: 10, maxLength: 40 });
  fc.assert(
    fc.property(turns, (inputs) => {
      let draft = formOf();
      for (const [did, from] of inputs) {
        const before = JSON.stringify(draft);
        const outcome = step(draft, did, BRAZIL, tapOf(from, draft));
        // The draft of before is never written to.
        expect(JSON.stringify(draft)).toBe(before);
        if (from === 'older' || from === 'another form') expect(outcome.kind).toBe('stale');
        if (outcome.kind === 'save') {
          expect(draft.editing).toBe(false);
          expect(draft.values.name).toBeTruthy();
        }
        if (outcome.kind !== 'ask') continue;
        expect(outcome.draft).toMatchObject({ id: draft.id, revision: draft.revision + 1 });
        draft = outcome.draft;
        expectSound(draft.values);
        for (const { text } of draft.kept) expect(text.isWellFormed() && text !== '').toBe(true);
        expect(draftShape.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
      }
    }),
    { numRuns: 150 },
  );
});

/** The draft after 500 turns. */
function afterTurns(inputAt: (turn: number) => Input): Draft {
  let draft = formOf();
  for (let turn = 0; turn < 500; turn += 1) {
    const outcome = step(draft, inputAt(turn), BRAZIL);
    if (outcome.kind === 'ask') draft = outcome.draft;
  }
  return draft;
}

const typed = (text: string, id: number): Input => ({ kind: 'text', text, messageId: 1e9 + id });

test('500 turns of ordinary answers leave a draft under 8 KB, with notes of 4,096 characters', () => {
  const turns: ((turn: number) => Input)[] = [
    (turn) => typed('Ana Souza', turn),
    (turn) => typed('ask at the desk', turn),
    () => ({ kind: 'keep' }),
    (turn) => typed('ana@gmial.com', turn),
    (turn) => typed('ana@example.com', turn),
    (turn) => typed('met at the fair, likes tea', turn),
    () => ({ kind: 'edit', step: 'phone' }),
    (turn) => typed('85 99728-1648', turn),
    () => ({ kind: 'edit', step: 'name' }),
  ];
  const draft = afterTurns((turn) => turns[turn % turns.length]?.(turn) ?? { kind: 'skip' });
  expect(draft.revision).toBeGreaterThan(400);
  expect(Buffer.byteLength(JSON.stringify(draft))).toBeLessThan(8192);
});

test('500 turns of the longest answers leave a draft that is bounded', () => {
  // 4096 UTF-16 units: the longest message that Telegram lets a person send.
  const longest = ['"'.repeat(4096), '語'.repeat(4096), '😀'.repeat(2048), '\\\n'.repeat(2048)];
  const turns: ((words: string, turn: number) => Input)[] = [
    typed,
    () => ({ kind: 'keep' }),
    (words, turn) => ({ kind: 'location', text: `${words.slice(0, 180)}${turn}` }),
    typed,
    () => ({ kind: 'back' }),
  ];
  const draft = afterTurns((turn) => {
    const words = longest[Math.floor(turn / 5) % longest.length] ?? '';
    return turns[turn % turns.length]?.(words, turn) ?? { kind: 'skip' };
  });
  expect(draft.revision).toBeGreaterThan(300);
  expect(JSON.stringify(draft).length).toBeLessThan(20_000);
});

test('kept words are at most 500 characters a field', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...FIELDS), (text, field) => {
      const asked = step(formOf({ step: field }), typed(text.repeat(20), 1), BRAZIL);
      if (asked.kind !== 'ask' || asked.draft.step !== field) return;
      const kept = step(asked.draft, { kind: 'keep' }, BRAZIL);
      if (kept.kind !== 'ask') return;
      for (const one of kept.draft.kept) expect(countCodePoints(one.text)).toBeLessThanOrEqual(500);
    }),
  );
});
