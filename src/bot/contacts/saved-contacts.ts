import { ABSENT } from '../../domain/doubt.ts';
import { type Draft, moveTo, newDraft } from '../../domain/form/draft.ts';
import type { FormSettings } from '../../domain/form/settings.ts';
import type { Words } from '../../locales/words.ts';
import type { CreatedContact, PendingContact, RepDecision, Store } from '../../storage/store.ts';
import type { View } from '../../telegram/messenger.ts';
import { type ContactAction, parseContactData, parseFormData } from '../callbacks.ts';
import { type Offers, renderSaved, repCard, summaryCard } from '../cards.ts';
import { answerTap, type BotContext } from '../context.ts';
import { enterForm } from '../form/conversation.ts';
import { answerForm, bringUp, keepCancelled, newDraftId, showDraft } from '../form/open-form.ts';
import { cancelledView } from '../form/question-view.ts';
import type { ShowOutcome } from '../form/show.ts';
import { readInput } from '../form/to-input.ts';
import { repOf } from '../people.ts';
import { type Correctable, findCorrectable } from './correctable.ts';
import { pendingView } from './lists.ts';

export interface SavedContactDeps {
  store: Store;
  hasAdmins(): boolean;
  offers: Offers;
  startForm(ctx: BotContext): Promise<void>;
  showOutcome: ShowOutcome;
  settings(): FormSettings;
}

const ON_ITS_WAY = new Set<PendingContact['state']>(['pending', 'sending', 'unclear']);

