import { ownValueLabel } from '../../domain/fields/own-field.ts';
import { examplePhone } from '../../domain/fields/phone.ts';
import { type Draft, type Field, isOwn, type Question, valueAt } from '../../domain/form/draft.ts';
import { draftContact, type NoteLine } from '../../domain/form/draft-contact.ts';
import type { Form } from '../../domain/form/form.ts';
import { questionsOf } from '../../domain/form/moves.ts';
import type { Complaint } from '../../domain/form/refusal.ts';
import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { Button, FormTap } from '../buttons.ts';
import { renderFields, shorten } from '../cards.ts';
import type { View } from '../messenger.ts';
import { duplicatesView } from './duplicates-view.ts';
import { offers, renderSuggestion } from './offers.ts';
import { ownFieldOf, reviewButtons } from './review-buttons.ts';
import { tapButton } from './tap-button.ts';

/** What the form shows now: the question of a step, or the card; with a complaint if an answer was no good. */
export function formView(draft: Draft, about: FormContext): View {
  const { complaint, heading, event, words, form } = about;
  const wrong = complaint && renderComplaint(complaint, words, form);
  const view = viewOf(draft, wrong, event?.name, words, form);
  return heading ? { ...view, text: paragraphs(heading, view.text) } : view;
}

export interface FormContext {
  words: Words;
  form: Form;
  complaint?: Complaint | undefined;
  /** Said above everything else. */
  heading?: Html | undefined;
  /** Where the rep is at work today. */
  event?: { name: string } | undefined;
}

function viewOf(
  draft: Draft,
  wrong: Html | undefined,
  event: string | undefined,
  words: Words,
  form: Form,
): View {
  if (draft.confirming) return confirmView(draft, draft.confirming, wrong, words);
  if (draft.duplicates) return duplicatesView(draft, draft.duplicates, wrong, words);
  if (draft.step === 'review') return reviewView(draft, wrong, words, form);
  const title = renderTitle(draft, draft.step, event, words, form);
  return questionView(draft, draft.step, title, wrong, words, form);
}

/** The question whether to go on with the open form, or with what the rep has brought along. */
function confirmView(
  draft: Draft,
  { brought }: NonNullable<Draft['confirming']>,
  wrong: Html | undefined,
  words: Words,
): View {
  const { name } = draft.values;
  const other = brought?.captured.name;
  const question = words.html('confirm-restart', {
    named: name === undefined ? 'no' : 'yes',
    name: name ?? '',
    other: other === undefined ? 'no' : 'yes',
    otherName: other ?? '',
  });
  return {
    text: paragraphs(wrong, question),
    buttons: [
      [tapButton('go-on', draft, words.plain('button-go-on'))],
      [tapButton('start-over', draft, words.plain('button-start-over'))],
    ],
  };
}

function questionView(
  draft: Draft,
  step: Question,
  title: Html,
  wrong: Html | undefined,
  words: Words,
  form: Form,
): View {
  const hint =
    step === 'phone' &&
    // A complaint has its own example.
    !wrong &&
    words.html('hint-phone', { example: examplePhone(form.country) });
  // "Did you mean …?" is a question already.
  const isAsked = wrong !== undefined && draft.refused?.suggestion !== undefined;
  const question = !isAsked && lines(renderQuestion(step, words, form), hint);
  return {
    text: paragraphs(title, renderDraft(draft, words, form), wrong, question),
    buttons: [...offers(draft, words, form), navigation(draft, step, words, form)],
  };
}

function renderTitle(
  draft: Draft,
  step: Question,
  event: string | undefined,
  words: Words,
  form: Form,
): Html {
  if (draft.editing) return words.html('editing', { field: nameOf(step, words, form) });
  const questions = questionsOf(form);
  // What came filled in is asked only what is missing: it has no second of four questions.
  const count = draft.isCaptured ? [] : [`${questions.indexOf(step) + 1}/${questions.length}`];
  const details = [...(event === undefined ? [] : [event]), ...count];
  return words.html('new-contact', { details: details.map((one) => ` · ${one}`).join('') });
}

function renderQuestion(step: Question, words: Words, form: Form): Html {
  if (isOwn(step)) return words.html('ask-own', { name: nameOf(step, words, form) });
  return words.html(`ask-${step}`);
}

function nameOf(step: Question, words: Words, form: Form): string {
  return isOwn(step)
    ? shorten(ownFieldOf(step, form)?.name ?? '', 60)
    : words.plain(`field-${step}`);
}

function navigation(draft: Draft, step: Question, words: Words, form: Form): Button[] {
  const taps: FormTap[] = [];
  const isNeeded = step === 'name' || (isOwn(step) && ownFieldOf(step, form)?.required === true);
  if (draft.editing) {
    if (!isNeeded && hasSomething(draft, step)) taps.push('clear');
    taps.push('back');
  } else {
    if (!isNeeded || valueAt(draft.values, step) !== undefined) taps.push('skip');
    if (step !== 'name') taps.push('back');
  }
  taps.push('cancel');
  return taps.map((tap) => {
    // Skipping a field that is filled in keeps what is there.
    const keeps = tap === 'skip' && !draft.refused && hasSomething(draft, step);
    const label = keeps ? words.plain('button-keep-value') : words.plain(`button-${tap}`);
    return tapButton(tap, draft, label);
  });
}

/** A value, or words that were kept as typed. */
function hasSomething({ values, kept }: Draft, step: Question): boolean {
  return valueAt(values, step) !== undefined || kept.some((one) => one.field === step);
}

function reviewView(draft: Draft, wrong: Html | undefined, words: Words, form: Form): View {
  const { phone, email } = draft.values;
  return {
    text: paragraphs(
      words.html('filled-in'),
      lines(
        renderDraft(draft, words, form),
        (draft.guessed ?? []).length > 0 && words.html('guessed'),
      ),
      !phone && !email && words.html('no-way-to-reach'),
      wrong,
    ),
    buttons: reviewButtons(draft, words, form),
  };
}

/** What is wrong with an answer. */
export function renderComplaint(
  { problem, excess = 0, text = '', suggestion }: Complaint,
  words: Words,
  form: Form,
): Html {
  return words.html(`problem-${problem}`, {
    excess,
    text: shorten(text.replace(/\s+/g, ' ').trim(), 60),
    example: examplePhone(form.country),
    suggestion: renderSuggestion(suggestion) ?? '',
  });
}

/** The contact so far, one field a line; what was guessed is marked. */
function renderDraft(draft: Draft, words: Words, form: Form): Html {
  const more = ownFieldsOf(draft, form);
  return renderFields({ ...contactSoFar(draft, words), more }, words, draft.guessed);
}

/** The workspace's own fields that are filled in, as people read them. */
export function ownFieldsOf({ values }: Draft, form: Form): { label: string; value: string }[] {
  return form.own.flatMap((field) => {
    const value = values.own?.[field.placeholder];
    return value === undefined ? [] : [{ label: field.name, value: ownValueLabel(field, value) }];
  });
}

/** The contact that the draft stands for, its notes worded in the rep's language. */
export function contactSoFar(draft: Draft, words: Words) {
  const noteLine: NoteLine = (field: Field, value) =>
    words.plain('line', { label: words.plain(`field-${field}`), value });
  return draftContact(draft, noteLine);
}
