import { type Draft, isCustomStep, valueAt } from '../../domain/form/draft.ts';
import { customFieldOf, type FormSettings } from '../../domain/form/settings.ts';
import { type Html, paragraphs, type Words } from '../../locales/words.ts';
import type { View } from '../../telegram/messenger.ts';
import { tapButton } from '../callbacks.ts';
import { renderFields, shorten } from '../cards.ts';
import { askCustom, customFieldsOf, optionButtons } from './custom-fields-view.ts';

/** A question whose answer all rows of an import get. */
export function forAllRowsView(
  draft: Draft,
  forRows: NonNullable<Draft['forRows']>,
  wrong: Html | undefined,
  words: Words,
  settings: FormSettings,
): View {
  const { step } = draft;
  if (!isCustomStep(step)) return { text: titleForRows(draft, forRows, words) };
  const isChosen =
    customFieldOf(step, settings)?.type === 'multi-select' &&
    valueAt(draft.values, step) !== undefined;
  return {
    text: paragraphs(
      titleForRows(draft, forRows, words),
      renderFields({ customFieldLines: customFieldsOf(draft, words, settings) }, words),
      wrong,
      askCustom(step, words, settings),
    ),
    buttons: [
      ...optionButtons(draft, words, settings),
      [
        ...(isChosen ? [tapButton('skip', draft, words.plain('button-done'))] : []),
        tapButton('cancel', draft, words.plain('button-cancel')),
      ],
    ],
  };
}

/** Which import the answers are for. */
export function titleForRows(
  { values }: Draft,
  { count }: NonNullable<Draft['forRows']>,
  words: Words,
): Html {
  return words.html('import-for-all', { count, file: shorten(values.name ?? '', 60) });
}
