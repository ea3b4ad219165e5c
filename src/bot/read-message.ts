import type { Message, MessageOrigin, TextQuote } from 'grammy/types';
import { withOneEmail } from '../capture/contact-of.ts';
import { looksLikeVCard } from '../capture/looks-like.ts';
import { readCode } from '../capture/photo/code-content.ts';
import { readOneLine } from '../capture/text/one-line.ts';
import { EMAILS_TAKEN, PHONES_TAKEN, readPasted } from '../capture/text/read-text.ts';
import { parseVCards } from '../capture/vcard/vcard.ts';
import { type Captured, NOTHING_CAPTURED } from '../domain/contact.ts';
import { type CountryCode, parsePhone } from '../domain/fields/phone.ts';
import { joinNotes, NAME_MAX, parseName, parseNotes } from '../domain/fields/short-texts.ts';
import { cleanLine, firstCodePoints } from '../domain/fields/text.ts';
import type { Prefill, Source } from '../domain/form/draft.ts';
import type { FormSettings } from '../domain/form/settings.ts';
import type { Words } from '../locales/words.ts';
import { noteLineIn } from './cards.ts';
import { isCommand } from './message-kind.ts';
import { textOf } from './message-text.ts';
import { fullName } from './people.ts';

/**
 * The contact that a message brings along: a shared card, a text with a phone or an email, what was written behind
 * /newcontact, or the message that this command replies to. Only messages of the private chat can be edited into
 * another contact, so only those are remembered.
 */
export function readPrefill(
  message: Message,
  words: Words,
  settings: FormSettings,
): Prefill | undefined {
  const captured = isCommand(message)
    ? byCommand(message, words, settings)
    : (byCard(message, words, settings) ?? byText(message, words, settings));
  if (!captured) return undefined;
  const isOwn = message.chat.type === 'private';
  return {
    captured,
    way: message.contact ? 'card' : 'text',
    messageId: isOwn ? message.message_id : undefined,
    source: isOwn ? sourceOf(message) : undefined,
  };
}

/** What is remembered of the message that a contact came in. */
function sourceOf(message: Message): Source {
  const text = textOf(message);
  return {
    at: message.date,
    text: text === '' ? undefined : text.slice(0, SOURCE_MAX),
    sender: message.forward_origin && senderOf(message.forward_origin),
  };
}

/** In UTF-16 units: several of the longest messages. */
const SOURCE_MAX = 20_000;
/** In s: messages that were sent at once arrive within it. */
const TOGETHER_S = 3;
/** In UTF-16 units: the apps part a longer text into messages (Bot API: a text has 4096 at most). */
const PARTED_FROM = 4_000;

/**
 * The message with the words of the one before it, if the two belong together: forwarded at once from the same person,
 * or parts of one long text. Undefined if they do not.
 */
export function goesOn(message: Message, source: Source | undefined): Message | undefined {
  if (source?.text === undefined || message.text === undefined || isCommand(message))
    return undefined;
  if (Math.abs(message.date - source.at) > TOGETHER_S) return undefined;
  const sender = message.forward_origin && senderOf(message.forward_origin);
  const isParted = sender === source.sender && source.text.length >= PARTED_FROM;
  const isForwarded = sender !== undefined && sender === source.sender;
  if (!isParted && !isForwarded) return undefined;
  const text = `${source.text}${isParted ? '' : '\n'}${message.text}`;
  return { ...message, text };
}

function byCommand(message: Message, words: Words, settings: FormSettings): Captured | undefined {
  const written = message.text?.replace(/^\S+\s*/, '') ?? '';
  if (written !== '') return readOneLine(written, settings.country);
  const { reply_to_message: repliedTo, external_reply: external, quote } = message;
  // Of a message in another chat only what it holds comes along, and no words but the quoted ones.
  if (external) {
    const { contact, origin } = external;
    const whole = { ...message, contact, forward_origin: origin };
    return byCard(whole, words, settings) ?? (quote && byQuote(whole, quote, words, settings));
  }
  if (!repliedTo) return undefined;
  const { reply_to_message: _none, ...whole } = repliedTo;
  if (quote) return byQuote(whole, quote, words, settings);
  if (isOwnCard(repliedTo)) return byText(asWritten(whole), words, settings);
  return byCard(whole, words, settings) ?? byText(whole, words, settings) ?? asNotes(whole);
}

const byQuote = (message: Message, quote: TextQuote, words: Words, settings: FormSettings) =>
  byText({ ...message, ...quote }, words, settings) ?? asNotes(quote);

/** Of bots, a bot is shown only its own messages; anonymous admins write in the name of a chat. */
const isOwnCard = ({ from, sender_chat: sender }: Message): boolean =>
  from?.is_bot === true && sender === undefined;