/** Taps on the message of a contact that was saved: correct it, decide about it, add another. */
export function createSavedContacts({
  store,
  hasAdmins,
  offers,
  startForm,
  showOutcome,
  settings,
}: SavedContactDeps) {
  /** Resolves to false if the tap is not about a saved contact. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const data = ctx.callbackQuery?.data ?? '';
    const tap = parseContactData(data);
    if (!ctx.from) return false;
    if (!tap) return isSaveAgain(ctx, ctx.from.id, data);
    if (tap.action === 'another') {
      await startForm(ctx);
      return true;
    }
    if (tap.action === 'correct') {
      const known = await findCorrectable(store, ctx.from.id, tap.draftId);
      await (known ? correct(ctx, known) : answerTap(ctx, 'toast-closed'));
      return true;
    }
    if (tap.action === 'show') {
      const copy = await store.contactCopy(tap.draftId);
      const mayRead = copy?.repId === ctx.from.id || copy?.contact.isPrivate === false;
      await (copy && mayRead ? showAgain(ctx, copy) : answerTap(ctx, 'toast-closed'));
      return true;
    }
    const open = await store.pendingContact(ctx.from.id, tap.draftId);
    if (!open || !(await act(ctx, open, tap.action))) await answerTap(ctx, 'toast-closed');
    return true;
  }

  /** Resolves to false if this cannot be done with the contact, or not any more. */
  async function act(
    ctx: BotContext,
    contact: PendingContact,
    action: Exclude<ContactAction, 'another' | 'correct' | 'show'>,
  ): Promise<boolean> {
    const { words } = ctx.turn;
    const { saved, state, reason } = contact;
    const saying = (key: string): View => ({ text: renderSaved(saved, words.html(key), words) });
    if (state === 'rejected' && action === 'fix') {
      await fix(ctx, contact);
    } else if ((state === 'rejected' || reason === ABSENT) && action === 'discard') {
      const { draft } = saved;
      const discarded = { ...moveTo(draft, 'review'), id: newDraftId(), revision: 1 };
      keepCancelled(ctx, discarded);
      await decide(
        ctx,
        contact,
        { from: state === 'rejected' ? state : 'undecided', to: 'closed' },
        cancelledView(discarded, words),
      );
    } else if (state === 'undecided' && action === 'there') {
      await decide(ctx, contact, { from: 'undecided', to: 'settled' }, saying('settled'));
    } else if (state === 'undecided' && action === 'again') {
      await decide(ctx, contact, { from: 'undecided', to: 'again' }, saying('sending-again'));
    } else {
      return false;
    }
    return true;
  }

  /** The contact as we know it, opened as an edit of what is in Kinbox, or will be. */
  async function correct(
    ctx: BotContext,
    { draftId, contactId, contact }: Correctable,
  ): Promise<void> {
    const { name, phone, email, notes, location } = contact;
    const digits = phone?.replace(/\D/g, '');
    const values = {
      name: name || undefined,
      phone: digits ? { digits } : undefined,
      email: email || undefined,
      notes: notes || undefined,
      location: location || undefined,
    };
    const draft = moveTo(newDraft(newDraftId(), undefined), 'review');
    showDraft(ctx, {
      ...draft,
      isCaptured: true,
      isPrivate: contact.isPrivate === true,
      values,
      corrects: { draftId, isOnItsWay: contactId === undefined },
    });
    await enterForm(ctx);
    await showOutcome(ctx);
  }

  /** Of this rep's, or of another one's that is open to all. */
  async function showAgain(ctx: BotContext, { draftId, contact, repId }: CreatedContact) {
    const of = repId === ctx.from?.id ? { draftId, isNewest: false } : undefined;
    const view = summaryCard(contact, ctx.turn.words, offers, of);
    const rep = repOf(ctx);
    if (!rep) return;
    const [messageId] = await Promise.all([
      ctx.turn.messenger.send({ chatId: rep.repId }, view),
      answerTap(ctx),
    ]);
    if (messageId !== undefined)
      await store.rememberCard(draftId, repCard(rep, messageId, of !== undefined));
  }

  /** A second tap on Save: its form is closed and the contact on its way, which is what the rep is told. */
  async function isSaveAgain(ctx: BotContext, repId: number, data: string): Promise<boolean> {
    const form = parseFormData(data, []);
    if (form?.input.kind !== 'save') return false;
    const open = await store.pendingContact(repId, form.tapped.draftId);
    if (!open || !ON_ITS_WAY.has(open.state)) return false;
    await answerTap(ctx, 'toast-on-its-way');
    return true;
  }

  async function fix(ctx: BotContext, contact: PendingContact): Promise<void> {
    reopen(ctx, contact);
    await enterForm(ctx);
    await showOutcome(ctx);
  }

  /** The rep has edited the message that a refused contact came in: it opens with what is said now. */
  async function fixByEdit(ctx: BotContext, contact: PendingContact): Promise<void> {
    reopen(ctx, contact);
    const input = readInput(ctx, settings());
    if (input) answerForm(ctx, input, settings());
    await enterForm(ctx);
    await showOutcome(ctx);
  }

  /**
   * The draft as it was, under a new id: the old one belongs to what Kinbox refused, and stays in /pending until this
   * one is saved.
   */
  function reopen(ctx: BotContext, { saved }: PendingContact): void {
    const draftId = saved.draft.id;
    const { draft: open, parked = [] } = ctx.turn.work.rep;
    const begun = [...parked, open].find((one) => one?.rejected?.draftId === draftId);
    if (begun) {
      bringUp(ctx, ({ id }) => id === begun.id);
      ctx.turn.replaces = undefined;
      ctx.turn.outcome = { kind: 'ask', draft: { ...begun, isCancelled: undefined } };
      return;
    }
    const { messageId: _old, ...draft }: Draft = saved.draft;
    const rejected = { draftId, reason: reasonOn(ctx) };
    ctx.turn.replaces = ctx.callbackQuery?.message?.message_id;
    showDraft(ctx, { ...moveTo(draft, 'review'), id: newDraftId(), rejected });
  }

  /** Kinbox's reason, from the message that told of it: it may quote people's words, and is kept nowhere else. */
  function reasonOn({ callbackQuery, turn }: BotContext): string | undefined {
    const label = turn.words.plain('rejected-reason', { reason: '' }).split('<', 1).join().trim();
    const text = callbackQuery?.message?.text ?? '';
    const line = text.split('\n').find((one) => one.startsWith(label));
    return line?.slice(label.length).trim();
  }

  /** The rep has decided; the message says so, and the decision is written with the update. */
  async function decide(
    ctx: BotContext,
    contact: PendingContact,
    decision: RepDecision,
    view: View,
  ): Promise<void> {
    const { messenger, words, work } = ctx.turn;
    const { draft, rep } = contact.saved;
    work.decisions.push({ draftId: draft.id, ...decision });
    const tappedId = ctx.callbackQuery?.message?.message_id;
    const isOwn = tappedId === rep.messageId;
    const left = isOwn ? view : await listAfter(contact, decision, words);
    await Promise.all([answerTap(ctx), messenger.show(rep.repId, left, tappedId)]);
  }

  /** The list that the tap was made on, as it is once the decision is written. */
  async function listAfter(
    { saved }: PendingContact,
    { to }: RepDecision,
    words: Words,
  ): Promise<View> {
    const open = await store.pendingContacts(saved.rep.repId);
    const left = open.flatMap((one): PendingContact[] => {
      if (one.saved.draft.id !== saved.draft.id) return [one];
      return to === 'again' ? [{ ...one, state: 'pending' }] : [];
    });
    return pendingView(left, words, hasAdmins());
  }

  return { onTap, fixByEdit };
}
