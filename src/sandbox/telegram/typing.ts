import type { User } from 'grammy/types';
import { type Entity, findEntities, trimText } from './entities.ts';
import type { Group } from './group.ts';

/** Where a message goes; to the private chat with the bot when `in` is absent. */
export interface Place {
  readonly in?: Group;
  readonly topic?: { readonly threadId: number };
  readonly replyTo?: number;
}

/** `forwardOf`: whose message is forwarded; a name stands for a user who hides their account. */
export type SendOptions = Place & { readonly forwardOf?: { user: User } | string };

/** From https://core.telegram.org/bots/api#message , `sender_chat` of anonymous administrators. */
export const ANONYMOUS_ADMIN: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

const TEXT_AT_MOST = 4096;

/** What Telegram makes of typed text: white space at the ends cut off, entities found. */
export function typed(raw: string): { text: string; entities: Entity[] } {
  const [text] = trimText(raw, []);
  if (text === '') throw new Error('Telegram sends no empty message');
  if (text.length > TEXT_AT_MOST) {
    throw new Error(`${text.length} characters: an app would send messages of ${TEXT_AT_MOST}`);
  }
  return { text, entities: findEntities(text) };
}

/** https://core.telegram.org/bots/api#messageorigin */
export function forwarded({ forwardOf }: SendOptions): Record<string, unknown> {
  if (forwardOf === undefined) return {};
  const date = 1_700_000_000;
  return typeof forwardOf === 'string'
    ? { forward_origin: { type: 'hidden_user', date, sender_user_name: forwardOf } }
    : { forward_origin: { type: 'user', date, sender_user: forwardOf.user } };
}
