import { renderFailedRows } from '../../capture/failed-rows.ts';
import type { EntryProblem } from '../../capture/problem.ts';
import type { ImportRow } from '../../domain/import.ts';
import type { Words } from '../../locales/words.ts';

/** Why a contact of an import came to nothing, besides what is wrong with what was given. */
type Fate = 'known' | 'rejected' | 'undecided' | 'gave-up' | 'unreadable';

/** Every code there are words for; anything else is Kinbox's own words. */
const CODES = {
  'phone-no-digits': true,
  'phone-no-area-code': true,
  'phone-missing-ninth': true,
  'phone-too-short': true,
  'phone-too-long': true,
  'phone-invalid': true,
  'phone-several': true,
  'phone-rounded': true,
  'email-malformed': true,
  'email-too-long': true,
  'no-name': true,
  'name-too-long': true,
  'notes-too-long': true,
  'twice-in-file': true,
  'vcard-unfinished': true,
  'vcard-empty': true,
  'vcard-group': true,
  known: true,
  rejected: true,
  undecided: true,
  'gave-up': true,
  unreadable: true,
} satisfies Record<EntryProblem | Fate, true>;

export type RowProblem = keyof typeof CODES;
export const ROW_PROBLEMS = Object.keys(CODES) as RowProblem[];

/** In the rep's words, with what was likely meant. */
export function renderProblem({ problem = 'unreadable', suggestion }: ImportRow, words: Words) {
  const code = ROW_PROBLEMS.find((known) => known === problem);
  const text = code ? words.plain(`row-${code}`) : words.plain('row-kinbox', { reason: problem });
  return suggestion === undefined
    ? text
    : words.plain('row-suggestion', { problem: text, suggestion });
}

/** The file of what came to nothing: to be corrected and sent again. */
export function failedRowsFile(
  rows: ImportRow[],
  words: Words,
): { name: string; content: Uint8Array } {
  const content = renderFailedRows(
    rows.map((row) => ({ row: row.row, given: row.given, reason: renderProblem(row, words) })),
    {
      line: words.plain('column-line'),
      name: words.plain('column-name'),
      phone: words.plain('column-phone'),
      email: words.plain('column-email'),
      location: words.plain('column-location'),
      notes: words.plain('column-notes'),
      reason: words.plain('column-reason'),
    },
  );
  return { name: words.plain('failed-file-name'), content };
}
