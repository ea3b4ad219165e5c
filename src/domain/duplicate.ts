/** Somebody who is known already and can be reached in the same way as the contact about to be saved. */
export interface Duplicate {
  name: string;
  /** Digits with country code; absent if the contact is private. */
  phone?: string;
  email?: string;
  notes?: string;
  isPrivate: boolean;
  /** Absent while the contact is on its way to Kinbox. */
  kinboxId?: string;
  /** The rep who added it, if it was with this bot, and when (Unix time in ms). */
  addedBy?: string;
  addedAt?: number;
  /** Kinbox has found it just now, so that something can be added to its notes. */
  canAddNote: boolean;
}

/** More are no help, and a draft is to stay small. */
export const DUPLICATES_MAX = 3;
