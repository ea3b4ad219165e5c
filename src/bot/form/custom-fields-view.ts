import type { CustomField, FieldType, FieldValue } from '../../domain/fields/custom-field.ts';
import { type CustomStep, type Draft, isCustomStep, valueAt } from '../../domain/form/draft.ts';
import { customFieldOf, type FormSettings } from '../../domain/form/settings.ts';
import { type Html, lines, type Words } from '../../locales/words.ts';
import { type Button, inRows } from '../../telegram/keyboard.ts';
import { tapButton } from '../callbacks.ts';
import { shorten } from '../cards.ts';

/** A keyboard that is taller than the phone is of no use: the other options can be typed. */
const OPTIONS_SHOWN = 20;

/** The answers to tap at the question of a custom field; the chosen ones of a multi-select are ticked. */
export function optionButtons(draft: Draft, words: Words, settings: FormSettings): Button[][] {
  if (!isCustomStep(draft.step)) return [];
  const field = customFieldOf(draft.step, settings);
  if (!field) return [];
  const value = valueAt(draft.values, draft.step);
  const labels =
    field.type === 'boolean'
      ? [words.plain('yes'), words.plain('no')]
      : field.options.map((option) =>
          Array.isArray(value) && value.includes(option.value) ? `✓ ${option.label}` : option.label,
        );
  const buttons = labels
    .slice(0, OPTIONS_SHOWN)
    .map((label, index) => tapButton(`option-${index}`, draft, shorten(label, 40)));
  return inRows(buttons, 2);
}

/** Where an example says more than the field's name. */
const HINTED: ReadonlySet<FieldType> = new Set(['multi-select', 'date', 'day', 'datetime']);

/** The question of a custom field. */
export function askCustom(step: CustomStep, words: Words, settings: FormSettings): Html {
  const type = customFieldOf(step, settings)?.type;
  const hint = type !== undefined && HINTED.has(type) && words.html(`hint-own-${type}`);
  return lines(words.html('ask-own', { name: nameOfCustom(step, settings) }), hint);
}

export const nameOfCustom = (step: CustomStep, settings: FormSettings): string =>
  shorten(customFieldOf(step, settings)?.name ?? '', 60);

/** The custom fields that are filled in, as people read them. */
export function customFieldsOf(
  { values }: Draft,
  words: Words,
  settings: FormSettings,
): { label: string; value: string }[] {
  return settings.customFields.flatMap((field) => {
    const value = values.customFields?.[field.placeholder];
    return value === undefined
      ? []
      : [{ label: field.name, value: renderValue(field, value, words) }];
  });
}

/** In words: an option by its name, a day with its month's name, so that a wrong order is seen. */
function renderValue(field: CustomField, value: FieldValue, words: Words): string {
  if (Array.isArray(value)) return value.map((one) => nameOf(field, one)).join(', ');
  if (typeof value === 'boolean') return words.plain(value ? 'yes' : 'no');
  if (typeof value === 'number') {
    return new Intl.NumberFormat(words.locale, { maximumFractionDigits: 15 }).format(value);
  }
  switch (field.type) {
    case 'date':
    case 'day': {
      const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' });
      return Number.isNaN(Date.parse(value)) ? value : day.format(Date.parse(value));
    }
    case 'datetime':
      return Number.isNaN(Date.parse(value)) ? value : words.moment(Date.parse(value));
    default:
      return nameOf(field, value);
  }
}

const nameOf = ({ options }: CustomField, value: string): string =>
  options.find((one) => one.value === value)?.label ?? value;
