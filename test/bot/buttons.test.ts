import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CONTACT_ACTIONS,
  contactData,
  type FormTap,
  formData,
  parseContactData,
  parseFormData,
} from '../../src/bot/callbacks.ts';
import { newDraftId } from '../../src/bot/form/open-form.ts';
import type { CustomField } from '../../src/domain/fields/custom-field.ts';
import { FIELDS } from '../../src/domain/form/draft.ts';
import type { Input } from '../../src/domain/form/input.ts';
import { toKeyboard } from '../../src/telegram/keyboard.ts';

const TAPS: FormTap[] = [
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
  ...FIELDS.map((field) => `edit-${field}` as const),
];
const OWN: CustomField[] = [
  { placeholder: 'cpf', name: 'CPF', type: 'text', options: [], required: false },
];

function tapOf(input: Input): string {
  if (input.kind !== 'edit') return input.kind;
  return input.step === 'custom:cpf' ? 'own-0' : `edit-${input.step}`;
}

test.each<[FormTap, Input]>([
  ['own-0', { kind: 'edit', step: 'custom:cpf' }],
  ['option-19', { kind: 'option', index: 19 }],
  ['phone-2', { kind: 'use-phone', index: 2 }],
])('%s names what stands at that place', (tap, input) => {
  const tapped = { draftId: newDraftId(), revision: 3 };
  expect(parseFormData(formData(tap, tapped), OWN)).toEqual({ input, tapped });
});

/** The largest revision that is read back. */
const LAST_REVISION = 999_999_999;

test('a draft id has 12 characters that fit callback data and a deep link', () => {
  const ids = new Set(Array.from({ length: 200 }, newDraftId));
  expect(ids.size).toBe(200);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{12}$/);
});

test.each(TAPS)('the form’s %s fits 64 bytes and comes back as it was', (tap) => {
  const tapped = { draftId: newDraftId(), revision: LAST_REVISION };
  const data = formData(tap, tapped);
  expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  const field = FIELDS.find((name) => tap === `edit-${name}`);
  const input = field ? { kind: 'edit', step: field } : { kind: tap };
  expect(parseFormData(data, OWN)).toEqual({ input, tapped });
  expect(parseContactData(data)).toBeUndefined();
});

test.each(CONTACT_ACTIONS)(
  'a saved contact’s %s fits 64 bytes and comes back as it was',
  (action) => {
    const draftId = newDraftId();
    const data = contactData(action, draftId);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(parseContactData(data)).toEqual({ action, draftId });
    expect(parseFormData(data, OWN)).toBeUndefined();
  },
);

describe('what a forged or old client may send', () => {
  test.each([
    '',
    ':',
    'form',
    'form:save',
    'form:save:abc',
    'form:save:abc:',
    'form:save:abc:-1',
    'form:save:abc:1.5',
    'form:save:abc: 1',
    'form:save:abc:1e3',
    'form:save:abc:9999999999',
    'form:save:abc:1:2',
    'form:save::1',
    'form::abc:1',
    'form:text:abc:1',
    'form:edit:abc:1',
    'form:edit-review:abc:1',
    'form:own-1:abc:1',
    'form:own-01:abc:1',
    'form:option--1:abc:1',
    'form:phone-1000:abc:1',
    'form:edit-__proto__:abc:1',
    'form:constructor:abc:1',
    'form:reopen:abc:1',
    'form:contact-card:abc:1',
    'FORM:save:abc:1',
    ' form:save:abc:1',
    'form:save:abc:١',
    'contact',
    'contact:fix',
    'contact:fix:',
    'contact:fix:abc:1',
    'contact:toString:abc',
    'language:en',
  ])('%j is no tap', (data) => {
    expect(parseFormData(data, OWN)).toBeUndefined();
    expect(parseContactData(data)).toBeUndefined();
  });

  test('anything is either nothing, or exactly what would be written for it', () => {
    const word = fc.constantFrom(
      'form',
      'contact',
      'save',
      'edit-name',
      'fix',
      'again',
      '1',
      'id',
      '',
    );
    const near = fc.array(fc.oneof(word, fc.string({ maxLength: 5 })), { maxLength: 6 });
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      near.map((parts) => parts.join(':')),
    );
    fc.assert(
      fc.property(anything, (data) => {
        const form = parseFormData(data, OWN);
        if (form) {
          const { input, tapped } = form;
          const tap = tapOf(input);
          expect(TAPS).toContain(tap);
          const [prefix, name, id, revision] = data.split(':');
          expect([prefix, name, id]).toEqual(['form', tap, tapped.draftId]);
          expect(Number(revision)).toBe(tapped.revision);
        }
        const contact = parseContactData(data);
        if (contact) expect(contactData(contact.action, contact.draftId)).toBe(data);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a keyboard', () => {
  test('has each kind of button as the Bot API writes it', () => {
    const keyboard = toKeyboard([
      [{ label: 'Save', data: 'form:save:abc:1', style: 'success' }],
      [],
      [
        { label: 'Open', url: 'https://example.com/' },
        { label: 'Copy', copy: 'ana@example.com' },
      ],
    ]);
    expect(keyboard).toEqual({
      inline_keyboard: [
        [{ text: 'Save', callback_data: 'form:save:abc:1', style: 'success' }],
        [
          { text: 'Open', url: 'https://example.com/' },
          { text: 'Copy', copy_text: { text: 'ana@example.com' } },
        ],
      ],
    });
  });
});
