import type { Guessable } from '../../domain/contact.ts';
import type { CountryCode } from '../../domain/fields/phone.ts';
import { readPhones } from '../phones.ts';
import type { TableRow } from './cells.ts';
import {
  COLUMNS_MAX,
  countHeaders,
  isInCharge,
  isOutlookMark,
  isOutlookNoise,
  isPersonsHeader,
  type Role,
  roleOf,
} from './header-words.ts';

export interface Column {
  /** As it stands in the file; "" where there is none. */
  header: string;
  role: Role;
}

export interface Columns {
  columns: Column[];
  hasHeader: boolean;
  /** The rows above are titles and headers. */
  firstRow: number;
  /** Fields whose column was known by its cells alone. */
  guessed: Guessable[];
}

const SAMPLE_ROWS = 50;
/** Above the headers some people write a title, a date, their own name. */
const TITLE_ROWS_MAX = 5;

/** Works out each column's kind, by its header or else by its cells; nothing where there are no contacts. */
export function findColumns(rows: TableRow[], country: CountryCode): Columns | undefined {
  const at = findHeader(rows, country);
  if (at === -1) return byCells(rows, country);
  const headers = rows[at]?.cells.slice(0, COLUMNS_MAX) ?? [];
  const columns = headers.map((header) => ({ header, role: roleOf(header) }));
  const shares = columns.map((_, index) => sharesOf(rows.slice(at + 1), index, country));
  settle(columns, shares, rows.slice(at + 1));
  const guessed = fillIn(columns, shares);
  return { columns, hasHeader: true, firstRow: at + 1, guessed };
}

function findHeader(rows: TableRow[], country: CountryCode): number {
  const top = rows.slice(0, TITLE_ROWS_MAX);
  // A title stands alone in its row, whatever is in it.
  const isTitle = ({ cells }: TableRow) => cells.filter(Boolean).length < 2;
  const isTable = top.some((row) => !isTitle(row));
  const firstData = top.findIndex(
    (row) =>
      !(isTable && isTitle(row)) &&
      row.cells
        .slice(0, COLUMNS_MAX)
        .some((cell) => isEmailLike(cell) || isPhoneLike(cell, country)),
  );
  const above = firstData === -1 ? top : top.slice(0, firstData);
  const counts = above.map(({ cells }) => countHeaders(cells));
  const at = counts.findIndex((count) => count > 1);
  return at === -1 && (counts[0] ?? 0) > 0 ? 0 : at;
}

/** Words that mean two things, and columns that only mean something beside another. */
function settle(columns: Column[], shares: Shares[], rows: TableRow[]): void {
  for (const [at, column] of columns.entries()) {
    const isReach = column.role === 'phone' || column.role === 'email';
    if (isReach && areAnswers(rows, at)) column.role = 'other';
    // "Responsável" beside "Cliente" is ours.
    const isPerson = ({ role }: Column) => ['contact', 'name', 'first-name'].includes(role);
    if (isInCharge(column.header) && columns.some((one) => one !== column && isPerson(one)))
      column.role = 'foreign';
  }
  const has = (...roles: Role[]) => columns.some(({ role }) => roles.includes(role));
  const isOutlook = columns.some(({ header }) => isOutlookMark(header));
  const isFailedList = has('line') && has('reason');
  for (const [at, column] of columns.entries()) {
    const { phone = 0, email = 0 } = shares[at] ?? {};
    if (column.role === 'contact') {
      if (phone >= 0.5) column.role = 'phone';
      else if (email >= 0.5) column.role = 'email';
      // "Rua" and, beside it, "Número".
      else if (columns[at - 1]?.role === 'location') column.role = 'location';
      else column.role = has('name', 'first-name') ? 'other' : 'name';
    }
    if ((column.role === 'line' || column.role === 'reason') && !isFailedList)
      column.role = 'other';
    if (isOutlook && isOutlookNoise(column.header)) column.role = 'ignored';
  }
  const persons = columns.filter(({ role, header }) => role === 'name' && isPersonsHeader(header));
  const names = persons.length > 0 ? persons : columns.filter(({ role }) => role === 'name');
  const whole = names.find(({ header }) => /complet|full/i.test(header)) ?? names[0];
  for (const column of columns) {
    if (column.role === 'name' && column !== whole) column.role = 'other';
  }
}

