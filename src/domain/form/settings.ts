import type { CountryCode } from '../fields/phone.ts';
import type { CustomField } from '../fields/short-texts.ts';

/** The questions of every form, and how answers are read. */
export interface FormSettings {
  /** Whose phone numbers are typed without a country code. */
  country: CountryCode;
  customFields: readonly CustomField[];
}
