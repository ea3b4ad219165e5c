import { type Draft, FIELDS, type Field, type Values } from '../../domain/draft.ts';
import { draftContact, type NoteLine } from '../../domain/draft-contact.ts';
import { type CountryCode, examplePhone, formatPhone } from '../../domain/phone.ts';
import { type Complaint, KEEP_AFTER } from '../../domain/step.ts';
import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import { type Button, type FormTap, formData } from '../buttons.ts';
import { renderFields, shorten } from '../cards.ts';
import type { View } from '../messenger.ts';

/** What the form shows now: the question of a step, or the card; with a complaint if an answer was no good. */
export function formView(
  draft: Draft,
  complaint: Complaint | undefined,
  words: Words,
  country: CountryCode,
): View {
  const wrong = complaint && renderComplaint(complaint, words, country);
  if (draft.confirming) return confirmView(draft, wrong, words);
  if (draft.step === 'review') return reviewView(draft, wrong, words);
  return questionView(draft, draft.step, wrong, words, country);
}

/** The question whether to go on with the open form. */
function confirmView(draft: Draft, wrong: Html | undefined, words: Words): View {
  const question = words.html('confirm-restart', { name: draft.values.name ?? 'none' });
  return {
    text: paragraphs(wrong, question),
    buttons: [
      [tapButton('go-on', draft, words.plain('button-go-on'))],
      [tapButton('start-over', draft, words.plain('button-start-over'))],
    ],
  };
}

function questionView(
  draft: Draft,
  field: Field,
  wrong: Html | undefined,
  words: Words,
  country: CountryCode,
): View {
  const step = FIELDS.indexOf(field) + 1;
  const title = draft.editing
    ? words.html('editing', { field: words.plain(`field-${field}`) })
    : words.html('new-contact', { step });
  // A complaint has its own example.
  const hint =
    field === 'phone' && !wrong && words.html('hint-phone', { example: examplePhone(country) });
  // "Did you mean …?" is a question already.
  const isAsked = wrong !== undefined && draft.refused?.suggestion !== undefined;
  const question = !isAsked && lines(words.html(`ask-${field}`), hint);
  return {
    text: paragraphs(title, renderFields(contactSoFar(draft, words), words), wrong, question),
    buttons: [...offers(draft, words), navigation(draft, field, words)],
  };
}

/** What would do in place of a refused answer. */
function offers(draft: Draft, words: Words): Button[][] {
  const { refused, failures } = draft;
  if (!refused) return [];
  const rows: Button[][] = [];
  const suggestion = renderSuggestion(refused.suggestion);
  if (suggestion !== undefined) {
    const label = words.plain('button-use', { suggestion: shorten(suggestion, 40) });
    rows.push([tapButton('use-suggestion', draft, label, 'success')]);
  }
  if (refused.asTyped) {
    const text = shorten(refused.asTyped.email ?? refused.text, 40);
    rows.push([tapButton('keep', draft, words.plain('button-keep-this', { text }))]);
  } else if (failures >= KEEP_AFTER && refused.text !== '') {
    rows.push([tapButton('keep', draft, words.plain('button-keep'))]);
  }
  return rows;
}

function navigation(draft: Draft, field: Field, words: Words): Button[] {
  const taps: FormTap[] = [];
  if (draft.editing) {
    if (field !== 'name' && hasSomething(draft, field)) taps.push('clear');
    taps.push('back');
  } else {
    if (field !== 'name' || draft.values.name !== undefined) taps.push('skip');
    if (field !== 'name') taps.push('back');
  }
  taps.push('cancel');
  return taps.map((tap) => {
    // Skipping a field that is filled in keeps what is there.
    const keeps = tap === 'skip' && !draft.refused && hasSomething(draft, field);
    const label = keeps ? words.plain('button-keep-value') : words.plain(`button-${tap}`);
    return tapButton(tap, draft, label);
  });
}

/** A value, or words that were kept as typed. */
function hasSomething({ values, kept }: Draft, field: Field): boolean {
  return values[field] !== undefined || kept.some((one) => one.field === field);
}

function reviewView(draft: Draft, wrong: Html | undefined, words: Words): View {
  const { phone, email } = draft.values;
  const edit = (field: Field): Button =>
    tapButton(`edit-${field}`, draft, words.plain(`button-edit-${field}`));
  const privacy = words.plain(draft.isPrivate ? 'button-private-on' : 'button-private-off');
  return {
    text: paragraphs(
      words.html('filled-in'),
      renderFields(contactSoFar(draft, words), words),
      !phone && !email && words.html('no-way-to-reach'),
      wrong,
    ),
    buttons: [
      [tapButton('save', draft, words.plain('button-save'), 'success')],
      [edit('name'), edit('phone')],
      [edit('email'), edit('notes')],
      [tapButton('toggle-private', draft, privacy)],
      [tapButton('cancel', draft, words.plain('button-cancel'), 'danger')],
    ],
  };
}

function renderComplaint(
  { problem, excess = 0, text = '', suggestion }: Complaint,
  words: Words,
  country: CountryCode,
): Html {
  return words.html(`problem-${problem}`, {
    excess,
    text: shorten(text.replace(/\s+/g, ' ').trim(), 60),
    example: examplePhone(country),
    suggestion: renderSuggestion(suggestion) ?? '',
  });
}

function renderSuggestion({ name, phone, email }: Values = {}): string | undefined {
  return name ?? (phone && formatPhone(phone.digits)) ?? email;
}

export function tapButton(
  tap: FormTap,
  draft: Draft,
  label: string,
  style?: 'success' | 'danger',
): Button {
  const data = formData(tap, { draftId: draft.id, revision: draft.revision });
  return { label, data, ...(style && { style }) };
}

/** The contact that the draft stands for, its notes worded in the rep's language. */
export function contactSoFar(draft: Draft, words: Words) {
  const noteLine: NoteLine = (field, value) =>
    words.plain('line', { label: words.plain(`field-${field}`), value });
  return draftContact(draft, noteLine);
}
