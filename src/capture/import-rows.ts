import { IMPORT_ROWS_MAX, type ImportRow } from '../domain/import.ts';
import { contactOf } from './contact-of.ts';
import type { Entry } from './entry.ts';
import type { NoteLine } from './note-line.ts';

/** The rows of an import: each with a contact that can be created, or with what is wrong. */
export function importRows(entries: Entry[], noteLine: NoteLine): ImportRow[] {
  return entries.slice(0, IMPORT_ROWS_MAX).map((entry) => importRow(entry, noteLine));
}

function importRow(entry: Entry, noteLine: NoteLine): ImportRow {
  const { row, given, captured, problem, suggestion } = entry;
  const { name, ...contact } = contactOf(captured, noteLine);
  if (problem === undefined && name !== undefined) {
    return { row, given, contact: { name, ...contact } };
  }
  return { row, given, problem: problem ?? 'no-name', ...(suggestion && { suggestion }) };
}
