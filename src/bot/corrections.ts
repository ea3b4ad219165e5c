import type { ContactChange, FoundBy } from '../domain/contact.ts';
import type { Form } from '../domain/form/form.ts';
import { correctKey } from '../domain/job.ts';
import { lines } from '../locales/words.ts';
import type { CreatedContact, Store } from '../storage/store.ts';
import { renderFields, shorten } from './cards.ts';
import { changeOf } from './change-of.ts';
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
    if (!ctx.from || !ctx.editedMessage) return;
    const { message_id: messageId } = ctx.editedMessage;
    const created = await store.createdContactWithAnswer(ctx.from.id, messageId);
    if (!created) return sayIfOnItsWay(ctx, ctx.from.id, messageId);
    const name = shorten(created.contact.name ?? '', 60);
    const field = created.answers.find((one) => one.messageId === messageId)?.field ?? 'all';
    const change = changeOf(field, ctx.editedMessage, created.contact, { words, form: form() });
    const found = foundBy(created);
    if (!change || !(await canUpdate(created.contact.id, found))) {
      await reply(ctx, { text: words.html('correction-too-late', { name }) });
    } else if ('complaint' in change) {
      await reply(ctx, { text: renderComplaint(change.complaint, words, form()) });
    } else if (Object.keys(change).length > 0) {
      await offer(ctx, created, { name, found, change });
    }
  }

  async function offer(
    ctx: BotContext,
    { draftId, contact }: CreatedContact,
    about: { name: string; found: FoundBy; change: ContactChange },
  ): Promise<void> {
    const { words } = ctx.handling;
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
