import { tapOption } from '../fields/custom-field.ts';
import { NAME_MAX } from '../fields/short-texts.ts';
import { cleanLine, firstCodePoints } from '../fields/text.ts';
import {
  type Draft,
  decide,
  fill,
  isCustomStep,
  keep,
  moveTo,
  placeholderOf,
  rememberAnswer,
  type Step,
  valueAt,
} from './draft.ts';
import { type Asking, afterAnswer, complaintOf, missingStep, refuse } from './next-question.ts';
import { readAnswer } from './read-answer.ts';
import { customFieldOf, type FormSettings } from './settings.ts';

/* A rep's answers to a question, typed or by button. */

/** Undefined where the button that was tapped has nothing to do. */
export type Answered = Asking | undefined;

export function answer(
  draft: Draft,
  text: string,
  settings: FormSettings,
  messageId?: number,
): Asking {
  if (draft.step === 'review') return { draft, complaint: { problem: 'use-buttons' } };
  const open = messageId === undefined ? draft : rememberAnswer(draft, messageId, draft.step, text);
  const read = readAnswer(draft.step, text, settings);
  if (read.ok) return afterAnswer(fill(open, read.values), settings);
  const refused = refuse(open, text, read);
  return { draft: refused, complaint: complaintOf(read, text) };
}

/** The option of that number was tapped. */
export function choose(draft: Draft, index: number, settings: FormSettings): Answered {
  if (!isCustomStep(draft.step)) return undefined;
  const field = customFieldOf(draft.step, settings);
  if (!field) return undefined;
  const { placeholder } = field;
  const value = tapOption(field, index, draft.values.customFields?.[placeholder]);
  if (value === undefined) return undefined;
  const isEmpty = Array.isArray(value) && value.length === 0;
  const filled = isEmpty
    ? withoutCustom(draft, placeholder)
    : fill(draft, { customFields: { [placeholder]: value } });
  // Further options can be tapped.
  if (Array.isArray(value)) return { draft: moveTo(filled, draft.step, draft.editing) };
  return afterAnswer(filled, settings);
}

function withoutCustom(draft: Draft, placeholder: string): Draft {
  const { [placeholder]: _gone, ...customFields } = draft.values.customFields ?? {};
  return { ...draft, values: { ...draft.values, customFields } };
}

export function skip(draft: Draft, settings: FormSettings): Asking {
  if (draft.step === 'review') return { draft, complaint: { problem: 'use-buttons' } };
  if (draft.step === 'name' && draft.values.name === undefined) {
    return { draft, complaint: { problem: 'name-needed' } };
  }
  if (isNeeded(draft, draft.step, settings)) return { draft, complaint: { problem: 'own-needed' } };
  return afterAnswer(draft, settings);
}

function isNeeded(draft: Draft, step: Step, settings: FormSettings): boolean {
  if (!isCustomStep(step) || valueAt(draft.values, step) !== undefined) return false;
  return customFieldOf(step, settings)?.required === true;
}

/** Empties the field that is asked for. */
export function clear(draft: Draft, settings: FormSettings): Answered {
  const { step, values } = draft;
  if (step === 'review' || step === 'name') return undefined;
  if (isCustomStep(step)) {
    const cleared = withoutCustom(draft, placeholderOf(step));
    if (missingStep(cleared.values, settings) === step) return undefined;
    return afterAnswer(cleared, settings);
  }
  const { [step]: _gone, ...left } = values;
  const kept = draft.kept.filter((one) => one.field !== step);
  return afterAnswer(decide({ ...draft, values: left, kept }, step), settings);
}

export function keepAsTyped(draft: Draft, settings: FormSettings): Answered {
  const { step, refused } = draft;
  if (!refused?.text || step === 'review' || isCustomStep(step)) return undefined;
  const { asTyped, text } = refused;
  if (asTyped) return afterAnswer(fill(draft, asTyped), settings);
  const noted = keep(draft, step, text);
  if (step !== 'name') return afterAnswer(noted, settings);
  // A name is needed: what fits of it is the name, the whole goes into the notes.
  const name = cleanLine(firstCodePoints(text, NAME_MAX));
  if (name === '') return undefined;
  return afterAnswer({ ...noted, values: { ...noted.values, name } }, settings);
}

/** One of the further numbers of a captured contact takes the place of the one on the card. */
export function usePhone(draft: Draft, index: number): Answered {
  const chosen = draft.otherPhones?.[index];
  if (draft.step !== 'review' || !chosen) return undefined;
  const { phone } = draft.values;
  const others = (draft.otherPhones ?? []).toSpliced(index, 1, ...(phone ? [phone] : []));
  const filled = decide(fill(draft, { phone: chosen }), 'phone');
  return { draft: moveTo({ ...filled, otherPhones: others }, 'review') };
}
