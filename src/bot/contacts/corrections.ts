import type { Message } from 'grammy/types';
import { type ContactChange, changesIn, type KinboxContact } from '../../domain/contact.ts';
import { parseEmail } from '../../domain/fields/email.ts';
import { type Answer, isCustomStep } from '../../domain/form/draft.ts';
import { type Complaint, complaintOf } from '../../domain/form/next-question.ts';
import { readField } from '../../domain/form/read-answer.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { correctKey } from '../../domain/job.ts';
import { lines, type Words } from '../../locales/words.ts';
import type { CreatedContact, Store } from '../../storage/store.ts';
import { renderFields, shorten } from '../cards.ts';
import { answerTap, type BotContext, forget, remember } from '../context.ts';
import { renderComplaint } from '../form/question-view.ts';
import type { ShowOutcome } from '../form/show.ts';
import { repOf } from '../people.ts';
import { readPrefill } from '../read-message.ts';
import { reply } from '../reply.ts';

interface ChangeDeps {
  words: Words;
  settings: FormSettings;
}

/**
 * Works out the change of a contact in Kinbox by an edited message: the field that it answered, or whatever it says
 * otherwise now if the whole contact was read out of it. Nothing, if it says the same; what is wrong, if it cannot
 * be read. Undefined for custom fields, which are not changed from here.
 */
function changeOf(
  field: Answer['field'],
  message: Message,
  contact: KinboxContact,
  { words, settings }: ChangeDeps,
): ContactChange | { complaint: Complaint } | undefined {
  if (isCustomStep(field)) return undefined;
  const said = field === 'all' ? wholeContact(message, { words, settings }) : undefined;
  if (said) return changesIn(said, contact);
  if (field === 'all') return { complaint: { problem: 'nothing-found' } };
  const text = message.text ?? '';
  const read = readField(field, text, settings.country);
  if (!read.ok) return { complaint: complaintOf(read, text) };
  const { customFields: _own, phone, ...texts } = read.values;
  return changesIn({ ...texts, phone: phone?.digits }, contact);
}

/** The notes are left alone: what the rep has made of them since cannot be told from what was read. */
function wholeContact(
  message: Message,
  { words, settings }: ChangeDeps,
): ContactChange | undefined {
  const captured = readPrefill(message, words, settings)?.captured;
  if (!captured) return undefined;
  const { name, phones, emails, location } = captured;
  const [phone] = phones;
  const email = parseEmail(emails[0] ?? '', { asTyped: true });
  return {
    name,
    phone: phone?.digits,
    email: email.ok ? email.value : undefined,
    location,
  };
}

export interface CorrectionDeps {
  store: Store;
  /** Whether Kinbox shows the contact within 2 s. */
  canUpdate(contactId: string): Promise<boolean>;
  showOutcome: ShowOutcome;
  settings(): FormSettings;
}

const TAP = /^correct:(yes|no)$/;

/** A rep edits an answer of a contact that was saved: its field in Kinbox can be changed, while Kinbox allows it. */
export function createCorrections({ store, canUpdate, showOutcome, settings }: CorrectionDeps) {
  /** An edited message of the private chat that no open form knows. */
  async function onEdit(ctx: BotContext): Promise<void> {
    const { words } = ctx.turn;
    if (!ctx.from || !ctx.editedMessage) return;
    const { message_id: messageId } = ctx.editedMessage;
    const created = await store.createdContactWithAnswer(ctx.from.id, messageId);
    if (!created) return sayIfOnItsWay(ctx, ctx.from.id, messageId);
    const name = shorten(created.contact.name ?? '', 60);
    const field = created.answers.find((one) => one.messageId === messageId)?.field ?? 'all';
    const change = changeOf(field, ctx.editedMessage, created.contact, {
      words,
      settings: settings(),
    });
    if (!change || !(await canUpdate(created.contact.id))) {
      await reply(ctx, { text: words.html('correction-too-late', { name }) });
    } else if ('complaint' in change) {
      await reply(ctx, { text: renderComplaint(change.complaint, words, settings()) });
    } else if (Object.keys(change).length > 0) {
      await offer(ctx, created, { name, change });
    }
  }

  async function offer(
    ctx: BotContext,
    { draftId, contact }: CreatedContact,
    about: { name: string; change: ContactChange },
  ): Promise<void> {
    const { words } = ctx.turn;
    const messageId = await reply(ctx, {
      text: lines(
        words.html('correction-offer', { name: about.name }),
        renderFields(about.change, words),
      ),
      buttons: [
        [{ label: words.plain('button-correct'), data: 'correct:yes', style: 'success' }],
        [{ label: words.plain('button-leave'), data: 'correct:no' }],
      ],
    });
    if (messageId === undefined) return;
    remember(ctx, { correction: { ...about, draftId, contactId: contact.id, messageId } });
  }

  async function sayIfOnItsWay(ctx: BotContext, repId: number, messageId: number): Promise<void> {
    const open = (await store.pendingContacts(repId)).find(({ saved }) =>
      saved.draft.answers.some((one) => one.messageId === messageId),
    );
    if (!open) return;
    const name = shorten(open.saved.contact.name, 60);
    await reply(ctx, { text: ctx.turn.words.html('correction-wait', { name }) });
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
    const text = turn.words.html(isWanted ? 'update-sending' : 'correction-left', { name });
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
