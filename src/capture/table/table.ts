import type { CountryCode } from '../../domain/fields/phone.ts';
import { IMPORT_BYTES_MAX, IMPORT_ROWS_MAX } from '../../domain/import.ts';
import type { NoteLine } from '../contact-of.ts';
import { type Entry, markRepeated, readEntry } from '../entry.ts';
import { firstRows, readTableRows, type TableRow } from './cells.ts';
import { type Column, findColumns } from './columns.ts';
import { findInRow } from './row.ts';

export type Table =
  | { ok: true; columns: Column[]; hasHeader: boolean; rows: Entry[] }
  /** `table-no-contacts`: no column of names, phones or emails, or nothing in it. */
  | { ok: false; problem: 'table-empty' | 'table-no-contacts' | 'table-too-long' };

/**
 * The contacts of a .csv or .tsv file's text, as spreadsheets, phones and mail programs export it. Never
 * throws; a row that cannot be imported has its problem.
 */
export function readTable(text: string, country: CountryCode, noteLine: NoteLine): Table {
  if (text.length > IMPORT_BYTES_MAX) return { ok: false, problem: 'table-too-long' };
  return tableOf(firstRows(readTableRows(text), TABLE_ROWS_MAX), country, noteLine);
}

/** A few more than one import takes, for titles and headers. */
export const TABLE_ROWS_MAX = IMPORT_ROWS_MAX + 10;

/** The contacts of rows, wherever they stood. */
export function tableOf(rows: TableRow[], country: CountryCode, noteLine: NoteLine): Table {
  if (rows.length === 0) return { ok: false, problem: 'table-empty' };
  const found = findColumns(rows, country);
  const data = found ? rows.slice(found.firstRow) : [];
  if (data.length > IMPORT_ROWS_MAX) return { ok: false, problem: 'table-too-long' };
  if (!found || data.length === 0) return { ok: false, problem: 'table-no-contacts' };
  const entries = data.map((row) => readEntry(findInRow(row, found, noteLine), country, noteLine));
  const { columns, hasHeader } = found;
  return { ok: true, columns, hasHeader, rows: markRepeated(entries) };
}
