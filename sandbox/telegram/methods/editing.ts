import type { InlineKeyboardMarkup } from 'grammy/types';
import { findChat, findMessage } from '../access.ts';
import type { Entity } from '../entities.ts';
import { readText } from '../formatting.ts';
import { readMarkup } from '../keyboards.ts';
import { type Answer, accept, badRequest, type Checked, done } from '../outcome.ts';
import { intOf, jsonOf, type Params, textOf } from '../params.ts';
import { messageJson } from '../wire.ts';
import type { Chat, StoredMessage, World } from '../world.ts';
import type { Backend, Method } from './context.ts';
import { readPreview } from './sending.ts';

const TARGET = ['business_connection_id', 'chat_id', 'message_id', 'inline_message_id'];
const TEXT_AT_MOST = 4096;
const DELETE_AT_MOST = 100;
const DELETE_WITHIN_SECONDS = 48 * 3600;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/**
 * https://core.telegram.org/bots/api#editmessagetext
 * Without reply_markup the message loses its buttons.
 */
export const editMessageText: Method = {
  params: [
    ...TARGET,
    'text',
    'parse_mode',
    'entities',
    'link_preview_options',
    'rich_message',
    'reply_markup',
  ],
  ignored: ['business_connection_id', 'rich_message'],
  run(backend, { params }) {
    if (textOf(params, 'text') === '') return badRequest('message text is empty');
    const text = readText(backend.world, params, 'text');
    if (!text.ok) return text;
    const preview = readPreview(params);
    if (!preview.ok) return preview;
    const target = findTarget(backend, params);
    if (!target.ok) return target;
    const { message, markup } = target.value;
    if (text.value.text === '') return badRequest('text must be non-empty');
    if (text.value.text.length > TEXT_AT_MOST) return badRequest('MESSAGE_TOO_LONG');
    if (message.content.document !== undefined) {
      return badRequest('there is no text in the message to edit');
    }
    return change(backend.world, message, text.value.text, text.value.entities, markup);
  },
};

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export const editMessageReplyMarkup: Method = {
  params: [...TARGET, 'reply_markup'],
  ignored: ['business_connection_id'],
  run(backend, { params }) {
    const target = findTarget(backend, params);
    if (!target.ok) return target;
    const { message, markup } = target.value;
    return change(backend.world, message, message.now.text, message.now.entities, markup);
  },
};

/** https://core.telegram.org/bots/api#deletemessage */
export const deleteMessage: Method = {
  params: ['chat_id', 'message_id'],
  run({ world }, { params }) {
    const chat = findChat(world, params, 'write');
    if (!chat.ok) return chat;
    const message = findMessage(chat.value, params, 'delete');
    if (!message.ok) return message;
    const problem = whyNotDelete(world, message.value);
    if (problem !== undefined) return badRequest(problem);
    chat.value.messages.delete(message.value.id);
    return done(true);
  },
};

/** https://core.telegram.org/bots/api#deletemessages ; those that cannot be deleted are skipped. */
export const deleteMessages: Method = {
  params: ['chat_id', 'message_ids'],
  run({ world }, { params }) {
    const ids = jsonOf(params, 'message_ids');
    if (!ids.ok || !Array.isArray(ids.value)) {
      return badRequest("can't parse message identifiers JSON object");
    }
    if (ids.value.length === 0) return badRequest('message identifiers are not specified');
    if (ids.value.length > DELETE_AT_MOST) {
      return badRequest('too many message identifiers specified');
    }
    const chat = findChat(world, params, 'write');
    if (!chat.ok) return chat;
    for (const id of ids.value) deleteIfAllowed(world, chat.value, Number(id));
    return done(true);
  },
};

function deleteIfAllowed(world: World, chat: Chat, id: number): void {
  const message = chat.messages.get(id);
  if (message !== undefined && whyNotDelete(world, message) === undefined) chat.messages.delete(id);
}

function whyNotDelete(world: World, message: StoredMessage): string | undefined {
  const { chat, byBot } = message;
  if (chat.kind !== 'private' && !byBot && chat.bot !== 'administrator') {
    return "message can't be deleted";
  }
  if (chat.bot !== 'administrator' && world.seconds() - message.date > DELETE_WITHIN_SECONDS) {
    return "message can't be deleted for everyone";
  }
  return undefined;
}

interface Target {
  readonly message: StoredMessage;
  readonly markup: InlineKeyboardMarkup | undefined;
}

function findTarget({ world }: Backend, params: Params): Checked<Target> {
  const markup = readMarkup(params);
  if (!markup.ok) return markup;
  if (textOf(params, 'chat_id') === '' && intOf(params, 'message_id') === 0) {
    return badRequest(
      textOf(params, 'inline_message_id') === ''
        ? 'message identifier is not specified'
        : 'invalid inline message identifier specified',
    );
  }
  const chat = findChat(world, params, 'write');
  if (!chat.ok) return chat;
  const message = findMessage(chat.value, params, 'edit');
  if (!message.ok) return message;
  if (!message.value.byBot) return badRequest("message can't be edited");
  return accept({ message: message.value, markup: markup.value });
}

function change(
  world: World,
  message: StoredMessage,
  text: string,
  entities: readonly Entity[],
  markup: InlineKeyboardMarkup | undefined,
): Answer {
  const { now } = message;
  const same =
    now.text === text &&
    JSON.stringify(now.entities) === JSON.stringify(entities) &&
    JSON.stringify(now.markup) === JSON.stringify(markup);
  if (same) return badRequest(NOT_MODIFIED);
  world.edit(message, { text, entities, markup });
  return done(messageJson(message));
}
