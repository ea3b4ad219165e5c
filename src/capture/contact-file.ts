import type { Captured } from '../domain/contact.ts';
import type { CountryCode } from '../domain/fields/phone.ts';
import { IMPORT_ROWS_MAX, type ImportRow } from '../domain/import.ts';
import { type NoteLine, withOneEmail } from './contact-of.ts';
import { decodeText } from './decode.ts';
import { type Entry, importRows } from './entry.ts';
import { looksLikeTable, looksLikeVCard } from './looks-like.ts';
import { readTable, type Table } from './table/table.ts';
import { parseVCards } from './vcard/vcard.ts';

export interface FileOptions {
  country: CountryCode;
  noteLine: NoteLine;
}

export type ContactFile =
  /** A single contact, for a form. */
  | { ok: true; captured: Captured }
  /** Several, or one with something to mend in every part of it, for an import. */
  | { ok: true; rows: ImportRow[]; sheet?: string }
  /** `spreadsheet`: one that has to be saved anew. `too-hard`: it takes more time or memory than a file may. */
  | { ok: false; problem: 'empty' | 'no-contacts' | 'too-long' | 'spreadsheet' | 'too-hard' };

/** Reads the contacts of a file, or of a text that is written like one: vCards, or a table. Pure; never throws. */
export function readContactFile(
  source: Uint8Array | string,
  { country, noteLine }: FileOptions,
): ContactFile {
  const text = typeof source === 'string' ? source : decodeText(source);
  if (looksLikeVCard(text)) {
    // The bytes themselves: each property may have an encoding of its own.
    const read = parseVCards(source, country, noteLine);
    if (read.ok) return inContacts(read.cards, noteLine);
    return { ok: false, problem: read.problem === 'vcards-none' ? 'no-contacts' : 'too-long' };
  }
  return inTable(readTable(text, country, noteLine), noteLine);
}

/** The contacts that a table has. */
export function inTable(read: Table, noteLine: NoteLine): ContactFile {
  if (!read.ok) return { ok: false, problem: PROBLEMS[read.problem] };
  if (read.rows.length > IMPORT_ROWS_MAX) return { ok: false, problem: 'too-long' };
  return inContacts(read.rows, noteLine);
}

const PROBLEMS = {
  'table-empty': 'empty',
  'table-no-contacts': 'no-contacts',
  'table-too-long': 'too-long',
} as const;

function inContacts(entries: Entry[], noteLine: NoteLine): ContactFile {
  const [only, second] = entries;
  const captured = second ? undefined : withOneEmail(only?.captured, noteLine);
  return captured ? { ok: true, captured } : { ok: true, rows: importRows(entries, noteLine) };
}

/** Whether a text is written like a file: a table, or more than one card. */
export function looksLikeContactFile(text: string): boolean {
  const isCards = looksLikeVCard(text) && (text.match(/BEGIN:VCARD/gi)?.length ?? 0) > 1;
  return isCards || looksLikeTable(text);
}
