import type { ChatMessage } from '../telegram/chat-view.ts';

/** Every chat as its people see it now, without the limits of the sandbox's own memory. */
export interface Chats {
  /** To be called with each message that was sent or edited. */
  see(message: ChatMessage, chatId: number): void;
  /** In order. */
  of(chatId: number): ChatMessage[];
  /** The newest `count` of them, newest first. */
  newest(chatId: number, count: number): ChatMessage[];
  /** What became of the messages that ever had `needle` in them: a line for each look. */
  history(chatId: number, needle: string): string[];
  /** Resolves to whether `holds` came true within `ms`; looked at with each change of the chat. */
  wait(chatId: number, holds: () => boolean, ms: number): Promise<boolean>;
}

const LOOKS_KEPT = 30;

export function createChats(): Chats {
  const chats = new Map<number, Map<number, ChatMessage>>();
  const order = new Map<number, number[]>();
  const looks = new Map<number, Map<number, string[]>>();
  const waiters = new Map<number, Set<() => void>>();

  function remember({ id, author, text, buttons }: ChatMessage, chatId: number): void {
    const ofChat = looks.get(chatId) ?? new Map<number, string[]>();
    looks.set(chatId, ofChat);
    const versions = ofChat.get(id) ?? [];
    ofChat.set(id, versions);
    const labels = buttons.flat().map(({ label }) => `[${label}]`);
    const time = new Date().toISOString().slice(11, 23);
    const line = [text.replace(/\s+/g, ' '), ...labels].join(' ');
    if (versions.length < LOOKS_KEPT) versions.push(`${time} #${id} ${author}: ${line}`);
  }

  return {
    see(message, chatId) {
      const chat = chats.get(chatId) ?? new Map<number, ChatMessage>();
      chats.set(chatId, chat);
      if (!chat.has(message.id)) {
        const ids = order.get(chatId) ?? [];
        order.set(chatId, ids);
        ids.push(message.id);
      }
      chat.set(message.id, message);
      remember(message, chatId);
      for (const look of [...(waiters.get(chatId) ?? [])]) look();
    },
    of: (chatId) => [...(chats.get(chatId)?.values() ?? [])],
    newest(chatId, count) {
      const ids = (order.get(chatId) ?? []).slice(-count).reverse();
      return ids.flatMap((id) => chats.get(chatId)?.get(id) ?? []);
    },
    history: (chatId, needle) =>
      [...(looks.get(chatId)?.values() ?? [])]
        .filter((versions) => versions.some((version) => version.includes(needle)))
        .flat(),
    wait(chatId, holds, ms) {
      if (holds()) return Promise.resolve(true);
      return new Promise((resolve) => {
        const looking = waiters.get(chatId) ?? new Set();
        waiters.set(chatId, looking);
        const end = (held: boolean): void => {
          clearTimeout(timer);
          looking.delete(look);
          resolve(held);
        };
        const look = (): void => {
          if (holds()) end(true);
        };
        const timer = setTimeout(() => end(holds()), ms);
        looking.add(look);
      });
    },
  };
}
