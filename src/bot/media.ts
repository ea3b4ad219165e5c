import type { Message } from 'grammy/types';
import { readCardText } from '../capture/photo/card-text.ts';
import { type CodeContent, readCode } from '../capture/photo/code-content.ts';
import { mergeReadings } from '../capture/photo/merge-readings.ts';
import { readPasted } from '../capture/text/read-text.ts';
import { type Captured, GUESSABLE, NOTHING_CAPTURED } from '../domain/contact.ts';
import { joinNotes, NOTES_MAX } from '../domain/fields/short-texts.ts';
import { firstCodePoints } from '../domain/fields/text.ts';
import type { FormSettings } from '../domain/form/settings.ts';
import type { ReadMedia } from '../domain/job.ts';
import type { Reading } from '../domain/reading.ts';
import { noteLineIn } from './cards.ts';
import { answerTap, type BotContext } from './context.ts';
import { enterForm } from './form/conversation.ts';
import { answerForm, formIsOpen } from './form/open-form.ts';
import type { ShowOutcome } from './form/show.ts';
import type { StartForm } from './form/start.ts';
import { isCommand } from './message-kind.ts';
import { asNotes, readPrefill } from './read-message.ts';
import { reply } from './reply.ts';

export interface MediaDeps {
  /** Whether photos are read here, and voice notes. */
  reads: { photos: 'off' | 'codes' | 'all'; voice: boolean };
  startForm: StartForm;
  showOutcome: ShowOutcome;
  settings(): FormSettings;
}

/** Pictures that are sent as files: what the reader of photos unpacks. */
const PICTURES = /^image\/(jpeg|png|webp)$/;
/** Telegram makes these of a photo; a larger one is a file. */
const LARGEST_SIDE = 2_600;

/**
 * Photos and voice notes: reading one takes seconds, so the turn of the message only makes a job of it, and the result
 * comes in a later turn of the rep's, as if the message came again with what is in it.
 */
export function createMedia({ reads, startForm, showOutcome, settings }: MediaDeps) {
  /** Makes a job of a message that takes time to read. Resolves to false if it is none, or is not read here. */
  async function onMessage(ctx: BotContext, message: Message): Promise<boolean> {
    const { chat, from, turn } = ctx;
    const isPrivate = chat?.type === 'private';
    const source = isPrivate ? message : repliedPhoto(message);
    const media = source && mediaIn(source);
    if (!media || !from || !chat) return false;
    const isRead = media.kind === 'read-photo' ? reads.photos !== 'off' : reads.voice;
    if (!isRead) {
      // The words below it are taken all the same.
      if (message.caption !== undefined && isPrivate) {
        turn.heading = refusalFor(ctx, message)?.text;
      }
      return false;
    }
    turn.work.jobs.push({
      key: `read:${ctx.update.update_id}`,
      work: {
        ...media,
        repId: from.id,
        locale: turn.words.locale,
        messageId: message.message_id,
        chatId: chat.id,
        update: JSON.stringify({ message: withoutMedia(message, source) }),
      },
    });
    await turn.messenger.react(chat.id, message.message_id, '👀');
    return true;
  }

  /** What was read comes to the form. */
  async function onReading(ctx: BotContext, message: Message, reading: Reading): Promise<void> {
    if (reading.kind === 'failed') {
      return say(ctx, `${reading.of}-${reading.problem}`);
    }
    const { contacts, refusal } = contactsIn(ctx, message, reading);
    const [first, ...more] = contacts;
    if (!first) return say(ctx, refusal);
    if (!canReach(first) && first.notes !== undefined) {
      ctx.turn.heading = ctx.turn.words.html(refusal);
    }
    await take(ctx, first, reading.kind);
    for (const contact of more) {
      ctx.turn.saidId = undefined;
      await take(ctx, contact, reading.kind);
    }
  }

  async function take(ctx: BotContext, captured: Captured, way: 'photo' | 'voice'): Promise<void> {
    const { turn } = ctx;
    const prefill = { captured, way };
    if (ctx.chat?.type !== 'private' || !formIsOpen(ctx)) return startForm(ctx, prefill);
    answerForm(ctx, { input: { kind: 'contact-card', prefill } }, settings());
    turn.replaces = turn.saidId;
    await enterForm(ctx);
    await showOutcome(ctx);
  }

  /** Nothing to fill in: said in place of "reading…", if that was said. */
  async function say(ctx: BotContext, key: string): Promise<void> {
    const { turn, chat, msg } = ctx;
    const view = { text: turn.words.html(key), replyTo: msg?.message_id };
    if (turn.saidId === undefined || !chat) await reply(ctx, view);
    else await turn.messenger.show(chat.id, view, turn.saidId);
  }

  /** `refusal`: the key of what is said when there is little or nothing. */
  function contactsIn(
    ctx: BotContext,
    message: Message,
    reading: Exclude<Reading, { kind: 'failed' }>,
  ): { contacts: Captured[]; refusal: string } {
    const { words } = ctx.turn;
    const { country } = settings();
    const caption = readPrefill(message, words, settings())?.captured ?? asNotes(message);
    if (reading.kind === 'voice') {
      const heard = readPasted(reading.text, { country });
      const notes = cut(reading.text);
      const contact = { ...NOTHING_CAPTURED, ...heard, notes, guessed: [...GUESSABLE] };
      return {
        contacts: notes === '' ? [] : [withCaption(contact, caption)],
        refusal: 'voice-little',
      };
    }
    const codes = reading.codes.flatMap(
      (code) => readCode(code, { country, noteLine: noteLineIn(words) }) ?? [],
    );
    const found = codes.flatMap((code) => (code.kind === 'contact' ? [code.contact] : []));
    const notes = codes.flatMap((code) => (code.kind === 'note' ? [code.note] : []));
    const [first, ...more] = found;
    if (first) {
      const whole = withCaption(withNotes(first, notes), caption);
      return { contacts: [whole, ...more], refusal: 'photo-little' };
    }
    const seen = reading.lines.map(mergeReadings).join('\n');
    const read =
      readCardText(reading.lines, { country }) ??
      (seen === '' ? undefined : { ...NOTHING_CAPTURED, notes: cut(seen) });
    const isFound = read !== undefined || notes.length > 0;
    const contact = isFound
      ? withCaption(withNotes(read ?? NOTHING_CAPTURED, notes), caption)
      : caption;
    return { contacts: contact ? [contact] : [], refusal: refusalOf(codes, reads.photos) };
  }

  /** Keeps that there was a voice note that nobody here can hear. Resolves to false for any other tap. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const [, seconds, at] =
      /^voice:(\d{1,6}):(\d{1,12})$/.exec(ctx.callbackQuery?.data ?? '') ?? [];
    if (seconds === undefined || at === undefined) return false;
    const notes = ctx.turn.words.plain('voice-note', {
      length: clockTime(Number(seconds)),
      moment: ctx.turn.words.moment(Number(at) * 1_000),
    });
    await answerTap(ctx);
    await take(ctx, { ...NOTHING_CAPTURED, notes }, 'voice');
    return true;
  }

  /** What is said of a photo or a voice note that is not read here; undefined for any other message. */
  function refusalFor(ctx: BotContext, message: Message) {
    const { words } = ctx.turn;
    const media = mediaIn(message);
    if (!media) return undefined;
    if (media.kind === 'read-photo') return { text: words.html('photo-off') };
    const { duration = 0 } = message.voice ?? {};
    const data = `voice:${duration}:${message.date}`;
    return {
      text: words.html('voice-off'),
      buttons: [[{ label: words.plain('button-keep-voice'), data }]],
    };
  }

  return { onMessage, onReading, onTap, refusalFor };
}

