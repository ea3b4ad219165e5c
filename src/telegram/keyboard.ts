import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';

/** An inline button: it sends `data` back to the bot, or opens a link, or copies a text. */
export type Button =
  | { label: string; data: string; style?: 'success' | 'danger' }
  | { label: string; url: string }
  | { label: string; copy: string };

/** Bot API, InlineKeyboardButton: `copy_text` holds 1-256 characters. */
const COPY_MAX = 256;

/** Whether Telegram would copy the text, and all of it: part of an address is of no use. */
export function isCopyable(text: string): boolean {
  return text !== '' && text.length <= COPY_MAX && text.isWellFormed();
}

/** So many buttons a row, in their order. */
export function inRows(buttons: readonly Button[], perRow: number): Button[][] {
  return buttons.flatMap((_, at) => (at % perRow === 0 ? [buttons.slice(at, at + perRow)] : []));
}

export function toKeyboard(rows: Button[][]): InlineKeyboardMarkup {
  return {
    inline_keyboard: rows.filter((row) => row.length > 0).map((row) => row.map(toTelegram)),
  };
}

function toTelegram(button: Button): InlineKeyboardButton {
  const text = button.label;
  if ('url' in button) return { text, url: button.url };
  if ('copy' in button) return { text, copy_text: { text: button.copy } };
  const { data, style } = button;
  return { text, callback_data: data, style };
}
