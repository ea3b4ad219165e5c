import { decodeText } from '../../capture/decode.ts';
import type { Entry } from '../../capture/entry.ts';
import { looksLikeVCard } from '../../capture/looks-like.ts';
import { readTable } from '../../capture/table.ts';
import { parseVCards } from '../../capture/vcard.ts';
import type { CountryCode } from '../../domain/fields/phone.ts';
import { IMPORT_ROWS_MAX } from '../../domain/import.ts';
import type { Words } from '../../locales/words.ts';
import { noteLineIn } from '../note-lines.ts';

export type FileProblem = 'empty' | 'no-contacts' | 'too-long';

export type FileReading =
  | { ok: true; entries: Entry[]; isCards: boolean }
  | { ok: false; problem: FileProblem };

/** The contacts of a file, or of a text that is written like one: vCards, or a table. */
export function readContactFile(
  source: Uint8Array | string,
  country: CountryCode,
  words: Words,
): FileReading {
  const text = typeof source === 'string' ? source : decodeText(source);
  const noteLine = noteLineIn(words);
  if (looksLikeVCard(text)) {
    // The bytes themselves: each property may have an encoding of its own.
    const read = parseVCards(source, country, noteLine);
    if (read.ok) return { ok: true, entries: read.cards, isCards: true };
    return { ok: false, problem: read.problem === 'vcards-none' ? 'no-contacts' : 'too-long' };
  }
  const read = readTable(text, country, noteLine);
  if (!read.ok) return { ok: false, problem: problemOf(read.problem) };
  if (read.rows.length > IMPORT_ROWS_MAX) return { ok: false, problem: 'too-long' };
  return { ok: true, entries: read.rows, isCards: false };
}

function problemOf(problem: 'table-empty' | 'table-no-contacts' | 'table-too-long'): FileProblem {
  if (problem === 'table-empty') return 'empty';
  return problem === 'table-too-long' ? 'too-long' : 'no-contacts';
}
