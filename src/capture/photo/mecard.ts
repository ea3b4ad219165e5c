import { readEntry } from '../entry.ts';
import { LABELLED_MOBILE } from '../phones.ts';
import type { RawContact } from '../raw-contact.ts';
import type { CodeContent, CodeOptions } from './code-content.ts';

/*
 * MECARD (NTT DOCOMO) and BIZCARD: fields in one line, such as "MECARD:N:Lima,Ana;TEL:85991110601;;". A backslash
 * takes the meaning from ":", ";", "," and itself. Not everybody who writes them escapes the ":" of an address.
 */

interface Field {
  key: string;
  value: string;
}

export function readMecard(text: string, options: CodeOptions): CodeContent | undefined {
  const [, format, rest] = /^(MECARD|BIZCARD):([\s\S]*)$/i.exec(text) ?? [];
  if (format === undefined || rest === undefined) return undefined;
  const fields = fieldsOf(rest);
  const found = /^M/i.test(format) ? ofMecard(fields, options) : ofBizcard(fields, options);
  const { captured } = readEntry(found, options.country, options.noteLine);
  return { kind: 'contact', contact: captured };
}

function fieldsOf(text: string): Field[] {
  const parts = text.match(/(?:\\[\s\S]|[^;\\])+/g) ?? [];
  return parts.flatMap((part) => {
    const [, key, value] = /^\s*([A-Z-]+):([\s\S]*)$/i.exec(part) ?? [];
    return key === undefined || value === undefined ? [] : [{ key: key.toUpperCase(), value }];
  });
}

function ofMecard(fields: Field[], { noteLine }: CodeOptions): RawContact {
  const texts = (key: string) => textsOf(fields, key);
  return {
    row: 1,
    names: [
      ...fields.filter(({ key }) => key === 'N').map(({ value }) => spokenName(value)),
      ...texts('NICKNAME'),
    ],
    organisation: texts('ORG').join(', '),
    phones: [...texts('TEL'), ...texts('TEL-AV')].map((phone) => ({ text: phone, weight: 0 })),
    emails: texts('EMAIL'),
    locations: texts('ADR').map(spokenAddress),
    notes: [...texts('NOTE'), ...texts('MEMO')],
    lines: [
      ...texts('TITLE').map((title) => noteLine('title', title)),
      ...texts('URL').map((url) => noteLine('url', url)),
    ],
    guessed: [],
  };
}

/** N is the first name, X the last, T the title, C the company, B the office's phone, M the mobile, F the fax. */
function ofBizcard(fields: Field[], { noteLine }: CodeOptions): RawContact {
  const texts = (key: string) => textsOf(fields, key);
  return {
    row: 1,
    names: [[...texts('N'), ...texts('X')].join(' ')],
    organisation: texts('C').join(', '),
    phones: [
      ...texts('M').map((text) => ({ text, weight: LABELLED_MOBILE })),
      ...texts('B').map((text) => ({ text, weight: 0 })),
    ],
    emails: texts('E'),
    locations: texts('A'),
    notes: [],
    lines: [
      ...texts('T').map((title) => noteLine('title', title)),
      ...texts('F').map((fax) => noteLine('fax', fax)),
    ],
    guessed: [],
  };
}

/** "Lima,Ana" is Ana Lima. */
function spokenName(value: string): string {
  const [family = '', given = ''] = value.split(/(?<!\\),/).map((part) => unescaped(part).trim());
  return `${given} ${family}`.trim();
}

/** The parts of an address are those of vCard: most are empty. */
const spokenAddress = (address: string): string =>
  address
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ');

const textsOf = (fields: Field[], wanted: string): string[] =>
  fields.filter(({ key }) => key === wanted).map(({ value }) => unescaped(value).trim());

const unescaped = (text: string): string => text.replace(/\\([\s\S])/g, '$1');
