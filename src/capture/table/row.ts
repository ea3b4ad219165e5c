import { cleanLine } from '../../domain/fields/text.ts';
import type { NoteLine } from '../contact-of.ts';
import { FAX_LABEL, LABELLED_MOBILE, MOBILE_LABEL, PREFERRED } from '../phones.ts';
import type { RawContact } from '../raw-contact.ts';
import type { TableRow } from './cells.ts';
import type { Column, Columns } from './columns.ts';
import { addressKey, isPreferredHeader, isWholeAddress, type Role } from './header-words.ts';

/** Words that people and programs write into a cell to say that it is empty. */
const NOTHING =
  /^(?:[-–—_./\\?]+|n\/[adc]|null|none|nil|nan|undefined|#n\/[ad]|#n[uú]m!|#valor!|#value!|#ref!|n[ãa]o (?:tem|possui|informado)|no tiene)$/i;

interface Cell extends Column {
  text: string;
  /** The area or country code that the column before gives for this one's number. */
  label: string;
}

/** The texts of a row by what its columns are. */
export function findInRow(
  { line, cells }: TableRow,
  { columns, guessed }: Columns,
  noteLine: NoteLine,
): RawContact {
  const filled = columns.map((column, at): Cell => {
    const before = columns[at - 1]?.role === 'phone-label' ? cells[at - 1] : undefined;
    const text = cells[at] ?? '';
    return { ...column, text: NOTHING.test(text) ? '' : text, label: before ?? '' };
  });
  const of = (...roles: Role[]) =>
    filled.filter(({ role, text }) => roles.includes(role) && text !== '');
  const texts = (...roles: Role[]) => of(...roles).map(({ text }) => text);
  const numbers = of('phone', 'fax').filter(({ text }) => !/^0+$/.test(text));
  const isFax = ({ role, label }: Cell) => role === 'fax' || FAX_LABEL.test(label);
  return {
    row: line,
    names: namesOf(columns, texts),
    organisation: texts('organisation').join(', '),
    phones: numbers
      .filter((cell) => !isFax(cell))
      .map((cell) => ({
        text: withAreaCode(cell.text, texts('area-code')[0]),
        weight: weightOf(cell),
      })),
    emails: texts('email'),
    locations: locationsOf(of('location')),
    notes: [...texts('notes'), ...cells.slice(columns.length).filter(Boolean)],
    lines: [
      ...texts('title').map((text) => noteLine('title', cleanLine(text))),
      ...texts('nickname').map((text) => noteLine('nickname', cleanLine(text))),
      ...numbers.filter(isFax).map(({ text }) => noteLine('fax', cleanLine(text))),
      ...of('other').map(otherLine),
    ],
    guessed,
  };
}

/** Outlook and Google part a name; where a column has the whole name too, that holds. */
function namesOf(columns: Column[], texts: (...roles: Role[]) => string[]): string[] {
  const hasFirst = columns.some(({ role }) => role === 'first-name');
  const whole = texts('name');
  const parts = [...texts('first-name'), ...texts('middle-name'), ...texts('last-name')];
  return hasFirst ? [...whole, parts.join(' ')] : [[...whole, ...parts].join(' ')];
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

function withAreaCode(text: string, areaCode = ''): string {
  return areaCode !== '' && digitsIn(text) <= 9 ? `${areaCode} ${text}` : text;
}

function weightOf({ header, label }: Cell): number {
  const isMobile = MOBILE_LABEL.test(`${header} ${label}`);
  return (isMobile ? LABELLED_MOBILE : 0) + (isPreferredHeader(header) ? PREFERRED : 0);
}

/** One line for each address; a whole address makes the columns with its parts needless. */
function locationsOf(cells: Cell[]): string[] {
  const byKey = Map.groupBy(cells, ({ header }) => addressKey(header));
  return [...byKey.values()].map((parts) => {
    const whole = parts.find(({ header }) => isWholeAddress(header));
    return (whole ? [whole] : parts).map(({ text }) => onOneLine(text)).join(', ');
  });
}

const onOneLine = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ');

function otherLine({ header, text }: Cell): string {
  const label = cleanLine(header.slice(0, 80));
  return label === '' ? text : `${label}: ${cleanLine(text)}`;
}
