import { randomBytes } from 'node:crypto';
import { type Destination, type Draft, newDraft, type Prefill } from '../../domain/form/draft.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { newDraftWith, step } from '../../domain/form/step.ts';
import { type BotContext, forget, remember } from '../context.ts';
import type { FormInput } from './to-input.ts';

/** 72 random bits as 12 characters of A-Za-z0-9_-: fits callback data and a deep link's payload. */
export function newDraftId(): string {
  return randomBytes(9).toString('base64url');
}

/*
 * The open form of the rep who sent the update. Nothing here speaks: the draft and what was decided are
 * kept with the update's work, and show.ts shows them.
 */

export function formIsOpen(ctx: BotContext): boolean {
  return ctx.turn.work.rep.draft !== undefined;
}

/**
 * Begins a form: at its first question, or with a prefilled contact; `destination` if the command was
 * given in a group.
 */
export function openForm(
  ctx: BotContext,
  settings: FormSettings,
  destination?: Destination,
  prefill?: Prefill,
): void {
  begin(ctx, settings, newDraftId(), destination, prefill);
}

function begin(
  ctx: BotContext,
  settings: FormSettings,
  id: string,
  destination: Destination | undefined,
  prefill: Prefill | undefined,
  messageId?: number,
): void {
  const outcome = prefill
    ? newDraftWith(id, destination, prefill, settings)
    : { kind: 'ask' as const, draft: newDraft(id, destination) };
  const draft = { ...outcome.draft, messageId };
  remember(ctx, { draft });
  ctx.turn.outcome = { ...outcome, draft };
}

/** Begins a form with a draft that is filled in already. */
export function showDraft(ctx: BotContext, draft: Draft): void {
  remember(ctx, { draft });
  ctx.turn.outcome = { kind: 'ask', draft };
}

/** Takes an answer, a tap or an edit: the draft moves on, or the form closes. */
export function answerForm(
  ctx: BotContext,
  { input, tapped }: FormInput,
  settings: FormSettings,
): void {
  const { turn } = ctx;
  const { draft } = turn.work.rep;
  if (!draft) return;
  turn.replaces = ctx.callbackQuery?.message?.message_id ?? (ctx.editedMessage && draft.messageId);
  const outcome = step(draft, input, settings, tapped);
  turn.outcome = outcome;
  switch (outcome.kind) {
    case 'ask':
      remember(ctx, { draft: outcome.draft });
      return;
    case 'start-over': {
      // A new form in the message of the old one.
      const { confirming, messageId } = draft;
      begin(ctx, settings, newDraftId(), confirming?.destination, confirming?.prefill, messageId);
      return;
    }
    case 'gather':
    case 'save':
    case 'add-note':
    case 'cancel':
      forget(ctx, 'draft');
  }
}
