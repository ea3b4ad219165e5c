import { expect, test } from 'vitest';
import { draftContact } from '../../../src/domain/form/draft-contact.ts';
import { CARD, formOf } from './forms.ts';

const line = (field: string, text: string) => `${field}: ${text}`;

test('what is filled in, as Kinbox takes it', () => {
  expect(draftContact(CARD, line)).toEqual({
    name: 'Ana Souza',
    phone: '5585997281648',
    email: 'ana@example.com',
    notes: 'met at the fair',
    isPrivate: false,
  });
});

test('what was skipped is left out', () => {
  expect(draftContact(formOf({ isPrivate: true }), line)).toEqual({ isPrivate: true });
});

test('an extension and what was kept as typed become lines of the notes', () => {
  const draft = formOf({
    values: { phone: { digits: '558532221234', extension: '12' }, notes: 'met at the fair' },
    kept: [
      { field: 'email', text: 'ana at home' },
      { field: 'name', text: 'Ana of the long name' },
    ],
  });
  expect(draftContact(draft, line)).toEqual({
    phone: '558532221234',
    notes:
      'met at the fair\nphone: +55 85 3222-1234 / 12\nemail: ana at home\nname: Ana of the long name',
    isPrivate: false,
  });
});
