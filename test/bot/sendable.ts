import { expect } from 'vitest';
import { parseHtml } from '../../sandbox/telegram/html.ts';
import { readMarkup } from '../../sandbox/telegram/keyboards.ts';
import { toKeyboard } from '../../src/telegram/keyboard.ts';
import type { View } from '../../src/telegram/messenger.ts';

/**
 * Telegram would take this message: sound HTML, text of 1 to 4096 UTF-16 units, buttons within their limits
 * (Bot API, sendMessage and InlineKeyboardButton). Gives the text that people read.
 */
export function expectSendable(view: View): string {
  const { html } = view.text;
  expect(Buffer.byteLength(html)).toBeLessThan(32_768);
  const read = parseHtml(html);
  if (!read.ok) throw new Error(`${read.problem}\n${html}`);
  expect(read.text.trim()).not.toBe('');
  expect(read.text.length).toBeLessThanOrEqual(4096);
  // JSON is what is sent; a lone surrogate would be refused.
  const keyboard = toKeyboard(view.buttons ?? []);
  const markup = readMarkup({ values: { reply_markup: keyboard }, files: new Map() });
  expect(markup).toMatchObject({ ok: true });
  for (const button of keyboard.inline_keyboard.flat()) {
    expect(button.text.isWellFormed(), button.text).toBe(true);
    if ('copy_text' in button) expect(button.copy_text.text.isWellFormed()).toBe(true);
  }
  return read.text;
}
