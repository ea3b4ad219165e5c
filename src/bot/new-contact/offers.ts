import { formatPhone } from '../../domain/fields/phone.ts';
import { type Draft, isOwn, type Values } from '../../domain/form/draft.ts';
import type { Form } from '../../domain/form/form.ts';
import { KEEP_AFTER } from '../../domain/form/step.ts';
import type { Words } from '../../locales/words.ts';
import type { Button } from '../buttons.ts';
import { shorten } from '../cards.ts';
import { inPairs, ownFieldOf } from './review-buttons.ts';
import { tapButton } from './tap-button.ts';

/** A keyboard that is taller than the phone is of no use: the other options can be typed. */
const OPTIONS_SHOWN = 20;

/** Answers to tap: what would do in place of a refused one, and the options of a field. */
export function offers(draft: Draft, words: Words, form: Form): Button[][] {
  return [...insteadOfRefused(draft, words), ...options(draft, form)];
}

function insteadOfRefused(draft: Draft, words: Words): Button[][] {
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
  } else if (failures >= KEEP_AFTER && refused.text !== '' && !isOwn(draft.step)) {
    rows.push([tapButton('keep', draft, words.plain('button-keep'))]);
  }
  return rows;
}

function options(draft: Draft, form: Form): Button[][] {
  const field = isOwn(draft.step) ? ownFieldOf(draft.step, form) : undefined;
  const buttons = (field?.options ?? [])
    .slice(0, OPTIONS_SHOWN)
    .map(({ label }, index) => tapButton(`option-${index}`, draft, shorten(label, 40)));
  return inPairs(buttons);
}

export function renderSuggestion({ name, phone, email }: Values = {}): string | undefined {
  return name ?? (phone && formatPhone(phone.digits)) ?? email;
}
