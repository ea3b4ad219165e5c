import type { User } from 'grammy/types';
import type {
  Attachments,
  ContactCard,
  DocumentFile,
  VenueFacts,
  VoiceNote,
} from './attachments.ts';
import type { TapAnswer } from './callbacks.ts';
import {
  type ChatMessage,
  type ReceivedFile,
  receivedFiles,
  renderMessages,
  viewChat,
} from './chat-view.ts';
import type { Group } from './group.ts';
import { deliverStanding } from './incoming.ts';
import type { Backend } from './methods/context.ts';
import { createTaps, type TapOptions } from './taps.ts';
import { ANONYMOUS_ADMIN, captioned, type Place, type SendOptions, typed } from './typing.ts';
import { type Wanted, waitForMessage } from './waiting.ts';
import type { Chat } from './world.ts';
import { createWriting } from './writing.ts';

/** A human who uses Telegram. Methods that send give the new message's id. */
export interface Person {
  readonly id: number;
  readonly user: User;
  readonly firstName: string;
  send(text: string, options?: SendOptions): number;
  /** An admin who stays anonymous writes as the group: GroupAnonymousBot with sender_chat. */
  sendAs(who: 'anonymous-admin', text: string, options: Place & { in: Group }): number;
  sticker(options?: SendOptions): number;
  voice(options?: SendOptions & { note?: VoiceNote }): number;
  /** A photo of no card, unless a JPEG is given. */
  photo(caption?: string, options?: SendOptions & { content?: Buffer }): number;
  poll(options?: SendOptions): number;
  dice(options?: SendOptions): number;
  location(latitude: number, longitude: number, options?: SendOptions): number;
  /** A café in São Paulo, unless another place is given. */
  venue(venue?: VenueFacts, options?: SendOptions): number;
  contact(card: ContactCard, options?: SendOptions): number;
  /** Several cards that were chosen at once: one message each, in that order. */
  contacts(cards: readonly ContactCard[], options?: SendOptions): number[];
  document(file: DocumentFile, options?: SendOptions & { caption?: string }): number;
  /** Edits text or caption of one's own message: the bot gets an edited_message. */
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
  /** Chooses a group in the list that a keyboard of the bot's has opened (Bot API, ChatShared). */
  shareChat(group: Group): number;
  /** Opens a topic in the private chat (Bot API 9.3, User.has_topics_enabled). */
  topic(name: string): { threadId: number };
  block(): void;
  unblock(): void;
  /** The private chat, in order. */
  readonly messages: ChatMessage[];
  /** The files that the bot sent to the private chat or the group, in order. */
  files(place?: { in?: Group }): ReceivedFile[];
  /** The newest bot message in private; throws when there is none. */
  readonly last: ChatMessage;
  /** Bot messages in private that have at least one callback button. */
  readonly liveMessages: ChatMessage[];
  /**
   * Resolves with the first bot message that was sent or edited after this person's last action
   * and whose text, file name or button labels match, as it looked then. Rejects after `timeoutMs` (5000).
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
  const acted = (): void => {
    actedAt = world.changes;
  };
  const { chatOf, write, rewrite } = createWriting({ backend, user, home, acted });

  function setBlocked(blocked: boolean): void {
    if (home.blocked === blocked) return;
    home.blocked = blocked;
    acted();
    deliverStanding(backend, home, user, blocked ? 'member' : 'kicked');
  }

  const taps = createTaps({ backend, user, chatOf, acted, onClose: tools.onClose });

  const person: Person = {
    id: user.id,
    user,
    firstName: user.first_name,
    send: (text, options = {}) => write(options, typed(text)),
    sendAs(_who, text, options) {
      const group = chatOf(options);
      if (group === home) throw new Error('only in a group can one be an anonymous admin');
      return write(options, { ...typed(text), from: ANONYMOUS_ADMIN, senderChat: group });
    },
    sticker: (options = {}) => write(options, { content: attachments.sticker() }),
    voice: ({ note, ...options } = {}) => write(options, { content: attachments.voice(note) }),
    photo: (caption = '', { content, ...options } = {}) =>
      write(options, { ...captioned(caption), content: attachments.photo(content) }),
    poll: (options = {}) => write(options, { content: attachments.poll() }),
    dice: (options = {}) => write(options, { content: attachments.dice() }),
    location: (latitude, longitude, options = {}) =>
      write(options, { content: attachments.location(latitude, longitude) }),
    venue: (venue, options = {}) => write(options, { content: attachments.venue(venue) }),
    contact: (card, options = {}) => write(options, { content: attachments.contact(card) }),
    contacts: (cards, options = {}) => cards.map((card) => person.contact(card, options)),
    document: (file, { caption = '', ...options } = {}) =>
      write(options, { ...captioned(caption), content: attachments.document(file) }),
    edit: rewrite,
    tap: taps.tap,
    tapRaw: taps.tapRaw,
    startLink(payload) {
      if (payload !== undefined && !START_PAYLOAD.test(payload)) {
        throw new Error(`"${payload}" is no start parameter: 1-64 of A-Z a-z 0-9 _ -`);
      }
      setBlocked(false);
      return write({}, typed(payload === undefined ? '/start' : `/start ${payload}`));
    },
    shareChat: (group) =>
      write(
        {},
        {
          content: { chat_shared: { request_id: 1, chat_id: group.id, title: group.title } },
          service: true,
        },
      ),
    topic(name) {
      const threadId = home.lastMessageId + 1;
      home.topics.set(threadId, { threadId, name });
      const content = { forum_topic_created: { name, icon_color: 7322096 } };
      return { threadId: write({ topic: { threadId } }, { content, service: true }) };
    },
    block: () => setBlocked(true),
    unblock: () => setBlocked(false),
    get messages() {
      return viewChat(files, home);
    },
    files: (place) => receivedFiles(viewChat(files, chatOf(place))),
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
