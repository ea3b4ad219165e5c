import { describe, expect, test } from 'vitest';
import type { CustomField } from '../../../src/domain/fields/custom-field.ts';
import type { Draft, Field } from '../../../src/domain/form/draft.ts';
import type { FormOutcome, Input } from '../../../src/domain/form/input.ts';
import type { FormSettings } from '../../../src/domain/form/settings.ts';
import { step } from '../../../src/domain/form/step.ts';
import { BRAZIL, CARD, card, decide, draftAfter, formOf, says } from './forms.ts';

const NAMED = formOf({ step: 'phone', values: { name: 'Ana' } });

/** The rep's next view: the step, and the complaint if there is one. */
function next(draft: Draft, input: Input): string {
  const outcome = decide(draft, input);
  if (outcome.kind !== 'ask') return outcome.kind;
  const { complaint } = outcome;
  return complaint ? `${outcome.draft.step}: ${complaint.problem}` : outcome.draft.step;
}

describe('the four questions', () => {
  test('answered one after the other lead to the card', () => {
    const draft = draftAfter(
      formOf(),
      says(' Ana  Souza '),
      says('(85) 99728-1648'),
      says('Ana@Example.com'),
      says('met at the fair\n- likes tea'),
    );
    expect(draft).toMatchObject({
      step: 'review',
      values: {
        name: 'Ana Souza',
        phone: { digits: '5585997281648' },
        email: 'Ana@example.com',
        notes: 'met at the fair\n- likes tea',
      },
    });
  });

  const rows: [Draft, Input, string][] = [
    [formOf(), says('Ana'), 'phone'],
    [formOf(), says(' \n'), 'name: name-empty'],
    [formOf(), says('x'.repeat(129)), 'name: name-too-long'],
    [formOf(), { kind: 'skip' }, 'name: name-needed'],
    [formOf(), { kind: 'back' }, 'name'],
    [formOf(), { kind: 'unreadable' }, 'name: not-text'],
    [formOf(), { kind: 'clear' }, 'stale'],
    [formOf(), { kind: 'keep' }, 'stale'],
    [formOf(), { kind: 'use-suggestion' }, 'stale'],
    [formOf(), { kind: 'save' }, 'stale'],
    [formOf(), { kind: 'edit', step: 'email' }, 'stale'],
    [formOf(), { kind: 'cancel' }, 'cancel'],
    [formOf(), { kind: 'undo' }, 'stale'],
    [formOf({ isCancelled: true }), { kind: 'undo' }, 'name'],
    [formOf({ values: { name: 'Ana' } }), { kind: 'skip' }, 'phone'],
    [NAMED, says('99728-1648'), 'phone: phone-no-area-code'],
    [NAMED, { kind: 'skip' }, 'email'],
    [NAMED, { kind: 'back' }, 'name'],
    [NAMED, { kind: 'save' }, 'save'],
    [formOf({ ...NAMED, step: 'email' }), says('ana@'), 'email: email-malformed'],
    [formOf({ ...NAMED, step: 'email' }), { kind: 'skip' }, 'notes'],
    [formOf({ ...NAMED, step: 'email' }), { kind: 'back' }, 'phone'],
    [formOf({ ...NAMED, step: 'notes' }), { kind: 'skip' }, 'review'],
    [formOf({ ...NAMED, step: 'notes' }), { kind: 'back' }, 'email'],
    [CARD, says('hello'), 'review'],
    [CARD, { kind: 'unreadable' }, 'review: use-buttons'],
    [CARD, { kind: 'skip' }, 'review: use-buttons'],
    [CARD, { kind: 'back' }, 'notes'],
    [CARD, { kind: 'edit', step: 'email' }, 'email'],
    [CARD, { kind: 'keep' }, 'stale'],
    [CARD, { kind: 'clear' }, 'stale'],
    [CARD, { kind: 'toggle-private' }, 'review'],
    [CARD, { kind: 'save' }, 'save'],
    [CARD, { kind: 'cancel' }, 'cancel'],
    [{ ...CARD, values: {} }, { kind: 'save' }, 'stale'],
  ];
  const named = rows.map(([draft, input, expected]) => {
    return { at: draft.step, did: input.kind, draft, input, expected };
  });
  test.each(named)('at $at, $did: $expected', ({ draft, input, expected }) => {
    expect(next(draft, input)).toBe(expected);
  });

  test('skipping keeps what was answered before', () => {
    const draft = draftAfter(NAMED, says('85 99728-1648'), { kind: 'back' }, { kind: 'skip' });
    expect(draft).toMatchObject({ step: 'email', values: { phone: { digits: '5585997281648' } } });
  });

  test('private is switched on and off', () => {
    const on = draftAfter(CARD, { kind: 'toggle-private' });
    expect(on.isPrivate).toBe(true);
    expect(draftAfter(on, { kind: 'toggle-private' }).isPrivate).toBe(false);
  });
});

