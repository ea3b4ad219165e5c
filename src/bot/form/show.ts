import type { Duplicate } from '../../domain/contact.ts';
import type { Draft, Prefill } from '../../domain/form/draft.ts';
import type { Complaint } from '../../domain/form/next-question.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { answerTap, type BotContext, remember } from '../context.ts';
import { eventOf } from '../event.ts';
import { formView } from './question-view.ts';
import { createSave } from './save.ts';
import { showCard } from './show-card.ts';

export interface ShowDeps {
  settings(): FormSettings;
  /** Who can be reached in the same way; takes 2 s at most. */
  findDuplicates(
    contact: { phone?: string; email?: string },
    draftId: string,
  ): Promise<Duplicate[]>;
  /** One more contact came while one waits: both at once. */
  gather(ctx: BotContext, draft: Draft, prefill: Prefill): Promise<void>;
  /** Unix time in ms. */
  now(): number;
}

export type ShowOutcome = (ctx: BotContext) => Promise<void>;

/**
 * Shows what the form decided, in the rep's private chat: one message a turn. A tap changes the message it
 * was made on; an answer gets a new message, and the one before loses its buttons.
 */
export function createShowOutcome(deps: ShowDeps): ShowOutcome {
  const { settings, gather, now } = deps;
  const { save, addNote } = createSave({ ...deps, ask });

  async function ask(ctx: BotContext, draft: Draft, complaint?: Complaint): Promise<void> {
    const { words, work, heading } = ctx.turn;
    const view = formView(draft, {
      complaint,
      heading,
      event: eventOf(work.rep, now()),
      words,
      settings: settings(),
    });
    const messageId = await showCard(ctx, draft.messageId, view);
    remember(ctx, { draft: { ...draft, messageId: messageId ?? draft.messageId } });
  }

  async function cancel(ctx: BotContext, draft: Draft): Promise<void> {
    await showCard(ctx, draft.messageId, { text: ctx.turn.words.html('cancelled') });
  }

  return async function showOutcome(ctx) {
    const { outcome } = ctx.turn;
    switch (outcome?.kind) {
      case 'ask':
        return ask(ctx, outcome.draft, outcome.complaint);
      case 'save':
        return save(ctx, outcome.draft, outcome.isChecked);
      case 'add-note':
        return addNote(ctx, outcome.draft);
      case 'gather':
        return gather(ctx, outcome.draft, outcome.prefill);
      case 'cancel':
        return cancel(ctx, outcome.draft);
      case 'stale':
        return answerTap(ctx, 'toast-old');
    }
  };
}
