import type { User } from 'grammy/types';
import type { Group } from './group.ts';
import { chatJson } from './wire.ts';
import type { World } from './world.ts';

interface Channel {
  readonly id: number;
  readonly title: string;
  readonly username?: string;
}

/**
 * Whose message is forwarded: a person's (or the bot's); that of a user who hides their account,
 * given by name; a group's, written by an anonymous admin; a channel's.
 */
export type Origin =
  | { readonly user: User }
  | string
  | { readonly group: Group; readonly signature?: string }
  | { readonly channel: Channel; readonly messageId: number; readonly signature?: string };

/** When the original was sent, in Unix time. */
const DATE = 1_700_000_000;

/** https://core.telegram.org/bots/api#messageorigin */
export function originJson(world: World, origin: Origin): Record<string, unknown> {
  if (typeof origin === 'string') {
    return { type: 'hidden_user', sender_user_name: origin, date: DATE };
  }
  if ('user' in origin) return { type: 'user', sender_user: origin.user, date: DATE };
  const signed = origin.signature === undefined ? {} : { author_signature: origin.signature };
  if ('group' in origin) {
    const chat = world.chats.get(origin.group.id);
    if (chat === undefined) throw new Error(`no group ${origin.group.id}`);
    return { type: 'chat', sender_chat: chatJson(chat), ...signed, date: DATE };
  }
  const chat = { ...origin.channel, type: 'channel' };
  return { type: 'channel', chat, message_id: origin.messageId, ...signed, date: DATE };
}
