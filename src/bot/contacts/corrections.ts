import type { Message } from 'grammy/types';
import { type Captured, type ContactChange, changesIn } from '../../domain/contact.ts';
import { parseEmail } from '../../domain/fields/email.ts';
import { joinNotes } from '../../domain/fields/short-texts.ts';
import { type Answer, fingerprint, isCustomStep } from '../../domain/form/draft.ts';
import { type Complaint, complaintOf } from '../../domain/form/next-question.ts';
import { readField } from '../../domain/form/read-answer.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { correctKey } from '../../domain/job.ts';
import { lines, type Words } from '../../locales/words.ts';
import type { PendingContact, Store } from '../../storage/store.ts';
import { renderFields, shownName } from '../cards.ts';
import { answerTap, type BotContext, forget, remember } from '../context.ts';
import { renderComplaint } from '../form/question-view.ts';
import type { ShowOutcome } from '../form/show.ts';
import { textOf } from '../message-text.ts';
import { repOf } from '../people.ts';
import { readPrefill } from '../read-message.ts';
import { reply } from '../reply.ts';
import { type Correctable, onItsWay, renderSending } from './correctable.ts';

interface ChangeDeps {
  words: Words;
  settings: FormSettings;
}

/** What an edit asks for: new values, what is wrong with them, or something that cannot be changed from here. */
type Edit =
  | { kind: 'change'; change: ContactChange }
  | { kind: 'wrong'; complaint: Complaint }
  | { kind: 'impossible' };

/**
 * Works out what an edited message changes of a contact: the field that it answered, or whatever it says otherwise
 * now if the whole contact was read out of it. Custom fields are not changed from here.
 */
function editOf(
  { field, notes: notesRead }: Answer,
  message: Message,
  contact: Correctable['contact'],
  { words, settings }: ChangeDeps,
): Edit {
  if (isCustomStep(field)) return { kind: 'impossible' };
  if (field === 'all') {
    const captured = readPrefill(message, words, settings)?.captured;
    if (!captured) return { kind: 'wrong', complaint: { problem: 'nothing-found' } };
    const notes = editNotes(contact.notes ?? '', notesRead, captured.notes ?? '');
    return { kind: 'change', change: changesIn({ ...saidIn(captured), notes }, contact) };
  }
  const text = message.text ?? '';
  const read = readField(field, text, settings.country);
  if (!read.ok) return { kind: 'wrong', complaint: complaintOf(read, text) };
  const { customFields: _own, phone, ...texts } = read.values;
  return { kind: 'change', change: changesIn({ ...texts, phone: phone?.digits }, contact) };
}

function saidIn({ name, phones, emails, location }: Captured): ContactChange {
  const email = parseEmail(emails[0] ?? '', { asTyped: true });
  return {
    name,
    phone: phones[0]?.digits,
    email: email.ok ? email.value : undefined,
    location,
  };
}

/**
 * The contact's notes with what the message says now in place of what was read of it before. What the rep has made
 * of them since cannot be told apart, and stays: then, as for messages of an older version, undefined.
 */
function editNotes(notes: string, were: string | undefined, now: string): string | undefined {
  if (were === undefined || were === now || !notes.includes(were)) return undefined;
  return were === '' ? joinNotes(notes, now) : notes.replace(were, () => now).trim();
}

export interface CorrectionDeps {
  store: Store;
  /** Whether Kinbox shows the contact within 2 s. */
  canUpdate(contactId: string): Promise<boolean>;
  /** Opens a contact that Kinbox has refused, with the edit made. */
  fixByEdit(ctx: BotContext, contact: PendingContact): Promise<void>;
  showOutcome: ShowOutcome;
  settings(): FormSettings;
}

const TAP = /^correct:(yes|no)$/;