const canReach = ({ phones, emails, unreadablePhone }: Captured): boolean =>
  phones.length + emails.length > 0 || unreadablePhone !== undefined;

/** 95 s are 1:35. */
const clockTime = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const cut = (text: string): string => firstCodePoints(text.trim(), NOTES_MAX);

/** /newcontact in a group, in reply to a photo. */
function repliedPhoto(message: Message): Message | undefined {
  const { reply_to_message: replied } = message;
  return isCommand(message) && replied && 'photo' in replied ? replied : undefined;
}

/** The file to read, and how. */
function mediaIn({
  photo = [],
  document,
  voice,
}: Message): Pick<ReadMedia, 'kind' | 'fileId' | 'mime'> | undefined {
  const largest = photo.findLast(({ width, height }) => Math.max(width, height) <= LARGEST_SIDE);
  if (largest) return { kind: 'read-photo', fileId: largest.file_id };
  if (document && PICTURES.test(document.mime_type ?? '')) {
    return { kind: 'read-photo', fileId: document.file_id };
  }
  if (voice) return { kind: 'read-voice', fileId: voice.file_id, mime: voice.mime_type };
  return undefined;
}

/** The message that comes again with what was read: who wrote it where, and its words. */
function withoutMedia(message: Message, source: Message): Partial<Message> {
  const { message_id, date, chat, from, message_thread_id, is_topic_message } = message;
  const { caption, caption_entities, forward_origin } = source;
  return {
    ...{ message_id, date, chat, from, message_thread_id, is_topic_message },
    ...{ caption, caption_entities, forward_origin },
  } as Partial<Message>;
}

/** The rep's own words count more than what was read. */
function withCaption(read: Captured, caption: Captured | undefined): Captured {
  if (!caption) return read;
  const phones = [
    ...caption.phones,
    ...read.phones.filter(({ digits }) => caption.phones.every((one) => one.digits !== digits)),
  ];
  const emails = [...new Set([...caption.emails, ...read.emails])];
  return {
    ...read,
    name: caption.name ?? read.name,
    phones,
    emails,
    location: caption.location ?? read.location,
    notes: joinNotes(caption.notes, read.notes),
  };
}

const withNotes = (contact: Captured, notes: string[]): Captured => ({
  ...contact,
  notes: joinNotes(contact.notes, ...notes),
});

/** A code that is no contact is named; else it depends on what can be read here. */
function refusalOf(codes: readonly CodeContent[], mode: 'off' | 'codes' | 'all'): string {
  const other = codes.find((code) => code.kind === 'no-contact');
  if (other) return `photo-no-contact-${other.reason}`;
  return mode === 'all' ? 'photo-little' : 'photo-no-code';
}
