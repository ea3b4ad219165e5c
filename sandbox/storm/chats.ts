import type { ChatMessage } from '../telegram/chat-view.ts';

/** Every chat as its people see it now, without the limits of the sandbox's own memory. */
export interface Chats {
  /** To be called with each message that was sent or edited. */
  see(message: ChatMessage, chatId: number): void;
  /** In order. */
  of(chatId: number): ChatMessage[];
  message(chatId: number, id: number): ChatMessage | undefined;
  /** The newest `count` of them, newest first. */
  newest(chatId: number, count: number): ChatMessage[];
  /** How many times something was sent or edited. */
  looks(chatId: number): number;
  /** The history of the messages from shortly before `needle` until it came last: a line for each look. */
  history(chatId: number, needle: string): string[];
  /** Resolves to whether `holds` came true within `ms`; looked at with each change of the chat. */
  wait(chatId: number, holds: () => boolean, ms: number): Promise<boolean>;
}

const LOOKS_KEPT = 30;
/** Of how many messages of a chat looks are kept. */
const MESSAGES_WITH_LOOKS = 600;
/** How many messages before the first one with the needle may have led to it. */
const BEFORE = 8;

export function createChats(): Chats {
  const chats = new Map<number, Map<number, ChatMessage>>();
  const order = new Map<number, number[]>();
  const looks = new Map<number, Map<number, string[]>>();
  const lookCounts = new Map<number, number>();
  const waiters = new Map<number, Set<() => void>>();

  function remember({ id, author, text, buttons }: ChatMessage, chatId: number): void {
    const ofChat = looks.get(chatId) ?? new Map<number, string[]>();
    looks.set(chatId, ofChat);
    const versions = ofChat.get(id) ?? [];
    ofChat.set(id, versions);
    const oldest = ofChat.keys().next();
    if (ofChat.size > MESSAGES_WITH_LOOKS && !oldest.done) ofChat.delete(oldest.value);
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
      lookCounts.set(chatId, (lookCounts.get(chatId) ?? 0) + 1);
      for (const look of [...(waiters.get(chatId) ?? [])]) look();
    },
    of: (chatId) => [...(chats.get(chatId)?.values() ?? [])],
    message: (chatId, id) => chats.get(chatId)?.get(id),
    newest(chatId, count) {
      const ids = (order.get(chatId) ?? []).slice(-count).reverse();
      return ids.flatMap((id) => chats.get(chatId)?.get(id) ?? []);
    },
    looks: (chatId) => lookCounts.get(chatId) ?? 0,
    history(chatId, needle) {
      const messages = [...(looks.get(chatId)?.values() ?? [])];
      const hasNeedle = (versions: string[]) => versions.some((line) => line.includes(needle));
      const first = messages.findIndex(hasNeedle);
      if (first === -1) return [];
      const last = messages.findLastIndex(hasNeedle);
      // Each line begins with its time.
      return messages
        .slice(Math.max(0, first - BEFORE), last + 1)
        .flat()
        .sort();
    },
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
