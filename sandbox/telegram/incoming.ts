import type { User } from 'grammy/types';
import { memberJson } from './members.ts';
import type { Backend } from './methods/context.ts';
import { chatJson, messageJson } from './wire.ts';
import type { Chat, MemberStanding, StoredMessage } from './world.ts';

/** Queues the update for a message of a person, if the bot may see it. */
export function deliverMessage(
  backend: Backend,
  message: StoredMessage,
  kind: 'message' | 'edited_message' = 'message',
): void {
  if (!botSees(backend, message)) return;
  backend.updates.push(
    { [kind]: messageJson(message) },
    { queue: `chat:${message.chat.id}`, date: message.date * 1000 },
  );
}

/**
 * Privacy mode (https://core.telegram.org/bots/features#privacy-mode): in a group a bot that is no
 * administrator gets commands for it or for any bot, replies to its own messages, and service
 * messages.
 */
function botSees({ world, readsAllGroupMessages }: Backend, message: StoredMessage): boolean {
  const { chat } = message;
  if (chat.kind === 'private') return !chat.blocked;
  if (chat.bot === 'administrator') return true;
  if (chat.bot !== 'member') return false;
  if (message.service || readsAllGroupMessages) return true;
  const replied = message.replyTo === undefined ? undefined : chat.messages.get(message.replyTo);
  if (replied?.byBot === true) return true;
  const first = message.now.entities[0];
  if (first?.type !== 'bot_command' || first.offset !== 0) return false;
  const addressee = message.now.text.slice(0, first.length).split('@')[1];
  return addressee === undefined || addressee.toLowerCase() === world.bot.username?.toLowerCase();
}

/** my_chat_member: https://core.telegram.org/bots/api#chatmemberupdated */
export function deliverStanding(
  { updates, world }: Backend,
  chat: Chat,
  by: User,
  before: MemberStanding,
): void {
  const after = chat.kind === 'private' ? (chat.blocked ? 'kicked' : 'member') : chat.bot;
  updates.push(
    {
      my_chat_member: {
        chat: chatJson(chat),
        from: by,
        date: world.seconds(),
        old_chat_member: memberJson(world.bot, before),
        new_chat_member: memberJson(world.bot, after),
      },
    },
    { queue: `standing:${chat.id}` },
  );
}

/** chat_member: only administrators get it, and only if they asked for it. */
export function deliverMember(
  { updates, world }: Backend,
  chat: Chat,
  change: { by: User; who: User; before: MemberStanding; after: MemberStanding },
): void {
  if (chat.bot !== 'administrator') return;
  updates.push(
    {
      chat_member: {
        chat: chatJson(chat),
        from: change.by,
        date: world.seconds(),
        old_chat_member: memberJson(change.who, change.before),
        new_chat_member: memberJson(change.who, change.after),
      },
    },
    { queue: `standing:${chat.id}` },
  );
}
