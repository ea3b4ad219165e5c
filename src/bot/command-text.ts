import type { Message } from 'grammy/types';

/** Whether a message begins with a command, as Telegram marks it (Bot API, MessageEntity). */
export function isCommand(message: Message): boolean {
  return (message.entities ?? []).some((one) => one.type === 'bot_command' && one.offset === 0);
}

/** Phones like to begin with a capital, /Newcontact; grammY compares commands letter by letter. */
export function lowerCommand(message: Message): void {
  if (message.text === undefined || !isCommand(message)) return;
  message.text = message.text.replace(/^\/[\w@]+/, (command) => command.toLowerCase());
}
