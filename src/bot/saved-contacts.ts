import { type Draft, moveTo } from '../domain/draft.ts';
import type { OpenContact, Store } from '../storage/store.ts';
import { parseContactData, parseFormData } from './buttons.ts';
import { renderSaved } from './cards.ts';
import { answerTap, type BotContext } from './context.ts';
import { enterForm } from './new-contact/conversation.ts';
import { newDraftId } from './new-contact/draft-id.ts';
import { formIsOpen, showDraft } from './new-contact/form.ts';
import type { ShowOutcome } from './new-contact/show.ts';

export interface SavedContactDeps {
  store: Pick<Store, 'openContact'>;
  startForm(ctx: BotContext): Promise<void>;
  showOutcome: ShowOutcome;
}

const ON_ITS_WAY = new Set<OpenContact['state']>(['pending', 'sending', 'unclear']);

/** Taps on the message of a contact that was saved: correct it, decide about it, add another. */
export function createSavedContactTaps({ store, startForm, showOutcome }: SavedContactDeps) {
  /** Resolves to false if the tap is not about a saved contact. */
  return async function handleTap(ctx: BotContext): Promise<boolean> {
    const data = ctx.callbackQuery?.data ?? '';
    const tap = parseContactData(data);
    if (!ctx.from) return false;
    if (!tap) return isSaveAgain(ctx, ctx.from.id, data);
    if (tap.action === 'another') {
      await startForm(ctx);
      return true;
    }
    const open = await store.openContact(ctx.from.id, tap.draftId);
    if (open?.state === 'rejected' && tap.action === 'fix') await fix(ctx, open);
    else if (open?.state === 'rejected' && tap.action === 'discard') await discard(ctx, open);
    else if (open?.state === 'undecided' && tap.action === 'there') await settle(ctx, open);
    else if (open?.state === 'undecided' && tap.action === 'again') await sendAgain(ctx, open);
    else await answerTap(ctx, 'toast-closed');
    return true;
  };

  /** A second tap on Save: its form is closed and the contact on its way, which is what the rep is told. */
  async function isSaveAgain(ctx: BotContext, repId: number, data: string): Promise<boolean> {
    const form = parseFormData(data);
    if (form?.input.kind !== 'save') return false;
    const open = await store.openContact(repId, form.tapped.draftId);
    if (!open || !ON_ITS_WAY.has(open.state)) return false;
    await answerTap(ctx, 'toast-on-its-way');
    return true;
  }

  /** The draft as it was, under a new id: the old one belongs to what Kinbox refused. */
  async function fix(ctx: BotContext, { saved }: OpenContact): Promise<void> {
    if (formIsOpen(ctx)) return answerTap(ctx, 'toast-finish-first');
    const { work } = ctx.handling;
    work.decisions.push({ draftId: saved.draft.id, from: 'rejected', to: 'closed' });
    const { cardId: _old, ...draft }: Draft = saved.draft;
    const reopened = { ...moveTo(draft, 'review'), id: newDraftId() };
    ctx.handling.replaces = ctx.callbackQuery?.message?.message_id;
    showDraft(ctx, reopened);
    await enterForm(ctx);
    await showOutcome(ctx);
  }

  async function discard(ctx: BotContext, { saved }: OpenContact): Promise<void> {
    ctx.handling.work.decisions.push({
      draftId: saved.draft.id,
      from: 'rejected',
      to: 'closed',
    });
    await answerInPlace(ctx, 'discarded');
  }

  async function settle(ctx: BotContext, { saved }: OpenContact): Promise<void> {
    const { draft } = saved;
    ctx.handling.work.decisions.push({ draftId: draft.id, from: 'undecided', to: 'settled' });
    await answerInPlace(ctx, 'settled', saved);
  }

  async function sendAgain(ctx: BotContext, { saved }: OpenContact): Promise<void> {
    const { draft } = saved;
    ctx.handling.work.decisions.push({ draftId: draft.id, from: 'undecided', to: 'again' });
    await answerInPlace(ctx, 'sending-again', saved);
  }
}

async function answerInPlace(
  ctx: BotContext,
  key: string,
  saved?: OpenContact['saved'],
): Promise<void> {
  const { messenger, words } = ctx.handling;
  const messageId = ctx.callbackQuery?.message?.message_id;
  const chatId = ctx.from?.id;
  if (chatId === undefined) return;
  const headline = words.html(key);
  const text = saved ? renderSaved(saved, headline, words) : headline;
  await Promise.all([answerTap(ctx), messenger.show(chatId, { text }, messageId)]);
}
