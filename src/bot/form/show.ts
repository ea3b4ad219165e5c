import type { Duplicate } from '../../domain/contact.ts';
import { parseInAreaOf } from '../../domain/fields/phone.ts';
import { type Draft, isUntouched, type Prefill } from '../../domain/form/draft.ts';
import type { Complaint } from '../../domain/form/next-question.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import { type Html, lines, type Words } from '../../locales/words.ts';
import type { Store } from '../../storage/store.ts';
import type { Correctable } from '../contacts/correctable.ts';
import { answerTap, type BotContext, remember } from '../context.ts';
import { eventOf } from '../event.ts';
import { enterForm } from './conversation.ts';
import { duplicateLine } from './duplicates-view.ts';
import { bringUp } from './open-form.ts';
import { cancelledView, formView, waitingView } from './question-view.ts';
import { createSave } from './save.ts';
import { showCard } from './show-card.ts';

export interface ShowDeps {
  settings(): FormSettings;
  /** Who can be reached in the same way; takes 2 s at most. */
  findKnown(
    ways: { phone?: string; email?: string },
    except?: string,
  ): Promise<{ matches: Duplicate[]; isComplete: boolean }>;
  recentContacts: Store['recentContacts'];
  /** Why contacts are not sent to Kinbox just now, if they are not. */
  heldBack(): Promise<'waiting' | 'no-access' | undefined>;
  /** Whether there is somebody whom the bot tells of trouble. */
  hasAdmins(): boolean;
  /** One more contact came while one waits: both at once. */
  gather(ctx: BotContext, draft: Draft, prefill: Prefill): Promise<void>;
  /** A saved contact of the rep's, by its draft, if it can be corrected. */
  findCorrectable(repId: number, draftId: string): Promise<Correctable | undefined>;
  /** What the workspace requires of an import's contacts is answered: it begins. */
  beginImport(ctx: BotContext, draft: Draft, forRows: NonNullable<Draft['forRows']>): Promise<void>;
  /** Unix time in ms. */
  now(): number;
}

/** Among so many of a rep's contacts the area that they are in is looked for. */
const RECENT = 5;

export type ShowOutcome = (ctx: BotContext) => Promise<void>;

/**
 * Shows what the form decided, in the rep's private chat: one message a turn. A tap changes the message it
 * was made on; an answer gets a new message, and the one before loses its buttons.
 */
export function createShowOutcome(deps: ShowDeps): ShowOutcome {
  const { settings, findKnown, recentContacts, gather, now } = deps;
  const { save, addNote } = createSave({ ...deps, ask });

  async function ask(ctx: BotContext, asked: Draft, complaint?: Complaint): Promise<void> {
    const { words, work } = ctx.turn;
    const known = complaint ? undefined : await whoHasPhone(asked, words);
    const draft = await withOwnArea(ctx, asked, complaint);
    const view = formView(draft, {
      complaint,
      heading: ctx.turn.heading ?? known,
      event: eventOf(work.rep, now()),
      words,
      settings: settings(),
    });
    // The card of a photo leads to it, so that the rep can compare.
    const replyTo = ctx.turn.reading && ctx.msg?.message_id;
    const messageId = await showCard(ctx, draft.messageId, { ...view, replyTo });
    remember(ctx, { draft: { ...draft, messageId: messageId ?? draft.messageId } });
  }

  /** Just a phone was sent: whoever has it is named before anything is asked. */
  async function whoHasPhone(draft: Draft, words: Words): Promise<Html | undefined> {
    const { phone, ...others } = draft.values;
    const isAlone = Object.values(others).every((value) => value === undefined);
    if (draft.step !== 'name' || !phone || !isAlone) return undefined;
    const { matches } = await findKnown({ phone: phone.digits }, draft.id);
    if (matches.length === 0) return undefined;
    return lines(
      words.html('known-title'),
      ...matches.map((one) => duplicateLine(one, words)),
      words.html('known-go-on'),
    );
  }

  /** A number without its area code: the rep's last contact says which one is likely. */
  async function withOwnArea(ctx: BotContext, draft: Draft, complaint?: Complaint): Promise<Draft> {
    const { refused } = draft;
    if (complaint?.problem !== 'phone-no-area-code' || !refused || !ctx.from) return draft;
    const recent = await recentContacts(ctx.from.id, RECENT);
    const last = recent.flatMap(({ contact }) => contact.phone?.replace(/\D/g, '') || [])[0];
    const phone = last && parseInAreaOf({ digits: last }, refused.text, settings().country);
    return phone ? { ...draft, refused: { ...refused, suggestion: { phone } } } : draft;
  }

  async function cancel(ctx: BotContext, draft: Draft): Promise<void> {
    await showCard(ctx, draft.messageId, cancelledView(draft, ctx.turn.words));
  }

  async function refuse(ctx: BotContext): Promise<void> {
    const { words, messenger } = ctx.turn;
    const text = words.html('too-many-drafts');
    await Promise.all([
      answerTap(ctx),
      ctx.from && messenger.send({ chatId: ctx.from.id }, { text }),
    ]);
  }

  /** A contact whose question was open when another one opened says that it waits. */
  async function showWaiting(ctx: BotContext): Promise<void> {
    const { left, words, messenger, work } = ctx.turn;
    const { parked = [] } = work.rep;
    if (!ctx.from || !left || !parked.some(({ id }) => id === left.id)) return;
    const isEmpty = isUntouched(left);
    // Nothing was filled in: there is nothing to come back to.
    if (isEmpty) remember(ctx, { parked: parked.filter(({ id }) => id !== left.id) });
    const isReused = left.messageId === work.rep.draft?.messageId;
    if (left.messageId === undefined || left.step === 'review' || isReused) return;
    if (isEmpty) return messenger.strip(ctx.from.id, left.messageId);
    await messenger.refresh(ctx.from.id, waitingView(left, words, settings()), left.messageId);
  }

  /** After a contact is done, the one that waits with a question comes up by itself. */
  async function showNext(ctx: BotContext): Promise<void> {
    const { next, left } = ctx.turn;
    if (!next || next.step === 'review' || next.id === left?.id) return;
    ctx.turn.replaces = undefined;
    ctx.turn.heading = undefined;
    await enterForm(ctx);
    await ask(ctx, next);
  }

  async function show(ctx: BotContext): Promise<void> {
    const { outcome } = ctx.turn;
    switch (outcome?.kind) {
      case 'ask':
        return ask(ctx, outcome.draft, outcome.complaint);
      case 'save':
        if (await save(ctx, outcome.draft, outcome.isChecked)) await showNext(ctx);
        return;
      case 'add-note':
        await addNote(ctx, outcome.draft, outcome.match);
        return showNext(ctx);
      case 'gather':
        return gather(ctx, outcome.draft, outcome.prefill);
      case 'cancel':
        await cancel(ctx, outcome.draft);
        return showNext(ctx);
      case 'too-many':
        return refuse(ctx);
      case 'stale':
        return answerTap(ctx, 'toast-old');
    }
  }

  return async function showOutcome(ctx) {
    await show(ctx);
    const { left } = ctx.turn;
    // An edit of a message changes its contact, and leaves the open question where it is.
    if (left && ctx.editedMessage) bringUp(ctx, ({ id }) => id === left.id);
    else await showWaiting(ctx);
  };
}
