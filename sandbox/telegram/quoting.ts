import type { Entity } from './entities.ts';
import type { StoredMessage } from './world.ts';

/** https://core.telegram.org/bots/api#textquote */
export interface TextQuote {
  readonly text: string;
  readonly entities?: readonly Entity[];
  /** UTF-16 code units. */
  readonly position: number;
  readonly is_manual: true;
}

const QUOTE_AT_MOST = 1024;
const KEPT = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'custom_emoji']);

/**
 * The quote of a part of that message's text or caption, chosen by hand: an exact substring of at
 * most 1024 characters, with what formatting lies in it. Undefined when it cannot be quoted.
 */
export function quoteOf(message: StoredMessage, part: string): TextQuote | undefined {
  const { text, entities } = message.now;
  const position = text.indexOf(part);
  if (position === -1 || part === '' || part.length > QUOTE_AT_MOST) return undefined;
  const end = position + part.length;
  const kept = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, position);
    const to = Math.min(entity.offset + entity.length, end);
    if (!KEPT.has(entity.type) || from >= to) return [];
    return [{ ...entity, offset: from - position, length: to - from }];
  });
  return {
    text: part,
    ...(kept.length === 0 ? {} : { entities: kept }),
    position,
    is_manual: true,
  };
}
