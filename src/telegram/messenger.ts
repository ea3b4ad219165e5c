import { type Api, InputFile } from 'grammy';
import type { Destination } from '../domain/form/draft.ts';
import { type Html, withoutTimes } from '../locales/words.ts';
import type { Log } from '../runtime/log.ts';
import { type Button, toKeyboard } from './keyboard.ts';
import { isAboutTimes, sortTelegramError } from './telegram-error.ts';

/** A message: its text and its rows of buttons. */
export interface View {
  text: Html;
  buttons?: Button[][];
  /** The message of the same chat that it answers, if that is still there. */
  replyTo?: number | undefined;
  /** Nobody's phone makes a sound. */
  isSilent?: boolean;
  /** Instead of buttons: Telegram's own list of groups, of which the person chooses one. */
  picker?: { label: string };
  /** That list goes away. */
  endsPicker?: boolean;
}

export interface Messenger {
  /**
   * Sends a message. Resolves to its id, or undefined if the chat does not hear us (blocked, kicked, gone).
   * A topic that is gone is left out, a group that moved is followed. Rejects when Telegram is away.
   */
  send(destination: Destination, view: View): Promise<number | undefined>;
  /** Makes a message show something else. Rejects when Telegram is away. */
  edit(chatId: number, view: View, messageId: number): Promise<Edited>;
  /** Makes a message show something else; sends a new one if it is gone. Resolves as `send` does. */
  show(chatId: number, view: View, messageId: number | undefined): Promise<number | undefined>;
  /** Makes a message show something else, if it is still there. Cosmetic: never rejects. */
  refresh(chatId: number, view: View, messageId: number): Promise<void>;
  /** Sends a file. Resolves as `send` does, rejects when Telegram is away. */
  sendFile(
    destination: Destination,
    file: { name: string; content: Uint8Array },
  ): Promise<number | undefined>;
  /** Sends a PNG with words below it, 1024 characters at most (Bot API, sendPhoto). Resolves and rejects as `sendFile`. */
  sendPhoto(
    destination: Destination,
    photo: { content: Uint8Array; text: Html },
  ): Promise<number | undefined>;
  /** Takes the buttons off a message, except those in `keep`. Cosmetic: never rejects. */
  strip(chatId: number, messageId: number, keep?: Button[][]): Promise<void>;
  /** Puts an emoji under somebody's message. Cosmetic: never rejects. */
  react(chatId: number, messageId: number, emoji: '👀' | '👍'): Promise<void>;
  /** Answers a tap, with a short text if there is something to say. Never rejects. */
  toast(queryId: string, text?: string): Promise<void>;
}

/** How an edit ended: the message shows it now, is not there any more, or its chat does not hear us. */
type Edited = 'shown' | 'gone' | 'unreachable';

/** Speaks to a chat in one of its topics; other chats are as before. Private chats can have topics since Bot API 9.3. */
export function inTopic(
  messenger: Messenger,
  topic: { chatId: number; threadId?: number | undefined },
): Messenger {
  const { chatId, threadId } = topic;
  if (threadId === undefined) return messenger;
  const inside = (to: Destination): Destination =>
    to.chatId === chatId ? { ...to, threadId: to.threadId ?? threadId } : to;
  const send: Messenger['send'] = (to, view) => messenger.send(inside(to), view);
  return {
    ...messenger,
    send,
    async show(id, view, messageId) {
      if (id !== chatId) return messenger.show(id, view, messageId);
      const edited = messageId === undefined ? 'gone' : await messenger.edit(id, view, messageId);
      if (edited === 'gone') return send({ chatId }, view);
      return edited === 'shown' ? messageId : undefined;
    },
    sendFile: (to, file) => messenger.sendFile(inside(to), file),
    sendPhoto: (to, photo) => messenger.sendPhoto(inside(to), photo),
  };
}

export interface MessengerDeps {
  api: Api;
  /** The id that a group has now: it changes when the group becomes a supergroup. */
  currentId(chatId: number): Promise<number>;
  onMoved(from: number, to: number): Promise<void>;
  log: Log;
}

