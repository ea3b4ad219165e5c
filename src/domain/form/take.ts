import type { Captured } from '../contact.ts';
import { NOTES_MAX, parseNotes } from '../fields/short-texts.ts';
import { fold } from '../fields/text.ts';
import { answer } from './answer.ts';
import { type Draft, fill, isUntouched, moveTo, type Prefill, rememberAnswer } from './draft.ts';
import type { FormOutcome, Input } from './input.ts';
import { afterAnswer } from './next-question.ts';
import { takeIn } from './prefill.ts';
import type { FormSettings } from './settings.ts';

/*
 * Where a message of the rep's goes while a contact is open: it is an answer; or only what this contact lacks; or its
 * note; or another contact, and then this one waits as it is. Nothing that a rep sends is dropped.
 */

type TextInput = Extract<Input, { kind: 'text' }>;

export function takeText(draft: Draft, input: TextInput, settings: FormSettings): FormOutcome {
  const { text, messageId, prefill, isName } = input;
  if (draft.step === 'review') {
    if (prefill) return takeAtCard(draft, prefill, settings);
    return isName
      ? { kind: 'ask', draft: { ...draft, unplaced: text } }
      : addNote(draft, text, messageId);
  }
  if (!prefill || draft.editing)
    return { kind: 'ask', ...answer(draft, text, settings, messageId) };
  if (draft.step === 'name') {
    return isSomebodyElse(draft, prefill.captured)
      ? { kind: 'another', draft, prefill }
      : { kind: 'ask', ...takeIn(draft, prefill, settings) };
  }
  if (draft.step === 'phone' || draft.step === 'email') {
    return takeAtQuestion(draft, input, prefill, settings);
  }
  return { kind: 'ask', ...answer(draft, text, settings, messageId) };
}

/** A shared card, or a file with one: it fills an empty form; what is half filled in takes it for its own person. */
export function takeCard(draft: Draft, prefill: Prefill, settings: FormSettings): FormOutcome {
  if (isUntouched(draft)) return { kind: 'ask', ...takeIn(draft, prefill, settings) };
  if (areTogether(draft, prefill)) return { kind: 'gather', draft, prefill };
  const isWaiting =
    draft.step === 'review' || (draft.isCaptured === true && draft.values.name !== undefined);
  if (isWaiting || isSomebodyElse(draft, prefill.captured))
    return { kind: 'another', draft, prefill };
  return { kind: 'ask', ...takeIn(draft, prefill, settings) };
}

/** In s: contacts that are chosen at once in the phone book arrive within it, one message each. */
const TOGETHER_S = 3;

function areTogether({ source, values }: Draft, prefill: Prefill): boolean {
  if (!source || !prefill.source || source.text !== undefined) return false;
  if (values.name === undefined) return false;
  return Math.abs(prefill.source.at - source.at) <= TOGETHER_S;
}

function takeAtCard(draft: Draft, prefill: Prefill, settings: FormSettings): FormOutcome {
  const { captured } = prefill;
  const { values } = draft;
  // Whoever corrects a contact and sends just a number means the right one.
  if (draft.corrects && captured.name === undefined) {
    const [phone] = captured.phones;
    return { kind: 'ask', draft: fill(draft, { phone, email: captured.emails[0] }) };
  }
  const isGap =
    captured.name === undefined &&
    (captured.phones.length === 0 || values.phone === undefined) &&
    (captured.emails.length === 0 || values.email === undefined);
  return isGap
    ? { kind: 'ask', ...takeIn(draft, prefill, settings) }
    : { kind: 'another', draft, prefill };
}

/** At the question of the phone or the email. */
function takeAtQuestion(
  draft: Draft,
  { text, messageId }: TextInput,
  prefill: Prefill,
  settings: FormSettings,
): FormOutcome {
  const { captured, source } = prefill;
  const isSure = !captured.guessed.includes('name') || text.includes('\n') || source?.sender;
  if (isSure && isSomebodyElse(draft, captured)) return { kind: 'another', draft, prefill };
  const answered = answer(draft, text, settings, messageId);
  if (!answered.complaint || answered.complaint.suggestion) return { kind: 'ask', ...answered };
  const [phone] = captured.phones;
  const [email] = captured.emails;
  const { step } = draft;
  const answers = step === 'phone' ? captured.phones : captured.emails;
  const isAnswer = answers.length === 1;
  const found = fill(draft, {
    phone: draft.values.phone === undefined || draft.step === 'phone' ? phone : undefined,
    email: draft.values.email === undefined || draft.step === 'email' ? email : undefined,
  });
  if (isAnswer && step !== 'review') {
    return {
      kind: 'ask',
      ...afterAnswer(rememberAnswer(found, messageId, step, text), settings),
    };
  }
  // Only the other of the two was sent: it is taken, and the question stays.
  const isTaken =
    answers.length === 0 &&
    (found.values.phone !== draft.values.phone || found.values.email !== draft.values.email);
  return isTaken ? { kind: 'ask', draft: found } : { kind: 'ask', ...answered };
}

/** Whether what was read is of another person than the draft: by name, or by a phone or email of its own. */
function isSomebodyElse({ values }: Draft, { name, phones, emails }: Captured): boolean {
  if (name !== undefined && values.name !== undefined && !isSameName(name, values.name))
    return true;
  const [phone] = phones;
  const [email] = emails;
  const hasOtherPhone = phone && values.phone && phone.digits !== values.phone.digits;
  const hasOtherEmail = email !== undefined && values.email !== undefined && email !== values.email;
  return name !== undefined && Boolean(hasOtherPhone || hasOtherEmail);
}

const TITLES =
  /^(?:d(?:on|r|ona|ra|oña|outor|outora)?|s(?:r|ra|eu|enhor|enhora|eñor|eñora)|mrs?|ms)\.?$/;

/** "Dona Maria" and "Maria Souza" may be one person; "Maria Souza" and "Maria Lima" are two. */
function isSameName(one: string, other: string): boolean {
  const [fewer = [], more = []] = [wordsOf(one), wordsOf(other)].sort(
    (a, b) => a.length - b.length,
  );
  return fewer.every((word) => more.includes(word));
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/\s+/)
    .filter((word) => !TITLES.test(word));

/** Plain words after a ready card are its note; the card says so, with Undo. */
export function addNote(draft: Draft, text: string, messageId?: number): FormOutcome {
  const read = parseNotes(text);
  if (!read.ok)
    return { kind: 'ask', draft, complaint: { problem: read.problem, excess: read.excess } };
  const before = draft.values.notes;
  const notes = before === undefined ? read.value : `${before}\n${read.value}`;
  if (Array.from(notes).length > NOTES_MAX) {
    return { kind: 'ask', draft, complaint: { problem: 'notes-full' } };
  }
  return {
    kind: 'ask',
    draft: { ...withNotes(draft, notes), noted: { unitsBefore: before?.length ?? 0, messageId } },
  };
}

/** The draft without the note that was added last. */
export function withoutNote(draft: Draft): Draft {
  const before = draft.values.notes?.slice(0, draft.noted?.unitsBefore);
  return withNotes(draft, before === '' ? undefined : before);
}

function withNotes(draft: Draft, notes: string | undefined): Draft {
  return { ...moveTo(draft, 'review'), values: { ...draft.values, notes } };
}
