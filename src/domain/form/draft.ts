import type { Captured, Guessable } from '../captured.ts';
import type { Duplicate } from '../duplicate.ts';
import type { Phone } from '../fields/phone.ts';

/** Kinbox's own fields that a rep can fill in. */
export const FIELDS = ['name', 'phone', 'email', 'notes', 'location'] as const;
export type Field = (typeof FIELDS)[number];

/** Those that every form asks for, in the order of the questions; the location is offered on the card. */
export const ASKED = ['name', 'phone', 'email', 'notes'] as const satisfies readonly Field[];

/** The question of a field that the workspace has defined, by its placeholder. */
export type OwnStep = `own:${string}`;

/** What a form asks for. */
export type Question = Field | OwnStep;

/** Where a form stands: at a question, or at the card with everything on it. */
export type Step = Question | 'review';

export interface Values {
  name?: string;
  phone?: Phone;
  email?: string;
  notes?: string;
  location?: string;
  /** Values of the workspace's own fields, by placeholder. */
  own?: Record<string, string>;
}

/** What could not be read and the rep kept all the same: it goes into the contact's notes. */
interface Kept {
  field: Field;
  text: string;
}

/** An answer that was refused: kept so that "keep as typed" and "use the suggestion" need no retyping. */
interface Refused {
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

/** A contact that the rep has brought along, and the message to the bot that it was in. */
export interface Brought {
  captured: Captured;
  messageId?: number;
}

/** One of the rep's messages by what it answered; `all` if the whole contact was read out of it. */
export interface Answer {
  messageId: number;
  field: Question | 'all';
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
  /** It came filled in: only what is missing is asked for. */
  isCaptured?: boolean;
  /**
   * The rep was asked whether to go on with this form or to start over, there if it was in a group, and with
   * what they brought along.
   */
  confirming?: { place?: Place; brought?: Brought };
  /** The rep was told that the contact is known already, and asked what to do. */
  duplicates?: { found: Duplicate[]; isShown: boolean };
  values: Values;
  /** Read by rules and not by label: for the rep to check. */
  guessed?: Guessable[];
  /** Further numbers of a captured contact, to choose from; they go into the notes. */
  otherPhones?: Phone[];
  /** Parts of a captured contact that need a decision, asked for one after the other. */
  doubts?: { field: 'phone' | 'email'; text: string }[];
  isPrivate: boolean;
  kept: Kept[];
  /** Refused answers in a row at this question. */
  failures: number;
  refused?: Refused;
  /** Newest last: editing one of these messages corrects the field. */
  answers: Answer[];
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
export function rememberAnswer(draft: Draft, messageId: number, field: Answer['field']): Draft {
  const others = draft.answers.filter((answer) => answer.messageId !== messageId);
  return { ...draft, answers: [...others, { messageId, field }].slice(-ANSWERS_KEPT) };
}

/** The draft at another step, with nothing left over from the question before. */
export function moveTo(draft: Draft, step: Step, editing = false): Draft {
  const { refused: _refused, duplicates: _duplicates, ...rest } = draft;
  return { ...rest, step, editing, failures: 0 };
}

/** Nothing has been filled in yet: there is nothing that starting over could lose. */
export function isUntouched(draft: Draft): boolean {
  return Object.keys(draft.values).length === 0 && draft.kept.length === 0;
}

/** A field's value in words, or undefined if it has none. */
export function valueAt({ own, ...values }: Values, step: Question) {
  return isOwn(step) ? own?.[placeholderOf(step)] : values[step];
}

export const isOwn = (step: string): step is OwnStep => step.startsWith('own:');
export const ownStep = (placeholder: string): OwnStep => `own:${placeholder}`;
export const placeholderOf = (step: OwnStep): string => step.slice('own:'.length);
