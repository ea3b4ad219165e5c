import { changesIn, type Duplicate } from '../../domain/contact.ts';
import type { Draft } from '../../domain/form/draft.ts';
import {
  correctionKey,
  createKey,
  noteKey,
  type RepMessage,
  type SavedContact,
} from '../../domain/job.ts';
import { renderSaved, shorten } from '../cards.ts';
import { answerTap, type BotContext, remember } from '../context.ts';
import { countContact, eventOf } from '../event.ts';
import { repOf } from '../people.ts';
import { enterForm } from './conversation.ts';
import { openAgain, openForm } from './open-form.ts';
import { contactSoFar, customFieldsOf } from './question-view.ts';
import type { ShowDeps } from './show.ts';
import { tryToShowCard } from './show-card.ts';

export interface SaveDeps
  extends Pick<
    ShowDeps,
    'settings' | 'findDuplicates' | 'heldBack' | 'hasAdmins' | 'createdContact' | 'now'
  > {
  ask(ctx: BotContext, draft: Draft): Promise<void>;
}

/** Saves a contact, or does what the rep chose for one that is already known. */
export function createSave({
  settings: form,
  findDuplicates,
  heldBack,
  hasAdmins,
  createdContact,
  now,
  ask,
}: SaveDeps) {
  /** Resolves to false if the contact is open again, with a question. */
  async function save(ctx: BotContext, draft: Draft, isChecked: boolean): Promise<boolean> {
    const { words, work } = ctx.turn;
    const { name, ...fields } = contactSoFar(draft, words);
    const rep = repOf(ctx);
    if (name === undefined || !rep) {
      await answerTap(ctx, 'toast-old');
      return true;
    }
    if (draft.corrects) {
      await correct(ctx, draft, draft.corrects, rep);
      return true;
    }
    if (!isChecked) {
      const [matches] = await Promise.all([findDuplicates(fields, draft.id), answerTap(ctx)]);
      if (matches.length > 0) {
        await askAbout(ctx, draft, matches);
        return false;
      }
    }
    const event = eventOf(work.rep, now());
    const customFieldLines = customFieldsOf(draft, form());
    const saved: SavedContact = {
      draft,
      contact: { name, ...fields },
      rep,
      origin: event?.name,
      customFieldLines: customFieldLines.length > 0 ? customFieldLines : undefined,
    };
    const told = hasAdmins ? 'yes' : 'no';
    const headline = words.html((await heldBack()) ?? 'sending', { told });
    const view = { text: renderSaved(saved, headline, words) };
    const messageId = await tryToShowCard(ctx, draft.messageId, view);
    if (messageId !== undefined) {
      rep.messageId = messageId;
      remember(ctx, { liveMessage: { messageId, draftId: draft.id } });
    }
    work.jobs.push({ key: createKey(draft.id), work: { kind: 'create-contact', saved } });
    if (draft.rejected) {
      const { draftId } = draft.rejected;
      work.decisions.push({ draftId, from: 'rejected', to: 'closed' });
    }
    if (event) countContact(ctx);
    if (event && !ctx.turn.work.rep.draft) await goOnAtEvent(ctx);
    return true;
  }

  /** What differs from the contact in Kinbox goes there; how a field is emptied is not documented, so none is. */
  async function correct(
    ctx: BotContext,
    draft: Draft,
    { draftId, contactId }: NonNullable<Draft['corrects']>,
    rep: RepMessage,
  ): Promise<void> {
    const { words, work } = ctx.turn;
    const { name = '', phone, email, notes, location } = contactSoFar(draft, words);
    const known = (await createdContact(rep.repId, draftId))?.contact;
    const change = known ? changesIn({ name, phone, email, notes, location }, known) : {};
    const isChanged = Object.keys(change).length > 0;
    const key = isChanged ? 'update-sending' : 'correction-left';
    const view = { text: words.html(key, { name: shorten(name, 60) }) };
    const messageId = await tryToShowCard(ctx, draft.messageId, view);
    if (!isChanged) return;
    work.jobs.push({
      key: correctionKey(draft.id),
      work: {
        kind: 'update-contact',
        draftId,
        contactId,
        name,
        change,
        rep: { ...rep, messageId },
      },
    });
  }

  /** The form is open again, with a question: what to do about who is there already. */
  async function askAbout(ctx: BotContext, draft: Draft, matches: Duplicate[]): Promise<void> {
    const asking = {
      ...draft,
      revision: draft.revision + 1,
      duplicates: { matches, isShown: false },
    };
    openAgain(ctx, asking);
    await enterForm(ctx);
    await ask(ctx, asking);
  }

  /** At a fair the next contact stands there already. */
  async function goOnAtEvent(ctx: BotContext): Promise<void> {
    openForm(ctx, form());
    const { outcome } = ctx.turn;
    if (outcome?.kind !== 'ask') return;
    ctx.turn.replaces = undefined;
    await enterForm(ctx);
    await ask(ctx, outcome.draft);
  }

  /** The notes go to the contact that is there; the form is done. */
  async function addNote(ctx: BotContext, draft: Draft): Promise<void> {
    const { words, work } = ctx.turn;
    const { notes } = contactSoFar(draft, words);
    const [known] = draft.duplicates?.matches ?? [];
    const rep = repOf(ctx);
    if (!rep || known?.kinboxId === undefined || notes === undefined) {
      return answerTap(ctx, 'toast-old');
    }
    const { name, kinboxId } = known;
    const view = { text: words.html('update-sending', { name }) };
    const messageId = await tryToShowCard(ctx, draft.messageId, view);
    work.jobs.push({
      key: noteKey(draft.id),
      work: {
        kind: 'update-contact',
        contactId: kinboxId,
        name,
        change: { addNote: notes },
        rep: { ...rep, messageId: messageId ?? rep.messageId },
      },
    });
    if (eventOf(work.rep, now()) && !work.rep.draft) await goOnAtEvent(ctx);
  }

  return { save, addNote };
}
