import type { User } from 'grammy/types';
import { type Entity, findEntities, trimText } from './entities.ts';
import type { Origin } from './forwarding.ts';
import type { Group } from './group.ts';

/** Where a message goes; to the private chat with the bot when `in` is absent. */
export interface Place {
  readonly in?: Group;
  readonly topic?: { readonly threadId: number };
  readonly replyTo?: number;
  /** The part of the message replied to that is quoted, as it stands there. */
  readonly quote?: string;
}

export type SendOptions = Place & {
  /** The message is forwarded, and that is whose it was. A forward replies to nothing. */
  readonly forwardOf?: Origin;
  /** Pictures or files that were chosen at once carry the same one (Bot API, Message.media_group_id). */
  readonly album?: string;
};

/** From https://core.telegram.org/bots/api#message , `sender_chat` of anonymous administrators. */
export const ANONYMOUS_ADMIN: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

const TEXT_AT_MOST = 4096;
const CAPTION_AT_MOST = 1024;

/** Reads typed text as Telegram does: white space at the ends cut off, entities found. */
export function typed(raw: string): { text: string; entities: Entity[] } {
  const read = trimmed(raw);
  if (read.text === '') throw new Error('Telegram sends no empty message');
  if (read.text.length > TEXT_AT_MOST) {
    throw new Error(
      `${read.text.length} characters: an app would send messages of ${TEXT_AT_MOST}`,
    );
  }
  return read;
}

/** The same for the text below a photo or file, which may be empty. */
export function captioned(raw: string): { text: string; entities: Entity[] } {
  const read = trimmed(raw);
  if (read.text.length > CAPTION_AT_MOST) {
    throw new Error(`${read.text.length} characters: a caption has at most ${CAPTION_AT_MOST}`);
  }
  return read;
}

function trimmed(raw: string): { text: string; entities: Entity[] } {
  const [text] = trimText(raw, []);
  return { text, entities: findEntities(text) };
}
