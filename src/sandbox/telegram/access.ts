import { accept, badRequest, type Checked, forbidden } from './outcome.ts';
import { intOf, isRecord, jsonOf, type Params, textOf } from './params.ts';
import type { Chat, StoredMessage, World } from './world.ts';

/** What a method does with the chat; a removed bot may still read a basic group. */
export type Need = 'read' | 'members' | 'write';

/**
 * Finds the chat of `chat_id` and checks that the bot may use it, with the Bot API's answers:
 * 400 chat not found, 403 for a bot that was removed, 400 with migrate_to_chat_id for a group
 * that is a supergroup now (https://core.telegram.org/bots/api#responseparameters).
 */
export function findChat(
  world: World,
  params: Params,
  need: Need,
  field = 'chat_id',
): Checked<Chat> {
  const id = textOf(params, field);
  if (id === '') return badRequest(`${field} is empty`);
  const chat = world.chats.get(intOf(params, field));
  if (chat === undefined) return badRequest('chat not found');
  const removed = chat.bot === 'kicked' ? 'bot was kicked from' : 'bot is not a member of';
  const absent = chat.bot === 'kicked' || chat.bot === 'left';
  if (chat.kind === 'group') {
    if (chat.migratedTo !== undefined && need !== 'read') {
      return badRequest('group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: chat.migratedTo,
      });
    }
    if (absent && need !== 'read') return forbidden(`${removed} the group chat`);
  } else if (chat.kind === 'supergroup') {
    if (absent) return forbidden(`${removed} the supergroup chat`);
  } else if (need === 'write') {
    return mayWriteTo(chat);
  } else if (!chat.started) {
    return badRequest('chat not found');
  }
  return accept(chat);
}

function mayWriteTo(chat: Chat): Checked<Chat> {
  if (!chat.started) return forbidden("bot can't initiate conversation with a user");
  if (chat.blocked) return forbidden('bot was blocked by the user');
  return accept(chat);
}

/** Checks message_thread_id: a topic of a forum, never the General one (its id is 1). */
export function findThread(chat: Chat, params: Params): Checked<number | undefined> {
  const thread = intOf(params, 'message_thread_id');
  if (thread <= 0) return accept(undefined);
  return chat.topics.has(thread) ? accept(thread) : badRequest('message thread not found');
}

/**
 * Reads reply_parameters (https://core.telegram.org/bots/api#replyparameters): the id of the
 * message that is replied to, undefined when there is none. Replies across chats are not known.
 */
export function findReplied(chat: Chat, params: Params): Checked<number | undefined> {
  const json = jsonOf(params, 'reply_parameters');
  if (!json.ok) return badRequest("can't parse reply parameters JSON object");
  let id = intOf(params, 'reply_to_message_id');
  let without = params.values.allow_sending_without_reply === true;
  if (json.value !== undefined) {
    if (!isRecord(json.value)) return badRequest('object expected as reply parameters');
    const { message_id: messageId, allow_sending_without_reply: allowed } = json.value;
    if (messageId === undefined) return badRequest('can\'t find field "message_id"');
    id = Number(messageId);
    if (allowed !== undefined && typeof allowed !== 'boolean') {
      return badRequest('field "allow_sending_without_reply" must be of type Boolean');
    }
    without = allowed === true;
  }
  if (id <= 0 || chat.messages.has(id)) return accept(id <= 0 ? undefined : id);
  return without ? accept(undefined) : badRequest('message to be replied not found');
}

/** Finds a message of the chat for a method that edits or deletes it. */
export function findMessage(chat: Chat, params: Params, what: string): Checked<StoredMessage> {
  const message = chat.messages.get(intOf(params, 'message_id'));
  return message === undefined ? badRequest(`message to ${what} not found`) : accept(message);
}
