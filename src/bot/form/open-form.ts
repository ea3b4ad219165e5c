import { randomBytes } from 'node:crypto';
import { type Destination, type Draft, newDraft, type Prefill } from '../../domain/form/draft.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { newDraftWith, step } from '../../domain/form/step.ts';
import { type BotContext, remember } from '../context.ts';
import type { FormInput } from './to-input.ts';

/** 72 random bits as 12 characters of A-Za-z0-9_-: fits callback data and a deep link's payload. */
export function newDraftId(): string {
  return randomBytes(9).toString('base64url');
}

/*
 * The forms of the rep who sent the update: the open one, and others that wait as they are. Nothing here speaks: the
 * drafts and the form's decision are kept with the update's work, and show.ts shows them.
 */

/** So many contacts a rep may have unfinished besides the open one. */
const PARKED_MAX = 49;
/** So many cancelled ones are kept for Undo. */
const CANCELLED_MAX = 10;

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
  const id = newDraftId();
  const outcome = prefill
    ? newDraftWith(id, destination, prefill, settings)
    : { kind: 'ask' as const, draft: newDraft(id, destination) };
  remember(ctx, { draft: outcome.draft });
  ctx.turn.outcome = outcome;
}

/** Opens a draft that is filled in already; the open one waits. */
export function showDraft(ctx: BotContext, draft: Draft): void {
  if (park(ctx)) {
    remember(ctx, { draft });
    ctx.turn.outcome = { kind: 'ask', draft };
  }
}

/** Leaves the open form as it is, behind the others. Returns false if it would be one too many. */
function park(ctx: BotContext): boolean {
  const { draft, parked = [] } = ctx.turn.work.rep;
  if (!draft) return true;
  if (parked.filter(({ isCancelled }) => !isCancelled).length >= PARKED_MAX) {
    ctx.turn.outcome = { kind: 'too-many', draft };
    return false;
  }
  ctx.turn.left = draft;
  remember(ctx, { draft: undefined, parked: [...parked, draft] });
  return true;
}

/** Makes a draft that waits the open one; the open one waits in its place. */
export function bringUp(ctx: BotContext, isWanted: (draft: Draft) => boolean): void {
  const { draft, parked = [] } = ctx.turn.work.rep;
  const wanted = parked.find(isWanted);
  if (!wanted) return;
  const others = parked.filter((one) => one !== wanted);
  remember(ctx, { draft: wanted, parked: draft ? [...others, draft] : others });
  ctx.turn.left = draft;
}

/** The update did nothing with the draft that it brought up: the one before is open again. */
function leaveAlone(ctx: BotContext): void {
  const { left } = ctx.turn;
  if (left) bringUp(ctx, ({ id }) => id === left.id);
  ctx.turn.left = undefined;
}

/** The open form is over: the one that was left last with a question comes up, or else a ready one. */
function close(ctx: BotContext): void {
  const waiting = (ctx.turn.work.rep.parked ?? []).filter(({ isCancelled }) => !isCancelled);
  const next = waiting.findLast(({ step }) => step !== 'review') ?? waiting.at(-1);
  const parked = (ctx.turn.work.rep.parked ?? []).filter((one) => one !== next);
  ctx.turn.next = next;
  remember(ctx, { draft: next, parked: parked.length > 0 ? parked : undefined });
}

/** Keeps a draft that was thrown away, so that its message can take it back. */
export function keepCancelled(ctx: BotContext, draft: Draft): void {
  const { parked = [] } = ctx.turn.work.rep;
  const cancelled = parked.filter(({ isCancelled }) => isCancelled);
  const tooOld = cancelled.slice(0, Math.max(0, cancelled.length + 1 - CANCELLED_MAX));
  const kept = parked.filter((one) => !tooOld.includes(one));
  remember(ctx, { parked: [{ ...draft, isCancelled: true }, ...kept] });
}

/** What was closed is open again, such as a card that turned out to be of somebody who is known. */
export function openAgain(ctx: BotContext, draft: Draft): void {
  const { draft: next, parked = [] } = ctx.turn.work.rep;
  remember(ctx, { draft, parked: next ? [...parked, next] : parked });
}

/** Takes an answer, a tap or an edit: the draft moves on, another one begins, or the form closes. */
export function answerForm(
  ctx: BotContext,
  { input, tapped }: FormInput,
  settings: FormSettings,
): void {
  const { turn } = ctx;
  const { draft } = turn.work.rep;
  if (!draft) return;
  turn.replaces = ctx.callbackQuery?.message?.message_id ?? (ctx.editedMessage && draft.messageId);
  // Days and numbers are typed as the rep's own language has them.
  const outcome = step(draft, input, { ...settings, locale: turn.words.locale }, tapped);
  turn.outcome = outcome;
  switch (outcome.kind) {
    case 'stale':
    case 'nothing':
      leaveAlone(ctx);
      return;
    case 'ask':
      remember(ctx, { draft: outcome.draft });
      return;
    case 'another':
      remember(ctx, { draft: outcome.draft });
      turn.replaces = undefined;
      if (park(ctx)) openForm(ctx, settings, outcome.destination, outcome.prefill);
      return;
    case 'cancel':
      close(ctx);
      keepCancelled(ctx, outcome.draft);
      return;
    case 'gather':
    case 'save':
    case 'add-note':
      close(ctx);
  }
}
