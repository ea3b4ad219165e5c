import type { Contact } from '../contact.ts';
import { formatWhole } from '../fields/phone.ts';
import type { Draft, Field } from './draft.ts';

/** Words a line of the notes for something that has no field of its own. */
export type NoteLine = (field: Field, text: string) => string;

/**
 * The contact that a draft stands for so far. What was kept as typed, further phone numbers, and a phone's
 * extension (Kinbox's phone field has room for digits only), become lines of the notes.
 */
export function draftContact(
  draft: Draft,
  noteLine: NoteLine,
): Omit<Contact, 'name'> & { name?: string } {
  const { name, phone, email, notes, location, customFields } = draft.values;
  const lines = [
    ...(notes ? [notes] : []),
    ...(phone?.extension ? [noteLine('phone', formatWhole(phone))] : []),
    ...(draft.otherPhones ?? []).map((other) => noteLine('phone', formatWhole(other))),
    ...draft.kept.map(({ field, text }) => noteLine(field, text)),
  ];
  return {
    name: name || undefined,
    phone: phone?.digits,
    email: email || undefined,
    notes: lines.length > 0 ? lines.join('\n') : undefined,
    location: location || undefined,
    fields: customFields && Object.keys(customFields).length > 0 ? customFields : undefined,
    isPrivate: draft.isPrivate,
  };
}
