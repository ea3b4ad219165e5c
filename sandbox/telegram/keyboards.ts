import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { checkLink } from './links.ts';
import { accept, badRequest, type Checked } from './outcome.ts';
import { isRecord, jsonOf, type Params } from './params.ts';

const BUTTONS_AT_MOST = 100;
const DATA_BYTES_AT_MOST = 64;
const COPY_AT_MOST = 256;
const STYLES = ['primary', 'success', 'danger'];
const ACTIONS = [
  'url',
  'callback_data',
  'callback_game',
  'pay',
  'switch_inline_query',
  'switch_inline_query_chosen_chat',
  'switch_inline_query_current_chat',
  'login_url',
  'web_app',
  'copy_text',
  'disabled',
];
const FLAGS = [
  'remove_keyboard',
  'selective',
  'force_reply',
  'resize_keyboard',
  'one_time_keyboard',
  'is_persistent',
];

/**
 * Reads reply_markup: https://core.telegram.org/bots/api#inlinekeyboardmarkup and the three other
 * kinds. Yields the inline keyboard as messages show it; undefined for the other kinds, for no
 * markup and for an empty keyboard, which Telegram takes as none.
 */
export function readMarkup(params: Params): Checked<InlineKeyboardMarkup | undefined> {
  const json = jsonOf(params, 'reply_markup');
  if (!json.ok) return badRequest("can't parse reply keyboard markup JSON object");
  const markup = json.value;
  if (markup === undefined) return accept(undefined);
  if (!isRecord(markup)) return badRequest('object expected as reply markup');
  for (const flag of FLAGS) {
    if (markup[flag] !== undefined && typeof markup[flag] !== 'boolean') {
      return badRequest(`field "${flag}" must be of type Boolean`);
    }
  }
  const reply = readReplyKeyboard(markup.keyboard);
  if (!reply.ok) return reply;
  const rows = markup.inline_keyboard;
  if (rows === undefined) return accept(undefined);
  if (!Array.isArray(rows)) return badRequest('field "inline_keyboard" must be of type Array');
  const inline = readRows(rows);
  if (!inline.ok) return inline;
  if (reply.value) return accept(undefined);
  const filled = inline.value.filter((row) => row.length > 0);
  if (filled.flat().length > BUTTONS_AT_MOST) return badRequest('reply markup is too long');
  return accept(filled.length === 0 ? undefined : { inline_keyboard: filled });
}

function readReplyKeyboard(keyboard: unknown): Checked<boolean> {
  if (keyboard === undefined) return accept(false);
  if (!Array.isArray(keyboard)) return badRequest('field "keyboard" must be of type Array');
  for (const row of keyboard) {
    if (!Array.isArray(row)) return badRequest('field "keyboard" must be an Array of Arrays');
    for (const button of row) {
      if (typeof button === 'string') continue;
      if (!isRecord(button)) {
        return badRequest(
          "can't parse keyboard button: KeyboardButton must be a String or an Object",
        );
      }
      if (typeof button.text !== 'string') {
        return badRequest('can\'t parse keyboard button: Can\'t find field "text"');
      }
    }
  }
  return accept(keyboard.length > 0);
}

function readRows(rows: readonly unknown[]): Checked<InlineKeyboardButton[][]> {
  const read: InlineKeyboardButton[][] = [];
  for (const row of rows) {
    if (!Array.isArray(row)) {
      return badRequest(
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
      );
    }
    const buttons: InlineKeyboardButton[] = [];
    for (const item of row) {
      const button = readButton(item);
      if (!button.ok) return button;
      buttons.push(button.value);
    }
    read.push(buttons);
  }
  return accept(read);
}

function readButton(item: unknown): Checked<InlineKeyboardButton> {
  const bad = (problem: string) => badRequest(`can't parse InlineKeyboardButton: ${problem}`);
  if (!isRecord(item)) return bad('InlineKeyboardButton must be an Object');
  const { text, style } = item;
  if (text === undefined) return bad('Can\'t find field "text"');
  if (typeof text !== 'string') return bad('Field "text" must be of type String');
  if (style !== undefined && !STYLES.includes(String(style))) {
    return bad('Invalid button style specified');
  }
  const actions = ACTIONS.filter((name) => isUsed(name, item[name]));
  const [action, second] = actions;
  if (action === undefined) return bad('Text buttons are unallowed in the inline keyboard');
  // Telegram would silently keep the first; nobody means that, so here it is an error.
  if (second !== undefined) return bad(`Exactly one of ${actions.join(', ')} must be used`);
  if (!text.isWellFormed()) {
    return badRequest('inline keyboard button text must be encoded in UTF-8');
  }
  if (text.trim() === '') return badRequest('inline keyboard button text must be non-empty');
  const value = readAction(action, item[action]);
  if (!value.ok) return value;
  const look = style === undefined ? { text } : { text, style: String(style) };
  return accept({ ...look, [action]: value.value } as InlineKeyboardButton);
}

/** An empty url or callback_data counts as absent; an empty switch_inline_query does not. */
function isUsed(name: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return value !== '' || (name !== 'url' && name !== 'callback_data');
}

function readAction(action: string, value: unknown): Checked<unknown> {
  if (action === 'url') return readUrl(value);
  if (action === 'callback_data') {
    const isData = typeof value === 'string' && Buffer.byteLength(value) <= DATA_BYTES_AT_MOST;
    return isData ? accept(value) : badRequest('BUTTON_DATA_INVALID');
  }
  if (action === 'copy_text') {
    const text = isRecord(value) ? value.text : undefined;
    const fits = typeof text === 'string' && text !== '' && text.length <= COPY_AT_MOST;
    return fits ? accept({ text }) : badRequest('BUTTON_COPY_TEXT_INVALID');
  }
  if (action === 'web_app' || action === 'login_url') {
    const url = isRecord(value) ? String(value.url ?? '') : '';
    const what = action === 'web_app' ? 'Web App' : 'login';
    return url.startsWith('https://')
      ? accept(value)
      : badRequest(
          `inline keyboard button ${what} URL '${url}' is invalid: Only HTTPS links are allowed`,
        );
  }
  // Only invoices may have a pay button and only games a game button.
  if (action === 'pay' || action === 'callback_game') return badRequest('BUTTON_TYPE_INVALID');
  return accept(value);
}

function readUrl(value: unknown): Checked<string> {
  const link = checkLink(String(value));
  if (link.ok) return accept(link.url);
  return badRequest(`inline keyboard button URL '${String(value)}' is invalid: ${link.problem}`);
}
