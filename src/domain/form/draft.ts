import { z } from 'zod';
import { capturedShape, duplicateShape, GUESSABLE } from '../contact.ts';
import { phoneShape } from '../fields/phone.ts';

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
  customFields: z.record(z.string(), z.string()).optional(),
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

/** A contact that the rep sent, and the message that it was in. */
const prefillShape = z.object({ captured: capturedShape, messageId: z.number().optional() });
export type Prefill = z.infer<typeof prefillShape>;

/** One of the rep's messages by what it answered; `all` if the whole contact was read out of it. */
export const answerShape = z.object({
  messageId: z.number(),
  field: z.union([questionShape, z.literal('all')]),
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
  /** It came filled in: only what is missing is asked for. */
  isCaptured: z.boolean().optional(),
  /**
   * The rep was asked whether to go on with this form or to start over, there if it was in a group, and with
   * the contact that they sent.
   */
  confirming: z
    .object({ destination: destinationShape.optional(), prefill: prefillShape.optional() })
    .optional(),
  /** The rep was told that the contact is known already, and asked what to do. */
  duplicates: z.object({ matches: z.array(duplicateShape), isShown: z.boolean() }).optional(),
  values: valuesShape,
  /** Read by rules and not by label: for the rep to check. */
  guessed: z.array(z.enum(GUESSABLE)).optional(),
  /** Further numbers of a captured contact, to choose from; they go into the notes. */
  otherPhones: z.array(phoneShape).optional(),
  /** Parts of a captured contact that need a decision, asked for one after the other. */
  doubts: z.array(z.object({ field: z.enum(['phone', 'email']), text: z.string() })).optional(),
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
