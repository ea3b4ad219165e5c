import type { NoteLine } from '../contact-of.ts';
import { FAX_LABEL, LABELLED_MOBILE, MOBILE_LABEL, type PhoneText, PREFERRED } from '../phones.ts';
import type { RawContact } from '../raw-contact.ts';
import type { Property } from './property.ts';
import { splitValue, unescapeValue } from './value.ts';

/** A number with what its types and its label (Apple's `X-ABLabel`) say of it. */
function readTel(
  { value, types, params }: Property,
  label: string,
): PhoneText & { isFax: boolean } {
  const words = `${types.join(' ')} ${label}`;
  const isMobile = MOBILE_LABEL.test(words) || params.has('WAID');
  const isVoice = isMobile || types.includes('voice');
  const weight = (isMobile ? LABELLED_MOBILE : 0) + preferenceOf(types, params);
  return { text: numberOf(unescapeValue(value)), weight, isFax: FAX_LABEL.test(words) && !isVoice };
}

/** PREF=1 is the most preferred and PREF=100 the least (RFC 6350 5.3); before 4.0 it is yes or no. */
function preferenceOf(types: string[], params: Map<string, string>): number {
  if (types.includes('pref')) return PREFERRED;
  const rank = Number.parseInt(params.get('PREF') ?? '', 10);
  return rank >= 1 && rank <= 100 ? (PREFERRED * (101 - rank)) / 100 : 0;
}

/** A pause of the dialler before an extension: "3222-2603;12", "3222-2603,,12", "3222-2603p12". */
const PAUSE = /(?<=\d{4})\s?[;,pw]{1,4}\s?(\d{1,6})#?$/i;

/** Out of `tel:+55-85-99111-0001;ext=12`; a local number names its context (RFC 3966 5.1.5). */
function numberOf(value: string): string {
  const [number = '', ...params] = value.trim().replace(/^tel:/i, '').split(';');
  if (!/^tel:/i.test(value.trim())) return value.trim().replace(PAUSE, ';ext=$1');
  const context = params.find((param) => /^phone-context=\+/i.test(param))?.split('=')[1] ?? '';
  const extension = params.find((param) => /^ext=/i.test(param));
  const whole = number.startsWith('+') ? number : context + number;
  return [whole.replaceAll('%20', ' '), ...(extension ? [extension] : [])].join(';');
}

/** How address books before IMPP (RFC 4770) name a service: X-SKYPE, X-SKYPE-USERNAME, X-GOOGLE-TALK … */
const SERVICE =
  /^X-(SKYPE|INSTAGRAM|FACEBOOK|TWITTER|LINKEDIN|TELEGRAM|JABBER|GTALK|GOOGLE-TALK|MSN|ICQ|AIM|YAHOO|QQ)\b/;

/** "instagram: anna.lima", out of what names a person on a service; "" for every other property. */
function readHandle({ name, types, params, value }: Property): string {
  const isSocial = /^(?:X-)?SOCIALPROFILE$/.test(name);
  const service = SERVICE.exec(name)?.[1]?.toLowerCase();
  if (!isSocial && name !== 'IMPP' && service === undefined) return '';
  const named =
    service ??
    params.get('X-SERVICE-TYPE') ??
    params.get('SERVICE-TYPE') ??
    types.find((type) => !/^(?:pref|home|work|internet)$/.test(type));
  // Apple writes `x-apple:anna.lima` where it knows no address of a profile.
  const handle =
    params.get('X-USER') ||
    unescapeValue(value)
      .trim()
      .replace(/^x-apple:/i, '');
  const isNamed = named === undefined || handle.toLowerCase().startsWith(`${named.toLowerCase()}:`);
  return handle === '' || isNamed ? handle : `${named}: ${handle}`;
}

/**
 * Reads a person from a card. Pictures, keys, birthdays, time stamps and the like say nothing to a rep and
 * are passed over.
 */
export function findInCard(row: number, properties: Property[], noteLine: NoteLine): RawContact {
  const named = (...names: string[]) => properties.filter(({ name }) => names.includes(name));
  const texts = (...names: string[]) =>
    unique(named(...names).map(({ value }) => unescapeValue(value).trim()));
  const labels = new Map(
    named('X-ABLABEL').map(({ group, value }) => [group, unescapeValue(value)]),
  );
  const tels = named('TEL').map((tel) => readTel(tel, labels.get(tel.group) ?? ''));
  const nicknames = texts('NICKNAME');
  const organisations = named('ORG').map(({ value }) => listed(splitValue(value)));
  const spoken = named('N').map(nameOf).filter(Boolean);
  const isNone = (text: string) =>
    text.includes('@') || organisations.some((name) => isSame(name, text));
  const written = texts('FN');
  // What is shown of a card may be its address, or the firm; a person behind it comes first.
  const names = [
    ...written.filter((text) => !isNone(text)),
    ...spoken.filter((text) => !isNone(text)),
    ...texts('X-WA-BIZ-NAME'),
    ...written,
  ];
  return {
    row,
    names: [...names, ...nicknames],
    organisation: unique(organisations).join(' / '),
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

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
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
