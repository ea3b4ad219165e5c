import { z } from 'zod';
import type { Contact, Guessable } from './contact.ts';
import { fieldValueShape } from './fields/custom-field.ts';
import { destinationShape, newDraft } from './form/draft.ts';
import { repMessageShape, type SavedContact } from './job.ts';

/*
 * An import: many contacts that a rep brings in at once, from a file or a burst of shared cards. It is shown
 * first and runs when the rep says so.
 */

/** One contact as it stands in its source: goes into the list of those that failed. */
export const asWrittenShape = z.object({
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  notes: z.string(),
  location: z.string(),
});
export type AsWritten = z.infer<typeof asWrittenShape>;

/** One contact of an import: it can be created, or `problem` says why not. */
export interface ImportRow {
  /** From 1; for a file the line (or card) it came from. */
  row: number;
  asWritten: AsWritten;
  contact?: Contact;
  /**
   * A code that the bot has words for (`row-<problem>`), or Kinbox's own words. With a contact beside it, the rep
   * may have that one imported all the same: it is known already, or its phone is the suggested one.
   */
  problem?: string;
  /** The likely meaning of a phone or email that cannot be read, for people to read; not stored. */
  suggestion?: string;
  /** Fields that were read by rules and not by a label, for people to check in the preview. */
  guessed?: Guessable[];
}

/** So many imports of a rep may wait or run at a time: each may hold megabytes. */
export const OPEN_IMPORTS_MAX = 5;

export const importListShape = z.object({
  /** 12 characters of A-Za-z0-9_-. The draft of a row is `<id>-<row>`. */
  id: z.string(),
  /** A file's name; absent for shared cards. */
  fileName: z.string().optional(),
  rep: repMessageShape,
  origin: z.string().optional(),
  destination: destinationShape.optional(),
  /** The rep wants those too that are in Kinbox already. */
  takesKnown: z.boolean().optional(),
  /** What the workspace requires of every contact, by placeholder: the same for all rows. */
  fields: z.record(z.string(), fieldValueShape).optional(),
});
export type ImportList = z.infer<typeof importListShape>;

/** preview: shown, not begun. cancelled: what was under way is finished, the rest is left. */
export const importStateShape = z.enum(['preview', 'running', 'paused', 'cancelled', 'done']);
export type ImportState = z.infer<typeof importStateShape>;

/** The most that one import takes. */
export const IMPORT_ROWS_MAX = 5000;
export const IMPORT_BYTES_MAX = 2 * 1024 * 1024;

const rowDraftId = (importId: string, row: number): string => `${importId}-${row}`;

/** The contact of a row as if its rep had filled in a form and saved it. */
export function savedRow(list: ImportList, row: number, contact: Contact): SavedContact {
  const { isPrivate } = contact;
  const draft = newDraft(rowDraftId(list.id, row), list.destination);
  return {
    draft: {
      ...draft,
      step: 'review',
      isPrivate,
      way: list.fileName === undefined ? 'card' : 'file',
    },
    contact: list.fields ? { ...contact, fields: { ...list.fields, ...contact.fields } } : contact,
    rep: list.rep,
    origin: list.origin,
    importRow: { importId: list.id, row, takesKnown: list.takesKnown },
  };
}