describe('editing from the card', () => {
  test.each<[Field, string]>([
    ['name', 'Bia'],
    ['phone', '11 98765-4321'],
    ['email', 'bia@example.org'],
    ['notes', 'another note'],
  ])('of %s leads back to the card', (field, text) => {
    const asked = draftAfter(CARD, { kind: 'edit', step: field });
    expect(asked).toMatchObject({ step: field, editing: true });
    const card = draftAfter(asked, says(text));
    expect(card).toMatchObject({ step: 'review', editing: false });
    expect(card.values[field]).not.toEqual(CARD.values[field]);
  });

  test.each<Input>([{ kind: 'back' }, { kind: 'skip' }])('$kind changes nothing', (input) => {
    const card = draftAfter(CARD, { kind: 'edit', step: 'phone' }, input);
    expect(card).toMatchObject({ step: 'review', editing: false, values: CARD.values });
  });

  test('"remove" empties the field, and what was kept for it', () => {
    const kept = [
      { field: 'phone' as const, text: 'ask at the desk' },
      { field: 'email' as const, text: 'ana at home' },
    ];
    const card = draftAfter({ ...CARD, kept }, { kind: 'edit', step: 'phone' }, { kind: 'clear' });
    expect(card.step).toBe('review');
    expect(card.values).not.toHaveProperty('phone');
    expect(card.kept).toEqual([{ field: 'email', text: 'ana at home' }]);
  });
});

describe('an answer that was refused', () => {
  const slip = draftAfter(formOf({ ...NAMED, step: 'email' }), says('ana@gmial.com'));

  test('with a likely slip offers the correction', () => {
    expect(slip.refused).toMatchObject({ suggestion: { email: 'ana@gmail.com' } });
    const taken = draftAfter(slip, { kind: 'use-suggestion' });
    expect(taken).toMatchObject({ step: 'notes', values: { email: 'ana@gmail.com' } });
  });

  test('can be meant as typed', () => {
    const taken = draftAfter(slip, { kind: 'keep' });
    expect(taken).toMatchObject({ step: 'notes', values: { email: 'ana@gmial.com' }, kept: [] });
  });

  test('counts failures in a row, until a good answer or another question', () => {
    const twice = draftAfter(NAMED, says('no'), says('number'));
    expect(twice.failures).toBe(2);
    for (const left of [
      draftAfter(twice, says('85 99728-1648')),
      draftAfter(twice, { kind: 'back' }),
    ]) {
      expect(left.failures).toBe(0);
      expect(left.refused).toBeUndefined();
    }
  });

  test('kept as typed is on its way to the notes', () => {
    const kept = draftAfter(NAMED, says('ask at the desk'), { kind: 'keep' });
    expect(kept).toMatchObject({
      step: 'email',
      kept: [{ field: 'phone', text: 'ask at the desk' }],
    });
  });

  test('kept twice is kept once, in the newest words', () => {
    let draft = NAMED;
    for (const text of ['ask at the desk', 'ask Bia']) {
      draft = draftAfter(draft, says(text), { kind: 'keep' }, { kind: 'back' });
    }
    expect(draft.kept).toEqual([{ field: 'phone', text: 'ask Bia' }]);
  });

  test('and too long to keep is cut between two characters', () => {
    const kept = draftAfter(NAMED, says(`x${'😀'.repeat(600)}`), { kind: 'keep' });
    expect(kept.kept).toEqual([{ field: 'phone', text: `x${'😀'.repeat(499)}` }]);
  });

  test('a name too long is cut to what fits; the whole is kept', () => {
    const long = 'Ana '.repeat(40).trim();
    const kept = draftAfter(formOf(), says(long), { kind: 'keep' });
    expect(kept.values.name).toBe(long.slice(0, 128).trim());
    expect(kept.kept).toEqual([{ field: 'name', text: long }]);
  });

  test('with nothing to see cannot be kept', () => {
    const asked = draftAfter(formOf(), says('\u200b'), says('  '));
    expect(decide(asked, { kind: 'keep' }).kind).toBe('stale');
  });
});

