import type { ContactChange, FoundBy } from '../domain/contact.ts';
import { formatPhone } from '../domain/fields/phone.ts';
import { type Reading, readField } from '../domain/fields/read-field.ts';
import { type Field, isOwn } from '../domain/form/draft.ts';
import type { Form } from '../domain/form/form.ts';
import { complaintOf } from '../domain/form/refusal.ts';
import { correctKey } from '../domain/job.ts';
import type { CreatedContact, Store } from '../storage/store.ts';
import { shorten } from './cards.ts';
import { answerTap, type BotContext, forget, remember } from './context.ts';
import { renderComplaint } from './new-contact/prompts.ts';
import type { ShowOutcome } from './new-contact/show.ts';
import { repOf } from './rep.ts';
import { reply } from './reply.ts';

export interface CorrectionDeps {
  store: Pick<Store, 'createdContactWithAnswer' | 'openContacts'>;
  /** Whether Kinbox finds the contact within 2 s. */
  canUpdate(contactId: string, found: FoundBy): Promise<boolean>;
  showOutcome: ShowOutcome;
  form(): Form;
}

const TAP = /^correct:(yes|no)$/;

/** A rep edits an answer of a contact that was saved: its field in Kinbox can be changed, while Kinbox allows it. */
export function createCorrections({ store, canUpdate, showOutcome, form }: CorrectionDeps) {
  /** An edited message of the private chat that no open form knows. */
  async function onEdit(ctx: BotContext): Promise<void> {
    const { words } = ctx.handling;
    const { text, message_id: messageId } = ctx.editedMessage ?? {};
    if (!ctx.from || text === undefined || messageId === undefined) return;
    const created = await store.createdContactWithAnswer(ctx.from.id, messageId);
    if (!created) return sayIfOnItsWay(ctx, ctx.from.id, messageId);
    const name = shorten(created.contact.name ?? '', 60);
    const field = created.answers.find((one) => one.messageId === messageId)?.field;
    const found = foundBy(created);
    const isField = field !== undefined && field !== 'all' && !isOwn(field);
    if (!isField || !(await canUpdate(created.contact.id, found))) {
      await reply(ctx, { text: words.html('correction-too-late', { name }) });
      return;
    }
    const read = readField(field, text, form().country);
    if (!read.ok) {
      await reply(ctx, { text: renderComplaint(complaintOf(read, text), words, form()) });
      return;
    }
    await offer(ctx, { created, name, field, found, read });
  }

  async function offer(
    ctx: BotContext,
    about: {
      created: CreatedContact;
      name: string;
      field: Field;
      found: FoundBy;
      read: Extract<Reading, { ok: true }>;
    },
  ): Promise<void> {
    const { created, name, field, found, read } = about;
    const { words } = ctx.handling;
    const value = field === 'phone' ? read.values.phone?.digits : read.values[field];
    if (value === undefined || value === created.contact[field]) return;
    const change: ContactChange = { [field]: value };
    const messageId = await reply(ctx, {
      text: words.html('correction-offer', {
        name,
        field: words.plain(`field-${field}`),
        value: shorten(field === 'phone' ? formatPhone(value) : value, 500),
      }),
      buttons: [
        [{ label: words.plain('button-correct'), data: 'correct:yes', style: 'success' }],
        [{ label: words.plain('button-leave'), data: 'correct:no' }],
      ],
    });
    if (messageId === undefined) return;
    const { draftId, contact } = created;
    const correction = { draftId, contactId: contact.id, name, found, change, messageId };
    remember(ctx, { correction });
  }

  async function sayIfOnItsWay(ctx: BotContext, repId: number, messageId: number): Promise<void> {
    const open = (await store.openContacts(repId)).find(({ saved }) =>
      saved.draft.answers.some((one) => one.messageId === messageId),
    );
    if (!open) return;
    const name = shorten(open.saved.contact.name, 60);
    await reply(ctx, { text: ctx.handling.words.html('correction-wait', { name }) });
  }

  /** A tap on the offer. Resolves to false if it is none. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const [, choice] = TAP.exec(ctx.callbackQuery?.data ?? '') ?? [];
    if (choice === undefined) return false;
    const { handling } = ctx;
    const { correction, draft } = handling.work.rep;
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
      handling.work.jobs.push({
        key: correctKey(correction.draftId, messageId),
        work: {
          kind: 'update-contact',
          ...update,
          // While a form is open, the message is the form's.
          rep: draft ? rep : { ...rep, messageId },
        },
      });
    }
    const text = handling.words.html(isWanted ? 'update-sending' : 'correction-left', { name });
    handling.replaces = messageId;
    if (draft) {
      handling.heading = text;
      handling.outcome = { kind: 'ask', draft };
      await showOutcome(ctx);
    } else {
      await Promise.all([answerTap(ctx), handling.messenger.show(rep.repId, { text }, messageId)]);
    }
    return true;
  }

  return { onEdit, onTap };
}

function foundBy({ contact }: CreatedContact): FoundBy {
  const { externalId, phone, email } = contact;
  return {
    ...(externalId !== null && { externalId }),
    ...(phone !== null && { phone }),
    ...(email !== null && { email }),
  };
}
