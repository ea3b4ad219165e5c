import type { InlineKeyboardMarkup, User } from 'grammy/types';
import type { Entity } from './entities.ts';

export type GroupKind = 'group' | 'supergroup';
export type BotStanding = 'member' | 'administrator' | 'left' | 'kicked';
export type MemberStanding = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

interface Topic {
  readonly threadId: number;
  readonly name: string;
}

/** A private chat (id = the person's id) or a group. */
export interface Chat {
  readonly id: number;
  readonly kind: 'private' | GroupKind;
  readonly title: string;
  readonly forum: boolean;
  /** The person of a private chat. */
  readonly user: User | undefined;
  /** The person pressed Start, so that the bot may write. */
  started: boolean;
  blocked: boolean;
  bot: BotStanding;
  migratedTo: number | undefined;
  readonly members: Map<number, MemberStanding>;
  readonly topics: Map<number, Topic>;
  /** In the order in which they were sent; the oldest go when there are more than are kept. */
  readonly messages: Map<number, StoredMessage>;
  lastMessageId: number;
  /** The same for all callback queries of the chat. */
  readonly instance: string;
  /** Told of each message that was sent or edited. */
  readonly watchers: Set<(message: StoredMessage) => void>;
}

/** How a message looked at one time; `at` is the world's count of changes. */
export interface Version {
  readonly at: number;
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly markup: InlineKeyboardMarkup | undefined;
}

export interface Draft {
  readonly from: User | undefined;
  readonly senderChat?: Chat;
  /** Text or caption. */
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly markup?: InlineKeyboardMarkup | undefined;
  /** The message's other fields by their Bot API names: sticker, location, new_chat_members … */
  readonly content?: Readonly<Record<string, unknown>>;
  readonly service?: boolean;
  readonly replyTo?: number | undefined;
  readonly threadId?: number | undefined;
}

export interface StoredMessage {
  readonly id: number;
  readonly chat: Chat;
  readonly from: User | undefined;
  readonly senderChat: Chat | undefined;
  readonly byBot: boolean;
  readonly service: boolean;
  readonly date: number;
  editDate: number | undefined;
  readonly replyTo: number | undefined;
  readonly threadId: number | undefined;
  readonly inTopic: boolean;
  readonly content: Readonly<Record<string, unknown>>;
  now: Version;
  /** Earlier looks, oldest first; undefined when it was never edited. */
  past: Version[] | undefined;
  edits: number;
  /** The bot's. */
  reaction: string | undefined;
}

export interface World {
  /** Whether it has the entity date_time (Bot API 9.5). */
  readonly knowsTimes: boolean;
  readonly bot: User;
  readonly users: Map<number, User>;
  readonly chats: Map<number, Chat>;
  readonly now: () => number;
  /** Unix time in seconds. */
  readonly seconds: () => number;
  /** Counts changes, so that "after" has a meaning that no clock can blur. */
  changes: number;
  /** Told of each message that was sent or edited, in any chat. */
  readonly watchers: Set<(message: StoredMessage) => void>;
  addChat(chat: Pick<Chat, 'id' | 'kind' | 'title' | 'forum'> & { user?: User }): Chat;
  post(chat: Chat, draft: Draft): StoredMessage;
  edit(message: StoredMessage, look: Omit<Version, 'at'>, silent?: boolean): void;
}

const LOOKS_KEPT = 50;

/** Everything the sandbox knows of people, chats and messages; look-ups take constant time. */
export function createWorld(options: {
  bot: User;
  now: () => number;
  keepMessages: number;
  knowsTimes: boolean;
}): World {
  let mailbox = 0;
  const world: World = {
    bot: options.bot,
    users: new Map([[options.bot.id, options.bot]]),
    chats: new Map(),
    now: options.now,
    knowsTimes: options.knowsTimes,
    seconds: () => Math.floor(options.now() / 1000),
    changes: 0,
    watchers: new Set(),
    addChat(facts) {
      const chat: Chat = {
        ...facts,
        user: facts.user,
        started: false,
        blocked: false,
        bot: 'member',
        migratedTo: undefined,
        members: new Map(),
        topics: new Map(),
        messages: new Map(),
        // Message 1 made the supergroup.
        lastMessageId: facts.kind === 'supergroup' ? 1 : 0,
        instance: String((BigInt(Math.abs(facts.id)) * 1_000_003n + 7n) % 2n ** 62n),
        watchers: new Set(),
      };
      world.chats.set(chat.id, chat);
      return chat;
    },
    post(chat, draft) {
      // Supergroups number their own messages; private chats and basic groups share one mailbox.
      const id = chat.kind === 'supergroup' ? chat.lastMessageId + 1 : ++mailbox;
      chat.lastMessageId = id;
      const message = stored(world, chat, id, draft);
      chat.messages.set(id, message);
      if (chat.messages.size > options.keepMessages) {
        const oldest = chat.messages.keys().next();
        if (oldest.done !== true) chat.messages.delete(oldest.value);
      }
      for (const watcher of [...chat.watchers, ...world.watchers]) watcher(message);
      return message;
    },
    edit(message, look, silent = false) {
      message.past ??= [];
      message.past.push(message.now);
      if (message.past.length > LOOKS_KEPT) message.past.shift();
      world.changes += 1;
      message.now = { ...look, at: world.changes };
      message.edits += 1;
      if (!silent) message.editDate = world.seconds();
      for (const watcher of [...message.chat.watchers, ...world.watchers]) watcher(message);
    },
  };
  return world;
}

function stored(world: World, chat: Chat, id: number, draft: Draft): StoredMessage {
  world.changes += 1;
  const replied = draft.replyTo === undefined ? undefined : chat.messages.get(draft.replyTo);
  const inTopic = draft.threadId !== undefined && chat.topics.has(draft.threadId);
  return {
    id,
    chat,
    from: draft.from,
    senderChat: draft.senderChat,
    byBot: draft.from?.id === world.bot.id,
    service: draft.service ?? false,
    date: world.seconds(),
    editDate: undefined,
    replyTo: draft.replyTo,
    threadId: draft.threadId ?? replyThread(chat, replied),
    inTopic,
    content: draft.content ?? {},
    now: {
      at: world.changes,
      text: draft.text ?? '',
      entities: draft.entities ?? [],
      markup: draft.markup,
    },
    past: undefined,
    edits: 0,
    reaction: undefined,
  };
}

/**
 * In a supergroup a reply belongs to the thread of the first message replied to. It then has a
 * message_thread_id without being a topic message, also in a forum's General topic.
 */
function replyThread(chat: Chat, replied: StoredMessage | undefined): number | undefined {
  if (chat.kind !== 'supergroup' || replied === undefined) return undefined;
  return replied.threadId ?? replied.id;
}