describe('a contact card from the phone book', () => {
  const phones = [{ digits: '5585997281648' }, { digits: '558532221234' }];

  test('fills name and phone and leads to the card, further numbers offered there', () => {
    const draft = draftAfter(formOf(), card({ name: 'Ana', phones }));
    expect(draft).toMatchObject({
      step: 'review',
      values: { name: 'Ana', phone: { digits: '5585997281648' } },
      otherPhones: [{ digits: '558532221234' }],
    });
    expect(draftAfter(draft, { kind: 'use-phone', index: 0 })).toMatchObject({
      step: 'review',
      values: { phone: { digits: '558532221234' } },
      otherPhones: [{ digits: '5585997281648' }],
    });
    expect(decide(draft, { kind: 'use-phone', index: 1 }).kind).toBe('stale');
  });

  test('does not rename who has a name, but where the name is asked', () => {
    expect(draftAfter(NAMED, card({ name: 'Ana Lima', phones })).values.name).toBe('Ana');
    const asked = draftAfter(CARD, { kind: 'edit', step: 'name' });
    const renamed = draftAfter(asked, card({ name: 'Ana', phones }));
    expect(renamed).toMatchObject({
      step: 'review',
      values: { ...CARD.values, name: 'Ana' },
      // The number that it has already is no further one.
      otherPhones: [{ digits: '558532221234' }],
    });
  });

  test('a number that is in doubt is asked about, and stands in the notes until it is decided', () => {
    const draft = draftAfter(formOf(), card({ name: 'Ana', unreadablePhone: '85 9728-1648' }));
    expect(draft).toMatchObject({
      step: 'phone',
      editing: true,
      refused: { suggestion: { phone: { digits: '5585997281648' } } },
      kept: [{ field: 'phone', text: '85 9728-1648' }],
    });
    expect(draftAfter(draft, { kind: 'skip' }).kept).toHaveLength(1);
    expect(draftAfter(draft, { kind: 'use-suggestion' })).toMatchObject({
      step: 'review',
      values: { phone: { digits: '5585997281648' } },
      kept: [],
    });
  });

  test('several doubts are asked about one after the other', () => {
    const doubtful = card({
      name: 'Ana',
      unreadablePhone: '85 9728-1648',
      emails: ['ana@gmial.com'],
    });
    const first = draftAfter(formOf(), doubtful);
    const second = draftAfter(first, { kind: 'use-suggestion' });
    expect([first.step, second.step]).toEqual(['phone', 'email']);
    expect(draftAfter(second, { kind: 'use-suggestion' })).toMatchObject({
      step: 'review',
      values: { phone: { digits: '5585997281648' }, email: 'ana@gmail.com' },
      kept: [],
    });
    expect(draftAfter(second, { kind: 'keep' }).values.email).toBe('ana@gmial.com');
  });

  test('without a name asks for it, and for nothing else', () => {
    const asked = draftAfter(formOf(), card({ phones }));
    expect(asked).toMatchObject({ step: 'name', values: { phone: { digits: '5585997281648' } } });
    expect(draftAfter(asked, says('Ana'))).toMatchObject({ step: 'review' });
  });

  test('its notes come behind those that are there', () => {
    const draft = draftAfter(
      { ...NAMED, values: { name: 'Ana', notes: 'tall' } },
      card({ notes: 'likes tea' }),
    );
    expect(draft.values.notes).toBe('tall\nlikes tea');
  });

  test('one more that was sent at once makes several; a later one is a contact of its own', () => {
    const sent = (name: string, at: number): Input => ({
      kind: 'contact-card',
      prefill: { captured: { name, phones, emails: [], guessed: [] }, source: { at } },
    });
    const draft = draftAfter(formOf(), sent('Ana', 100));
    expect(decide(draft, sent('Bia', 102))).toMatchObject({
      kind: 'gather',
      draft: { values: { name: 'Ana' } },
      prefill: { captured: { name: 'Bia' } },
    });
    expect(decide(draft, sent('Bia', 104)).kind).toBe('another');
    expect(decide(CARD, card({ name: 'Bia' })).kind).toBe('another');
  });
});

