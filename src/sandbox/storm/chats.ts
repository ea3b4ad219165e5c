import type { ChatMessage } from '../telegram/chat-view.ts';

/** Every chat as its people see it now, without the limits of the sandbox's own memory. */
export interface Chats {
  /** To be called with each message that was sent or edited. */
  see(message: ChatMessage, chatId: number): void;
  /** In order. */
  of(chatId: number): ChatMessage[];
  /** The newest `count` of them, newest first. */
  newest(chatId: number, count: number): ChatMessage[];
  get(chatId: number, messageId: number): ChatMessage | undefined;
  /** Resolves to whether `holds` came true within `ms`; looked at with each change of the chat. */
  wait(chatId: number, holds: () => boolean, ms: number): Promise<boolean>;
}

export function createChats(): Chats {
  const chats = new Map<number, Map<number, ChatMessage>>();
  const order = new Map<number, number[]>();
  const waiters = new Map<number, Set<() => void>>();

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
      for (const look of [...(waiters.get(chatId) ?? [])]) look();
    },
    of: (chatId) => [...(chats.get(chatId)?.values() ?? [])],
    newest(chatId, count) {
      const ids = (order.get(chatId) ?? []).slice(-count).reverse();
      return ids.flatMap((id) => chats.get(chatId)?.get(id) ?? []);
    },
    get: (chatId, messageId) => chats.get(chatId)?.get(messageId),
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
