import { readTable } from '../../src/capture/table/table.ts';
import { readPasted } from '../../src/capture/text/read-text.ts';
import { parseVCards } from '../../src/capture/vcard/vcard.ts';
import type { Captured } from '../../src/domain/contact.ts';
import type { FileCase } from './file-kinds.ts';
import type { PastedCase } from './pasted-case.ts';
import { noteLine } from './words.ts';

export const FIELDS = ['name', 'phone', 'email', 'location', 'notes'] as const;
export type Field = (typeof FIELDS)[number];

/** `marked` is right, and the rep is told to check it all the same; `silent` is wrong, and the rep is not. */
type Verdict = 'found' | 'marked' | 'rightly-none' | 'wrong' | 'silent' | 'missed';

export interface Mark {
  verdict: Verdict;
  wanted: string;
  got: string;
}

export const isRight = ({ verdict }: Mark) =>
  verdict === 'found' || verdict === 'marked' || verdict === 'rightly-none';

export const isJudged = ({ judged = FIELDS }: PastedCase, field: Field): boolean =>
  judged.includes(field);

function compare(wanted: string[], got: string[], isGuess: boolean): Mark {
  const texts = { wanted: wanted.join(', '), got: got.join(', ') };
  if (wanted.length === 0 && got.length === 0) return { verdict: 'rightly-none', ...texts };
  const isSame = wanted[0] === got[0] && [...wanted].sort().join() === [...got].sort().join();
  if (isSame) return { verdict: isGuess ? 'marked' : 'found', ...texts };
  const isExtra =
    got.some((value) => !wanted.includes(value)) || (got[0] !== undefined && got[0] !== wanted[0]);
  if (!isExtra) return { verdict: 'missed', ...texts };
  return { verdict: isGuess ? 'wrong' : 'silent', ...texts };
}

function compareNotes(wanted: string | string[] | undefined, got: string): Mark {
  const texts = { wanted: [wanted ?? ''].flat().join(' … '), got };
  if (wanted === undefined) return { verdict: 'rightly-none', ...texts };
  if (typeof wanted === 'string') return { verdict: wanted === got ? 'found' : 'wrong', ...texts };
  return { verdict: wanted.every((part) => got.includes(part)) ? 'found' : 'missed', ...texts };
}

/** Field by field, what became of a text. */
export function markCase(one: PastedCase): Record<Field, Mark> {
  const got: Captured | undefined = readPasted(one.text, {
    country: one.country ?? 'BR',
    ...(one.sender !== undefined && { sender: one.sender }),
  });
  const values = (value: string | undefined) => (value === undefined ? [] : [value]);
  const guessed = (field: 'name' | 'phone' | 'email') => got?.guessed.includes(field) ?? false;
  const doubtful = (text: string | undefined) => (text === undefined ? [] : [`? ${text}`]);
  const phones = [
    ...(got?.phones.map(({ digits }) => digits) ?? []),
    ...doubtful(got?.unreadablePhone),
  ];
  return {
    name: compare(values(one.name), values(got?.name), guessed('name')),
    phone: compare(
      [...(one.phones ?? []), ...doubtful(one.doubtful)],
      phones,
      // A number that cannot be read is asked about.
      guessed('phone') || got?.unreadablePhone !== undefined,
    ),
    email: compare(one.emails ?? [], got?.emails ?? [], guessed('email')),
    location: compare(values(one.location), values(got?.location), false),
    notes: compareNotes(one.none ? undefined : one.notes, got?.notes ?? ''),
  };
}

/** What became of each contact of a file; a row that is refused or asked about is not silent. */
export function markFile([text, ...wanted]: FileCase): Record<'name' | 'phone' | 'email', Mark>[] {
  const cards = parseVCards(text, 'BR', noteLine);
  const table = readTable(text, 'BR', noteLine);
  const tableRows = table.ok ? table.rows : [];
  const entries = text.includes('BEGIN:VCARD') ? (cards.ok ? cards.cards : []) : tableRows;
  const values = (value: string | undefined) => (value ? [value] : []);
  return Array.from({ length: Math.max(wanted.length, entries.length) }, (_, at) => {
    const [name, phone, email] = (wanted[at] ?? '||').split('|');
    const { captured, problem } = entries[at] ?? {};
    const isAsked = (field: 'name' | 'phone' | 'email') =>
      problem !== undefined || (captured?.guessed.includes(field) ?? false);
    return {
      name: compare(values(name), values(captured?.name), isAsked('name')),
      phone: compare(values(phone), values(captured?.phones[0]?.digits), isAsked('phone')),
      email: compare(values(email), values(captured?.emails[0]), isAsked('email')),
    };
  });
}
