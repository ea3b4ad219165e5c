import type { ChatMessage } from '../telegram/chat-view.ts';
import { renderMessage, renderNote } from './render.ts';
import type { Stage } from './stage.ts';

export interface Feed {
  /** Resolves when the bot says something in any chat, or after `atMostMs`. */
  nextWord(atMostMs: number): Promise<void>;
  stop(): void;
}

export interface FeedDeps {
  stage: Stage;
  print(text: string): void;
  /** Whether that is the chat the person is in: messages of the others say where they are. */
  isHere(chatId: number): boolean;
  /** Whether people's own messages are shown too: who types sees them already. */
  isEchoed: boolean;
}

/** Prints what happens in the chats, as it happens. */
export function openFeed({ stage, print, isHere, isEchoed }: FeedDeps): Feed {
  const { telegram, rep, admin, team } = stage;
  const texts = new Map<string, string>();
  const listeners = new Set<() => void>();

  function titleOf(chatId: number): string | undefined {
    if (isHere(chatId)) return undefined;
    if (chatId === rep.id) return 'private';
    return chatId === admin.id ? `${admin.firstName}'s chat (admin)` : team.title;
  }

  const stop = telegram.onMessage((message, chatId) => {
    if (message.from !== 'bot') {
      if (isEchoed) print(`\n${renderMessage(message, titleOf(chatId))}`);
      return;
    }
    const key = `${chatId}:${message.id}`;
    const before = texts.get(key);
    texts.set(key, message.text);
    if (before === message.text) return print(renderNote(newButtons(message)));
    print(`\n${renderMessage(message, titleOf(chatId))}`);
    for (const listener of [...listeners]) listener();
  });

  return {
    stop,
    nextWord: (atMostMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, atMostMs);
        function done(): void {
          clearTimeout(timer);
          listeners.delete(done);
          resolve();
        }
        listeners.add(done);
      }),
  };
}

function newButtons({ id, buttons }: ChatMessage): string {
  const labels = buttons.flat().map(({ label }) => label);
  if (labels.length === 0) return `#${id} has no buttons any more.`;
  return `#${id} now has only: ${labels.join(', ')}.`;
}
