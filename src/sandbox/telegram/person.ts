import type { User } from 'grammy/types';
import type { Attachments, ContactCard, DocumentFile } from './attachments.ts';
import type { TapAnswer } from './callbacks.ts';
import { type ChatMessage, renderMessages, viewChat } from './chat-view.ts';
import type { Group } from './group.ts';
import { deliverMessage, deliverStanding } from './incoming.ts';
import type { Backend } from './methods/context.ts';
import { createTaps, type TapOptions } from './taps.ts';
import { ANONYMOUS_ADMIN, forwarded, type Place, type SendOptions, typed } from './typing.ts';
import { type Wanted, waitForMessage } from './waiting.ts';
import type { Chat, Draft, StoredMessage } from './world.ts';

/** A human who uses Telegram. Methods that send give the new message's id. */
export interface Person {
  readonly id: number;
  readonly user: User;
  readonly firstName: string;
  send(text: string, options?: SendOptions): number;
  /** An admin who stays anonymous writes as the group: GroupAnonymousBot with sender_chat. */
  sendAs(who: 'anonymous-admin', text: string, options: Place & { in: Group }): number;
  sticker(place?: Place): number;
  voice(place?: Place): number;
  photo(caption?: string, place?: Place): number;
  poll(place?: Place): number;
  dice(place?: Place): number;
  location(latitude: number, longitude: number, place?: Place): number;
  venue(place?: Place): number;
  contact(card: ContactCard, place?: Place): number;
  document(file: DocumentFile, place?: Place): number;
  /** Edits one's own message: the bot gets an edited_message. */
  edit(messageId: number, newText: string, place?: { in?: Group }): void;
  /**
   * Taps the inline button with that label, exact or, if there is none, containing it, of the
   * newest message that has it. Resolves with the bot's answerCallbackQuery; rejects when it takes
   * longer than `timeoutMs` (5000), when there is no such button, or when it is a link.
   */
  tap(label: Wanted, options?: TapOptions): Promise<TapAnswer>;
  /** Sends any callback data for a message, as an old or a forged client may. */
  tapRaw(messageId: number, data: string, options?: TapOptions): Promise<TapAnswer>;
  /** Opens t.me/<bot>?start=payload and presses Start; without payload just Start. */
  startLink(payload?: string): number;
  block(): void;
  unblock(): void;
  /** The private chat, in order. */
  readonly messages: ChatMessage[];
  /** The newest bot message in private; throws when there is none. */
  readonly last: ChatMessage;
  /** Bot messages in private that have at least one callback button. */
  readonly liveMessages: ChatMessage[];
  /**
   * Resolves with the first bot message that was sent or edited after this person's last action
   * and whose text or button labels match, as it looked then. Rejects after `timeoutMs` (5000).
   */
  sees(wanted: Wanted, options?: { in?: Group; timeoutMs?: number }): Promise<ChatMessage>;
}

export interface PersonTools {
  readonly backend: Backend;
  readonly attachments: Attachments;
  readonly onClose: (close: () => void) => () => void;
}

const WAIT_MS = 5000;
const START_PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

