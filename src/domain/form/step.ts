import { LOCATION_MAX } from '../fields/short-texts.ts';
import { cleanLine, firstCodePoints } from '../fields/text.ts';
import { type Answered, answer, choose, clear, keepAsTyped, skip, usePhone } from './answer.ts';
import {
  type Answer,
  type Destination,
  type Draft,
  fill,
  fingerprint,
  isCustomStep,
  isUntouched,
  keep,
  moveTo,
  newDraft,
  type Prefill,
  rememberAnswer,
} from './draft.ts';
import { decideForRows } from './for-all-rows.ts';
import type { FormOutcome, Input, Tapped } from './input.ts';
import { type Asking, afterAnswer, complaintOf, missingStep, stepBefore } from './next-question.ts';
import { reread, takeIn } from './prefill.ts';
import { readAnswer, readField } from './read-answer.ts';
import type { FormSettings } from './settings.ts';
import { addNote, takeCard, takeText, withoutNote } from './take.ts';

/** After this many refused answers in a row the rep may keep what was typed. */
export const KEEP_AFTER = 2;

/** Draft x input -> what happens. Pure: no clock, no chance, no Telegram. */
export function step(
  draft: Draft,
  input: Input,
  settings: FormSettings,
  tapped?: Tapped,
): FormOutcome {
  if (tapped && (tapped.draftId !== draft.id || tapped.revision !== draft.revision)) {
    return { kind: 'stale' };
  }
  if (input.kind === 'correction' && !hasMessage(draft, input.messageId)) {
    return { kind: 'nothing' };
  }
  // The rep was asked to choose: words typed now may be for either.
  const choices = choicesOf(draft);
  const outcome =
    choices && !choices.has(input.kind)
      ? ask({ draft, complaint: { problem: 'choose-first' } })
      : draft.forRows
        ? decideForRows(draft, input, settings, decide)
        : decide(draft, input, settings);
  if (outcome.kind !== 'ask') return outcome;
  return { ...outcome, draft: { ...outcome.draft, revision: draft.revision + 1 } };
}

/** Begins a form with a prefilled contact. */
export function newDraftWith(
  id: string,
  destination: Destination | undefined,
  prefill: Prefill,
  settings: FormSettings,
): Extract<FormOutcome, { kind: 'ask' }> {
  return { kind: 'ask', ...takeIn(newDraft(id, destination), prefill, settings) };
}

type Kinds = ReadonlySet<Input['kind']>;
const DUPLICATE_CHOICES: Kinds = new Set([
  ...['save-anyway', 'show-duplicate', 'add-note', 'back', 'cancel', 'go-on'],
  ...['reopen', 'correction', 'contact-card', 'undo'],
] as const);

function choicesOf(draft: Draft): Kinds | undefined {
  return draft.duplicates && DUPLICATE_CHOICES;
}

function decide(draft: Draft, input: Input, settings: FormSettings): FormOutcome {
  switch (input.kind) {
    case 'text':
      return takeText(draft, input, settings);
    case 'continued':
      return ask(reread({ ...draft, source: input.prefill.source }, input.prefill, settings));
    case 'correction':
      return correct(draft, input, settings);
    case 'contact-card':
      return takeCard(draft, input.prefill, settings);
    case 'location':
      return locate(draft, input, settings);
    case 'unreadable':
      return ask({
        draft,
        complaint: { problem: draft.step === 'review' ? 'use-buttons' : 'not-text' },
      });
    case 'skip':
      return ask(skip(draft, settings));
    case 'back':
      return ask({ draft: back(draft, settings) });
    case 'cancel':
      // Inside an edit it leaves the edit: the contact stays.
      if (draft.editing) return ask({ draft: moveTo(draft, 'review') });
      return { kind: 'cancel', draft };
    case 'undo':
      return draft.isCancelled
        ? ask({ draft: { ...draft, isCancelled: undefined } })
        : { kind: 'stale' };
    case 'undo-note':
      if (!draft.noted) return { kind: 'stale' };
      return ask({ draft: withoutNote(draft) });
    case 'as-note':
      return draft.unplaced === undefined ? { kind: 'stale' } : addNote(draft, draft.unplaced);
    case 'as-contact':
      if (draft.unplaced === undefined) return { kind: 'stale' };
      return {
        kind: 'another',
        draft: { ...draft, unplaced: undefined },
        prefill: { captured: { name: draft.unplaced, phones: [], emails: [], guessed: [] } },
      };
    case 'reopen':
      return reopen(draft, input.destination, input.prefill, settings);
    case 'go-on':
      return ask({ draft });
    case 'keep':
      return ifAnswered(keepAsTyped(draft, settings));
    case 'use-suggestion':
      if (!draft.refused?.suggestion) return { kind: 'stale' };
      return ask(afterAnswer(fill(draft, draft.refused.suggestion), settings));
    case 'option':
      return ifAnswered(choose(draft, input.index, settings));
    case 'use-phone':
      return ifAnswered(usePhone(draft, input.index));
    case 'clear':
      return ifAnswered(clear(draft, settings));
    case 'toggle-private':
      return ask({ draft: { ...draft, isPrivate: !draft.isPrivate } });
    case 'edit':
      if (draft.step !== 'review') return { kind: 'stale' };
      return ask({ draft: moveTo(draft, input.step, true) });
    case 'save':
      return save(draft, settings);
    case 'save-anyway':
      return draft.duplicates ? { kind: 'save', draft, isChecked: true } : { kind: 'stale' };
    case 'show-duplicate':
      if (!draft.duplicates) return { kind: 'stale' };
      return ask({ draft: { ...draft, duplicates: { ...draft.duplicates, isShown: true } } });
    case 'add-note': {
      const match = draft.duplicates?.matches[input.index];
      return match?.canAddNote ? { kind: 'add-note', draft, match } : { kind: 'stale' };
    }
  }
}

