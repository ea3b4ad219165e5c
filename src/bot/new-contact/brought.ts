import type { Message } from 'grammy/types';
import type { Captured } from '../../domain/captured.ts';
import type { Brought } from '../../domain/draft.ts';
import type { Form } from '../../domain/form.ts';
import { parseName } from '../../domain/name.ts';
import { parsePhone } from '../../domain/phone.ts';

/** The contact of a shared card (Bot API, Contact). */
export function broughtByCard(message: Message, { country }: Form): Brought | undefined {
  const { contact, message_id: messageId } = message;
  if (!contact) return undefined;
  const name = parseName([contact.first_name, contact.last_name].filter(Boolean).join(' '));
  const phone = parsePhone(contact.phone_number, country);
  const captured: Captured = {
    ...(name.ok && { name: name.value }),
    phones: phone.ok ? [phone.value] : [],
    ...(!phone.ok && contact.phone_number !== '' && { doubtfulPhone: contact.phone_number }),
    emails: [],
    guessed: [],
  };
  return { captured, messageId };
}
