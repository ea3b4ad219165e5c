import type { CountryCode } from '../../domain/fields/phone.ts';
import { IMPORT_BYTES_MAX, IMPORT_ROWS_MAX } from '../../domain/import.ts';
import type { NoteLine } from '../contact-of.ts';
import { decodeRun, decodeWhole } from '../decode.ts';
import { type Entry, markRepeated, readEntry } from '../entry.ts';
import type { EntryProblem } from '../problem.ts';
import { findInCard } from './card-contact.ts';
import { type RawCard, readCards } from './lines.ts';
import { type Property, parseProperty } from './property.ts';
import { decodeWith } from './value.ts';

export type VCards =
  | { ok: true; cards: Entry[] }
  /** `vcards-none`: no card in it. `vcards-too-long`: more bytes or cards than one import takes. */
  | { ok: false; problem: 'vcards-none' | 'vcards-too-long' };

/** Properties that describe the card and not the person: VERSION, PRODID, REV and the like. */
const ABOUT_A_PERSON =
  /^(?:FN|N|NICKNAME|ORG|TITLE|ROLE|TEL|EMAIL|ADR|LABEL|NOTE|URL|IMPP|(?:X-)?SOCIALPROFILE)$/;

/**
 * The contacts of a .vcf file, or of the text of a shared card: vCard 2.1, 3.0 (RFC 2425, RFC 2426) and 4.0
 * (RFC 6350) as phones and mail programs write them. Never throws; what cannot be read has its problem.
 */
export function parseVCards(
  source: Uint8Array | string,
  country: CountryCode,
  noteLine: NoteLine,
): VCards {
  if (source.length > IMPORT_BYTES_MAX) return { ok: false, problem: 'vcards-too-long' };
  const text = typeof source === 'string' ? source : decodeWhole(source);
  const raw: RawCard[] = [];
  for (const card of text === undefined ? readBytes(source) : readCards(text)) {
    if (raw.push(card) > IMPORT_ROWS_MAX) return { ok: false, problem: 'vcards-too-long' };
  }
  if (raw.length === 0) return { ok: false, problem: 'vcards-none' };
  const cards = raw.map((card, at) => readCard(at + 1, card, country, noteLine));
  return { ok: true, cards: markRepeated(cards) };
}

/**
 * Of a file in several encodings each property has its own: it is put together first, because a fold may part the
 * bytes of a character, and then read by its CHARSET, or by what it looks like.
 */
function* readBytes(source: Uint8Array | string): Generator<RawCard> {
  for (const card of readCards(Buffer.from(source).toString('latin1'))) {
    yield { ...card, lines: card.lines.map(decodeLine) };
  }
}

function decodeLine(line: string): string {
  const charset = /^[^:]*;CHARSET="?([\w-]+)/i.exec(line)?.[1];
  const bytes = Buffer.from(line, 'latin1');
  return charset === undefined ? decodeRun(bytes) : decodeWith(bytes, charset);
}

function readCard(row: number, raw: RawCard, country: CountryCode, noteLine: NoteLine): Entry {
  const properties = raw.lines.map(parseProperty).filter((property) => property !== undefined);
  const problem = problemOf(raw, properties);
  const entry = readEntry(findInCard(row, properties, noteLine), country, noteLine);
  if (!problem) return entry;
  const { suggestion: _, ...rest } = entry;
  return { ...rest, problem };
}

function problemOf({ isCut }: RawCard, properties: Property[]): EntryProblem | undefined {
  if (isCut) return 'vcard-unfinished';
  const isAbout = ({ name, value }: Property) =>
    ABOUT_A_PERSON.test(name) && value.replaceAll(';', '').trim() !== '';
  if (!properties.some(isAbout)) return 'vcard-empty';
  const isGroup = ({ name, value }: Property) =>
    /^(?:KIND|X-ADDRESSBOOKSERVER-KIND)$/.test(name) && /^\s*group\s*$/i.test(value);
  return properties.some(isGroup) ? 'vcard-group' : undefined;
}
