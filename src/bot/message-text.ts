import type { Message, MessageEntity } from 'grammy/types';
import { readReach } from '../capture/photo/code-link.ts';

type Worded = Pick<Message, 'text' | 'caption' | 'entities' | 'caption_entities'>;

/**
 * A message's text, or its caption. Behind words that are linked to a phone or an email (wa.me, tel:, mailto:) stands
 * what they are linked to: nobody reads it, and it is what the sender meant.
 */
export function textOf(message: Worded): string {
  const text = message.text ?? message.caption ?? '';
  const marks = (message.text === undefined ? message.caption_entities : message.entities) ?? [];
  return marks.toReversed().reduce(withTarget, text);
}

/** Offsets are in UTF-16 units (Bot API, MessageEntity); the marks come last first, so that they stay true. */
function withTarget(text: string, mark: MessageEntity): string {
  if (mark.type !== 'text_link') return text;
  const reach = readReach(mark.url);
  const end = mark.offset + mark.length;
  if (reach === undefined || text.slice(mark.offset, end).includes(reach)) return text;
  return `${text.slice(0, end)} ${reach}${text.slice(end)}`;
}