describe('plain words after a ready card', () => {
  test('become its note, which can be taken out again or edited', () => {
    const noted = draftAfter(CARD, { kind: 'text', text: 'quer desconto', messageId: 70 });
    expect(noted).toMatchObject({ step: 'review', noted: { messageId: 70 } });
    expect(noted.values.notes).toBe(
      [CARD.values.notes, 'quer desconto'].filter(Boolean).join('\n'),
    );
    expect(draftAfter(noted, { kind: 'undo-note' }).values).toEqual(CARD.values);
    const edit = { kind: 'correction' as const, text: 'quer proposta', messageId: 70 };
    expect(draftAfter(noted, edit).values.notes).toContain('quer proposta');
    expect(draftAfter(noted, edit).values.notes).not.toContain('desconto');
  });

  test('a bare name is asked about: a note, or another contact', () => {
    const text = { kind: 'text' as const, text: 'Célia Duarte', messageId: 71, isName: true };
    const asked = draftAfter(CARD, text);
    expect(asked.unplaced).toBe('Célia Duarte');
    expect(draftAfter(asked, { kind: 'as-note' }).values.notes).toContain('Célia Duarte');
    expect(decide(asked, { kind: 'as-contact' })).toMatchObject({
      kind: 'another',
      prefill: { captured: { name: 'Célia Duarte' } },
    });
    expect(decide(CARD, { kind: 'as-note' }).kind).toBe('stale');
  });

  test('only what the card lacks fills it; a whole contact is another one', () => {
    const phone = { digits: '5511987654321' };
    const sent = (captured: object): Input => ({
      kind: 'text',
      text: 'x',
      messageId: 72,
      prefill: { captured: { phones: [], emails: [], guessed: [], ...captured } },
    });
    const bare = formOf({ step: 'review', values: { name: 'Ana' } });
    expect(draftAfter(bare, sent({ phones: [phone] })).values.phone).toEqual(phone);
    expect(decide(CARD, sent({ phones: [phone] })).kind).toBe('another');
    expect(decide(bare, sent({ name: 'Bia', phones: [phone] })).kind).toBe('another');
  });

  test('at a question, a whole contact of somebody else is another one, and the other of phone and email is taken', () => {
    const sent = (text: string, captured: object): Input => ({
      kind: 'text',
      text,
      messageId: 73,
      prefill: { captured: { phones: [], emails: [], guessed: [], ...captured } },
    });
    const phone = { digits: '5511987654321' };
    expect(
      decide(NAMED, sent('Bia\n11 98765-4321', { name: 'Bia', phones: [phone] })),
    ).toMatchObject({ kind: 'another', draft: { step: 'phone' } });
    const withEmail = draftAfter(NAMED, sent('ana@x.com', { emails: ['ana@x.com'] }));
    expect(withEmail).toMatchObject({ step: 'phone', values: { email: 'ana@x.com' } });
    const atEmail = formOf({ step: 'email', values: { name: 'Ana' } });
    expect(draftAfter(atEmail, sent('11 98765-4321', { phones: [phone] }))).toMatchObject({
      step: 'email',
      values: { phone },
    });
  });

  test('cancel inside an edit leaves the edit', () => {
    const editing = draftAfter(CARD, { kind: 'edit', step: 'email' });
    expect(draftAfter(editing, { kind: 'cancel' })).toMatchObject({
      step: 'review',
      values: CARD.values,
    });
  });
});

