import type { CustomField, Typing } from '../fields/custom-field.ts';
import type { CountryCode } from '../fields/phone.ts';

/** The questions of every form, and how answers are read. */
export interface FormSettings extends Typing {
  /** Whose phone numbers are typed without a country code. */
  country: CountryCode;
  customFields: readonly CustomField[];
}