/** A rep edits an answer of a contact that was saved: its field in Kinbox can be changed, while Kinbox allows it. */
export function createCorrections({
  store,
  canUpdate,
  fixByEdit,
  showOutcome,
  settings,
}: CorrectionDeps) {
  /** An edited message of the private chat that no open form knows. */
  async function onEdit(ctx: BotContext): Promise<void> {
    const repId = ctx.from?.id;
    const { editedMessage } = ctx;
    if (repId === undefined || !editedMessage) return;
    const { message_id: messageId } = editedMessage;
    const isAnswer = (one: Answer): boolean => one.messageId === messageId;
    const created = await store.createdContactWithAnswer(repId, messageId);
    const waiting = created
      ? undefined
      : (await store.pendingContacts(repId)).find(({ saved }) =>
          saved.draft.answers.some(isAnswer),
        );
    if (waiting?.state === 'rejected') return fixByEdit(ctx, waiting);
    const known = created
      ? { ...created, contactId: created.contact.id }
      : waiting && onItsWay(waiting);
    const answer = known?.answers.find(isAnswer);
    if (known && answer) await take(ctx, known, answer, editedMessage);
  }

  async function take(
    ctx: BotContext,
    known: Correctable,
    answer: Answer,
    message: Message,
  ): Promise<void> {
    const { words } = ctx.turn;
    const isUnchanged = answer.read !== undefined && answer.read === fingerprint(textOf(message));
    if (isUnchanged) return;
    const name = shownName(known.contact);
    const edit = editOf(answer, message, known.contact, { words, settings: settings() });
    const { contactId } = known;
    const isReadable = contactId === undefined || (await canUpdate(contactId));
    if (edit.kind === 'impossible' || !isReadable) {
      await reply(ctx, { text: words.html('correction-too-late', { name }) });
    } else if (edit.kind === 'wrong') {
      await reply(ctx, { text: renderComplaint(edit.complaint, words, settings()) });
    } else if (edit.change.notes === '') {
      // How a field is emptied is not documented.
      await reply(ctx, { text: words.html('correction-notes-empty', { name }) });
    } else if (Object.keys(edit.change).length > 0) {
      await offer(ctx, known, { name, change: edit.change });
    } else if (answer.field === 'all') {
      await reply(ctx, { text: words.html('correction-left', { name }) });
    }
  }

  async function offer(
    ctx: BotContext,
    { draftId, contactId, contact }: Correctable,
    about: { name: string; change: ContactChange },
  ): Promise<void> {
    const { words } = ctx.turn;
    const messageId = await reply(ctx, {
      text: lines(
        words.html(contactId === undefined ? 'correction-offer-waiting' : 'correction-offer', {
          name: about.name,
        }),
        renderFields(about.change, words),
      ),
      buttons: [
        [{ label: words.plain('button-correct'), data: 'correct:yes', style: 'success' }],
        [{ label: words.plain('button-leave'), data: 'correct:no' }],
      ],
    });
    if (messageId === undefined) return;
    const notesWere = contact.notes ?? undefined;
    remember(ctx, { correction: { ...about, draftId, contactId, notesWere, messageId } });
  }

  /** Handles a tap on the offer. Resolves to false for any other tap. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const [, choice] = TAP.exec(ctx.callbackQuery?.data ?? '') ?? [];
    if (choice === undefined) return false;
    const { turn } = ctx;
    const { correction, draft } = turn.work.rep;
    const tappedId = ctx.callbackQuery?.message?.message_id;
    const rep = repOf(ctx);
    if (!correction || !rep || correction.messageId !== tappedId) {
      await answerTap(ctx, 'toast-closed');
      return true;
    }
    forget(ctx, 'correction');
    const { messageId, ...update } = correction;
    const { name } = correction;
    const isWanted = choice === 'yes';
    if (isWanted) {
      turn.work.jobs.push({
        key: correctKey(correction.draftId, messageId),
        work: {
          kind: 'update-contact',
          ...update,
          // While a form is open, the message is the form's.
          rep: draft ? rep : { ...rep, messageId },
        },
      });
    }
    const text = isWanted
      ? renderSending(correction, name, turn.words)
      : turn.words.html('correction-left', { name });
    turn.replaces = messageId;
    if (draft) {
      turn.heading = text;
      turn.outcome = { kind: 'ask', draft };
      await showOutcome(ctx);
    } else {
      await Promise.all([answerTap(ctx), turn.messenger.show(rep.repId, { text }, messageId)]);
    }
    return true;
  }

  return { onEdit, onTap };
}