describe('a text that holds a contact', () => {
  const prefill = {
    captured: {
      name: 'Bia',
      phones: [{ digits: '5511987654321' }],
      emails: [],
      guessed: ['name' as const],
    },
    messageId: 9,
  };
  const pasted: Input = { kind: 'text', text: 'Bia 11 98765-4321', messageId: 9, prefill };

  test('as the name fills the form', () => {
    const draft = draftAfter(formOf(), pasted);
    expect(draft).toMatchObject({ step: 'review', values: { name: 'Bia' }, guessed: ['name'] });
    expect(draftAfter(draft, { kind: 'edit', step: 'name' }, says('Bia Lima')).guessed).toBe(
      undefined,
    );
  });

  test('beside a form that is filled in begins another one', () => {
    expect(decide(CARD, pasted)).toMatchObject({
      kind: 'another',
      draft: { values: CARD.values },
      prefill,
    });
  });

  test('edited is read anew', () => {
    const draft = draftAfter(formOf(), pasted, { kind: 'toggle-private' });
    const better = { ...prefill, captured: { ...prefill.captured, emails: ['bia@example.com'] } };
    const edit = { kind: 'correction' as const, text: 'x', messageId: 9 };
    expect(draftAfter(draft, { ...edit, prefill: better })).toMatchObject({
      id: draft.id,
      isPrivate: true,
      values: { name: 'Bia', email: 'bia@example.com' },
    });
    expect(decide(draft, edit)).toMatchObject({
      complaint: { problem: 'nothing-found' },
      draft: { values: { name: 'Bia' } },
    });
  });

  test('anywhere else is an answer like any other', () => {
    const asked = draftAfter(CARD, { kind: 'edit', step: 'notes' });
    expect(draftAfter(asked, pasted).values.notes).toBe('Bia 11 98765-4321');
  });
});

describe('a place', () => {
  test('fills the location, and leaves the question as it is', () => {
    const draft = draftAfter(NAMED, { kind: 'location', text: 'Feira de Fortaleza' });
    expect(draft).toMatchObject({ step: 'phone', values: { location: 'Feira de Fortaleza' } });
    const asked = draftAfter(CARD, { kind: 'edit', step: 'location' });
    expect(draftAfter(asked, { kind: 'location', text: '-3.7, -38.5' })).toMatchObject({
      step: 'review',
      values: { location: '-3.7, -38.5' },
    });
  });
});

