import { decodeQuotedPrintable, decodeWith } from './value.ts';

/** A line of a card: `item1.TEL;TYPE=CELL;PREF=1:+55 85 99111-0001`. */
export interface Property {
  /** In small letters, "" if there is none. Lines of one group belong together: a phone and its label. */
  group: string;
  /** In capitals. */
  name: string;
  /** In small letters: the values of TYPE, and of parameters without a name, as vCard 2.1 has them. */
  types: string[];
  /** By their names in capitals; without the quotes. */
  params: Map<string, string>;
  /** Of its encoding and charset nothing is left; its escapes are. */
  value: string;
}

/** Megabytes of base64 that nobody looks at. */
const BINARY = /^(?:PHOTO|LOGO|SOUND|KEY)$/;

/** The syntax of RFC 2425 5.8.2 and RFC 6350 3.3 and that of vCard 2.1 at once; nothing tells them apart. */
export function parseProperty(line: string): Property | undefined {
  const colon = endOfHead(line);
  if (colon === -1) return undefined;
  const [fullName = '', ...given] = splitParams(line.slice(0, colon));
  const dot = fullName.lastIndexOf('.');
  const written = fullName
    .slice(dot + 1)
    .trim()
    .toUpperCase();
  // PHONE.WORK is not in the standard, and in files all the same.
  const name = /^PHONE\b/i.test(fullName) ? 'TEL' : written;
  if (BINARY.test(name)) return undefined;
  const types: string[] = [];
  const params = new Map<string, string>();
  for (const param of given) {
    const [key, value] = parseParam(param);
    if (key === '' || key === 'TYPE') types.push(...value.toLowerCase().split(','));
    else params.set(key, value);
  }
  return {
    group: fullName.slice(0, Math.max(dot, 0)).toLowerCase(),
    name,
    types: types.map((type) => type.trim()),
    params,
    value: decodeValue(line.slice(colon + 1), types, params),
  };
}

function decodeValue(value: string, types: string[], params: Map<string, string>): string {
  const encoding = params.get('ENCODING')?.toLowerCase();
  const is = (...names: string[]) =>
    names.some((name) => encoding === name || (encoding === undefined && types.includes(name)));
  const charset = params.get('CHARSET');
  if (is('quoted-printable', 'q')) return decodeQuotedPrintable(value, charset);
  if (is('base64', 'b')) return decodeWith(Buffer.from(value, 'base64'), charset);
  return value;
}

/** The first colon that is not in quotes; where a quote is never closed, the first one. */
function endOfHead(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  return line.indexOf(':');
}

function splitParams(head: string): string[] {
  const params: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === '"') isQuoted = !isQuoted;
    else if (head[at] === ';' && !isQuoted) {
      params.push(head.slice(start, at));
      start = at + 1;
    }
  }
  return [...params, head.slice(start)];
}

/** Android names its own labels `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=57=68…)`. */
const CUSTOM_LABEL = /^X-CUSTOM\(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,([^)]*)\)/i;

function parseParam(param: string): [key: string, value: string] {
  const label = CUSTOM_LABEL.exec(param)?.[1];
  if (label !== undefined) return ['', decodeQuotedPrintable(label, 'utf-8')];
  const equals = param.indexOf('=');
  const key = param.slice(0, Math.max(equals, 0)).trim().toUpperCase();
  return [
    key,
    param
      .slice(equals + 1)
      .replaceAll('"', '')
      .trim(),
  ];
}
