import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { FIELDS, type Field, ownStep } from '../domain/form/draft.ts';
import type { OwnField } from '../domain/form/form.ts';
import type { Input, Tapped } from '../domain/form/input.ts';

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
  return { text, callback_data: data, ...(style && { style }) };
}

/*
 * Callback data is 1-64 BYTES (Bot API, InlineKeyboardButton) and comes from the phone: it names a thing
 * and never carries text. A draft's id has 12 characters, so `form:use-suggestion:<id>:<revision>` fits.
 */

type FormAction = Exclude<Input, { index: number }>['kind'];

const FORM_ACTIONS = [
  'skip',
  'back',
  'cancel',
  'keep',
  'use-suggestion',
  'clear',
  'go-on',
  'start-over',
  'save',
  'save-anyway',
  'show-duplicate',
  'add-note',
  'toggle-private',
] as const satisfies readonly FormAction[];

/** `own-2`, `option-2`, `phone-2`: the workspace's field, the option, the further phone at that place. */
export type FormTap =
  | (typeof FORM_ACTIONS)[number]
  | `edit-${Field}`
  | `${'own' | 'option' | 'phone'}-${number}`;

/** The data of a button that belongs to one question of one form. */
export function formData(tap: FormTap, { draftId, revision }: Tapped): string {
  return `form:${tap}:${draftId}:${revision}`;
}

export function parseFormData(
  data: string,
  own: readonly OwnField[],
): { input: Input; tapped: Tapped } | undefined {
  const [prefix, tap, draftId, revision, ...more] = data.split(':');
  if (prefix !== 'form' || !tap || !draftId || more.length > 0) return undefined;
  const input = inputOf(tap, own);
  if (!input || !/^\d{1,9}$/.test(revision ?? '')) return undefined;
  return { input, tapped: { draftId, revision: Number(revision) } };
}

function inputOf(tap: string, own: readonly OwnField[]): Input | undefined {
  const kind = FORM_ACTIONS.find((action) => action === tap);
  if (kind) return { kind };
  const field = FIELDS.find((name) => tap === `edit-${name}`);
  if (field) return { kind: 'edit', step: field };
  const [, list, place] = /^(own|option|phone)-(0|[1-9]\d{0,2})$/.exec(tap) ?? [];
  const index = Number(place);
  if (list === 'option') return { kind: 'option', index };
  if (list === 'phone') return { kind: 'use-phone', index };
  const owned = list === 'own' && own[index];
  return owned ? { kind: 'edit', step: ownStep(owned.placeholder) } : undefined;
}

/** What can be done with a saved contact, by the id of its draft. */
export const CONTACT_ACTIONS = ['another', 'fix', 'discard', 'there', 'again'] as const;
export type ContactAction = (typeof CONTACT_ACTIONS)[number];

export function contactData(action: ContactAction, draftId: string): string {
  return `contact:${action}:${draftId}`;
}

export function parseContactData(
  data: string,
): { action: ContactAction; draftId: string } | undefined {
  const [prefix, name, draftId, ...more] = data.split(':');
  const action = CONTACT_ACTIONS.find((known) => known === name);
  if (prefix !== 'contact' || !action || !draftId || more.length > 0) return undefined;
  return { action, draftId };
}
