import { z } from 'zod';
import { capturedShape, duplicateShape, GUESSABLE } from '../contact.ts';
import { fieldValueShape } from '../fields/custom-field.ts';
import { phoneShape } from '../fields/phone.ts';
import { WAYS_IN } from '../figures.ts';

/** Kinbox's standard fields that a rep can fill in. */
export const FIELDS = ['name', 'phone', 'email', 'notes', 'location'] as const;
const fieldShape = z.enum(FIELDS);
export type Field = z.infer<typeof fieldShape>;

/** Those that every form asks for, in the order of the questions; the location is offered on the card. */
export const ASKED = ['name', 'phone', 'email', 'notes'] as const satisfies readonly Field[];

/** The question of a field that the workspace has defined, by its placeholder. */
const customStepShape = z.templateLiteral(['custom:', z.string()]);
export type CustomStep = z.infer<typeof customStepShape>;

/** The fields that a form asks for. */
const questionShape = z.union([fieldShape, customStepShape]);
export type Question = z.infer<typeof questionShape>;

/** Where a form stands: at a question, or at the card with everything on it. */
const stepShape = z.union([questionShape, z.literal('review')]);
export type Step = z.infer<typeof stepShape>;

const valuesShape = z.object({
  name: z.string().optional(),
  phone: phoneShape.optional(),
  email: z.string().optional(),
  notes: z.string().optional(),
  location: z.string().optional(),
  /** Values of the custom fields, by placeholder. */
  customFields: z.record(z.string(), fieldValueShape).optional(),
});
export type Values = z.infer<typeof valuesShape>;

/** An unreadable text that the rep kept all the same: it goes into the contact's notes. */
const keptShape = z.object({ field: fieldShape, text: z.string() });

/** An answer that was refused: kept so that "keep as typed" and "use the suggestion" need no retyping. */
const refusedShape = z.object({
  text: z.string(),
  /** A reading that is likely meant. */
  suggestion: valuesShape.optional(),
  /** The text as typed, if it is valid after all: a rare domain that looks like a typing slip. */
  asTyped: valuesShape.optional(),
});

/** A chat (and forum topic) where the finished contact is shown. */
export const destinationShape = z.object({ chatId: z.number(), threadId: z.number().optional() });
export type Destination = z.infer<typeof destinationShape>;

/** The message that a contact came in, to know what belongs to it. */
const sourceShape = z.object({
  /** Unix time in s. */
  at: z.number(),
  text: z.string().optional(),
  /** Whose words were forwarded. */
  sender: z.string().optional(),
});
export type Source = z.infer<typeof sourceShape>;

/** A contact that the rep sent, and the message that it was in. */
const prefillShape = z.object({
  captured: capturedShape,
  /** How it came in. */
  way: z.enum(WAYS_IN).optional(),
  messageId: z.number().optional(),
  source: sourceShape.optional(),
});
export type Prefill = z.infer<typeof prefillShape>;

/** One of the rep's messages by what it answered; `all` if the whole contact was read out of it. */
export const answerShape = z.object({
  messageId: z.number(),
  field: z.union([questionShape, z.literal('all')]),
  /** Fingerprint of the text that was read: an edit without a change says nothing. */
  read: z.number().optional(),
  /** Of a whole contact: the notes that were read; empty if there were none. */
  notes: z.string().optional(),
});
export type Answer = z.infer<typeof answerShape>;

/**
 * A form being filled. It is the whole truth about the form: the conversation's own log can be thrown
 * away at any time, and a restart or an upgrade goes on from here.
 */
