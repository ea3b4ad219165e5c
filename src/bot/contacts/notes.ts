import type { Message } from 'grammy/types';
import { parseNotes } from '../../domain/fields/short-texts.ts';
import { replyNoteKey } from '../../domain/job.ts';
import type { CreatedContact, Store } from '../../storage/store.ts';
import { shownName } from '../cards.ts';
import type { BotContext } from '../context.ts';
import { isCommand } from '../message-kind.ts';
import { repOf } from '../people.ts';
import { reply } from '../reply.ts';

export interface NotesDeps {
  store: Pick<Store, 'shownContact'>;
  /** Unix time in ms. */
  now(): number;
}

/** A reply to a card of a contact in Kinbox, in the private chat or in a team's, is a note for that contact. */
export function createNotes({ store, now }: NotesDeps) {
  async function shownIn(
    ctx: BotContext,
    message: Message | undefined,
  ): Promise<CreatedContact | undefined> {
    const card = message?.reply_to_message;
    // Bots are shown only their own messages, anonymous admins write in the name of a chat.
    if (!message || card?.from?.id !== ctx.me.id) return undefined;
    return store.shownContact(message.chat.id, card.message_id);
  }

  /** Resolves to false for any other message. */
  async function onReply(ctx: BotContext): Promise<boolean> {
    const { message, turn } = ctx;
    if (message?.text === undefined || turn.reading || isCommand(message)) return false;
    const shown = await shownIn(ctx, message);
    const rep = repOf(ctx);
    if (!shown || !rep) return false;
    const notes = parseNotes(message.text);
    if (!notes.ok) return false;
    const { words, work, messenger } = turn;
    const name = shownName(shown.contact);
    const isPrivate = message.chat.type === 'private';
    const text = words.html('update-sending', { name });
    const messageId = isPrivate
      ? await messenger.send({ chatId: rep.repId }, { text, replyTo: message.message_id })
      : undefined;
    if (!isPrivate) await messenger.react(message.chat.id, message.message_id, '👍');
    work.jobs.push({
      key: replyNoteKey(message.chat.id, message.message_id),
      work: {
        kind: 'update-contact',
        draftId: shown.draftId,
        contactId: shown.contact.id,
        name,
        change: { addNote: notes.value, by: `${rep.repName}, ${words.date(now())}` },
        rep: { ...rep, messageId },
      },
    });
    return true;
  }

  /** Which part of the notes was this one cannot be told any more. Resolves to false if it was none. */
  async function onEdit(ctx: BotContext): Promise<boolean> {
    if (!(await shownIn(ctx, ctx.editedMessage))) return false;
    await reply(ctx, { text: ctx.turn.words.html('note-left') });
    return true;
  }

  return { onReply, onEdit };
}