/** "Accepts marketing", "last email sent": yes, no and dates where a phone or an email is spoken of. */
const ANSWER =
  /^(?:yes|no|y|n|true|false|sim|s|n[ãa]o|s[ií]|[01]|verdadeiro|falso|verdadero|on|off|(?:opt|un|de)?[- ]?(?:in|out|subscribed)|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b.*)$/i;

function areAnswers(rows: TableRow[], at: number): boolean {
  const cells = rows.slice(0, SAMPLE_ROWS).flatMap(({ cells: { [at]: cell } }) => cell || []);
  return cells.length > 0 && cells.every((cell) => cell.length < 40 && ANSWER.test(cell.trim()));
}

/** A field without a header of its own: the first column whose cells look like it. */
function fillIn(columns: Column[], shares: Shares[]): Guessable[] {
  const wanted: [Guessable, Role[]][] = [
    ['phone', ['phone']],
    ['email', ['email']],
    ['name', ['name', 'first-name', 'last-name']],
  ];
  return wanted.flatMap(([field, roles]) => {
    if (columns.some(({ role }) => roles.includes(role))) return [];
    const found = columns.find(
      ({ role }, at) => role === 'other' && (shares[at]?.[field] ?? 0) >= 0.5,
    );
    if (!found) return [];
    found.role = field;
    return [field];
  });
}

/** Without headers that we know: the first row may still be one in another language. */
function byCells(rows: TableRow[], country: CountryCode): Columns | undefined {
  const [first, ...rest] = rows;
  if (!first) return undefined;
  const width = Math.min(
    COLUMNS_MAX,
    Math.max(...rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.length)),
  );
  const shares = Array.from({ length: width }, (_, at) => sharesOf(rows, at, country));
  const roles = shares.map(({ phone, email }): Role => {
    if (email >= 0.5) return 'email';
    return phone >= 0.5 ? 'phone' : 'other';
  });
  const keys = roles.flatMap((role, at) => (role === 'other' ? [] : [first.cells[at] ?? '']));
  if (keys.length === 0) return undefined;
  const hasHeader = rest.length > 0 && keys.every((cell) => cell !== '' && !/[\d@]/.test(cell));
  const columns = roles.map((role, at) => ({
    header: hasHeader ? (first.cells[at] ?? '') : '',
    role,
  }));
  fillIn(columns, shares);
  const found = (['name', 'phone', 'email'] as const).filter((field) =>
    columns.some(({ role }) => role === field),
  );
  return { columns, hasHeader, firstRow: hasHeader ? 1 : 0, guessed: found };
}

/** How many of a column's filled cells look like each, from 0 to 1. */
interface Shares {
  name: number;
  phone: number;
  email: number;
}

function sharesOf(rows: TableRow[], at: number, country: CountryCode): Shares {
  const cells = rows.slice(0, SAMPLE_ROWS).flatMap((row) => row.cells[at] || []);
  const share = (isLike: (cell: string) => boolean) =>
    cells.length === 0 ? 0 : cells.filter(isLike).length / cells.length;
  const email = share(isEmailLike);
  const phone = share((cell) => isPhoneLike(cell, country));
  const isText = (cell: string) => /\p{L}/u.test(cell) && !isEmailLike(cell);
  return { email, phone, name: phone >= 0.5 ? 0 : share(isText) };
}

const isEmailLike = (cell: string): boolean => /\S@\S/.test(cell.slice(0, 320));

/** A Brazilian postal code has eight digits, as a number without its area code has. */
const POSTAL_CODE = /^\d{5}-\d{3}$/;

function isPhoneLike(cell: string, country: CountryCode): boolean {
  if (cell.length > 60 || !/\d/.test(cell) || POSTAL_CODE.test(cell)) return false;
  const { phones, unread } = readPhones([{ text: cell, weight: 0 }], country);
  const isNearly = /phone-(?:missing-ninth|no-area-code|several|rounded)/;
  return phones.length > 0 || unread.some(({ problem }) => isNearly.test(problem));
}
