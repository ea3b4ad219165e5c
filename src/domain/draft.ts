import type { Phone } from './phone.ts';

/** The fields a rep is asked for, in the order of the questions. */
export const FIELDS = ['name', 'phone', 'email', 'notes'] as const;
export type Field = (typeof FIELDS)[number];

/** Where a form stands: at the question of a field, or at the card with everything on it. */
export type Step = Field | 'review';

export interface Values {
  name?: string;
  phone?: Phone;
  email?: string;
  notes?: string;
}

/** What could not be read and the rep kept all the same: it goes into the contact's notes. */
export interface Kept {
  field: Field;
  text: string;
}

/** An answer that was refused: kept so that "keep as typed" and "use the suggestion" need no retyping. */
export interface Refused {
  text: string;
  /** A reading that is likely meant. */
  suggestion?: Values;
  /** What was typed, if it is possible after all: a rare domain that looks like a typing slip. */
  asTyped?: Values;
}

/** A chat (and forum topic) where the finished contact is shown. */
export interface Place {
  chatId: number;
  threadId?: number;
}

/**
 * A form being filled. It is the whole truth about the form: the conversation's own log can be thrown
 * away at any time, and a restart or an upgrade goes on from here.
 */
export interface Draft {
  /** Also the key that makes a contact reach Kinbox once; 12 characters of A-Za-z0-9_-. */
  id: string;
  /** Grows with every question shown; a button of an older question carries an older one. */
  revision: number;
  step: Step;
  /** The question was reached from the card: the next good answer leads back to it. */
  editing: boolean;
  /** The rep was asked whether to go on with this form or to start over, there if it was in a group. */
  confirming?: { place?: Place };
  values: Values;
  isPrivate: boolean;
  kept: Kept[];
  /** Refused answers in a row at this question. */
  failures: number;
  refused?: Refused;
  /** The rep's own messages by what they answered, newest last: editing one corrects the field. */
  answers: { messageId: number; field: Field }[];
  /** The one message with live buttons. */
  cardId?: number;
  /** The group where the command was given, if it was one. */
  place?: Place;
}

/** How many of the rep's answers stay editable: bounds the size of a draft. */
const ANSWERS_KEPT = 20;

export function openDraft(id: string, place?: Place): Draft {
  return {
    id,
    revision: 1,
    step: 'name',
    editing: false,
    values: {},
    isPrivate: false,
    kept: [],
    failures: 0,
    answers: [],
    ...(place && { place }),
  };
}

/** The draft with one more message known as the answer to a field. */
export function rememberAnswer(draft: Draft, messageId: number, field: Field): Draft {
  const others = draft.answers.filter((answer) => answer.messageId !== messageId);
  return { ...draft, answers: [...others, { messageId, field }].slice(-ANSWERS_KEPT) };
}

/** The draft at another step, with nothing left over from the question before. */
export function moveTo(draft: Draft, step: Step, editing = false): Draft {
  const { refused: _refused, ...rest } = draft;
  return { ...rest, step, editing, failures: 0 };
}

/** Nothing has been filled in yet: there is nothing that starting over could lose. */
export function isUntouched(draft: Draft): boolean {
  return Object.keys(draft.values).length === 0 && draft.kept.length === 0;
}
