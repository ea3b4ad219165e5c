import type { CountryCode } from '../../domain/fields/phone.ts';
import { type FoundEmail, findEmails, rankEmails } from './find-emails.ts';
import { type FoundPhone, findPhones, type Lacking, rankPhones } from './find-phones.ts';
import type { Segment } from './segments.ts';

/** The ways to reach somebody that a text gives. */
export interface Ways {
  /** The likeliest first, each once. */
  phones: FoundPhone[];
  emails: FoundEmail[];
  /** As often as they are written. */
  foundPhones: FoundPhone[];
  foundEmails: FoundEmail[];
  /** Where there is no phone: what comes near to one. */
  lacking: Lacking | undefined;
}

export function findWays(segments: readonly Segment[], country: CountryCode): Ways {
  const foundEmails = findEmails(segments);
  const { found: foundPhones, lacking } = findPhones(segments, country, foundEmails);
  return {
    phones: rankPhones(foundPhones),
    emails: rankEmails(foundEmails),
    foundPhones,
    foundEmails,
    lacking: foundPhones.length === 0 ? lacking : undefined,
  };
}
