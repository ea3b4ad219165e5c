import type { Message } from 'grammy/types';
import type { ContactChange, KinboxContact } from '../domain/contact.ts';
import { parseEmail } from '../domain/fields/email.ts';
import { readField } from '../domain/fields/read-field.ts';
import { type Answer, isOwn } from '../domain/form/draft.ts';
import type { Form } from '../domain/form/form.ts';
import { type Complaint, complaintOf } from '../domain/form/refusal.ts';
import type { Words } from '../locales/words.ts';
import { broughtBy } from './new-contact/brought.ts';

export interface ChangeDeps {
  words: Words;
  form: Form;
}

/**
 * What an edited message changes of a contact that is in Kinbox: the field that it answered, or whatever it says
 * otherwise now if the whole contact was read out of it. Nothing, if it says the same; what is wrong, if it cannot
 * be read. Undefined for the workspace's own fields, which are not changed from here.
 */
export function changeOf(
  field: Answer['field'],
  message: Message,
  contact: KinboxContact,
  { words, form }: ChangeDeps,
): ContactChange | { complaint: Complaint } | undefined {
  if (isOwn(field)) return undefined;
  const said = field === 'all' ? wholeContact(message, { words, form }) : undefined;
  if (said) return differing(said, contact);
  if (field === 'all') return { complaint: { problem: 'nothing-found' } };
  const text = message.text ?? '';
  const read = readField(field, text, form.country);
  if (!read.ok) return { complaint: complaintOf(read, text) };
  const { own: _own, phone, ...texts } = read.values;
  return differing({ ...texts, ...(phone && { phone: phone.digits }) }, contact);
}

/** The notes are left alone: what the rep has made of them since cannot be told from what was read. */
function wholeContact(message: Message, { words, form }: ChangeDeps): ContactChange | undefined {
  const captured = broughtBy(message, words, form)?.captured;
  if (!captured) return undefined;
  const { name, phones, emails, location } = captured;
  const [phone] = phones;
  const email = parseEmail(emails[0] ?? '', { asTyped: true });
  return {
    ...(name !== undefined && { name }),
    ...(phone && { phone: phone.digits }),
    ...(email.ok && { email: email.value }),
    ...(location !== undefined && { location }),
  };
}

function differing(said: ContactChange, contact: KinboxContact): ContactChange {
  const names = Object.keys(said) as (keyof ContactChange)[];
  return Object.fromEntries(
    names.filter((name) => said[name] !== contact[name]).map((name) => [name, said[name]]),
  );
}
