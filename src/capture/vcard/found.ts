import type { Found } from '../found.ts';
import type { NoteLine } from '../note-line.ts';
import { readHandle } from './handle.ts';
import type { Property } from './property.ts';
import { readTel } from './tel.ts';
import { splitValue, unescapeValue } from './value.ts';

/**
 * What a card says of a person. Pictures, keys, birthdays, time stamps and the like say nothing to a rep and
 * are passed over.
 */
export function findInCard(row: number, properties: Property[], noteLine: NoteLine): Found {
  const named = (...names: string[]) => properties.filter(({ name }) => names.includes(name));
  const texts = (...names: string[]) =>
    unique(named(...names).map(({ value }) => unescapeValue(value).trim()));
  const labels = new Map(
    named('X-ABLABEL').map(({ group, value }) => [group, unescapeValue(value)]),
  );
  const tels = named('TEL').map((tel) => readTel(tel, labels.get(tel.group) ?? ''));
  const nicknames = texts('NICKNAME');
  const names = [...texts('FN'), ...named('N').map(nameOf)];
  return {
    row,
    names: [...names, ...nicknames],
    organisation: unique(named('ORG').map(({ value }) => listed(splitValue(value)))).join(' / '),
    phones: tels.filter(({ isFax }) => !isFax),
    emails: preferredFirst(named('EMAIL')).map(({ value }) => withoutSpaces(unescapeValue(value))),
    locations: locationsOf(named('ADR'), texts('LABEL')),
    notes: texts('NOTE'),
    lines: [
      ...texts('TITLE', 'ROLE').map((text) => noteLine('title', text)),
      ...(names.some(Boolean) ? nicknames.map((text) => noteLine('nickname', text)) : []),
      ...tels.filter(({ isFax }) => isFax).map(({ text }) => noteLine('fax', text)),
      ...texts('URL').map((text) => noteLine('url', text)),
      ...unique(properties.map(readHandle)).map((text) => noteLine('handle', text)),
    ],
    guessed: [],
  };
}

const unique = (texts: string[]): string[] => [...new Set(texts)].filter(Boolean);
const listed = (parts: string[]): string => unique(parts).join(', ');

/** Folding as 3.0 does it, read as 2.1 wants it, leaves a space in the middle. */
const withoutSpaces = (text: string): string => text.replace(/\s+/g, text.includes('<') ? ' ' : '');

/** "Lima;Ana;Maria;Dr.;Jr." as people say it; a component can be a list. */
function nameOf({ value }: Property): string {
  const parts = splitValue(value.replace(/(?<!\\),/g, ' '));
  const [family, given, middle, prefix, suffix] = parts;
  return [prefix, given, middle, family, suffix].filter(Boolean).join(' ');
}

function preferredFirst(properties: Property[]): Property[] {
  const order = ({ types, params }: Property) =>
    types.includes('pref') ? 1 : Number.parseInt(params.get('PREF') ?? '', 10) || 100;
  return properties.toSorted((one, other) => order(one) - order(other));
}

/** RFC 6350 6.3.1, street first; where its parts are empty, the address as it is printed on a letter. */
function locationsOf(addresses: Property[], letters: string[]): string[] {
  const lines = preferredFirst(addresses).map(({ value, params }) => {
    const [box, extended, street, city, region, code, country] = splitValue(value);
    const parts = [street, extended, box, city, region, code, country];
    return listed(parts.map(onOneLine)) || onOneLine(unescapeValue(params.get('LABEL') ?? ''));
  });
  const written = lines.filter(Boolean);
  return written.length > 0 ? written : letters.map(onOneLine);
}

const onOneLine = (text = ''): string =>
  text
    .split(/[\r\n]/)
    .map((line) => line.trim().replace(/,$/, ''))
    .filter(Boolean)
    .join(', ');
