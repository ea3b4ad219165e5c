import type { CustomField, Typing } from '../fields/custom-field.ts';
import type { CountryCode } from '../fields/phone.ts';
import { type CustomStep, placeholderOf } from './draft.ts';

/** The questions of every form, and how answers are read. */
export interface FormSettings extends Typing {
  /** Whose phone numbers are typed without a country code. */
  country: CountryCode;
  customFields: readonly CustomField[];
}

/** The field that a question asks for; undefined when it is not asked for any more. */
export function customFieldOf(step: CustomStep, settings: FormSettings): CustomField | undefined {
  return settings.customFields.find(({ placeholder }) => placeholder === placeholderOf(step));
}
