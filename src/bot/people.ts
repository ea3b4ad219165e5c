import type { RepMessage } from '../domain/job.ts';
import { ANONYMOUS_ADMIN_ID, CHANNEL_ID } from '../telegram/access.ts';
import type { BotContext } from './context.ts';
import { destinationOf } from './reply.ts';

/**
 * Telegram sends one event an update, and nobody is in another person's private chat (Bot API, Update and
 * Chat): what says otherwise would show one rep's contacts to another. Ids that are no numbers would be kept
 * with a form.
 */
export function isForged(ctx: BotContext, fromId: number): boolean {
  const { message_id: messageId = 0, message_thread_id: threadId = 0 } = ctx.msg ?? {};
  if (![ctx.chat?.id ?? 0, messageId, threadId].every(Number.isSafeInteger)) return true;
  if (ctx.chat?.type === 'private' && ctx.chat.id !== fromId) return true;
  const isUnnamed = fromId === ANONYMOUS_ADMIN_ID || fromId === CHANNEL_ID;
  return !isUnnamed && ctx.turn.key !== `rep:${fromId}`;
}

/** A person's name as Telegram has it, in two parts of which the second may be missing (Bot API, User, Contact). */
export function fullName(person: { first_name: string; last_name?: string }): string {
  return [person.first_name, person.last_name].filter(Boolean).join(' ');
}

/** The rep of this update, as cards name them. */
export function repOf(ctx: BotContext): RepMessage | undefined {
  const { from, turn } = ctx;
  if (!from) return undefined;
  return {
    repId: from.id,
    repName: fullName(from),
    threadId: ctx.chat?.type === 'private' ? destinationOf(ctx)?.threadId : undefined,
    locale: turn.words.locale,
  };
}
