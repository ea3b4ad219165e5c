import { examplePhone, formatPhone } from '../../domain/fields/phone.ts';
import {
  type Draft,
  type Field,
  isCustomStep,
  isUntouched,
  type Question,
  type Values,
  valueAt,
} from '../../domain/form/draft.ts';
import { draftContact, type NoteLine } from '../../domain/form/draft-contact.ts';
import { type Complaint, questionsOf } from '../../domain/form/next-question.ts';
import { customFieldOf, type FormSettings } from '../../domain/form/settings.ts';
import { KEEP_AFTER } from '../../domain/form/step.ts';
import { dotted, escaped, type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { Button } from '../../telegram/keyboard.ts';
import type { View } from '../../telegram/messenger.ts';
import { type FormTap, tapButton } from '../callbacks.ts';
import { renderFields, shorten } from '../cards.ts';
import { askCustom, customFieldsOf, nameOfCustom, optionButtons } from './custom-fields-view.ts';
import { duplicatesView } from './duplicates-view.ts';
import { forAllRowsView, titleForRows } from './for-all-rows-view.ts';
import { reviewButtons } from './review-buttons.ts';

/** Answers to tap: what would do in place of a refused one, and the options of a field. */
function offers(draft: Draft, words: Words, settings: FormSettings): Button[][] {
  return [...insteadOfRefused(draft, words), ...optionButtons(draft, words, settings)];
}

function insteadOfRefused(draft: Draft, words: Words): Button[][] {
  const { refused, failures } = draft;
  if (!refused) return [];
  const rows: Button[][] = [];
  const suggestion = renderSuggestion(refused.suggestion);
  if (suggestion !== undefined) {
    const label = words.plain('button-use', { suggestion: shorten(suggestion, 40) });
    rows.push([tapButton('use-suggestion', draft, label, 'success')]);
  }
  if (refused.asTyped) {
    const text = shorten(refused.asTyped.email ?? refused.text, 40);
    rows.push([tapButton('keep', draft, words.plain('button-keep-this', { text }))]);
  } else if (failures >= KEEP_AFTER && refused.text !== '' && !isCustomStep(draft.step)) {
    rows.push([tapButton('keep', draft, words.plain('button-keep'))]);
  }
  return rows;
}

function renderSuggestion({ name, phone, email }: Values = {}): string | undefined {
  return name ?? (phone && formatPhone(phone.digits)) ?? email;
}

/** Renders the question of a step, or the card; with a complaint if the answer could not be used. */
export function formView(draft: Draft, about: FormContext): View {
  const { complaint, heading, event, words, settings } = about;
  const wrong = complaint && renderComplaint(complaint, words, settings);
  const view = viewOf(draft, wrong, event?.name, words, settings);
  return heading ? { ...view, text: paragraphs(heading, view.text) } : view;
}

export interface FormContext {
  words: Words;
  settings: FormSettings;
  complaint?: Complaint | undefined;
  /** Said above everything else. */
  heading?: Html | undefined;
  /** Where the rep is at work today. */
  event?: { name: string } | undefined;
}

function titleOf({ corrects }: Draft, words: Words): Html {
  if (!corrects) return words.html('filled-in');
  return words.html(corrects.isOnItsWay ? 'correcting-waiting' : 'correcting');
}

function viewOf(
  draft: Draft,
  wrong: Html | undefined,
  event: string | undefined,
  words: Words,
  settings: FormSettings,
): View {
  if (draft.duplicates) return duplicatesView(draft, draft.duplicates, wrong, words);
  if (draft.forRows) return forAllRowsView(draft, draft.forRows, wrong, words, settings);
  if (draft.step === 'review') return reviewView(draft, wrong, words, settings);
  const title = renderTitle(draft, draft.step, event, words, settings);
  return questionView(draft, draft.step, title, wrong, words, settings);
}

/** The message of a contact that is not finished, while another one is open. */
export function waitingView(draft: Draft, words: Words, settings: FormSettings): View {
  const { forRows } = draft;
  return {
    text: forRows
      ? titleForRows(draft, forRows, words)
      : paragraphs(words.html('parked'), renderDraft(draft, words, settings)),
    buttons: [[tapButton('go-on', draft, words.plain('button-continue'))]],
  };
}

/** The message of a contact that the rep has thrown away: it can be taken back. */
export function cancelledView(draft: Draft, words: Words): View {
  const { name } = draft.values;
  return {
    text: words.html('cancelled', { named: name === undefined ? 'no' : 'yes', name: name ?? '' }),
    buttons: isUntouched(draft) ? [] : [[tapButton('undo', draft, words.plain('button-undo'))]],
  };
}

function questionView(
  draft: Draft,
  step: Question,
  title: Html,
  wrong: Html | undefined,
  words: Words,
  settings: FormSettings,
): View {
  const hint =
    step === 'phone' &&
    // A complaint has its own example.
    !wrong &&
    words.html('hint-phone', { example: examplePhone(settings.country) });
  // "Did you mean …?" is a question already.
  const isAsked = wrong !== undefined && draft.refused?.suggestion !== undefined;
  const question = !isAsked && lines(renderQuestion(step, words, settings), hint);
  return {
    text: paragraphs(title, renderDraft(draft, words, settings), wrong, question),
    buttons: [
      ...offers(draft, words, settings),
      navigation(draft, step, words, settings),
      ...saveNow(draft, step, words),
    ],
  };
}

function renderTitle(
  draft: Draft,
  step: Question,
  event: string | undefined,
  words: Words,
  settings: FormSettings,
): Html {
  if (draft.editing) return words.html('editing', { field: nameOf(step, words, settings) });
  const questions = questionsOf(settings);
  // A contact that came filled in is only asked for gaps, so "2 of 4" would be wrong.
  const count = draft.isCaptured ? [] : [`${questions.indexOf(step) + 1}/${questions.length}`];
  const details = [...(event === undefined ? [] : [event]), ...count];
  return dotted(words.html('new-contact'), ...details.map(escaped));
}

function renderQuestion(step: Question, words: Words, settings: FormSettings): Html {
  return isCustomStep(step) ? askCustom(step, words, settings) : words.html(`ask-${step}`);
}

function nameOf(step: Question, words: Words, settings: FormSettings): string {
  return isCustomStep(step) ? nameOfCustom(step, settings) : words.plain(`field-${step}`);
}

/** The name is enough: who is in a hurry need not skip the rest. */
function saveNow(draft: Draft, step: Question, words: Words): Button[][] {
  if (draft.editing || step === 'name' || draft.values.name === undefined) return [];
  return [[tapButton('save', draft, words.plain('button-save-now'))]];
}

function navigation(draft: Draft, step: Question, words: Words, settings: FormSettings): Button[] {
  const taps: FormTap[] = [];
  const isNeeded =
    step === 'name' || (isCustomStep(step) && customFieldOf(step, settings)?.required === true);
  if (draft.editing) {
    if (!isNeeded && hasSomething(draft, step)) taps.push('clear');
    taps.push('back');
  } else {
    if (!isNeeded || valueAt(draft.values, step) !== undefined) taps.push('skip');
    if (step !== 'name') taps.push('back');
    taps.push('cancel');
  }
  // Options that are chosen one by one: nothing is left out by going on.
  const goesOn = draft.editing ? 'back' : 'skip';
  const isChosen =
    isCustomStep(step) &&
    customFieldOf(step, settings)?.type === 'multi-select' &&
    hasSomething(draft, step);
  return taps.map((tap) => {
    // Skipping a field that is filled in keeps what is there.
    const keeps = tap === 'skip' && !draft.refused && hasSomething(draft, step);
    const label = keeps ? words.plain('button-keep-value') : words.plain(`button-${tap}`);
    return tapButton(tap, draft, isChosen && tap === goesOn ? words.plain('button-done') : label);
  });
}

/** A value, or words that were kept as typed. */
function hasSomething({ values, kept }: Draft, step: Question): boolean {
  return valueAt(values, step) !== undefined || kept.some((one) => one.field === step);
}

function reviewView(
  draft: Draft,
  wrong: Html | undefined,
  words: Words,
  settings: FormSettings,
): View {
  const { phone, email } = draft.values;
  const { noted, unplaced, rejected } = draft;
  return {
    text: paragraphs(
      titleOf(draft, words),
      rejected?.reason !== undefined && words.html('rejected-because', { reason: rejected.reason }),
      lines(
        renderDraft(draft, words, settings),
        (draft.guessed ?? []).length > 0 && words.html('guessed'),
      ),
      !phone && !email && !draft.corrects && words.html('no-way-to-reach'),
      noted && words.html('noted'),
      unplaced !== undefined && words.html('note-or-contact', { text: shorten(unplaced, 60) }),
      wrong,
    ),
    buttons: [...choicesAtCard(draft, words), ...reviewButtons(draft, words, settings)],
  };
}

/** For words that were written after the card was ready. */
function choicesAtCard(draft: Draft, words: Words): Button[][] {
  const button = (tap: FormTap): Button => tapButton(tap, draft, words.plain(`button-${tap}`));
  if (draft.noted) return [[button('undo-note')]];
  return draft.unplaced === undefined ? [] : [[button('as-note'), button('as-contact')]];
}

/** Words for the problem with an answer. */
export function renderComplaint(
  { problem, excess = 0, text = '', suggestion }: Complaint,
  words: Words,
  settings: FormSettings,
): Html {
  return words.html(`problem-${problem}`, {
    excess,
    text: shorten(text.replace(/\s+/g, ' ').trim(), 60),
    example: examplePhone(settings.country),
    suggestion: renderSuggestion(suggestion) ?? '',
  });
}

/** The contact so far, one field a line; what was guessed is marked. */
function renderDraft(draft: Draft, words: Words, settings: FormSettings): Html {
  const customFieldLines = customFieldsOf(draft, words, settings);
  return renderFields({ ...contactSoFar(draft, words), customFieldLines }, words, draft.guessed);
}

/** The contact that the draft stands for, its notes worded in the rep's language. */
export function contactSoFar(draft: Draft, words: Words) {
  const noteLine: NoteLine = (field: Field, value) =>
    words.plain('line', { label: words.plain(`field-${field}`), value });
  return draftContact(draft, noteLine);
}
