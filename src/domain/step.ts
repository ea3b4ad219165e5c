import {
  type Draft,
  FIELDS,
  type Field,
  isUntouched,
  moveTo,
  type Place,
  rememberAnswer,
  type Step,
  type Values,
} from './draft.ts';
import { NAME_MAX, parseName } from './name.ts';
import type { CountryCode } from './phone.ts';
import { type Refusal, readField } from './read-field.ts';
import { cleanText } from './text.ts';

/** What a rep did, as the form understands it. */
export type Input =
  | { kind: 'text'; text: string; messageId: number }
  /** The rep edited an earlier message of theirs. */
  | { kind: 'correction'; text: string; messageId: number }
  /** A contact card from the phone book. */
  | { kind: 'contact-card'; name: string; phone: string; notes?: string; messageId: number }
  /** A sticker, a voice message, a photo: nothing to read. */
  | { kind: 'unreadable' }
  | {
      kind:
        | 'skip'
        | 'back'
        | 'cancel'
        | 'keep'
        | 'use-suggestion'
        | 'clear'
        | 'go-on'
        | 'start-over';
    }
  | { kind: 'save' | 'toggle-private' }
  /** /newcontact while this form is open; `place` if it was in a group. */
  | { kind: 'reopen'; place?: Place }
  | { kind: 'edit'; field: Field };

/** A tap belongs to the question it was shown with; typed words belong to the question of now. */
export interface Tapped {
  draftId: string;
  revision: number;
}

export type Complaint = { problem: string; excess?: number; text?: string; suggestion?: Values };

/** What the form does next. `ask` shows the draft's step, with a complaint if the answer was no good. */
export type Outcome =
  | { kind: 'ask'; draft: Draft; complaint?: Complaint }
  | { kind: 'save'; draft: Draft }
  | { kind: 'cancel'; draft: Draft }
  | { kind: 'start-over'; draft: Draft }
  /** A button of a question that is no longer open. */
  | { kind: 'stale' }
  /** An edit of a message that was no answer: nothing to say. */
  | { kind: 'nothing' };

/** After this many refused answers in a row the rep may keep what was typed. */
export const KEEP_AFTER = 2;

/** Draft x input -> what happens. Pure: no clock, no chance, no Telegram. */
export function step(draft: Draft, input: Input, country: CountryCode, tapped?: Tapped): Outcome {
  if (tapped && (tapped.draftId !== draft.id || tapped.revision !== draft.revision)) {
    return { kind: 'stale' };
  }
  if (input.kind === 'correction' && !fieldAnswered(draft, input.messageId)) {
    return { kind: 'nothing' };
  }
  // The rep was asked whether to go on or to start over: words typed now may be for either form.
  const outcome =
    draft.confirming && !CHOICES.has(input.kind)
      ? ask(draft, { problem: 'choose-first' })
      : decide(draft, input, country);
  if (outcome.kind !== 'ask') return outcome;
  return { ...outcome, draft: { ...outcome.draft, revision: draft.revision + 1 } };
}

const CHOICES = new Set<Input['kind']>(['go-on', 'start-over', 'back', 'cancel', 'reopen']);

function decide(draft: Draft, input: Input, country: CountryCode): Outcome {
  switch (input.kind) {
    case 'text':
      return answer(draft, input.text, input.messageId, country);
    case 'correction':
      return correct(draft, input.text, input.messageId, country);
    case 'contact-card':
      return fillFromCard(draft, input, country);
    case 'unreadable':
      return ask(draft, { problem: draft.step === 'review' ? 'use-buttons' : 'not-text' });
    case 'skip':
      return skip(draft);
    case 'back':
      return ask(draft.confirming ? goOn(draft) : moveTo(draft, stepBefore(draft)));
    case 'cancel':
      return { kind: 'cancel', draft };
    case 'reopen':
      return reopen(draft, input.place);
    case 'start-over':
      return { kind: 'start-over', draft };
    case 'go-on':
      return ask(goOn(draft));
    case 'keep':
      return keepAsTyped(draft);
    case 'use-suggestion':
      if (!draft.refused?.suggestion) return { kind: 'stale' };
      return ask(forward(fill(draft, draft.refused.suggestion)));
    case 'clear':
      return clear(draft);
    case 'toggle-private':
      return ask({ ...draft, isPrivate: !draft.isPrivate });
    case 'edit':
      if (draft.step !== 'review') return { kind: 'stale' };
      return ask(moveTo(draft, input.field, true));
    case 'save':
      if (draft.step !== 'review' || draft.values.name === undefined) return { kind: 'stale' };
      return { kind: 'save', draft };
  }
}

function ask(draft: Draft, complaint?: Complaint): Outcome {
  return { kind: 'ask', draft, ...(complaint && { complaint }) };
}

/** The form that was open, shown in the end where the rep asked for one last. */
function goOn({ confirming, ...draft }: Draft): Draft {
  return confirming?.place ? { ...draft, place: confirming.place } : draft;
}

function reopen(draft: Draft, place: Place | undefined): Outcome {
  if (isUntouched(draft)) return ask({ ...goOn(draft), ...(place && { place }) });
  return ask({ ...draft, confirming: { ...(place && { place }) } });
}

