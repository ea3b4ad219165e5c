import { type ContactFile, type FileOptions, inTable, readContactFile } from './contact-file.ts';
import { tableOf } from './table/table.ts';
import { isWorkbook, openWorkbook } from './table/workbook.ts';

/**
 * Reads a file as it came: an .xlsx file by the first of its sheets that has contacts, anything else as text. Never
 * rejects.
 */
export async function readFile(bytes: Uint8Array, options: FileOptions): Promise<ContactFile> {
  if (!isWorkbook(bytes)) return readContactFile(bytes, options);
  const workbook = await openWorkbook(bytes);
  if (!workbook.ok) return workbook;
  let found: ContactFile = { ok: false, problem: 'empty' };
  try {
    for await (const { name, rows } of workbook.sheets) {
      const file = inTable(tableOf(rows, options.country, options.noteLine), options.noteLine);
      if (file.ok) return 'rows' in file ? { ...file, sheet: name } : file;
      if (file.problem === 'too-long') return file;
      if (file.problem !== 'empty') found = file;
    }
  } catch {
    // What is broken inside a stranger's file is found out row by row.
    return { ok: false, problem: 'spreadsheet' };
  }
  return found;
}
