import { cleanLine } from '../../domain/fields/text.ts';
import type { NoteLine } from '../contact-of.ts';
import { FAX_LABEL, LABELLED_MOBILE, MOBILE_LABEL, PREFERRED } from '../phones.ts';
import type { RawContact } from '../raw-contact.ts';
import type { TableRow } from './cells.ts';
import type { Column, Columns } from './columns.ts';
import { addressKey, isPreferredHeader, isWholeAddress, type Role } from './header-words.ts';

/** Words that people and programs write into a cell to say that it is empty. */
const REACH =
  'e-?mail|mail|correo|tele(?:fone|fono|phone)|fone|tel|celular|phone|n[uú]mero|contato';
const NOTHING = new RegExp(
  '^(?:[-–—_./\\\\?]+|n\\/[adc]|null|none|nil|nan|undefined|#n\\/[ad]|#n[uú]m!|#valor!|#value!|#ref!|' +
    '(?:n[ãa]o (?:tem|possui|informad[oa]|informou|consta|se aplica)|no (?:tiene|posee|informa|aplica)|' +
    'not (?:available|provided|given)|nenhum[a]?|ningun[oa]|unknown|desconhecid[oa])' +
    `(?: (?:${REACH}))?|(?:sem|s\\/|sin|without|no) ?(?:${REACH}|informa[cç][aã]o|dados|nome))$`,
  'i',
);

/** A form's mask that nobody has filled in, and the digit that is typed where a form insists. */
const EMPTY_MASK = /^[\s()_./*+#xX-]*$/;
const SAME_DIGIT = /^\D*(\d)(?:\D*\1){7,}\D*$/;

/** Made-up addresses that say that there is none: naotem@naotem.com. */
const NO_ADDRESS =
  /^(?:n[aã]o|sem|no|sin)?[._-]?(?:tem|possui|informado|informou|e?mail|correo|tiene|none?|null|na)$/i;
const NO_NAME =
  /^(?:nao|não|sem|no|sin|n)[._-]?(?:tem|possui|informado|informou|e?mail|correo|tiene)$/i;

function isNoEmail(text: string): boolean {
  const [local = '', domain = '', ...more] = text.trim().split('@');
  const [name = ''] = domain.split('.');
  if (more.length > 0 || domain === '') return false;
  const isMadeUp =
    NO_ADDRESS.test(local) && (NO_ADDRESS.test(name) || /^(?:tem|x+|a+|teste?|test)$/i.test(name));
  const isTest = local === name && /^(?:x+|a+|teste?|test|email)$/i.test(local);
  return (
    NO_NAME.test(local) ||
    isMadeUp ||
    isTest ||
    (/^n[aã]o$/i.test(local) && /^(?:tem|possui)$/i.test(name))
  );
}

function isNothing(text: string, role: Role): boolean {
  if (NOTHING.test(text)) return true;
  if (role === 'phone' || role === 'fax') return EMPTY_MASK.test(text) || SAME_DIGIT.test(text);
  return role === 'email' && isNoEmail(text);
}

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
    return { ...column, text: isNothing(text, column.role) ? '' : text, label: before ?? '' };
  });
  const of = (...roles: Role[]) =>
    filled.filter(({ role, text }) => roles.includes(role) && text !== '');
  const texts = (...roles: Role[]) => of(...roles).map(({ text }) => text);
  const numbers = of('phone', 'fax').filter(({ text }) => !/^0+$/.test(text));
  const { names, unused } = namesOf(columns, texts);
  const isFax = ({ role, label }: Cell) => role === 'fax' || FAX_LABEL.test(label);
  return {
    row: line,
    names,
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
      ...of('name')
        .filter(({ text }) => unused.includes(text))
        .map(otherLine),
      ...of('other', 'foreign').map(otherLine),
    ],
    guessed,
  };
}

/**
 * Outlook and Google part a name; a column with the whole name holds where the parts are in it. Else it is the name of
 * something else: a product, a company.
 */
function namesOf(
  columns: Column[],
  texts: (...roles: Role[]) => string[],
): { names: string[]; unused: string[] } {
  const hasFirst = columns.some(({ role }) => role === 'first-name');
  const whole = texts('name');
  const parts = [...texts('first-name'), ...texts('middle-name'), ...texts('last-name')];
  const joined = parts.join(' ');
  if (joined === '' || isWithin(joined, whole.join(' '))) return { names: whole, unused: [] };
  return hasFirst
    ? { names: [joined, ...whole], unused: whole }
    : { names: [[...whole, joined].join(' ')], unused: [] };
}

/** Whether every word of the one is a word of the other. */
function isWithin(one: string, other: string): boolean {
  const words = other.toLowerCase().split(/\s+/);
  return one
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
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
