import type { User } from 'grammy/types';
import { originJson } from './forwarding.ts';
import type { Group } from './group.ts';
import { deliverMessage } from './incoming.ts';
import type { Backend } from './methods/context.ts';
import { quoteOf } from './quoting.ts';
import { captioned, type SendOptions, typed } from './typing.ts';
import { canHaveCaption } from './wire.ts';
import type { Chat, Draft, StoredMessage } from './world.ts';

export interface Writing {
  /** The chat of a place; the private one when `in` is absent. */
  chatOf(place: { in?: Group } | undefined): Chat;
  /** Sends a message and gives its id; throws when an app would not let this person send it. */
  write(options: SendOptions, draft: Omit<Draft, 'from'> & { from?: User }): number;
  /** Changes text or caption of an own message; throws when an app would not. */
  rewrite(messageId: number, text: string, place: { in?: Group } | undefined): void;
}

/** One person's messages, in the private chat `home` and in groups. */
export function createWriting(tools: {
  backend: Backend;
  user: User;
  home: Chat;
  acted: () => void;
}): Writing {
  const { backend, user, home } = tools;
  const { world } = backend;

  function chatOf(place: { in?: Group } | undefined): Chat {
    if (place?.in === undefined) return home;
    const chat = world.chats.get(place.in.id);
    if (chat === undefined) throw new Error(`no group ${place.in.id}`);
    return chat;
  }

  function checkAccess(chat: Chat, { topic }: SendOptions): void {
    if (chat === home && chat.blocked) throw new Error(`${user.first_name} has blocked the bot`);
    const standing = chat.members.get(user.id) ?? 'left';
    if (chat !== home && !['creator', 'administrator', 'member'].includes(standing)) {
      throw new Error(`${user.first_name} is not a member of "${chat.title}"`);
    }
    if (topic !== undefined && !chat.topics.has(topic.threadId)) {
      throw new Error(`no topic ${topic.threadId} in "${chat.title}"`);
    }
  }

  function repliedOf(chat: Chat, { replyTo, quote, forwardOf }: SendOptions) {
    if (replyTo === undefined) {
      if (quote !== undefined) throw new Error('only a reply can quote');
      return undefined;
    }
    if (forwardOf !== undefined) throw new Error('a forward cannot be a reply');
    const replied = chat.messages.get(replyTo);
    if (replied === undefined) throw new Error(`no message ${replyTo} to reply to`);
    return replied;
  }

  /** The fields that a message has besides what it holds itself. */
  function context({ quote, forwardOf, album }: SendOptions, replied: StoredMessage | undefined) {
    const content: Record<string, unknown> = {};
    if (forwardOf !== undefined) content.forward_origin = originJson(world, forwardOf);
    if (album !== undefined) content.media_group_id = album;
    if (quote !== undefined && replied !== undefined) {
      content.quote = quoteOf(replied, quote);
      if (content.quote === undefined) throw new Error(`message ${replied.id} has no "${quote}"`);
    }
    return content;
  }

  return {
    chatOf,
    write(options, draft) {
      const chat = chatOf(options);
      checkAccess(chat, options);
      const replied = repliedOf(chat, options);
      const content = { ...context(options, replied), ...draft.content };
      chat.started = true;
      const message = world.post(chat, {
        from: user,
        replyTo: options.replyTo,
        threadId:
          options.topic?.threadId ?? (replied?.inTopic === true ? replied.threadId : undefined),
        ...draft,
        content,
      });
      tools.acted();
      deliverMessage(backend, message);
      return message.id;
    },
    rewrite(messageId, text, place) {
      const message = chatOf(place).messages.get(messageId);
      if (message?.from?.id !== user.id) {
        throw new Error(`message ${messageId} is not one of ${user.first_name}'s`);
      }
      if (message.content.forward_origin !== undefined) {
        throw new Error(`message ${messageId} is a forward, which nobody can edit`);
      }
      if (message.now.text === '' && !canHaveCaption(message)) {
        throw new Error(`message ${messageId} has no text to edit`);
      }
      const read = canHaveCaption(message) ? captioned(text) : typed(text);
      world.edit(message, { ...read, markup: undefined });
      tools.acted();
      deliverMessage(backend, message, 'edited_message');
    },
  };
}
