import type { CountryCode } from '../fields/phone.ts';

/** A field that the workspace has defined and the form asks for besides Kinbox's own (CONTACT_FIELDS). */
export interface OwnField {
  /** Its key in Kinbox's `customFields`. */
  placeholder: string;
  /** What people call it: it stands in the question and on the card. */
  name: string;
  /** The values it can have; any text will do if there are none. */
  options: readonly { value: string; label: string }[];
  required: boolean;
}

/** What every form of this bot asks, and how it reads the answers. */
export interface Form {
  /** Whose phone numbers are typed without a country code. */
  country: CountryCode;
  own: readonly OwnField[];
}
