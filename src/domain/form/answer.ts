import { NAME_MAX, parseName } from '../fields/short-texts.ts';
import {
  type Draft,
  fill,
  isOwn,
  keep,
  moveTo,
  placeholderOf,
  rememberAnswer,
  type Step,
  valueAt,
} from './draft.ts';
import { type Asking, complaintOf, forward, missingStep, refuse } from './next-question.ts';
import { readAnswer } from './read-answer.ts';
import type { Form } from './settings.ts';

/* What a rep answers to a question, and the buttons that answer it in their place. */

/** Undefined where the button that was tapped has nothing to do. */
export type Answered = Asking | undefined;

export function answer(draft: Draft, text: string, form: Form, messageId?: number): Asking {
  if (draft.step === 'review') return { draft, complaint: { problem: 'use-buttons' } };
  const open = messageId === undefined ? draft : rememberAnswer(draft, messageId, draft.step);
  const read = readAnswer(draft.step, text, form);
  if (read.ok) return forward(fill(open, read.values), form);
  const refused = refuse(open, text, read);
  return { draft: refused, complaint: complaintOf(read, text) };
}

/** The option of that number was tapped. */
export function choose(draft: Draft, index: number, form: Form): Answered {
  if (!isOwn(draft.step)) return undefined;
  const placeholder = placeholderOf(draft.step);
  const field = form.own.find((one) => one.placeholder === placeholder);
  const option = field?.options[index];
  return option && forward(fill(draft, { own: { [placeholder]: option.value } }), form);
}

export function skip(draft: Draft, form: Form): Asking {
  if (draft.step === 'review') return { draft, complaint: { problem: 'use-buttons' } };
  if (draft.step === 'name' && draft.values.name === undefined) {
    return { draft, complaint: { problem: 'name-needed' } };
  }
  if (isNeeded(draft, draft.step, form)) return { draft, complaint: { problem: 'own-needed' } };
  return forward(draft, form);
}

function isNeeded(draft: Draft, step: Step, form: Form): boolean {
  if (!isOwn(step) || valueAt(draft.values, step) !== undefined) return false;
  return form.own.some((one) => one.required && one.placeholder === placeholderOf(step));
}

/** Empties the field that is asked for. */
export function clear(draft: Draft, form: Form): Answered {
  const { step, values } = draft;
  if (step === 'review' || step === 'name') return undefined;
  if (isOwn(step)) {
    const { [placeholderOf(step)]: _gone, ...own } = values.own ?? {};
    const cleared = { ...draft, values: { ...values, own } };
    if (missingStep(cleared.values, form) === step) return undefined;
    return forward(cleared, form);
  }
  const { [step]: _gone, ...left } = values;
  const kept = draft.kept.filter((one) => one.field !== step);
  return forward({ ...draft, values: left, kept }, form);
}

export function keepAsTyped(draft: Draft, form: Form): Answered {
  const { step, refused } = draft;
  if (!refused?.text || step === 'review' || isOwn(step)) return undefined;
  const { asTyped, text } = refused;
  if (asTyped) return forward(fill(draft, asTyped), form);
  const noted = keep(draft, step, text);
  if (step !== 'name') return forward(noted, form);
  // A name is needed: what fits of it is the name, the whole goes into the notes.
  const name = parseName(Array.from(text).slice(0, NAME_MAX).join(''));
  if (!name.ok) return undefined;
  return forward({ ...noted, values: { ...noted.values, name: name.value } }, form);
}

/** One of the further numbers of a captured contact takes the place of the one on the card. */
export function usePhone(draft: Draft, index: number): Answered {
  const chosen = draft.otherPhones?.[index];
  if (draft.step !== 'review' || !chosen) return undefined;
  const { phone } = draft.values;
  const others = (draft.otherPhones ?? []).toSpliced(index, 1, ...(phone ? [phone] : []));
  return { draft: moveTo({ ...fill(draft, { phone: chosen }), otherPhones: others }, 'review') };
}
