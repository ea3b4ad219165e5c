import type { Refusal } from '../fields/read-field.ts';
import { cleanText } from '../fields/text.ts';
import type { Draft, Values } from './draft.ts';

/** What is wrong with an answer, in a code that the bot has words for, and what would do. */
export type Complaint = { problem: string; excess?: number; text?: string; suggestion?: Values };

/** In characters. Kept words go into the notes, which Kinbox takes whole; the bound is the draft's. */
const MAX_KEPT = 500;

export function shortened(text: string): string {
  return Array.from(cleanText(text)).slice(0, MAX_KEPT).join('');
}

/** The draft with an answer that will not do. */
export function refuse(draft: Draft, text: string, { suggestion, asTyped }: Refusal): Draft {
  const { refused: _earlier, ...rest } = draft;
  const refused = {
    text: shortened(text),
    ...(suggestion && { suggestion }),
    ...(asTyped && { asTyped }),
  };
  return { ...rest, refused, failures: draft.failures + 1 };
}

export function complaintOf(refusal: Refusal, text: string): Complaint {
  const { problem, excess, suggestion } = refusal;
  return {
    problem,
    text: shortened(text),
    ...(excess !== undefined && { excess }),
    ...(suggestion && { suggestion }),
  };
}
