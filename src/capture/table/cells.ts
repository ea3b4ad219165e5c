import { unguarded } from './formula-starts.ts';
import { countHeaders } from './header-words.ts';

/** A row of a table: the line of the file on which it begins, from 1, and what is in its cells. */
export interface TableRow {
  line: number;
  cells: string[];
}

export type Delimiter = ',' | ';' | '\t' | '|';

/** CR CR LF is what a conversion of line ends makes of CR LF. */
const LINE_END = /\r\r?\n|[\r\n]/g;

/**
 * The rows of a table with something in them (RFC 4180, and what spreadsheets make of it). A quote that opens a
 * cell and is closed nowhere, or only behind another that opens one, is taken as a letter.
 */
export function* readRows(text: string, delimiter: Delimiter, firstLine = 1): Generator<TableRow> {
  const stop = new RegExp(delimiter === '|' ? '[|\\r\\n]' : `[${delimiter}\\r\\n]`, 'g');
  const closing = createClosingFinder(text, delimiter);
  let line = firstLine;
  let at = 0;
  while (at < text.length) {
    const row: TableRow = { line, cells: [] };
    let isRowOpen = true;
    while (isRowOpen) {
      const start = skipBlanks(text, at, delimiter);
      const close = text[start] === '"' ? closing(start) : -1;
      stop.lastIndex = close === -1 ? at : close + 1;
      const end = stop.exec(text)?.index ?? text.length;
      const cell = close === -1 ? text.slice(at, end) : unquoted(text.slice(start + 1, close));
      row.cells.push(cellText(cell));
      if (close !== -1) line += text.slice(start, close).match(LINE_END)?.length ?? 0;
      isRowOpen = text[end] === delimiter;
      at = isRowOpen ? end + 1 : afterLineEnd(text, end);
    }
    line += 1;
    if (row.cells.some((cell) => cell !== '')) yield row;
  }
}

/** The first rows, and no work for the others. */
export function firstRows(rows: Iterable<TableRow>, count: number): TableRow[] {
  const first: TableRow[] = [];
  for (const row of rows) {
    first.push(row);
    if (first.length === count) break;
  }
  return first;
}

const unquoted = (text: string): string => text.replaceAll('""', '"');

function afterLineEnd(text: string, at: number): number {
  if (text.startsWith('\r\r\n', at)) return at + 3;
  return at + (text.startsWith('\r\n', at) ? 2 : 1);
}

function skipBlanks(text: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at += 1;
  return at;
}

/**
 * Where the cell that a quote opens is closed; -1 where it is not. Quotes count by runs: in pairs they are
 * letters, and a single one left over closes the cell if the cell can end there.
 */
function createClosingFinder(text: string, delimiter: Delimiter): (opening: number) => number {
  const isEdge = (at: number) => {
    const letter = text[at];
    return letter === undefined || letter === delimiter || letter === '\r' || letter === '\n';
  };
  const endOfRun = (start: number) => {
    let end = start + 1;
    while (text[end] === '"') end += 1;
    return end;
  };
  const canCloseAt = (end: number) => isEdge(skipBlanks(text, end, delimiter));
  // Looking again from each later quote would cost the square of the file.
  let noneBefore = 0;
  return (opening) => {
    let end = endOfRun(opening);
    if ((end - opening) % 2 === 0 && canCloseAt(end)) return end - 1;
    if (end < noneBefore) return -1;
    for (;;) {
      const start = text.indexOf('"', end);
      noneBefore = start === -1 ? Infinity : start;
      // None is left; or the next cell is opened already, so that this one never was.
      if (start === -1) return -1;
      end = endOfRun(start);
      if ((end - start) % 2 === 0) continue;
      if (canCloseAt(end)) return end - 1;
      if (isEdge(start - 1)) return -1;
    }
  };
}

/** Excel's ways to keep a number as text: ="0123" and '0123. */
const AS_FORMULA = /^="([^"]*)"$/;
const AS_TEXT = /^'(?='*[\d(\t\r\n])/;

/** A cell without what spreadsheets put around a text so that it stays one. */
export function cellText(cell: string): string {
  return unguarded(cell.replace(AS_FORMULA, '$1').replace(AS_TEXT, '')).trim();
}

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
  const body = withoutOuterQuotes(text.replace(/^\ufeff/, ''));
  return readRows(body, likeliest(body));
}

/** Excel puts quotes around each line of a file that it has opened as a single column. */
function withoutOuterQuotes(text: string): string {
  const sample = text
    .slice(0, SAMPLE_LENGTH)
    .split(/\r\r?\n|[\r\n]/)
    .filter(Boolean)
    .slice(0, SAMPLE_ROWS);
  const isWrapped = (line: string) => /^"[^"]*[,;\t|][^"]*"$/.test(line.trim());
  if (sample.length < 2 || !sample.slice(0, -1).every(isWrapped)) return text;
  return text
    .split(/(\r\r?\n|[\r\n])/)
    .map((line) => (/^\s*"[^"]*"\s*$/.test(line) ? line.trim().slice(1, -1) : line))
    .join('');
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
