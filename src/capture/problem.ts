import type { EmailProblem } from '../domain/fields/email.ts';
import type { PhoneProblem } from '../domain/fields/phone.ts';

/**
 * Why a contact of a file cannot be imported as it stands there. A slip in an email's domain is none: nobody
 * is there to be asked about 500 rows, and a file is rarely typed in a hurry.
 */
export type EntryProblem =
  | PhoneProblem
  | Exclude<EmailProblem, 'email-typo'>
  /** A spreadsheet has saved "5,58598E+12" in the number's place. */
  | 'phone-rounded'
  | 'no-name'
  | 'name-too-long'
  | 'notes-too-long'
  /** An earlier contact of the file has the same phone or email. */
  | 'twice-in-file'
  /** The file ends within this card. */
  | 'vcard-unfinished'
  /** BEGIN and END, and nothing of a contact between. */
  | 'vcard-empty'
  /** A list of contacts, as address books keep them, and no contact. */
  | 'vcard-group';

/** A text that stood where a phone or an email belongs. */
export interface UnreadableText {
  text: string;
  problem: EntryProblem;
  /** The likely intended value, for people to read. */
  suggestion?: string;
}
