import { changesIn, type Duplicate } from '../../domain/contact.ts';
import { fold } from '../../domain/fields/text.ts';
import type { Draft } from '../../domain/form/draft.ts';
import {
  type Addition,
  correctionKey,
  createKey,
  noteKey,
  type RepMessage,
  type SavedContact,
} from '../../domain/job.ts';
import type { Words } from '../../locales/words.ts';
import { noteLineIn, renderSaved, shorten, waitingButtons } from '../cards.ts';
import { renderSending } from '../contacts/correctable.ts';
import { answerTap, type BotContext, remember } from '../context.ts';
import { countContact, countKnown, eventOf } from '../event.ts';
import { repOf } from '../people.ts';
import { enterForm } from './conversation.ts';
import { customFieldsOf } from './custom-fields-view.ts';
import { openAgain, openForm } from './open-form.ts';
import { contactSoFar } from './question-view.ts';
import type { ShowDeps } from './show.ts';
import { tryToShowCard } from './show-card.ts';

export interface SaveDeps
  extends Pick<
    ShowDeps,
    'settings' | 'findKnown' | 'heldBack' | 'hasAdmins' | 'findCorrectable' | 'beginImport' | 'now'
  > {
  ask(ctx: BotContext, draft: Draft): Promise<void>;
}

/** Saves a contact, or does what the rep chose for one that is already known. */
export function createSave({
  settings: form,
  findKnown,
  heldBack,
  hasAdmins,
  findCorrectable,
  beginImport,
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
    if (draft.forRows) {
      await beginImport(ctx, draft, draft.forRows);
      return true;
    }
    if (draft.corrects) {
      await correct(ctx, draft, draft.corrects.draftId, rep);
      return true;
    }
    if (!isChecked) {
      const [{ matches }] = await Promise.all([findKnown(fields, draft.id), answerTap(ctx)]);
      if (matches.length > 0) {
        countKnown(ctx, now());
        await askAbout(ctx, draft, matches);
        return false;
      }
    }
    const event = eventOf(work.rep, now());
    const customFieldLines = customFieldsOf(draft, words, form());
    const saved: SavedContact = {
      draft,
      contact: { name, ...fields },
      rep,
      origin: event?.name,
      customFieldLines: customFieldLines.length > 0 ? customFieldLines : undefined,
    };
    const told = hasAdmins() ? 'yes' : 'no';
    const held = await heldBack();
    const headline = words.html(held ?? 'sending', { told });
    const buttons = held && waitingButtons(draft.id, words);
    const view = { text: renderSaved(saved, headline, words), buttons };
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
    draftId: string,
    rep: RepMessage,
  ): Promise<void> {
    const { words, work } = ctx.turn;
    const { name = '', phone, email, notes, location } = contactSoFar(draft, words);
    const known = await findCorrectable(rep.repId, draftId);
    const change = known ? changesIn({ name, phone, email, notes, location }, known.contact) : {};
    const isChanged = known !== undefined && Object.keys(change).length > 0;
    const text = isChanged
      ? renderSending(known, name, words)
      : words.html('correction-left', { name: shorten(name, 60) });
    const messageId = await tryToShowCard(ctx, draft.messageId, { text });
    if (!isChanged) return;
    work.jobs.push({
      key: correctionKey(draft.id),
      work: {
        kind: 'update-contact',
        draftId,
        contactId: known.contactId,
        name,
        change,
        notesWere: known.contact.notes ?? undefined,
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

  /** What is said of the contact goes to the one that is there; the form is done. */
  async function addNote(ctx: BotContext, draft: Draft, known: Duplicate): Promise<void> {
    const { words, work } = ctx.turn;
    const rep = repOf(ctx);
    if (!rep || known.kinboxId === undefined) return answerTap(ctx, 'toast-old');
    const name = shorten(known.name, 60);
    const view = { text: words.html('update-sending', { name }) };
    const messageId = await tryToShowCard(ctx, draft.messageId, view);
    work.jobs.push({
      key: noteKey(draft.id),
      work: {
        kind: 'update-contact',
        draftId: known.draftId,
        contactId: known.kinboxId,
        name,
        change: {
          ...additionOf(draft, known, words),
          by: `${rep.repName}, ${words.date(now())}`,
        },
        rep: { ...rep, messageId: messageId ?? rep.messageId },
      },
    });
    if (eventOf(work.rep, now()) && !work.rep.draft) await goOnAtEvent(ctx);
  }

  /** All that the draft holds: into the fields that are empty there, or else into the notes. */
  function additionOf(draft: Draft, known: Duplicate, words: Words): Addition {
    const { name = '', notes, ...fields } = contactSoFar(draft, words);
    const noteLine = noteLineIn(words);
    const own = customFieldsOf(draft, words, form()).map((one) => words.plain('line', one));
    const isNamed = fold(name) === fold(known.name);
    const named = words.plain('line', { label: words.plain('field-name'), value: name });
    return {
      addNote: [isNamed ? undefined : named, ...own, notes].filter(Boolean).join('\n'),
      fill: (['phone', 'email', 'location'] as const).flatMap((field) => {
        const value = fields[field];
        return value === undefined ? [] : [{ field, value, line: noteLine(field, value) }];
      }),
    };
  }

  return { save, addNote };
}
