import type { Draft } from '../../domain/draft.ts';
import type { Form } from '../../domain/form.ts';
import { createKey, type SavedContact } from '../../domain/job.ts';
import type { Complaint } from '../../domain/step.ts';
import { renderSaved } from '../cards.ts';
import { answerTap, type BotContext, remember, retireSummary } from '../context.ts';
import type { View } from '../messenger.ts';
import { sortTelegramError } from '../telegram-error.ts';
import { contactSoFar, formView } from './prompts.ts';

export interface ShowDeps {
  form(): Form;
}

export type ShowOutcome = (ctx: BotContext) => Promise<void>;

/**
 * Shows what the form decided, in the rep's private chat: one message a turn. A tap changes the message it
 * was made on; an answer gets a new message, and the one before loses its buttons.
 */
export function createShowOutcome({ form }: ShowDeps): ShowOutcome {
  return async function showOutcome(ctx) {
    const { outcome } = ctx.handling;
    switch (outcome?.kind) {
      case 'ask':
        return ask(ctx, outcome.draft, outcome.complaint);
      case 'save':
        return save(ctx, outcome.draft);
      case 'cancel':
        return cancel(ctx, outcome.draft);
      case 'stale':
        return answerTap(ctx, 'toast-old');
    }
  };

  async function ask(ctx: BotContext, draft: Draft, complaint?: Complaint): Promise<void> {
    const view = formView(draft, complaint, ctx.handling.words, form());
    const cardId = await showCard(ctx, draft.cardId, view);
    remember(ctx, { draft: { ...draft, ...(cardId !== undefined && { cardId }) } });
  }

  async function save(ctx: BotContext, draft: Draft): Promise<void> {
    const { words, work } = ctx.handling;
    const { name, ...fields } = contactSoFar(draft, words);
    const rep = ctx.from;
    if (name === undefined || !rep) return answerTap(ctx, 'toast-old');
    const contact = { name, ...fields };
    const saved: SavedContact = {
      draft,
      contact,
      rep: {
        repId: rep.id,
        repName: [rep.first_name, rep.last_name].filter(Boolean).join(' '),
        locale: words.locale,
      },
    };
    const view = { text: renderSaved(saved, words.html('sending'), words) };
    const messageId = await showSending(ctx, draft.cardId, view);
    if (messageId !== undefined) {
      saved.rep.messageId = messageId;
      remember(ctx, { summary: { messageId, draftId: draft.id } });
    }
    work.jobs.push({ key: createKey(draft.id), work: { kind: 'create-contact', saved } });
  }

  /**
   * The contact does not wait for Telegram: if "sending…" cannot be shown now, it is on its way all the same,
   * and the message catches up with the summary.
   */
  async function showSending(
    ctx: BotContext,
    cardId: number | undefined,
    view: View,
  ): Promise<number | undefined> {
    try {
      return await showCard(ctx, cardId, view);
    } catch (error) {
      if (sortTelegramError(error)?.kind !== 'later') throw error;
      return ctx.handling.replaces ?? cardId;
    }
  }

  async function cancel(ctx: BotContext, draft: Draft): Promise<void> {
    await showCard(ctx, draft.cardId, { text: ctx.handling.words.html('cancelled') });
  }

  /** Resolves to the id of the message that shows the form now, or undefined if the rep cannot be reached. */
  async function showCard(
    ctx: BotContext,
    cardId: number | undefined,
    view: View,
  ): Promise<number | undefined> {
    const { messenger, replaces: inPlace } = ctx.handling;
    const chatId = ctx.from?.id;
    if (chatId === undefined) return undefined;
    const [shownId] = await Promise.all([
      messenger.show(chatId, view, inPlace),
      answerTap(ctx),
      retire(ctx, chatId, cardId, inPlace),
    ]);
    ctx.handling.reached = shownId !== undefined;
    return shownId;
  }

  /** The card before and the last summary lose their live buttons. */
  async function retire(
    ctx: BotContext,
    chatId: number,
    cardId: number | undefined,
    inPlace: number | undefined,
  ): Promise<void> {
    const { messenger } = ctx.handling;
    if (cardId !== undefined && cardId !== inPlace) await messenger.strip(chatId, cardId);
    await retireSummary(ctx, inPlace);
  }
}
