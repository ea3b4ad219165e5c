import type { ChatMessage } from '../telegram/chat-view.ts';
import type { Entry } from './ledger.ts';
import { readField } from './sight.ts';
import type { ReadWords } from './words.ts';

/** A contact as Kinbox has it; texts that nobody gave are ''. */
export interface Stored {
  readonly id: string;
  readonly externalId: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly notes: string;
  readonly isPrivate: boolean;
  readonly customFields: Readonly<Record<string, { readonly value: unknown }>>;
}

/** In what a contact is not as the rep wanted it, in words. */
export function differences({ repId, wanted, saved }: Entry, contact: Stored): string[] {
  const { name, phone = '', email = '', notes = '', isPrivate } = wanted;
  const expected = { name, phone, email, notes, isPrivate };
  const found = Object.entries(expected).flatMap(([field, value]) => {
    const is = contact[field as keyof typeof expected];
    return is === value ? [] : [`${field} is ${JSON.stringify(is)}, not ${JSON.stringify(value)}`];
  });
  const ids = [...saved].map((draftId) => `telegram:${repId}:${draftId}`);
  if (!ids.includes(contact.externalId)) found.push(`externalId is ${contact.externalId}`);
  // A workspace that does not answer for its fields gets the contact without them.
  const repField = contact.customFields.telegram_id?.value;
  if (repField !== undefined && repField !== String(repId)) found.push(`rep is ${repField}`);
  return found;
}

/** Whether one of the messages is the summary of that contact, with its id. */
export function isTold(
  messages: readonly ChatMessage[],
  name: string,
  stored: readonly Stored[],
  words: ReadWords,
): boolean {
  return messages.some(
    ({ from, text }) =>
      from === 'bot' &&
      text.startsWith(words.created) &&
      readField(text, 'name', words) === name &&
      stored.some(({ id }) => text.split('\n').includes(`${words.id}: ${id}`)),
  );
}
