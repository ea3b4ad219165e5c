import { cleanText, firstCodePoints } from '../fields/text.ts';
import {
  ASKED,
  customStep,
  type Draft,
  fill,
  moveTo,
  type Question,
  type Step,
  type Values,
} from './draft.ts';
import { type Refusal, readField } from './read-answer.ts';
import type { FormSettings } from './settings.ts';

/** The problem with an answer, as a code that the bot has words for, and a suggestion. */
export type Complaint = { problem: string; excess?: number; text?: string; suggestion?: Values };

/** In characters. Kept words go into the notes, which Kinbox takes whole; the bound is the draft's. */
const MAX_KEPT = 500;

export function shortened(text: string): string {
  return firstCodePoints(cleanText(text), MAX_KEPT);
}

/** The draft with an answer that will not do. */
export function refuse(draft: Draft, text: string, { suggestion, asTyped }: Refusal): Draft {
  const { refused: _earlier, ...rest } = draft;
  const refused = {
    text: shortened(text),
    suggestion,
    asTyped,
  };
  return { ...rest, refused, failures: draft.failures + 1 };
}

export function complaintOf(refusal: Refusal, text: string): Complaint {
  const { problem, excess, suggestion } = refusal;
  return {
    problem,
    text: shortened(text),
    excess,
    suggestion,
  };
}

/* Where a form goes from here. */

/** The draft at its next question or at the card, with what is to be said about it. */
export interface Asking {
  draft: Draft;
  complaint?: Complaint;
}

/** The questions of every form, in their order. */
export const questionsOf = (settings: FormSettings): Question[] => [
  ...ASKED,
  ...settings.customFields.map(({ placeholder }) => customStep(placeholder)),
];

/** After a good answer: the next question, or what is still missing on a form that came filled in. */
export function afterAnswer(draft: Draft, settings: FormSettings): Asking {
  const questions: Step[] = questionsOf(settings);
  const at = questions.indexOf(draft.step);
  if (draft.editing || draft.isCaptured || at < 0) return nextGapOrCard(draft, settings);
  const next = questions[at + 1];
  return next === undefined ? nextGapOrCard(draft, settings) : { draft: moveTo(draft, next) };
}

/** The card, or the question of what it cannot do without: a name, a decision, a field that is required. */
export function nextGapOrCard(draft: Draft, settings: FormSettings): Asking {
  if (draft.values.name === undefined) return { draft: moveTo(draft, 'name') };
  const [doubt, ...doubts] = draft.doubts ?? [];
  if (doubt) {
    const asking = moveTo({ ...draft, doubts }, doubt.field, true);
    const read = readField(doubt.field, doubt.text, settings.country);
    const left = { ...draft, doubts };
    if (read.ok) return nextGapOrCard(fill(left, read.values), settings);
    // Neither a choice nor a part that the rep would know: the words stay in the notes.
    const canBeMended = read.suggestion !== undefined || read.problem === 'phone-no-area-code';
    if (!canBeMended) return nextGapOrCard(left, settings);
    return { draft: refuse(asking, doubt.text, read), complaint: complaintOf(read, doubt.text) };
  }
  const missing = missingStep(draft.values, settings);
  return { draft: missing ? moveTo(draft, missing, true) : moveTo(draft, 'review') };
}

/** The first field that is required and empty. */
export function missingStep(
  { customFields }: Values,
  settings: FormSettings,
): Question | undefined {
  const missing = settings.customFields.find(
    (one) => one.required && customFields?.[one.placeholder] === undefined,
  );
  return missing && customStep(missing.placeholder);
}

export function stepBefore(draft: Draft, settings: FormSettings): Step {
  if (draft.editing) return 'review';
  const questions: Step[] = questionsOf(settings);
  const at = draft.step === 'review' ? questions.length : questions.indexOf(draft.step);
  return questions[at - 1] ?? 'name';
}
