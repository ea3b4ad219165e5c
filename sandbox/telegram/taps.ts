import type { User } from 'grammy/types';
import type { TapAnswer } from './callbacks.ts';
import { type Button, buttonsOf, renderMessages, viewChat } from './chat-view.ts';
import type { Group } from './group.ts';
import type { Backend } from './methods/context.ts';
import { fits, type Wanted } from './waiting.ts';
import { messageJson } from './wire.ts';
import type { Chat, StoredMessage } from './world.ts';

export interface TapOptions {
  readonly in?: Group;
  /** Only this message's buttons. */
  readonly message?: number;
  /** Default 5000. */
  readonly timeoutMs?: number;
}

const WAIT_MS = 5000;

/** The taps of one person on inline buttons: https://core.telegram.org/bots/api#callbackquery */
export function createTaps(tools: {
  backend: Backend;
  user: User;
  chatOf: (where: { in?: Group } | undefined) => Chat;
  acted: () => void;
  onClose: (close: () => void) => () => void;
}) {
  const { backend, user } = tools;

  function query(message: StoredMessage, data: string, timeoutMs: number): Promise<TapAnswer> {
    const answered = new Promise<TapAnswer>((resolve, reject) => {
      const timer = setTimeout(() => {
        forget();
        reject(new Error(`the bot did not answer the tap on "${data}" in ${timeoutMs} ms`));
      }, timeoutMs);
      const forget = tools.onClose(() => {
        clearTimeout(timer);
        reject(new Error(`the sandbox was closed before the tap on "${data}" was answered`));
      });
      const id = backend.callbacks.open((answer) => {
        clearTimeout(timer);
        forget();
        resolve(answer);
      });
      tools.acted();
      backend.updates.push(
        {
          callback_query: {
            id,
            from: user,
            message: messageJson(message),
            chat_instance: message.chat.instance,
            data,
          },
        },
        { queue: `user:${user.id}` },
      );
    });
    // Whoever does not care for the answer need not handle its absence.
    answered.catch(() => undefined);
    return answered;
  }

  function find(chat: Chat, label: Wanted, only: number | undefined): [StoredMessage, Button] {
    const messages = [...chat.messages.values()].reverse();
    const candidates = messages.filter(({ id }) => only === undefined || id === only);
    const exact = (text: string) =>
      typeof label === 'string' ? text === label : fits(text, label);
    for (const test of [exact, (text: string) => fits(text, label)]) {
      for (const message of candidates) {
        const buttons = buttonsOf(message.now.markup).flat();
        const button = buttons.find((candidate) => test(candidate.label));
        if (button !== undefined) return [message, button];
      }
    }
    const where = only === undefined ? '' : ` on message ${only}`;
    throw new Error(`no button ${String(label)}${where}\n${transcript(chat)}`);
  }

  function transcript(chat: Chat): string {
    const title = chat.user === undefined ? chat.title : `${user.first_name} and the bot`;
    return renderMessages(title, viewChat(backend.files, chat));
  }

  return {
    async tap(label: Wanted, where: TapOptions = {}): Promise<TapAnswer> {
      const chat = tools.chatOf(where);
      const [message, button] = find(chat, label, where.message);
      if (button.data === undefined) {
        const what = button.url ?? button.copy ?? 'something else';
        throw new Error(`button [${button.label}] sends no callback: it opens or copies ${what}`);
      }
      return query(message, button.data, where.timeoutMs ?? WAIT_MS);
    },
    async tapRaw(messageId: number, data: string, where: TapOptions = {}): Promise<TapAnswer> {
      const chat = tools.chatOf(where);
      const message = chat.messages.get(messageId);
      if (message === undefined) throw new Error(`no message ${messageId}\n${transcript(chat)}`);
      return query(message, data, where.timeoutMs ?? WAIT_MS);
    },
  };
}
