import type { CustomField } from '../domain/fields/custom-field.ts';
import { customStep, type Draft, FIELDS, type Field } from '../domain/form/draft.ts';
import type { Input, Tapped } from '../domain/form/input.ts';
import { PRESETS } from '../domain/reminder.ts';
import type { Button } from '../telegram/keyboard.ts';

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
  'undo',
  'undo-note',
  'as-note',
  'as-contact',
  'save',
  'save-anyway',
  'show-duplicate',
  'toggle-private',
] as const satisfies readonly FormAction[];

/** `own-2`, `option-2`, `phone-2`, `add-2`: the field of the workspace, option, phone, known contact at that place. */
export type FormTap =
  | (typeof FORM_ACTIONS)[number]
  | `edit-${Field}`
  | `${'own' | 'option' | 'phone' | 'add'}-${number}`;

/** The data of a button that belongs to one question of one form. */
export function formData(tap: FormTap, { draftId, revision }: Tapped): string {
  return `form:${tap}:${draftId}:${revision}`;
}

export function parseFormData(
  data: string,
  customFields: readonly CustomField[],
): { input: Input; tapped: Tapped } | undefined {
  const [prefix, tap, draftId, revision, ...more] = data.split(':');
  if (prefix !== 'form' || !tap || !draftId || more.length > 0) return undefined;
  const input = inputOf(tap, customFields);
  if (!input || !/^\d{1,9}$/.test(revision ?? '')) return undefined;
  return { input, tapped: { draftId, revision: Number(revision) } };
}

function inputOf(tap: string, customFields: readonly CustomField[]): Input | undefined {
  const kind = FORM_ACTIONS.find((action) => action === tap);
  if (kind) return { kind };
  const field = FIELDS.find((name) => tap === `edit-${name}`);
  if (field) return { kind: 'edit', step: field };
  const [, list, place] = /^(own|option|phone|add)-(0|[1-9]\d{0,2})$/.exec(tap) ?? [];
  const index = Number(place);
  if (list === 'option') return { kind: 'option', index };
  if (list === 'phone') return { kind: 'use-phone', index };
  if (list === 'add') return { kind: 'add-note', index };
  const owned = list === 'own' && customFields[index];
  return owned ? { kind: 'edit', step: customStep(owned.placeholder) } : undefined;
}

/** Buttons of a saved contact, by the id of its draft. */
export const CONTACT_ACTIONS = [
  'another',
  'fix',
  'discard',
  'there',
  'again',
  'correct',
  'show',
] as const;
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

/** The button of a contact among many, which posts its card in the team's chat. */
export const digestData = (draftId: string): string => `card:${draftId}`;

export const parseDigestData = (data: string): string | undefined =>
  /^card:([\w-]{1,58})$/.exec(data)?.[1];

/** An option of AFTER_SAVE_FIELD, by the fingerprint of its value: the workspace may change their order. */
export const afterSaveData = (key: string, draftId: string): string => `after:${key}:${draftId}`;

export function parseAfterSaveData(data: string): { key: string; draftId: string } | undefined {
  const [, key, draftId] = /^after:([0-9a-z]{1,11}):([\w-]{1,40})$/.exec(data) ?? [];
  return key && draftId ? { key, draftId } : undefined;
}

const REMIND_ACTIONS = ['ask', ...PRESETS, 'at', 'off', 'drop', 'done'] as const;
export type RemindAction = (typeof REMIND_ACTIONS)[number];

/** A button about a reminder of a contact, by the id of its draft; `at` is Unix time in ms, of a whole minute. */
export function remindData(action: RemindAction, draftId: string, at?: number): string {
  const minute = at === undefined ? '' : `:${(at / MINUTE_MS).toString(36)}`;
  return `remind:${action}:${draftId}${minute}`;
}

export function parseRemindData(
  data: string,
): { action: RemindAction; draftId: string; at: number } | undefined {
  const [, name, draftId, minute = '0'] =
    /^remind:([a-z]+):([\w-]{1,40})(?::([0-9a-z]{1,8}))?$/.exec(data) ?? [];
  const action = REMIND_ACTIONS.find((known) => known === name);
  if (!action || !draftId) return undefined;
  return { action, draftId, at: Number.parseInt(minute, 36) * MINUTE_MS };
}

const MINUTE_MS = 60_000;

/** A button of the question that the draft shows now. */
export function tapButton(
  tap: FormTap,
  draft: Draft,
  label: string,
  style?: 'success' | 'danger',
): Button {
  const data = formData(tap, { draftId: draft.id, revision: draft.revision });
  return { label, data, style };
}