describe("the workspace's own fields", () => {
  const segment: CustomField = {
    placeholder: 'segment',
    name: 'Segmento',
    type: 'select',
    required: true,
    options: [
      { value: 'shop', label: 'Loja' },
      { value: 'industry', label: 'Indústria' },
    ],
  };
  const cpf: CustomField = {
    placeholder: 'cpf',
    name: 'CPF',
    type: 'text',
    required: false,
    options: [],
  };
  const settings: FormSettings = { ...BRAZIL, customFields: [segment, cpf] };
  const run = (draft: Draft, ...inputs: Input[]): FormOutcome =>
    inputs.reduce<FormOutcome>(
      (now, input) => (now.kind === 'ask' ? step(now.draft, input, settings) : now),
      { kind: 'ask', draft },
    );
  const asked = formOf({ step: 'custom:segment', values: { name: 'Ana' } });

  test('are asked for after the notes', () => {
    const draft = formOf({ step: 'notes', values: { name: 'Ana' } });
    expect(run(draft, { kind: 'skip' })).toMatchObject({ draft: { step: 'custom:segment' } });
    expect(run(asked, { kind: 'option', index: 0 })).toMatchObject({
      draft: { step: 'custom:cpf', values: { customFields: { segment: 'shop' } } },
    });
    expect(run(asked, says('industria'), says('060.715'))).toMatchObject({
      draft: { step: 'review', values: { customFields: { segment: 'industry', cpf: '060.715' } } },
    });
    expect(run(asked, says('loja'), { kind: 'back' })).toMatchObject({
      draft: { step: 'custom:segment' },
    });
  });

  test('that are required cannot be left out', () => {
    expect(run(asked, { kind: 'skip' })).toMatchObject({ complaint: { problem: 'own-needed' } });
    expect(run(asked, says('padaria'))).toMatchObject({
      complaint: { problem: 'own-not-an-option' },
    });
    expect(run(asked, { kind: 'option', index: 2 })).toEqual({ kind: 'stale' });
    expect(run(CARD, { kind: 'save' })).toMatchObject({
      kind: 'ask',
      draft: { step: 'custom:segment', editing: true },
      complaint: { problem: 'own-needed' },
    });
    expect(run(formOf(), card({ name: 'Ana' }))).toMatchObject({
      draft: { step: 'custom:segment' },
    });
  });

  test('that are optional can be emptied', () => {
    const filled = {
      ...CARD,
      values: { ...CARD.values, customFields: { segment: 'shop', cpf: '1' } },
    };
    expect(run(filled, { kind: 'edit', step: 'custom:cpf' }, { kind: 'clear' })).toMatchObject({
      draft: { step: 'review', values: { customFields: { segment: 'shop' } } },
    });
    expect(run(filled, { kind: 'edit', step: 'custom:segment' }, { kind: 'clear' })).toEqual({
      kind: 'stale',
    });
  });

  test('that are asked for no more lead to the card', () => {
    expect(step(asked, says('x'), BRAZIL)).toMatchObject({ draft: { step: 'review' } });
  });
});

describe('a contact that is known already', () => {
  const found = [{ name: 'Ana S.', isPrivate: false, kinboxId: '7', canAddNote: true }];
  const asked = { ...CARD, duplicates: { matches: found, isShown: false } };

  test('is shown, saved all the same, noted, or left', () => {
    expect(draftAfter(asked, { kind: 'show-duplicate' }).duplicates?.isShown).toBe(true);
    expect(decide(asked, { kind: 'save-anyway' })).toMatchObject({ kind: 'save', isChecked: true });
    expect(decide(asked, { kind: 'add-note', index: 0 }).kind).toBe('add-note');
    expect(decide(asked, { kind: 'cancel' }).kind).toBe('cancel');
    expect(draftAfter(asked, { kind: 'back' })).toEqual({ ...CARD, revision: CARD.revision + 1 });
  });

  test('waits for a choice', () => {
    expect(decide(asked, says('yes'))).toMatchObject({ complaint: { problem: 'choose-first' } });
    expect(decide(CARD, { kind: 'save-anyway' }).kind).toBe('stale');
    expect(decide(CARD, { kind: 'show-duplicate' }).kind).toBe('stale');
    const unknown = {
      matches: [{ ...found[0], canAddNote: false }],
      isShown: false,
    } as typeof asked.duplicates;
    expect(decide({ ...asked, duplicates: unknown }, { kind: 'add-note', index: 0 }).kind).toBe(
      'stale',
    );
  });
});