function answer(draft: Draft, text: string, messageId: number, country: CountryCode): Outcome {
  if (draft.step === 'review') return ask(draft, { problem: 'use-buttons' });
  const field = draft.step;
  const open = rememberAnswer(draft, messageId, field);
  const read = readField(field, text, country);
  if (read.ok) return ask(forward(fill(open, read.values)));
  return refuse(open, text, read);
}

/** A good answer takes the place of what was kept as typed for its field. */
function fill(draft: Draft, values: Values): Draft {
  const kept = draft.kept.filter(({ field }) => values[field] === undefined);
  return { ...draft, kept, values: { ...draft.values, ...values } };
}

function refuse(draft: Draft, text: string, refusal: Refusal): Outcome {
  const { refused: _earlier, ...rest } = draft;
  const { suggestion, asTyped } = refusal;
  const refused = {
    text: shortened(text),
    ...(suggestion && { suggestion }),
    ...(asTyped && { asTyped }),
  };
  return ask(
    { ...rest, refused, failures: draft.failures + 1 },
    complaintOf(refusal, refused.text),
  );
}

/** In characters. Kept words go into the notes, which Kinbox takes whole; the bound is the draft's. */
const MAX_KEPT = 500;

function shortened(text: string): string {
  return Array.from(cleanText(text)).slice(0, MAX_KEPT).join('');
}

/** The newest words kept for a field take the place of older ones: a draft cannot grow without end. */
function keep(draft: Draft, field: Field, text: string): Draft {
  const others = draft.kept.filter((one) => one.field !== field);
  return { ...draft, kept: [...others, { field, text }] };
}

function fieldAnswered(draft: Draft, messageId: number): Field | undefined {
  return draft.answers.find((answer) => answer.messageId === messageId)?.field;
}

function correct(draft: Draft, text: string, messageId: number, country: CountryCode): Outcome {
  const field = fieldAnswered(draft, messageId);
  if (!field) return { kind: 'nothing' };
  // The answer that was refused a moment ago, put right: as good as a new answer.
  if (field === draft.step) return answer(draft, text, messageId, country);
  const read = readField(field, text, country);
  if (!read.ok) return ask(draft, complaintOf(read, text));
  return ask(fill(draft, read.values));
}

function fillFromCard(
  draft: Draft,
  card: { name: string; phone: string; notes?: string; messageId: number },
  country: CountryCode,
): Outcome {
  const name = readField('name', card.name, country);
  const phone = readField('phone', card.phone, country);
  const values: Values = {};
  if (name.ok && !(draft.values.name && draft.step !== 'name')) Object.assign(values, name.values);
  if (phone.ok) Object.assign(values, phone.values);
  const notes = readField('notes', card.notes ?? '', country);
  if (notes.ok && !draft.values.notes) Object.assign(values, notes.values);
  const filled = fill(draft, values);
  // Phone books are full of mobiles without their ninth digit: it is offered here as for a typed one.
  if (filled.values.name && !phone.ok && phone.suggestion) {
    return refuse(moveTo(filled, 'phone', true), card.phone, phone);
  }
  const typed = shortened(card.phone);
  const noted = phone.ok || typed === '' ? filled : keep(filled, 'phone', typed);
  return ask(moveTo(noted, noted.values.name ? 'review' : 'name'));
}

function skip(draft: Draft): Outcome {
  if (draft.step === 'review') return ask(draft, { problem: 'use-buttons' });
  if (draft.editing) return ask(moveTo(draft, 'review'));
  if (draft.step === 'name' && !draft.values.name) return ask(draft, { problem: 'name-needed' });
  return ask(forward(draft));
}

function clear(draft: Draft): Outcome {
  if (draft.step === 'review' || draft.step === 'name') return { kind: 'stale' };
  const { [draft.step]: _gone, ...values } = draft.values;
  const kept = draft.kept.filter((one) => one.field !== draft.step);
  return ask(forward({ ...draft, values, kept }));
}

function keepAsTyped(draft: Draft): Outcome {
  if (!draft.refused?.text || draft.step === 'review') return { kind: 'stale' };
  const { asTyped, text } = draft.refused;
  if (asTyped) return ask(forward(fill(draft, asTyped)));
  const noted = keep(draft, draft.step, text);
  if (draft.step !== 'name') return ask(forward(noted));
  // A name is needed: what fits of it is the name, the whole goes into the notes.
  const name = parseName(Array.from(text).slice(0, NAME_MAX).join(''));
  if (!name.ok) return { kind: 'stale' };
  return ask(forward({ ...noted, values: { ...noted.values, name: name.value } }));
}

function forward(draft: Draft): Draft {
  if (draft.editing || draft.step === 'review') return moveTo(draft, 'review');
  const next: Step = FIELDS[FIELDS.indexOf(draft.step) + 1] ?? 'review';
  return moveTo(draft, next);
}

function stepBefore(draft: Draft): Step {
  if (draft.editing) return 'review';
  if (draft.step === 'review') return 'notes';
  return FIELDS[FIELDS.indexOf(draft.step) - 1] ?? 'name';
}

function complaintOf(refusal: Refusal, text: string): Complaint {
  const { problem, excess, suggestion } = refusal;
  return {
    problem,
    text,
    ...(excess !== undefined && { excess }),
    ...(suggestion && { suggestion }),
  };
}