export const draftShape = z.object({
  /** Also the key that makes a contact reach Kinbox once; 12 characters of A-Za-z0-9_-. */
  id: z.string(),
  /** Grows with every question shown; a button of an older question carries an older one. */
  revision: z.number(),
  step: stepShape,
  /** The question was reached from the card: the next good answer leads back to it. */
  editing: z.boolean(),
  /** How it came in; by the questions of the form if absent. */
  way: z.enum(WAYS_IN).optional(),
  /** It came filled in: only what is missing is asked for. */
  isCaptured: z.boolean().optional(),
  /** The rep was told that the contact is known already, and asked what to do. */
  duplicates: z.object({ matches: z.array(duplicateShape), isShown: z.boolean() }).optional(),
  values: valuesShape,
  /** Read by rules and not by label: for the rep to check. */
  guessed: z.array(z.enum(GUESSABLE)).optional(),
  /** Further numbers of a captured contact, to choose from; they go into the notes. */
  otherPhones: z.array(phoneShape).optional(),
  /** Parts of a captured contact that need a decision, asked for one after the other. */
  doubts: z.array(z.object({ field: z.enum(['phone', 'email']), text: z.string() })).optional(),
  /** The message that it came in. */
  source: sourceShape.optional(),
  /** Fields that the rep has decided by a button: an edit of the message that they came in leaves them alone. */
  decided: z.array(fieldShape).optional(),
  /** The rep's plain words after the card became its note: how much of the notes was there before, for Undo. */
  noted: z.object({ unitsBefore: z.number(), messageId: z.number().optional() }).optional(),
  /** A bare name that was written after the card: the rep is asked whether it is a note or another contact. */
  unplaced: z.string().optional(),
  /** The contact that Kinbox refused and whose place this one takes once it is saved, and Kinbox's reason. */
  rejected: z.object({ draftId: z.string(), reason: z.string().optional() }).optional(),
  /** The saved contact that it corrects, by its draft: saving it changes that one in Kinbox. */
  corrects: z.object({ draftId: z.string(), isOnItsWay: z.boolean().optional() }).optional(),
  /** Its answers are those of all rows of an import (for-all-rows.ts), which begins with the last one. */
  forRows: z.object({ importId: z.string(), action: z.string(), count: z.number() }).optional(),
  /** Thrown away by the rep, and kept for a while for Undo. */
  isCancelled: z.boolean().optional(),
  isPrivate: z.boolean(),
  kept: z.array(keptShape),
  /** Refused answers in a row at this question. */
  failures: z.number(),
  refused: refusedShape.optional(),
  /** Newest last: editing one of these messages corrects the field. */
  answers: z.array(answerShape),
  /** The one message with live buttons. */
  messageId: z.number().optional(),
  /** The group where the command was given, if it was one. */
  destination: destinationShape.optional(),
});
export type Draft = z.infer<typeof draftShape>;

/** How many of the rep's answers stay editable: bounds the size of a draft. */
const ANSWERS_KEPT = 20;

export function newDraft(id: string, destination?: Destination): Draft {
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
    destination,
  };
}

/** The draft with one more message known as the answer to a field; an older answer to it speaks no more. */
export function rememberAnswer(
  draft: Draft,
  messageId: number,
  field: Answer['field'],
  text?: string,
  notes?: string,
): Draft {
  const isReplaced = (one: Answer): boolean =>
    one.messageId === messageId || (field !== 'all' && one.field === field);
  const others = draft.answers.filter((one) => !isReplaced(one));
  const read = text === undefined ? undefined : fingerprint(text);
  const answer = { messageId, field, read, notes };
  return { ...draft, answers: [...others, answer].slice(-ANSWERS_KEPT) };
}

/** The draft with a field that a button has decided: no earlier message speaks for it any more. */
export function decide(draft: Draft, field: Question): Draft {
  const answers = draft.answers.filter((one) => one.field !== field);
  if (isCustomStep(field)) return { ...draft, answers };
  return { ...draft, answers, decided: [...new Set([...(draft.decided ?? []), field])] };
}

/** A whole number of 53 bits that differs for different texts, as good as always (cyrb53). */
export function fingerprint(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** The draft at another step, with nothing left over from the question before. */
export function moveTo(draft: Draft, step: Step, editing = false): Draft {
  return {
    ...draft,
    step,
    editing,
    failures: 0,
    refused: undefined,
    duplicates: undefined,
    noted: undefined,
    unplaced: undefined,
  };
}

/** Nothing has been filled in yet: there is nothing that starting over could lose. */
export function isUntouched(draft: Draft): boolean {
  return (
    Object.values(draft.values).every((value) => value === undefined) && draft.kept.length === 0
  );
}

/** A field's value in words, or undefined if it has none. */
export function valueAt({ customFields, ...values }: Values, step: Question) {
  return isCustomStep(step) ? customFields?.[placeholderOf(step)] : values[step];
}

export const isCustomStep = (step: string): step is CustomStep => step.startsWith('custom:');
export const customStep = (placeholder: string): CustomStep => `custom:${placeholder}`;
export const placeholderOf = (step: CustomStep): string => step.slice('custom:'.length);

/** A good answer takes the place of what was kept as typed for its field, and of what was guessed. */
export function fill(draft: Draft, values: Values): Draft {
  const still = draft.guessed?.filter((field) => values[field] === undefined);
  const filled = Object.entries(values).filter(([, value]) => value !== undefined);
  const customFields = values.customFields
    ? { ...draft.values.customFields, ...values.customFields }
    : draft.values.customFields;
  return {
    ...draft,
    kept: draft.kept.filter(({ field }) => values[field] === undefined),
    values: { ...draft.values, ...Object.fromEntries(filled), customFields },
    guessed: still?.length ? still : undefined,
  };
}

/** The newest words kept for a field take the place of older ones: a draft cannot grow without end. */
export function keep(draft: Draft, field: Field, text: string): Draft {
  const others = draft.kept.filter((one) => one.field !== field);
  return { ...draft, kept: [...others, { field, text }] };
}
