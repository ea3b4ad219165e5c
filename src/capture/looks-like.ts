import { labelOf } from './text/labels.ts';
import { CHAT_PREFIX, TEXT_MAX } from './text/segments.ts';

/** A card of an address book, pasted as text. */
export function looksLikeVCard(text: string): boolean {
  return /^\s*BEGIN:VCARD(?:\s*$|[ \t]+VERSION:)/im.test(text.slice(0, TEXT_MAX));
}

const DELIMITERS = ['\t', ';', '|', ','];

/** So many of the lines have the same number of columns; the rest has a delimiter inside a cell. */
const SAME_SHARE = 0.8;

type Kind = 'phone' | 'email' | 'other';

function kindOf(cell: string): Kind {
  const text = cell.trim().replace(/^"(.*)"$/, '$1');
  if (/^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,63}$/.test(text)) return 'email';
  const digits = text.replace(/\D/g, '').length;
  return /^[\s\d()+.-]{8,25}$/.test(text) && digits >= 8 && digits <= 15 ? 'phone' : 'other';
}

/** The value that comes most often, and how often. */
function mostCommon(values: readonly number[]): [number, number] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0]);
}

function isTableBy(lines: readonly string[], delimiter: string): boolean {
  const rows = lines.map((line) =>
    line.replace(/"[^"]*"/g, (cell) => cell.replaceAll(delimiter, ' ')).split(delimiter),
  );
  const widths = rows.map((cells) => cells.length);
  const [width, same] = mostCommon(widths);
  const isEven = same >= rows.length * SAME_SHARE;
  if (width < 2 || !isEven) return false;
  const isHeader = (rows[0] ?? []).some((cell) =>
    ['phone', 'email'].includes(labelOf(cell.trim())),
  );
  // In a signature phones and emails stand in any column; in a table they have their own.
  const needed = Math.max(rows.length / 2, isHeader ? 1 : 2);
  const columns = Array.from({ length: width }, (_, at) =>
    rows.map((cells) => kindOf(cells[at] ?? '')),
  );
  return columns.some((kinds) =>
    (['phone', 'email'] as const).some(
      (kind) => kinds.filter((each) => each === kind).length >= needed,
    ),
  );
}

/** Lines of a spreadsheet or CSV file, pasted as text: a list of contacts, not one. */
export function looksLikeTable(text: string): boolean {
  const lines = text
    .slice(0, TEXT_MAX)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2 || lines.some((line) => CHAT_PREFIX.test(line.trim()))) return false;
  return DELIMITERS.some((delimiter) => isTableBy(lines, delimiter));
}
