import type { Contact } from './contact.ts';
import { openDraft, type Place } from './form/draft.ts';
import type { RepCard, SavedContact } from './job.ts';

/*
 * An import: many contacts that a rep brings in at once, from a file or a burst of shared cards. It is shown
 * first and runs when the rep says so.
 */

/** What the source says of one contact, as it stands there: goes into the list of those that failed. */
export interface Given {
  name: string;
  phone: string;
  email: string;
  notes: string;
  location: string;
}

/** One contact of an import: it can be created, or `problem` says why not. */
export interface ImportRow {
  /** From 1; for a file the line (or card) it came from. */
  row: number;
  given: Given;
  contact?: Contact;
  /** A code that the bot has words for (`row-<problem>`), or Kinbox's own words. */
  problem?: string;
  /** What the phone or email that cannot be read was likely meant to be, for people to read; not stored. */
  suggestion?: string;
}

export interface ImportList {
  /** 12 characters of A-Za-z0-9_-. The draft of a row is `<id>-<row>`. */
  id: string;
  /** A file's name; absent for shared cards. */
  fileName?: string;
  rep: RepCard;
  origin?: string;
  place?: Place;
}

/** preview: shown, not begun. cancelled: what was under way is finished, the rest is left. */
export type ImportState = 'preview' | 'running' | 'paused' | 'cancelled' | 'done';

/** The most that one import takes. */
export const IMPORT_ROWS_MAX = 5000;
export const IMPORT_BYTES_MAX = 2 * 1024 * 1024;

const rowDraftId = (importId: string, row: number): string => `${importId}-${row}`;

/** The contact of a row as if its rep had filled in a form and saved it. */
export function savedRow(list: ImportList, row: number, contact: Contact): SavedContact {
  const { isPrivate } = contact;
  const draft = openDraft(rowDraftId(list.id, row), list.place);
  return {
    draft: { ...draft, step: 'review', isPrivate },
    contact,
    rep: list.rep,
    ...(list.origin !== undefined && { origin: list.origin }),
    importRow: { importId: list.id, row },
  };
}