export function createPerson(tools: PersonTools, user: User, home: Chat): Person {
  const { backend, attachments } = tools;
  const { world, files } = backend;
  let actedAt = world.changes;

  function chatOf(place: { in?: Group } | undefined): Chat {
    if (place?.in === undefined) return home;
    const chat = world.chats.get(place.in.id);
    if (chat === undefined) throw new Error(`no group ${place.in.id}`);
    return chat;
  }

  function write(place: Place, draft: Omit<Draft, 'from'> & { from?: User }): number {
    const chat = chatOf(place);
    if (chat === home && chat.blocked) throw new Error(`${user.first_name} has blocked the bot`);
    if (chat !== home && !['creator', 'administrator', 'member'].includes(standingIn(chat))) {
      throw new Error(`${user.first_name} is not a member of "${chat.title}"`);
    }
    if (place.topic !== undefined && !chat.topics.has(place.topic.threadId)) {
      throw new Error(`no topic ${place.topic.threadId} in "${chat.title}"`);
    }
    const replied = place.replyTo === undefined ? undefined : chat.messages.get(place.replyTo);
    if (place.replyTo !== undefined && replied === undefined) {
      throw new Error(`no message ${place.replyTo} to reply to`);
    }
    chat.started = true;
    const message = world.post(chat, {
      from: user,
      replyTo: place.replyTo,
      threadId: place.topic?.threadId ?? (replied?.inTopic === true ? replied.threadId : undefined),
      ...draft,
    });
    actedAt = world.changes;
    deliverMessage(backend, message);
    return message.id;
  }

  function standingIn(chat: Chat): string {
    return chat.members.get(user.id) ?? 'left';
  }

  function own(messageId: number, place: { in?: Group } | undefined): StoredMessage {
    const message = chatOf(place).messages.get(messageId);
    if (message?.from?.id !== user.id) {
      throw new Error(`message ${messageId} is not one of ${user.first_name}'s`);
    }
    return message;
  }

  function setBlocked(blocked: boolean): void {
    if (home.blocked === blocked) return;
    home.blocked = blocked;
    actedAt = world.changes;
    deliverStanding(backend, home, user, blocked ? 'member' : 'kicked');
  }

  const taps = createTaps({
    backend,
    user,
    chatOf,
    acted: () => {
      actedAt = world.changes;
    },
    onClose: tools.onClose,
  });

  const person: Person = {
    id: user.id,
    user,
    firstName: user.first_name,
    send: (text, options = {}) => write(options, { ...typed(text), content: forwarded(options) }),
    sendAs(_who, text, options) {
      const group = chatOf(options);
      if (group === home) throw new Error('only in a group can one be an anonymous admin');
      return write(options, { ...typed(text), from: ANONYMOUS_ADMIN, senderChat: group });
    },
    sticker: (place = {}) => write(place, { content: attachments.sticker() }),
    voice: (place = {}) => write(place, { content: attachments.voice() }),
    photo: (caption = '', place = {}) =>
      write(place, { ...(caption === '' ? {} : typed(caption)), content: attachments.photo() }),
    poll: (place = {}) => write(place, { content: attachments.poll() }),
    dice: (place = {}) => write(place, { content: attachments.dice() }),
    location: (latitude, longitude, place = {}) =>
      write(place, { content: attachments.location(latitude, longitude) }),
    venue: (place = {}) => write(place, { content: attachments.venue() }),
    contact: (card, place = {}) => write(place, { content: attachments.contact(card) }),
    document: (file, place = {}) => write(place, { content: attachments.document(file) }),
    edit(messageId, newText, place) {
      const message = own(messageId, place);
      world.edit(message, { ...typed(newText), markup: undefined });
      actedAt = world.changes;
      deliverMessage(backend, message, 'edited_message');
    },
    tap: taps.tap,
    tapRaw: taps.tapRaw,
    startLink(payload) {
      if (payload !== undefined && !START_PAYLOAD.test(payload)) {
        throw new Error(`"${payload}" is no start parameter: 1-64 of A-Z a-z 0-9 _ -`);
      }
      setBlocked(false);
      return write({}, typed(payload === undefined ? '/start' : `/start ${payload}`));
    },
    block: () => setBlocked(true),
    unblock: () => setBlocked(false),
    get messages() {
      return viewChat(files, home);
    },
    get last() {
      const message = viewChat(files, home).findLast(({ from }) => from === 'bot');
      if (message === undefined) throw new Error(`the bot wrote nothing to ${user.first_name}`);
      return message;
    },
    get liveMessages() {
      return viewChat(files, home).filter(
        ({ from, buttons }) =>
          from === 'bot' && buttons.some((row) => row.some(({ data }) => data !== undefined)),
      );
    },
    sees: (wanted, options = {}) =>
      waitForMessage({
        files,
        chat: chatOf(options),
        title: options.in?.title ?? `${user.first_name} and the bot`,
        since: actedAt,
        wanted,
        timeoutMs: options.timeoutMs ?? WAIT_MS,
        onClose: tools.onClose,
      }),
  };
  return person;
}

/** Readable text of the private chat with a person, or of a group. */
export function renderTranscript(chat: Person | Group): string {
  const title = 'title' in chat ? chat.title : `${chat.firstName} and the bot`;
  return renderMessages(title, chat.messages);
}
