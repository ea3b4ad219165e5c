import type { Message } from 'grammy/types';
import type { Form } from '../../domain/form.ts';
import type { Input, Tapped } from '../../domain/step.ts';
import { parseFormData } from '../buttons.ts';
import type { BotContext } from '../context.ts';
import { broughtByCard } from './brought.ts';

export interface FormInput {
  input: Input;
  /** Which question a tapped button was shown with. */
  tapped?: Tapped;
}

/**
 * What an update says to the rep's open form, or undefined if it is none of the form's business: another chat
 * than the private one, another command, a file with contacts, a service message.
 */
export function readInput(ctx: BotContext, form: Form): FormInput | undefined {
  if (ctx.chat?.type !== 'private') return undefined;
  if (ctx.callbackQuery) return parseFormData(ctx.callbackQuery.data ?? '', form.own);
  if (ctx.editedMessage) {
    const { text, message_id: messageId } = ctx.editedMessage;
    return text === undefined ? undefined : { input: { kind: 'correction', text, messageId } };
  }
  return ctx.message && readMessage(ctx.message, form);
}

function readMessage(message: Message, form: Form): FormInput | undefined {
  const { text, message_id: messageId } = message;
  const place = placeIn(message);
  if (place !== undefined) return { input: { kind: 'location', text: place } };
  if (text !== undefined) {
    if (isCommand(message)) return readCommand(text);
    return { input: { kind: 'text', text, messageId } };
  }
  const brought = broughtByCard(message, form);
  if (brought) return { input: { kind: 'contact-card', brought } };
  return isService(message) ? undefined : { input: { kind: 'unreadable' } };
}

/** A venue's name and address, or where a pin is (Bot API, Venue and Location). */
function placeIn({ venue, location }: Message): string | undefined {
  if (venue) return [venue.title, venue.address].filter(Boolean).join(', ');
  return location && `${location.latitude}, ${location.longitude}`;
}

/** Whether a message begins with a command, as Telegram marks it (Bot API, MessageEntity). */
export function isCommand(message: Message): boolean {
  return (message.entities ?? []).some((one) => one.type === 'bot_command' && one.offset === 0);
}

/** /skip, /back and /cancel do what the buttons do; every other command is for somebody else. */
function readCommand(text: string): FormInput | undefined {
  const name = /^\/(\w+)/.exec(text)?.[1]?.toLowerCase();
  if (name === 'skip' || name === 'back' || name === 'cancel') return { input: { kind: name } };
  return undefined;
}

/** Fields of messages that people did not write (Bot API, Message: "Service message: …"). */
const SERVICE_FIELDS = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'write_access_allowed',
  'chat_background_set',
  'successful_payment',
  'refunded_payment',
  'users_shared',
  'chat_shared',
  'connected_website',
  'passport_data',
  'web_app_data',
  'boost_added',
  'gift',
  'unique_gift',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
] as const;

export function isService(message: Message): boolean {
  return SERVICE_FIELDS.some((field) => field in message);
}
