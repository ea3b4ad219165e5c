import type { Message } from 'grammy/types';
import { isPersonsName } from '../../capture/text/name-shape.ts';
import type { Draft, Step } from '../../domain/form/draft.ts';
import type { Input, Tapped } from '../../domain/form/input.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import type { Words } from '../../locales/words.ts';
import { parseFormData } from '../callbacks.ts';
import type { BotContext } from '../context.ts';
import { formCommandOf, isCommand, isContactFile } from '../message-kind.ts';
import { textOf } from '../message-text.ts';
import { goesOn, readPrefill } from '../read-message.ts';

export interface FormInput {
  input: Input;
  /** Which question a tapped button was shown with. */
  tapped?: Tapped;
}

/**
 * Turns an update into input for the rep's open form, or undefined if the form has nothing to do with it: another chat
 * than the private one, another command, a file with contacts, a service message.
 */
export function readInput(ctx: BotContext, settings: FormSettings): FormInput | undefined {
  if (ctx.chat?.type !== 'private' || ctx.turn.reading) return undefined;
  if (ctx.callbackQuery) return parseFormData(ctx.callbackQuery.data ?? '', settings.customFields);
  const { work, words } = ctx.turn;
  if (ctx.editedMessage) return readEdit(ctx.editedMessage, work.rep.draft, words, settings);
  return ctx.message && readMessage(ctx.message, work.rep.draft, words, settings);
}

function readEdit(
  message: Message,
  draft: Draft | undefined,
  words: Words,
  settings: FormSettings,
): FormInput | undefined {
  const { message_id: messageId } = message;
  if (message.text === undefined && message.caption === undefined) return undefined;
  const text = textOf(message);
  const isWhole = draft?.answers.some((one) => one.messageId === messageId && one.field === 'all');
  const prefill = isWhole ? readPrefill(message, words, settings) : undefined;
  return { input: { kind: 'correction', text, messageId, prefill } };
}

function readMessage(
  message: Message,
  draft: Draft | undefined,
  words: Words,
  settings: FormSettings,
): FormInput | undefined {
  const { text, contact, message_id: messageId } = message;
  const place = placeIn(message);
  if (place) return { input: { kind: 'location', ...place } };
  if (text !== undefined && isCommand(message)) return readCommand(text);
  const whole = draft && goesOn(message, draft.source);
  if (whole) {
    const read = readPrefill(whole, words, settings);
    if (read) return { input: { kind: 'continued', prefill: read } };
  }
  const prefill =
    contact || MAY_BRING_CONTACT.has(draft?.step)
      ? readPrefill(message, words, settings)
      : undefined;
  if (contact && prefill) return { input: { kind: 'contact-card', prefill } };
  if (isContactFile(message.document) || isService(message)) return undefined;
  // The words below a photo that is not read here are words all the same.
  const said = text ?? message.caption;
  if (said !== undefined || prefill) {
    const isName = draft?.step === 'review' && said !== undefined && isPersonsName(said);
    const input = { kind: 'text' as const, text: said ?? '', messageId, isName };
    return { input: { ...input, prefill } };
  }
  return { input: { kind: 'unreadable' } };
}

/** At the other questions a text is the answer, whatever is in it. */
const MAY_BRING_CONTACT = new Set<Step | undefined>(['name', 'phone', 'email', 'review']);

/** A venue's name and address, or where a pin is (Bot API, Venue and Location). */
function placeIn({ venue, location }: Message) {
  const at = venue?.location ?? location;
  if (!at) return undefined;
  const point = `${at.latitude},${at.longitude}`;
  const name = venue && [venue.title, venue.address].filter(Boolean).join(', ');
  return {
    text: name || point.replace(',', ', '),
    link: `https://maps.google.com/?q=${point}`,
  };
}

/** /skip, /back and /cancel do what the buttons do; every other command is for somebody else. */
function readCommand(text: string): FormInput | undefined {
  const kind = formCommandOf(/^\/(\w+)/.exec(text)?.[1]?.toLowerCase() ?? '');
  return kind && { input: { kind } };
}

/** Kinds of what people write, one of which is in each of their messages (Bot API, Message). */
const CONTENT = [
  ...([
    'text',
    'photo',
    'document',
    'contact',
    'location',
    'venue',
    'voice',
    'audio',
    'video',
  ] as const),
  ...([
    'video_note',
    'animation',
    'sticker',
    'story',
    'dice',
    'poll',
    'game',
    'paid_media',
  ] as const),
  ...(['checklist', 'invoice', 'gift'] as const),
];

/** Whether nobody wrote it: a pin, a new title, a call. Telegram adds kinds of these all the time. */
export function isService(message: Message): boolean {
  return !CONTENT.some((kind) => kind in message);
}