/** Without what the bot has added: the marks of what was guessed, and in a team chat who added the contact. */
function asWritten(card: Message): Message {
  const text = textOf(card).replace(/^❔.*$|\s*❔$/gmu, '');
  return { ...card, text: card.chat.type === 'private' ? text : text.replace(/\n\n[^\n]*$/, '') };
}

/** A card from the phone book or of a Telegram user (Bot API, Contact), with its vCard if the phone sent one. */
function byCard(
  { contact }: Message,
  words: Words,
  { country }: FormSettings,
): Captured | undefined {
  if (!contact) return undefined;
  const { phone_number: number, vcard, user_id: id } = contact;
  const card = (vcard !== undefined && byVCard(vcard, words, country)) || NOTHING_CAPTURED;
  const written = fullName(contact);
  const name = parseName(written);
  const cut = !name.ok && name.problem === 'name-too-long' ? atAWord(written) : undefined;
  const phone = parsePhone(number, country);
  const isKnown = phone.ok && card.phones.some(({ digits }) => digits === phone.value.digits);
  const phones = [...card.phones, ...(phone.ok && !isKnown ? [phone.value] : [])];
  const doubtful = card.unreadablePhone ?? (phone.ok || number === '' ? undefined : number);
  // The lead's own Telegram id: never the rep's.
  const telegram =
    id === undefined ? [] : [words.plain('line', { label: 'Telegram ID', value: String(id) })];
  // Telegram allows 64 letters for each of two names, one more than fits: the whole stays in the notes.
  const whole = cut === undefined ? [] : [written];
  const notes = [...whole, ...(card.notes === undefined ? [] : [card.notes]), ...telegram].join(
    '\n',
  );
  return {
    ...card,
    name: name.ok ? name.value : (cut ?? card.name),
    phones,
    unreadablePhone: phones.length === 0 ? doubtful : undefined,
    notes: notes === '' ? undefined : notes,
  };
}

/** The first card; a form has one field for an email, so further ones are notes. */
function byVCard(text: string, words: Words, country: CountryCode): Captured | undefined {
  const noteLine = noteLineIn(words);
  const read = parseVCards(text, country, noteLine);
  return read.ok ? withOneEmail(read.cards[0]?.captured, noteLine) : undefined;
}

/** As much of a name as fits, up to the end of a word. */
export function atAWord(name: string): string {
  const whole = cleanLine(name);
  const fitting = firstCodePoints(whole, NAME_MAX);
  return fitting === whole ? whole : fitting.replace(/\s\S*$/, '');
}

/** What a QR code of a card holds, when somebody pastes it. */
const isCodeText = (text: string): boolean => /^\s*(?:MECARD|BIZCARD):/i.test(text);

function byCode(text: string, words: Words, country: CountryCode): Captured | undefined {
  const read = readCode(text, { country, noteLine: noteLineIn(words) });
  return read?.kind === 'contact' ? read.contact : undefined;
}

/** At least an @ or six digits: most texts are names and answers, and need no closer look. */
const MAY_HOLD_CONTACT =
  /@|arroba|[([{<] ?at ?[)\]}>]| at .{1,60} dot |[\d０-９٠-٩۰-۹०-९](?:\D{0,3}[\d０-９٠-٩۰-۹०-९]){5}|BEGIN:VCARD/i;

function byText(message: Message, words: Words, { country }: FormSettings): Captured | undefined {
  const text = textOf(message);
  if (!MAY_HOLD_CONTACT.test(text)) return undefined;
  if (looksLikeVCard(text)) return byVCard(text, words, country);
  if (isCodeText(text)) return byCode(text, words, country);
  const written = message.forward_origin && senderOf(message.forward_origin);
  const sender = written && atAWord(written);
  const read = readPasted(text, { country, sender, rep: message.from?.first_name });
  if (!read) return undefined;
  const isCut = sender !== written && read.name === sender;
  return {
    ...read,
    // Further ones are in the notes already, where the text has them.
    phones: read.phones.slice(0, PHONES_TAKEN),
    emails: read.emails.slice(0, EMAILS_TAKEN),
    notes: isCut ? joinNotes(written, read.notes) : read.notes,
  };
}

/** The person who wrote a forwarded message; undefined for a channel. */
export function senderOf(origin: MessageOrigin): string | undefined {
  if (origin.type === 'hidden_user') return origin.sender_user_name;
  return origin.type === 'user' ? fullName(origin.sender_user) : undefined;
}

/** The words of a message in which no contact was found. */
export function asNotes(message: Parameters<typeof textOf>[0]): Captured | undefined {
  const notes = parseNotes(textOf(message));
  return notes.ok ? { ...NOTHING_CAPTURED, notes: notes.value } : undefined;
}
