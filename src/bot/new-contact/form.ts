import { type Draft, openDraft, type Place } from '../../domain/draft.ts';
import type { CountryCode } from '../../domain/phone.ts';
import { step } from '../../domain/step.ts';
import { type BotContext, forget, remember } from '../context.ts';
import { newDraftId } from './draft-id.ts';
import type { FormInput } from './input.ts';

/*
 * The open form of the rep who sent the update. Nothing here speaks: the draft and what was decided are
 * kept with the update's work, and show.ts shows them.
 */

export function formIsOpen(ctx: BotContext): boolean {
  return ctx.handling.work.rep.draft !== undefined;
}

/** Begins a form at its first question; `place` if the command was given in a group. */
export function openForm(ctx: BotContext, place?: Place): void {
  showDraft(ctx, openDraft(newDraftId(), place));
}

/** Begins a form with a draft that is filled in already. */
export function showDraft(ctx: BotContext, draft: Draft): void {
  remember(ctx, { draft });
  ctx.handling.outcome = { kind: 'ask', draft };
}

/** Takes an answer, a tap or an edit: the draft moves on, or the form closes. */
export function answerForm(
  ctx: BotContext,
  { input, tapped }: FormInput,
  country: CountryCode,
): void {
  const { handling } = ctx;
  const { draft } = handling.work.rep;
  if (!draft) return;
  handling.replaces = ctx.callbackQuery?.message?.message_id ?? (ctx.editedMessage && draft.cardId);
  const outcome = step(draft, input, country, tapped);
  handling.outcome = outcome;
  switch (outcome.kind) {
    case 'ask':
      remember(ctx, { draft: outcome.draft });
      return;
    case 'start-over':
      restart(ctx, draft);
      return;
    case 'save':
    case 'cancel':
      forget(ctx, 'draft');
  }
}

/** A new form in the message of the old one. */
function restart(ctx: BotContext, { confirming, cardId }: Draft): void {
  const fresh = openDraft(newDraftId(), confirming?.place);
  showDraft(ctx, { ...fresh, ...(cardId !== undefined && { cardId }) });
}
