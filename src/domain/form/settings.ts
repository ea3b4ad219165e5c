import type { CountryCode } from '../fields/phone.ts';
import type { CustomField } from '../fields/short-texts.ts';

/** What every form of this bot asks, and how it reads the answers. */
export interface FormSettings {
  /** Whose phone numbers are typed without a country code. */
  country: CountryCode;
  customFields: readonly CustomField[];
}
