import type { AsWritten } from '../domain/import.ts';
import { guarded } from './table/formula-starts.ts';

/** The words above the columns. Those of the three languages are read again by `readTable`. */
export interface FailedRowsHeaders extends AsWritten {
  line: string;
  reason: string;
}

export interface FailedRow {
  row: number;
  asWritten: AsWritten;
  /** In the rep's words. */
  reason: string;
}

/** Reading takes an apostrophe before a digit off: one that was there gets a second. */
const APOSTROPHES = /^'+[\d(]/;
/** Excel shows such a number rounded (5,58598E+12) or without its zeros, and saves what it shows. */
const SPOILT_AS_NUMBER = /^(?:\d{12,}|0\d+)$/;

/**
 * The rows that did not become contacts, as a file for a rep to mend and send again: UTF-8 with its mark and
 * semicolons, as Excel in Brazil opens it.
 */
export function renderFailedRows(rows: FailedRow[], headers: FailedRowsHeaders): Uint8Array {
  const table = [
    cellsOf(headers.line, headers, headers.reason),
    ...rows.map(({ row, asWritten, reason }) => cellsOf(String(row), asWritten, reason)),
  ];
  return renderCsv(table);
}

/** UTF-8 with its mark and semicolons; no cell begins a formula. */
export function renderCsv(table: readonly (readonly string[])[]): Uint8Array {
  const lines = table.map((cells) => `${cells.map(renderCell).join(';')}\r\n`);
  return new TextEncoder().encode(`\ufeff${lines.join('')}`);
}

function cellsOf(line: string, asWritten: AsWritten, reason: string): string[] {
  const { name, phone, email, location, notes } = asWritten;
  return [line, name, phone, email, location, notes, reason];
}

function renderCell(text: string): string {
  const cell = guarded(text.trim());
  const needsMark = APOSTROPHES.test(cell) || SPOILT_AS_NUMBER.test(cell);
  return `"${(needsMark ? `'${cell}` : cell).replaceAll('"', '""')}"`;
}