const ask = (asking: Asking): FormOutcome => ({ kind: 'ask', ...asking });

function ifAnswered(answered: Answered): FormOutcome {
  return answered ? ask(answered) : { kind: 'stale' };
}

function save(draft: Draft, settings: FormSettings): FormOutcome {
  // From the question after the name on it can be saved as it is.
  if (draft.editing || draft.step === 'name' || draft.values.name === undefined) {
    return { kind: 'stale' };
  }
  const missing = missingStep(draft.values, settings);
  if (missing) {
    return ask({ draft: moveTo(draft, missing, true), complaint: { problem: 'own-needed' } });
  }
  return { kind: 'save', draft: moveTo(withRefused(draft), 'review'), isChecked: false };
}

/** An answer that would not do is not lost by Save: it goes into the notes. */
function withRefused(draft: Draft): Draft {
  const { step: at, refused } = draft;
  return at === 'review' || isCustomStep(at) || !refused?.text
    ? draft
    : keep(draft, at, refused.text);
}

function back(draft: Draft, settings: FormSettings): Draft {
  return moveTo(draft, draft.duplicates ? 'review' : stepBefore(draft, settings));
}

/** /newcontact while a form is open: one in which nothing was filled in is used, any other one waits. */
function reopen(
  draft: Draft,
  destination: Destination | undefined,
  prefill: Prefill | undefined,
  settings: FormSettings,
): FormOutcome {
  if (!isUntouched(draft)) return { kind: 'another', draft, destination, prefill };
  const open = { ...draft, destination: destination ?? draft.destination };
  return ask(prefill ? takeIn(open, prefill, settings) : { draft: open });
}

/** A place fills its field and leaves the question as it is, unless it is the one for it. */
function locate(
  draft: Draft,
  { text: place, link }: Extract<Input, { kind: 'location' }>,
  settings: FormSettings,
): FormOutcome {
  // Nobody has typed it: what is too long of a venue's address is cut.
  const text = firstCodePoints(cleanLine(place), LOCATION_MAX);
  const linked = (one: Draft): Draft => (link === undefined ? one : keep(one, 'location', link));
  if (draft.step === 'location') {
    const asking = answer(draft, text, settings);
    return ask({ ...asking, draft: linked(asking.draft) });
  }
  const read = readField('location', text, settings.country);
  return ask({ draft: read.ok ? linked(fill(draft, read.values)) : draft });
}

/** Whether a message of the rep's has been read into the draft, so that editing it changes the draft. */
export const hasMessage = (draft: Draft, messageId: number): boolean =>
  draft.noted?.messageId === messageId || fieldAnswered(draft, messageId) !== undefined;

function fieldAnswered(draft: Draft, messageId: number): Answer['field'] | undefined {
  return draft.answers.find((one) => one.messageId === messageId)?.field;
}

/** An edit that changes nothing (Bot API: it may come without a change of text) is none. */
function isUnchanged(draft: Draft, messageId: number, text: string): boolean {
  const answer = draft.answers.find((one) => one.messageId === messageId);
  return answer?.read !== undefined && answer.read === fingerprint(text);
}

function correct(
  draft: Draft,
  { text, messageId, prefill }: Extract<Input, { kind: 'correction' }>,
  settings: FormSettings,
): FormOutcome {
  if (draft.noted?.messageId === messageId) {
    return addNote(withoutNote(draft), text, messageId);
  }
  const field = fieldAnswered(draft, messageId);
  if (field === undefined || isUnchanged(draft, messageId, text)) return { kind: 'nothing' };
  if (field === 'all') {
    if (!prefill) return ask({ draft, complaint: { problem: 'nothing-found' } });
    return ask(reread(draft, prefill, settings));
  }
  // The answer that was refused a moment ago, corrected: it counts as a new answer.
  if (field === draft.step) return ask(answer(draft, text, settings, messageId));
  const read = readAnswer(field, text, settings);
  if (!read.ok) return ask({ draft, complaint: complaintOf(read, text) });
  const corrected = rememberAnswer(fill(draft, read.values), messageId, field, text);
  // Its duplicates are looked up again.
  return ask({ draft: draft.duplicates ? moveTo(corrected, 'review') : corrected });
}
