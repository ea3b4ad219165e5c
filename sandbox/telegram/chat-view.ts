import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Entity } from './entities.ts';
import type { Files } from './files.ts';
import { isRecord } from './params.ts';
import type { Chat, StoredMessage, Version } from './world.ts';

export interface Button {
  readonly label: string;
  /** callback_data */
  readonly data?: string;
  readonly url?: string;
  /** The text that a tap copies. */
  readonly copy?: string;
  readonly style?: string;
}

/** A message as the people of a chat see it. */
export interface ChatMessage {
  readonly id: number;
  readonly from: 'bot' | 'person' | 'service';
  /** First name of the sender, or the group's title for an anonymous admin. */
  readonly author: string;
  /** 'text', 'sticker', 'document', 'new_chat_members' … : the Bot API's name of the field. */
  readonly kind: string;
  /** Text or caption. */
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly buttons: readonly (readonly Button[])[];
  /** How many times it was edited. */
  readonly edited: number;
  /** The bot's reaction to it. */
  readonly reaction: string | undefined;
  readonly replyTo: number | undefined;
  readonly threadId: number | undefined;
  /** Somebody else's message, forwarded by the author. */
  readonly forwarded?: true;
  /** The file of a document. */
  readonly file: { name: string; mime: string; content: Buffer } | undefined;
}

/** A file as the person who got it sees it. */
export interface ReceivedFile {
  readonly messageId: number;
  readonly name: string;
  readonly mime: string;
  readonly content: Buffer;
  readonly caption: string;
}

/** The files that the bot sent. */
export function receivedFiles(messages: readonly ChatMessage[]): ReceivedFile[] {
  return messages.flatMap(({ id, from, file, text }) => {
    if (from !== 'bot' || file === undefined) return [];
    const { name, mime, content } = file;
    return [{ messageId: id, name, mime, content, caption: text }];
  });
}

/** Fields that say how a message came about, not what it holds. */
const CONTEXT = ['link_preview_options', 'forward_origin', 'quote', 'has_protected_content'];

/** The message as it is now, or as it was in an earlier version. */
export function viewMessage(
  files: Files,
  message: StoredMessage,
  version: Version = message.now,
): ChatMessage {
  const byPerson = message.service ? 'service' : 'person';
  const { document, photo } = message.content;
  // Of a photo's sizes the largest comes last.
  const sent = document ?? (Array.isArray(photo) ? photo.at(-1) : undefined);
  const fileId = isRecord(sent) ? String(sent.file_id) : undefined;
  const field = Object.keys(message.content).find((key) => !CONTEXT.includes(key));
  return {
    id: message.id,
    from: message.byBot && !message.service ? 'bot' : byPerson,
    author: message.senderChat?.title ?? message.from?.first_name ?? '?',
    kind: field ?? 'text',
    text: version.text,
    entities: version.entities,
    buttons: buttonsOf(version.markup),
    edited: message.edits,
    reaction: message.reaction,
    replyTo: message.replyTo,
    threadId: message.inTopic ? message.threadId : undefined,
    ...(message.content.forward_origin === undefined ? {} : { forwarded: true }),
    file: fileId === undefined ? undefined : files.byId(fileId),
  };
}

export function viewChat(files: Files, chat: Chat): ChatMessage[] {
  return Array.from(chat.messages.values(), (message) => viewMessage(files, message));
}

export function buttonsOf(markup: InlineKeyboardMarkup | undefined): Button[][] {
  return (markup?.inline_keyboard ?? []).map((row) =>
    row.map((button) => ({
      label: button.text,
      ...('callback_data' in button ? { data: button.callback_data } : {}),
      ...('url' in button ? { url: button.url } : {}),
      ...('copy_text' in button ? { copy: button.copy_text.text } : {}),
      ...(button.style === undefined ? {} : { style: button.style }),
    })),
  );
}

/** Readable text of a chat: who, text, buttons as [Label]; newest last. */
export function renderMessages(title: string, messages: readonly ChatMessage[]): string {
  const lines = messages.map((message) => {
    const edited = message.edited > 0 ? ` (edited ${message.edited}x)` : '';
    const topic = message.threadId === undefined ? '' : ` {topic ${message.threadId}}`;
    const kind = message.kind === 'text' ? '' : `<${message.kind}> `;
    const reaction = message.reaction === undefined ? '' : ` ${message.reaction}`;
    const head = `#${message.id} ${message.author}${edited}${topic}${reaction}: ${kind}`;
    const text = message.text.replaceAll('\n', '\n    ');
    const rows = message.buttons.map(
      (row) => `\n    ${row.map((button) => `[${button.label}]`).join(' ')}`,
    );
    return `${head}${text}${rows.join('')}`;
  });
  return [`--- ${title} ---`, ...(lines.length === 0 ? ['(nothing)'] : lines), '---'].join('\n');
}