/** Everything the bot says to a chat goes through here: Telegram's traps are dealt with once. */
export function createMessenger({ api, currentId, onMoved, log }: MessengerDeps): Messenger {
  let knowsTimes = true;

  /** A Bot API server of one's own may be older than the entity of times: it refuses the whole message. */
  async function inWords<T>(text: Html, say: (html: string) => Promise<T>): Promise<T> {
    if (!knowsTimes) return say(withoutTimes(text).html);
    try {
      return await say(text.html);
    } catch (error) {
      if (!isAboutTimes(error)) throw error;
      knowsTimes = false;
      return say(withoutTimes(text).html);
    }
  }

  const trySend = (destination: Destination, view: View): Promise<number> =>
    inWords(view.text, (html) => sendHtml(destination, view, html));

  async function sendHtml(
    { chatId, threadId }: Destination,
    view: View,
    html: string,
  ): Promise<number> {
    const message = await api.sendMessage(chatId, html, {
      ...options(view),
      ...pickerOf(view),
      message_thread_id: threadId,
      disable_notification: view.isSilent ?? false,
      reply_parameters:
        view.replyTo === undefined
          ? undefined
          : { message_id: view.replyTo, allow_sending_without_reply: true },
    });
    return message.message_id;
  }

  async function send(destination: Destination, view: View): Promise<number | undefined> {
    const chatId = await currentId(destination.chatId);
    try {
      return await trySend({ ...destination, chatId }, view);
    } catch (error) {
      const trouble = sortTelegramError(error);
      switch (trouble?.kind) {
        case 'unreachable':
          log.info({ chatId }, 'chat does not hear us');
          return undefined;
        case 'moved':
          await onMoved(destination.chatId, trouble.chatId);
          return trySend({ ...destination, chatId: trouble.chatId }, view);
        case 'thread-gone':
          if (destination.threadId === undefined) throw error;
          return send({ chatId }, view);
        default:
          throw error;
      }
    }
  }

  async function edit(chatId: number, view: View, messageId: number): Promise<Edited> {
    try {
      await inWords(view.text, (html) =>
        api.editMessageText(chatId, messageId, html, options(view)),
      );
      return 'shown';
    } catch (error) {
      switch (sortTelegramError(error)?.kind) {
        case 'not-modified':
          return 'shown';
        case 'message-gone':
        // A group that became a supergroup begins a new history (Bot API, Message.migrate_to_chat_id).
        case 'moved':
          return 'gone';
        case 'unreachable':
          return 'unreachable';
        default:
          throw error;
      }
    }
  }

  async function show(
    chatId: number,
    view: View,
    messageId: number | undefined,
  ): Promise<number | undefined> {
    const edited = messageId === undefined ? 'gone' : await edit(chatId, view, messageId);
    if (edited === 'gone') return send({ chatId }, view);
    return edited === 'shown' ? messageId : undefined;
  }

  /** For what the rep would not miss: a tap on an old button is answered all the same. */
  async function attempt(call: Promise<unknown>, what: string): Promise<void> {
    try {
      await call;
    } catch (error) {
      log.debug({ trouble: sortTelegramError(error)?.kind }, what);
    }
  }

  async function sendPhoto(
    { chatId, threadId }: Destination,
    { content, text }: { content: Uint8Array; text: Html },
  ): Promise<number | undefined> {
    try {
      const message = await inWords(text, (caption) =>
        api.sendPhoto(chatId, new InputFile(content, 'image.png'), {
          caption,
          parse_mode: 'HTML',
          message_thread_id: threadId,
        }),
      );
      return message.message_id;
    } catch (error) {
      if (sortTelegramError(error)?.kind === 'unreachable') return undefined;
      throw error;
    }
  }

  async function sendFile(
    { chatId, threadId }: Destination,
    { name, content }: { name: string; content: Uint8Array },
  ): Promise<number | undefined> {
    try {
      const file = new InputFile(content, name);
      return (await api.sendDocument(chatId, file, { message_thread_id: threadId })).message_id;
    } catch (error) {
      if (sortTelegramError(error)?.kind === 'unreachable') return undefined;
      throw error;
    }
  }

  return {
    send,
    edit,
    show,
    sendFile,
    sendPhoto,
    refresh(chatId, view, messageId) {
      return attempt(
        api.editMessageText(chatId, messageId, view.text.html, options(view)),
        'a message could not be refreshed',
      );
    },
    strip(chatId, messageId, keep = []) {
      const markup = { reply_markup: toKeyboard(keep) };
      return attempt(
        api.editMessageReplyMarkup(chatId, messageId, markup),
        'buttons could not be taken off',
      );
    },
    react(chatId, messageId, emoji) {
      const reaction = [{ type: 'emoji' as const, emoji }];
      return attempt(
        api.setMessageReaction(chatId, messageId, reaction),
        'a reaction could not be set',
      );
    },
    toast(queryId, text) {
      return attempt(
        api.answerCallbackQuery(queryId, text === undefined ? {} : { text }),
        'tap could not be answered',
      );
    },
  };
}

function options(view: View) {
  return {
    parse_mode: 'HTML' as const,
    // A link in somebody's notes is no reason for a preview of a web page.
    link_preview_options: { is_disabled: true },
    reply_markup: view.buttons ? toKeyboard(view.buttons) : undefined,
  };
}

/** Bot API, KeyboardButtonRequestChat: the answer is a service message `chat_shared`. */
function pickerOf({ picker, endsPicker }: View) {
  if (endsPicker) return { reply_markup: { remove_keyboard: true as const } };
  if (!picker) return {};
  const request = { request_id: 1, chat_is_channel: false, request_title: true };
  const keyboard = [[{ text: picker.label, request_chat: request }]];
  return { reply_markup: { keyboard, resize_keyboard: true, one_time_keyboard: true } };
}
