import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { cellText, type TableRow } from './cells.ts';
import { COLUMNS_MAX } from './header-words.ts';
import { TABLE_ROWS_MAX } from './table.ts';

/** Sheets are looked at in their order until one has contacts. */
const SHEETS_MAX = 5;
/** All parts together: 5,000 rows of 30 columns have a tenth of that. */
const UNPACKED_MAX = 64 * 1024 * 1024;
const PARTS_MAX = 2_000;

interface Sheet {
  /** Undefined where it is the only one. */
  name?: string;
  rows: TableRow[];
}

export type Workbook =
  | { ok: true; sheets: AsyncGenerator<Sheet> }
  /** `spreadsheet`: of another program, with a password or broken. `too-hard`: it unpacks to more than a file may. */
  | { ok: false; problem: 'spreadsheet' | 'too-hard' };

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

/** A ZIP archive, or the container of Excel before 2007 and of files with a password. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || isCompound(bytes);
}

const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/**
 * The visible sheets of an .xlsx file, one after the other, each up to a few rows more than one import takes. Never
 * rejects; an iteration may, on a file that is broken further on.
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  if (isCompound(bytes)) return { ok: false, problem: 'spreadsheet' };
  const unpacked = unpackedSize(bytes);
  if (unpacked === undefined) return { ok: false, problem: 'spreadsheet' };
  if (unpacked > UNPACKED_MAX) return { ok: false, problem: 'too-hard' };
  const shown: { name: string; index: number }[] = [];
  try {
    await readXlsx(bytes, {
      sheets: ({ name, index, hidden, veryHidden }) => {
        if (!hidden && !veryHidden) shown.push({ name, index });
        return false;
      },
    });
  } catch {
    // Whatever a stranger's file makes the library say, the rep is told to save it anew.
    return { ok: false, problem: 'spreadsheet' };
  }
  return { ok: true, sheets: readSheets(bytes, shown) };
}

async function* readSheets(
  bytes: Uint8Array,
  shown: readonly { name: string; index: number }[],
): AsyncGenerator<Sheet> {
  for (const { name, index } of shown.slice(0, SHEETS_MAX)) {
    const rows: TableRow[] = [];
    for await (const { index: at, values } of streamXlsxRows(bytes, { sheet: index })) {
      const cells = values.slice(0, COLUMNS_MAX).map(textOf);
      if (cells.some((cell) => cell !== '')) rows.push({ line: at + 1, cells });
      if (rows.length === TABLE_ROWS_MAX) break;
    }
    yield { name: shown.length > 1 ? name : undefined, rows };
  }
}

/** #N/A, #REF! …: what a formula came to that has failed. */
const FAILED = /^#[A-Z/0!?]+$/;

function textOf(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' && !FAILED.test(value) ? cellText(value) : '';
}

/** All its digits: a phone is a number to Excel, which shows it as 5,58E+12. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** As ISO 8601 writes it, without a time that is midnight. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  const clock = time.slice(0, 5);
  // A time alone is one of the day before Excel's first.
  if (date.getUTCFullYear() < 1900) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

/* ZIP, as APPNOTE.TXT describes it. */

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const COMMENT_MAX = 0xffff;
const FILE_HEADER = 0x02014b50;
const FILE_HEADER_LENGTH = 46;
const ZIP64 = 0xffffffff;
const HAS_DESCRIPTOR = 0x08;

/**
 * What an archive's directory says that it unpacks to. The library unpacks no part beyond its size there, but for
 * sizes that the directory leaves open: with one of these, or as ZIP64, the archive is none that can be read.
 */
function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const parts = view.getUint16(end + 10, true);
  // The library looks for ZIP64's own directory where any of the three says so.
  if (parts > PARTS_MAX || view.getUint32(end + 12, true) === ZIP64) return undefined;
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + FILE_HEADER_LENGTH > view.byteLength) return undefined;
    if (view.getUint32(at, true) !== FILE_HEADER) return undefined;
    const flags = view.getUint16(at + 8, true);
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const isOpen =
      packed === ZIP64 ||
      unpacked === ZIP64 ||
      (unpacked === 0 && packed > 2) ||
      (packed === 0 && (flags & HAS_DESCRIPTOR) !== 0);
    if (isOpen) return undefined;
    total += unpacked;
    at +=
      FILE_HEADER_LENGTH +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return total;
}

function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - COMMENT_MAX; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}
