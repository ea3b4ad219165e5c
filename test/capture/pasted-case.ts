import type { CountryCode } from '../../src/domain/fields/phone.ts';

/** A text as somebody would paste it, and what a careful colleague would write into Kinbox from it. */
export interface PastedCase {
  text: string;
  /** BR where it is not given. */
  country?: CountryCode;
  sender?: string;
  name?: string;
  /** Digits with the country code; the first is the one to ring. Further ones in any order. */
  phones?: string[];
  doubtful?: string;
  emails?: string[];
  location?: string;
  /** The notes as they should be, or parts that must be in them. */
  notes?: string | string[];
  /** The value that is read wrong today: known, and not mended for this text alone. */
  missed?: ('name' | 'phone' | 'email' | 'location' | 'notes')[];
  /** The fields that the text is about; all where it is not given. */
  judged?: readonly ('name' | 'phone' | 'email' | 'location' | 'notes')[];
  /** Nothing in it to reach anybody by. */
  none?: true;
}
