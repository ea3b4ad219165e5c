import type { Chat, StoredMessage } from './world.ts';

/** https://core.telegram.org/bots/api#chat */
export function chatJson(chat: Chat): Record<string, unknown> {
  if (chat.user !== undefined) {
    const { first_name, last_name, username } = chat.user;
    return { id: chat.id, ...present({ first_name, last_name, username }), type: 'private' };
  }
  return {
    id: chat.id,
    title: chat.title,
    ...(chat.forum ? { is_forum: true } : {}),
    type: chat.kind,
  };
}

/** https://core.telegram.org/bots/api#message */
export function messageJson(message: StoredMessage): Record<string, unknown> {
  return { ...bare(message), ...replyJson(message) };
}

/** Without the message it replies to: Telegram nests replies one deep only. */
function bare(message: StoredMessage): Record<string, unknown> {
  const { text, entities, markup } = message.now;
  const isCaption = canHaveCaption(message);
  const json: Record<string, unknown> = { message_id: message.id };
  if (message.from !== undefined) json.from = message.from;
  if (message.senderChat !== undefined) json.sender_chat = chatJson(message.senderChat);
  json.chat = chatJson(message.chat);
  json.date = message.date;
  if (message.editDate !== undefined) json.edit_date = message.editDate;
  if (message.threadId !== undefined) json.message_thread_id = message.threadId;
  if (message.inTopic) json.is_topic_message = true;
  Object.assign(json, message.content);
  if (text !== '') {
    json[isCaption ? 'caption' : 'text'] = text;
    if (entities.length > 0) json[isCaption ? 'caption_entities' : 'entities'] = entities;
  }
  if (markup !== undefined) json.reply_markup = markup;
  return json;
}

/** Whether the message's text is the caption of something. */
export function canHaveCaption({ content }: StoredMessage): boolean {
  return content.photo !== undefined || content.document !== undefined;
}

function replyJson(message: StoredMessage): Record<string, unknown> {
  // In a topic whatever replies to nothing replies to the message that opened the topic.
  const id = message.replyTo ?? (message.inTopic ? message.threadId : undefined);
  const replied = id === undefined ? undefined : message.chat.messages.get(id);
  if (replied === undefined || replied === message) return {};
  return { reply_to_message: bare(replied) };
}

function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
