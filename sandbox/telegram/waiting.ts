import { buttonsOf, type ChatMessage, renderMessages, viewChat, viewMessage } from './chat-view.ts';
import type { Files } from './files.ts';
import { isRecord } from './params.ts';
import type { Chat, StoredMessage, Version } from './world.ts';

export type Wanted = string | RegExp;

/**
 * The first look of a bot message after the change `since` whose text, file name or one of
 * whose buttons matches; waits for it up to `timeoutMs`, without polling. Rejects with the whole
 * chat.
 */
export function waitForMessage(options: {
  files: Files;
  chat: Chat;
  title: string;
  since: number;
  wanted: Wanted;
  timeoutMs: number;
  onClose: (close: () => void) => () => void;
}): Promise<ChatMessage> {
  const { chat, files, since, wanted } = options;
  const found = firstMatch(chat, since, wanted);
  if (found !== undefined) return Promise.resolve(viewMessage(files, ...found));
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      chat.watchers.delete(watch);
      forget();
    };
    const fail = (why: string): void => {
      stop();
      const seen = renderMessages(options.title, viewChat(files, chat));
      reject(new Error(`${why} for ${String(wanted)} from the bot\n${seen}`));
    };
    const watch = (message: StoredMessage): void => {
      if (!message.byBot || message.service || !matches(message, message.now, wanted)) return;
      stop();
      resolve(viewMessage(files, message));
    };
    const timer = setTimeout(
      () => fail(`waited ${options.timeoutMs} ms in vain`),
      options.timeoutMs,
    );
    const forget = options.onClose(() => fail('the sandbox was closed while waiting'));
    chat.watchers.add(watch);
  });
}

function firstMatch(
  chat: Chat,
  since: number,
  wanted: Wanted,
): [StoredMessage, Version] | undefined {
  let best: [StoredMessage, Version] | undefined;
  for (const message of chat.messages.values()) {
    if (!message.byBot || message.service || message.now.at <= since) continue;
    for (const version of [...(message.past ?? []), message.now]) {
      if (version.at <= since || (best !== undefined && version.at > best[1].at)) continue;
      if (matches(message, version, wanted)) best = [message, version];
    }
  }
  return best;
}

function matches(message: StoredMessage, version: Version, wanted: Wanted): boolean {
  const labels = buttonsOf(version.markup).flatMap((row) => row.map(({ label }) => label));
  const { document } = message.content;
  const name = isRecord(document) ? [String(document.file_name ?? '')] : [];
  return [version.text, ...name, ...labels].some((text) => fits(text, wanted));
}

/** A string is looked for anywhere in the text. */
export function fits(text: string, wanted: Wanted): boolean {
  if (typeof wanted === 'string') return text.includes(wanted);
  wanted.lastIndex = 0;
  return wanted.test(text);
}
