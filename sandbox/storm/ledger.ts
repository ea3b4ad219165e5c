import type { Wanted } from './plan.ts';

/** Where a form was begun, if it was in a group: a team's chat gets the card in that topic, any other just a line. */
interface Begun {
  readonly chatId: number;
  readonly threadId?: number;
}

/** One contact that a rep set out to add, and what is known of it from the rep's side. */
export interface Entry {
  readonly repId: number;
  readonly wanted: Wanted;
  /** Absent if it was in private, or if the rep is not sure which command opened the form. */
  begun?: Begun;
  /** The drafts on whose card Save was tapped: from the first tap on it is the bot's to deliver. */
  readonly saved: Set<string>;
  saveTaps: number;
  /** The messages on which it was tapped: one of them turns into what became of the contact. */
  readonly savedOn: Set<number>;
  /** How often the rep asked for a form: the second time, one may have been open that was not to be seen. */
  asked: number;
  /** Nobody could look it up; the rep found it in Kinbox and said so: there is no summary and no card. */
  settled?: boolean;
  /** The last act of a patient rep, who waits for its result however long it takes. */
  waitsFor?: string;
}

/** The acts of all reps. */
export interface Ledger {
  readonly entries: Entry[];
  /** Who has tapped "I take it", by the contact's draft. */
  readonly takers: Map<string, Set<number>>;
  readonly counts: Counts;
}

export interface Counts {
  /** Counts of what reps sent, typed and tapped. */
  updates: number;
  /** How often a rep did something again because nothing came. */
  repeatedByRep: number;
  cancelled: number;
  /** Contacts that Kinbox refused, opened again and saved. */
  corrected: number;
  /** The reps' decisions about contacts that nobody could look up. */
  foundThere: number;
  sentAgain: number;
  /** Taps on "I take it", and reminders that were asked for. */
  takes: number;
  reminders: number;
}

export function createLedger(): Ledger {
  const none = { updates: 0, repeatedByRep: 0, cancelled: 0, takes: 0, reminders: 0 };
  const counts = { ...none, corrected: 0, foundThere: 0, sentAgain: 0 };
  return { entries: [], takers: new Map(), counts };
}

/** Save was tapped on the card of a draft. From then on it counts: no tap is left untaken in the end. */
export function isConfirmed(entry: Entry): boolean {
  return entry.saved.size > 0;
}
