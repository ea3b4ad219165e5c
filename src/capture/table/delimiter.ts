import { type Delimiter, firstRows, readRows, type TableRow } from './cells.ts';
import { countHeaders } from './words.ts';

/** Where they are equally likely: the semicolon, which spreadsheets use where the comma is for decimals. */
const DELIMITERS: readonly Delimiter[] = [';', '\t', ',', '|'];

const SAMPLE_LENGTH = 20_000;
const SAMPLE_ROWS = 20;

/** Excel's own line, in which a file says how its cells are parted. */
const SEP_LINE = /^\ufeff?"?sep=([,;\t|])"?(?:\r\r?\n|[\r\n])/i;

/** The rows of a text that does not say how its cells are parted. */
export function readTableRows(text: string): Generator<TableRow> {
  const sep = SEP_LINE.exec(text);
  const told = DELIMITERS.find((delimiter) => delimiter === sep?.[1]);
  if (sep && told) return readRows(text.slice(sep[0].length), told, 2);
  const body = text.replace(/^\ufeff/, '');
  return readRows(body, likeliest(body));
}

/** The one by which most headers can be read, then by which the rows are most alike. */
function likeliest(text: string): Delimiter {
  const isWhole = text.length <= SAMPLE_LENGTH;
  const sample = text.slice(0, SAMPLE_LENGTH);
  const scored = DELIMITERS.map((delimiter) => {
    const rows = firstRows(readRows(sample, delimiter), SAMPLE_ROWS);
    const whole = isWhole || rows.length < 2 ? rows : rows.slice(0, -1);
    return { delimiter, score: 10 * headersIn(whole) + evenness(whole) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

const headersIn = (rows: TableRow[]): number =>
  Math.max(0, ...rows.slice(0, 5).map(({ cells }) => countHeaders(cells)));

/** The share of rows that have as many cells as most have; 0 where that is one cell. */
function evenness(rows: TableRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const shares = [...counts].filter(([width]) => width > 1).map(([, count]) => count / rows.length);
  return Math.max(0, ...shares);
}
