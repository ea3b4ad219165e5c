/*
 * What is known of a contact of which nobody knows whether it reached Kinbox: kept as the reason of its job while it is
 * looked for.
 */

/** Who was asked, what was answered, and whether one complete look has not found it. */
export interface Doubt {
  /** The rep was asked, or has said where it is. */
  rep?: 'asked' | 'rep-says-there' | 'rep-says-not-there';
  isNotSeen: boolean;
}

/** The rep has said that it is in Kinbox, or that it is to be sent again: `to` of a decision. */
export const REP_SAYS = { settled: 'rep-says-there', again: 'rep-says-not-there' } as const;

const ASKED = 'asked';
const NOT_SEEN = 'not-seen';

export function doubtOf(reason: string | undefined): Doubt {
  const words = new Set(reason?.split('+'));
  const rep = ([ASKED, ...Object.values(REP_SAYS)] as const).find((word) => words.has(word));
  return { rep, isNotSeen: words.has(NOT_SEEN) };
}

/** As it is stored; undefined where there is nothing to keep. */
export function reasonOfDoubt({ rep, isNotSeen }: Doubt): string | undefined {
  return [rep, isNotSeen && NOT_SEEN].filter(Boolean).join('+') || undefined;
}

/** The reasons of a contact that is looked for while its rep is asked. */
export const WHILE_ASKED = [false, true].map((isNotSeen) =>
  reasonOfDoubt({ rep: ASKED, isNotSeen }),
) as string[];

/** The reason of a contact that Kinbox does not have, though its rep has said so: it is up to them. */
export const ABSENT = 'absent';
