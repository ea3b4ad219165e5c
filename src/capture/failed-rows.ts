import type { AsWritten } from '../domain/import.ts';

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

/** A cell that begins so would be run as a formula; reading takes the apostrophe off again. */
const DANGEROUS = /^(?:'*[=+\-@\t\r\n]|'+[\d(])/;
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
  const lines = table.map((cells) => `${cells.map(renderCell).join(';')}\r\n`);
  return new TextEncoder().encode(`\ufeff${lines.join('')}`);
}

function cellsOf(line: string, asWritten: AsWritten, reason: string): string[] {
  const { name, phone, email, location, notes } = asWritten;
  return [line, name, phone, email, location, notes, reason];
}

function renderCell(text: string): string {
  const cell = text.trim();
  const isSafe = !DANGEROUS.test(cell) && !SPOILT_AS_NUMBER.test(cell);
  const guarded = isSafe ? cell : `'${cell}`;
  return /[;,|"\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
