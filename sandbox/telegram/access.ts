import { accept, badRequest, type Checked, forbidden } from './outcome.ts';
import { intOf, isRecord, jsonOf, type Params, textOf } from './params.ts';
import { quoteOf, type TextQuote } from './quoting.ts';
import type { Chat, StoredMessage, World } from './world.ts';

const NOT_IN_SANDBOX = ['chat_id', 'quote_parse_mode', 'quote_entities', 'quote_position'];

/** The right that a method needs in the chat; a removed bot may still read a basic group. */
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

/** The message that is replied to, and the part of it that is quoted. */
export interface Replied {
  readonly message?: StoredMessage;
  readonly quote?: TextQuote;
}

/**
 * Reads reply_parameters: https://core.telegram.org/bots/api#replyparameters . Replies across chats
 * and formatted quotes are refused, so that nobody believes they were tested.
 */
export function findReplied(chat: Chat, params: Params): Checked<Replied> {
  const json = jsonOf(params, 'reply_parameters');
  if (!json.ok) return badRequest("can't parse reply parameters JSON object");
  let id = intOf(params, 'reply_to_message_id');
  let without = params.values.allow_sending_without_reply === true;
  let part: unknown;
  if (json.value !== undefined) {
    if (!isRecord(json.value)) return badRequest('object expected as reply parameters');
    const { message_id: messageId, allow_sending_without_reply: allowed } = json.value;
    if (messageId === undefined) return badRequest('can\'t find field "message_id"');
    id = Number(messageId);
    if (allowed !== undefined && typeof allowed !== 'boolean') {
      return badRequest('field "allow_sending_without_reply" must be of type Boolean');
    }
    without = allowed === true;
    const unknown = NOT_IN_SANDBOX.find((name) => isRecord(json.value) && name in json.value);
    if (unknown !== undefined) return badRequest(`the sandbox knows no "${unknown}" of a reply`);
    part = json.value.quote;
  }
  const message = chat.messages.get(id);
  if (message === undefined) {
    return id <= 0 || without ? accept({}) : badRequest('message to be replied not found');
  }
  if (part === undefined || part === '') return accept({ message });
  const quote = typeof part === 'string' ? quoteOf(message, part) : undefined;
  return quote === undefined ? badRequest('QUOTE_TEXT_INVALID') : accept({ message, quote });
}

/** Finds a message of the chat for a method that edits or deletes it. */
export function findMessage(chat: Chat, params: Params, what: string): Checked<StoredMessage> {
  const message = chat.messages.get(intOf(params, 'message_id'));
  return message === undefined ? badRequest(`message to ${what} not found`) : accept(message);
}