describe('an edited message', () => {
  const filled = draftAfter(
    formOf(),
    { kind: 'text', text: 'Ana', messageId: 1 },
    { kind: 'text', text: '99728-1648', messageId: 2 },
    { kind: 'text', text: '85 99728-1648', messageId: 3 },
  );
  const edits = (messageId: number, text: string): Input => ({
    kind: 'correction',
    text,
    messageId,
  });

  test('corrects the answer that it was, and the question stays', () => {
    expect(draftAfter(filled, edits(1, 'Ana Souza'))).toMatchObject({
      step: 'email',
      values: { name: 'Ana Souza' },
    });
  });

  test('that a newer answer has replaced speaks no more', () => {
    expect(decide(filled, edits(2, '11 98765-4321')).kind).toBe('nothing');
  });

  test('that has not changed is none (Bot API: edited_message may come without a change)', () => {
    const typed = draftAfter(formOf(), { kind: 'text', text: 'Bia', messageId: 50 });
    expect(decide(typed, edits(50, 'Bia')).kind).toBe('nothing');
    expect(draftAfter(typed, edits(50, 'Bia Lima')).values.name).toBe('Bia Lima');
  });

  test('to something that will not do is refused, and changes nothing', () => {
    const outcome = decide(filled, edits(3, 'no number'));
    expect(outcome).toMatchObject({ kind: 'ask', complaint: { problem: 'phone-no-digits' } });
    expect(outcome).toHaveProperty('draft.values', filled.values);
  });

  test('that is the answer to the question of now is an answer', () => {
    const asked = draftAfter(filled, { kind: 'text', text: 'ana@', messageId: 4 });
    expect(draftAfter(asked, edits(4, 'ana@example.com'))).toMatchObject({
      step: 'notes',
      values: { email: 'ana@example.com' },
    });
  });

  test('that was no answer is nobody’s business', () => {
    expect(decide(filled, edits(99, 'hello')).kind).toBe('nothing');
  });

  test('is known for the newest answer to each question', () => {
    const inputs = Array.from(
      { length: 21 },
      (_, at): Input => ({ kind: 'text', text: `no ${at}`, messageId: 200 + at }),
    );
    const draft = draftAfter(filled, { kind: 'back' }, ...inputs);
    expect(draft.answers.length).toBeLessThanOrEqual(5);
    expect(decide(draft, edits(200, '85 99728-1648')).kind).toBe('nothing');
  });
});

describe('/newcontact while a form is open', () => {
  const destination = { chatId: -100, threadId: 3 };

  test('begins another one, once something is filled in; this one waits as it is', () => {
    expect(decide(NAMED, { kind: 'reopen', destination })).toMatchObject({
      kind: 'another',
      draft: { step: 'phone', values: NAMED.values },
      destination,
    });
  });

  test('shows an untouched form again, for the chat where it was given', () => {
    expect(draftAfter(formOf(), { kind: 'reopen', destination })).toMatchObject({
      step: 'name',
      destination,
    });
    expect(draftAfter(formOf({ destination }), { kind: 'reopen' })).toMatchObject({
      step: 'name',
      destination,
    });
  });
});

describe('a tap', () => {
  const inputs: Input[] = [
    { kind: 'save' },
    { kind: 'cancel' },
    { kind: 'undo' },
    { kind: 'edit', step: 'name' },
  ];

  test.each([
    ['an older question', { draftId: CARD.id, revision: CARD.revision - 1 }],
    ['a newer one', { draftId: CARD.id, revision: CARD.revision + 1 }],
    ['another form', { draftId: 'draft-000002', revision: CARD.revision }],
  ])('on %s is stale', (_, tapped) => {
    for (const input of inputs) {
      expect(step(CARD, input, BRAZIL, tapped)).toEqual({ kind: 'stale' });
    }
  });

  test('on the newest question counts', () => {
    const tapped = { draftId: CARD.id, revision: CARD.revision };
    expect(step(CARD, { kind: 'save' }, BRAZIL, tapped)).toEqual({
      kind: 'save',
      draft: CARD,
      isChecked: false,
    });
  });
});
