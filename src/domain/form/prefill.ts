import type { Captured } from '../contact.ts';
import { parseEmail } from '../fields/email.ts';
import { joinNotes } from '../fields/short-texts.ts';
import { isVisible } from '../fields/text.ts';
import {
  type Draft,
  FIELDS,
  type Field,
  fill,
  keep,
  moveTo,
  newDraft,
  type Prefill,
  rememberAnswer,
  type Values,
} from './draft.ts';
import { type Asking, nextGapOrCard, shortened } from './next-question.ts';
import type { FormSettings } from './settings.ts';

/** More numbers than any person has: bounds the size of a draft. */
const OTHERS_KEPT = 10;

/**
 * Takes a contact that the rep has sent into the form. What the form holds already stays, except
 * at the question that is open; then only what is missing is asked for.
 */
export function takeIn(
  draft: Draft,
  { captured, messageId, source, way }: Prefill,
  settings: FormSettings,
): Asking {
  const isFree = (field: keyof Values): boolean =>
    draft.values[field] === undefined || draft.step === field;
  const phone = isFree('phone') ? captured.phones[0] : undefined;
  const taken = phone ?? draft.values.phone;
  const otherPhones = captured.phones.filter(({ digits }) => digits !== taken?.digits);
  const email = isFree('email') ? soundEmail(captured) : undefined;
  const notes = joinNotes(draft.values.notes, captured.notes);
  const values: Values = {
    name: isFree('name') ? captured.name : undefined,
    phone,
    email: email?.isSound ? email.text : undefined,
    notes,
    location: isFree('location') ? captured.location : undefined,
  };
  const guessed = captured.guessed.filter((field) => values[field] !== undefined);
  const doubtful = captured.unreadablePhone;
  const doubts: NonNullable<Draft['doubts']> = [
    ...(doubtful !== undefined && isVisible(doubtful) && !phone && isFree('phone')
      ? [{ field: 'phone' as const, text: doubtful }]
      : []),
    ...(email && !email.isSound ? [{ field: 'email' as const, text: email.text }] : []),
  ];
  const open = fill(draft, values);
  const filled: Draft = {
    ...(messageId === undefined
      ? open
      : rememberAnswer(open, messageId, 'all', source?.text ?? '', captured.notes ?? '')),
    isCaptured: true,
    // What it was filled in with first counts.
    way: draft.way ?? way,
    source: source ?? open.source,
    guessed: guessed.length > 0 ? guessed : open.guessed,
    otherPhones: otherPhones.length > 0 ? otherPhones.slice(0, OTHERS_KEPT) : open.otherPhones,
    doubts: doubts.length > 0 ? doubts : open.doubts,
  };
  // Until it is decided, what is in doubt stands in the notes: nothing is lost by a Save in between.
  const noted = doubts.reduce((one, { field, text }) => keep(one, field, shortened(text)), filled);
  return nextGapOrCard(noted, settings);
}

/** The address, and whether it can be taken without a question: one that looks like a slip cannot. */
function soundEmail({ emails: [email] }: Captured) {
  if (email === undefined) return undefined;
  const read = parseEmail(email);
  return { text: read.ok ? read.value : email, isSound: read.ok };
}

/**
 * The message that a form was filled in with has been edited: read again, except what the rep has answered
 * since, and what is no part of such a message.
 */
export function reread(draft: Draft, read: Prefill, settings: FormSettings): Asking {
  const { captured } = read;
  const { revision, isPrivate, messageId, destination, answers, values, kept, decided } = draft;
  const typed = FIELDS.filter(
    (field) => decided?.includes(field) || answers.some((answer) => answer.field === field),
  );
  // A pin answers no question; a place in the text takes its turn.
  const isPinned = values.location !== undefined && captured.location === undefined;
  const stays: Field[] = isPinned ? [...typed, 'location'] : typed;
  const open: Draft = {
    ...newDraft(draft.id, destination),
    ...{ revision, isPrivate, answers, messageId, decided },
    rejected: draft.rejected,
    way: draft.way,
    values: {
      ...Object.fromEntries(stays.map((field) => [field, values[field]])),
      customFields: values.customFields,
    },
    kept: kept.filter(({ field }) => stays.includes(field)),
  };
  const prefill = { ...read, captured: without(typed, captured) };
  return takeIn(moveTo(open, 'review'), prefill, settings);
}

function without(fields: readonly Field[], captured: Captured): Captured {
  const { name, phones, unreadablePhone, emails, notes, location, guessed } = captured;
  const isLeft = (field: Field): boolean => !fields.includes(field);
  return {
    name: isLeft('name') ? name : undefined,
    phones: isLeft('phone') ? phones : [],
    unreadablePhone: isLeft('phone') ? unreadablePhone : undefined,
    emails: isLeft('email') ? emails : [],
    notes: isLeft('notes') ? notes : undefined,
    location: isLeft('location') ? location : undefined,
    guessed: guessed.filter(isLeft),
  };
}
