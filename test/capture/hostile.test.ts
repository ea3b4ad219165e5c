import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, importRows } from '../../src/capture/entry.ts';
import { readTable } from '../../src/capture/table/table.ts';
import { parseVCards } from '../../src/capture/vcard/vcard.ts';
import { OTHER_PHONES_MAX } from '../../src/domain/contact.ts';
import { EMAIL_MAX } from '../../src/domain/fields/email.ts';
import { LOCATION_MAX, NAME_MAX, NOTES_MAX } from '../../src/domain/fields/short-texts.ts';
import { countCodePoints } from '../../src/domain/fields/text.ts';
import { runs, TIMEOUT_MS } from '../fuzz/runs.ts';
import { noteLine } from './words.ts';

/** Checks the promises of an entry, for any file. */
function expectSound(entries: Entry[]): void {
  for (const { captured, problem } of entries) {
    const { name, phones, unreadablePhone, emails, notes, location } = captured;
    if (name !== undefined) expect(countCodePoints(name)).toBeLessThanOrEqual(NAME_MAX);
    if (notes !== undefined) expect(countCodePoints(notes)).toBeLessThanOrEqual(NOTES_MAX);
    if (location !== undefined) expect(countCodePoints(location)).toBeLessThanOrEqual(LOCATION_MAX);
    for (const text of [name, unreadablePhone, notes, location]) expect(text).not.toBe('');
    for (const line of [name, unreadablePhone, location]) expect(line ?? '').not.toMatch(/[\r\n]/);
    expect(phones.length).toBeLessThanOrEqual(1 + OTHER_PHONES_MAX);
    for (const { digits } of phones) expect(digits).toMatch(/^\d{5,15}$/);
    for (const email of emails) expect(countCodePoints(email)).toBeLessThanOrEqual(EMAIL_MAX);
    if (unreadablePhone !== undefined) expect(phones).toEqual([]);
    if (problem === undefined) expect(name).toBeDefined();
  }
  for (const { contact, problem } of importRows(entries, noteLine)) {
    // Beside a problem, a contact is one whose phone was completed.
    if (problem === undefined) expect(contact).toBeDefined();
    else if (problem !== 'phone-missing-ninth') expect(contact).toBeUndefined();
    expect(countCodePoints(contact?.notes ?? '')).toBeLessThanOrEqual(NOTES_MAX);
  }
}

/** Texts of pieces that mean something to a parser, and of anything; every second one begins as it should. */
const textOf = (start: string, ...pieces: string[]) =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...pieces) },
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => (parts.length % 2 === 0 ? start : '') + parts.join(''));

const almostCards = textOf(
  'BEGIN:VCARD\n',
  ...[
    'BEGIN:VCARD\n',
    'END:VCARD\n',
    'VERSION:2.1\r\n',
    'VERSION:3.0\n',
    'AGENT:\n',
    '\n',
    '\r',
    ' ',
    '\t',
  ],
  ...[
    'FN:',
    'N:',
    'TEL;',
    'TEL:',
    'EMAIL:',
    'ADR:',
    'ORG:',
    'NOTE;',
    'item1.',
    'X-ABLABEL:',
    'PHOTO:',
  ],
  ...['ENCODING=QUOTED-PRINTABLE:', 'CHARSET=ISO-8859-1', 'CHARSET=x', '=C3=A3', '=E3', '=\n', '='],
  ...['TYPE=cell', 'VALUE=uri:', 'tel:', ';ext=1', 'PREF=1', ':', ';', ',', '\\', '\\n', '"'],
  ...['Ana', '+55 85 99111-0501', '8591110501', 'ana@example.com', 'a'.repeat(200)],
);

const almostTables = textOf(
  'Nome;Celular;E-mail;Obs\n',
  ...['Nome', 'Celular', 'E-mail', 'Obs', 'Linha', 'Motivo', 'DDD', 'Contato', 'Cidade', 'sep=;\n'],
  ...[';', ',', '\t', '|', '\n', '\r\n', '\r', '"', '""', '="', "'", '\ufeff', ' '],
  ...[
    'Ana',
    '+55 85 99111-0502',
    '8591110502',
    '5,58E+12',
    'ana@example.com',
    '-',
    'a'.repeat(200),
  ],
);

describe('whatever the file', () => {
  test(
    'cards',
    () => {
      fc.assert(
        fc.property(almostCards, (text) => {
          for (const source of [text, Buffer.from(text), Buffer.from(text, 'latin1')]) {
            const read = parseVCards(source, 'BR', noteLine);
            if (read.ok) expectSound(read.cards);
          }
        }),
        runs(),
      );
    },
    TIMEOUT_MS,
  );

  test(
    'tables',
    () => {
      fc.assert(
        fc.property(almostTables, (text) => {
          const read = readTable(text, 'BR', noteLine);
          if (read.ok) expectSound(read.rows);
        }),
        runs(),
      );
    },
    TIMEOUT_MS,
  );
});

/*
 * Inputs that cost the square of their length when a pattern or a loop is careless: at half a megabyte that would
 * be hours, where each of these takes a fraction of a second.
 */
const LENGTH = 512 * 1024;
const filled = (start: string, piece: string, end = '') =>
  start + piece.repeat(Math.floor((LENGTH - start.length - end.length) / piece.length)) + end;

const CARD = 'BEGIN:VCARD\nVERSION:2.1\n';
const QP = `${CARD}NOTE;ENCODING=QUOTED-PRINTABLE:`;
const PHOTO = `${CARD}FN:Ana\nPHOTO;ENCODING=BASE64;JPEG:\n`;

test.each([
  ...[
    filled(CARD, 'TEL:1\n'),
    filled(`${CARD}TEL:`, '1 '),
    filled(`${CARD}TEL:`, '+'),
    filled(`${CARD}TEL;`, '"'),
  ],
  ...[
    filled(`${CARD}EMAIL:<`, '@'),
    filled(`${CARD}EMAIL:`, '<'),
    filled(`${CARD}EMAIL:`, 'a@b '),
    filled(CARD, 'EMAIL:a@@\n'),
  ],
  ...[
    filled(`${CARD}NOTE:`, '\\'),
    filled(`${CARD}N:`, ';'),
    filled(`${CARD}N:`, '\\,'),
    filled(`${CARD}ADR:`, '\n ,'),
  ],
  ...[
    filled(QP, '=C3=A3'),
    filled(QP, '=\n'),
    filled(QP, '= '),
    filled(`${CARD}X-CUSTOM(CHARSET`, ';X-CUSTOM('),
  ],
  ...[
    filled(PHOTO, 'AAAA\n'),
    filled(PHOTO, 'AAAA'),
    filled(CARD, 'BEGIN:VCARD \n '),
    filled(`${CARD}AGENT:\n`, 'BEGIN:VCARD\n'),
  ],
  ...[
    filled('', '\r'),
    filled('BEGIN', ' '),
    filled(CARD, ' \n'),
    filled(`${CARD}FN:`, ' '),
    filled(CARD, 'a.b.'),
  ],
])('a long card, %#', (text) => {
  const read = parseVCards(text, 'BR', noteLine);
  if (read.ok) expectSound(read.cards);
  expect(read.ok || read.problem).toBeTruthy();
});

const HEAD = 'Nome,Celular,E-mail,Obs\n';

test.each([
  ...[
    filled(HEAD, '"'),
    filled(HEAD, '"a,'),
    filled(HEAD, '""x,', '\n"y'),
    filled(HEAD, '"a,"b\n'),
    filled(HEAD, '" '),
  ],
  ...[
    filled(HEAD, ','),
    filled(HEAD, '\n'),
    filled('', '\r'),
    filled('', ' '),
    filled('', ';'),
    filled(`${HEAD}Ana,`, "'"),
  ],
  ...[
    filled(`${HEAD}Ana,`, '1 '),
    filled(`${HEAD}Ana,1,`, '@'),
    filled(`${HEAD}Ana,1,a@b,`, '\n"'),
    filled('', '1,'),
  ],
  ...[
    filled('', 'nome '),
    filled('', 'a;b,c\td|'),
    filled('"', 'a\n'),
    filled(HEAD, 'Ana,1 2 3 4 5 6 7 8 9 1 2 3 4 5 6\n'),
  ],
  ...[`Nome,Celular,${'h'.repeat(LENGTH / 2)}\n${'a,,b\n'.repeat(4000)}`],
])('a long table, %#', (text) => {
  const read = readTable(text, 'BR', noteLine);
  if (read.ok) expectSound(read.rows);
  expect(read.ok || read.problem).toBeTruthy();
});

/** Units that a pattern could stumble over in a cell or a value. */
const UNITS = [
  ...[' ', '\t', '\n', '\r', '\u00a0', '\ufeff', '\u200d', '\u202e', 'ã', 'a\u0303', '🙂'],
  ...['. ', ', ', ' - ', '-', '_', '*', '/', '\\', '(', ')', '[', '<', '|', '•', '"', "'", '='],
  ...['@', 'a@', 'a@b.', 'a.', '.a', 'a.b@c.d ', 'http://a ', 'mailto:', 'tel:', ':', '&', '#'],
  ...['1', '12 ', '+', '+55 ', '(85) ', '85 99728-1648 ', '0', '1,', '9-', '1e'],
  ...['Ana ', 'de ', 'DR. ', 'a', 'Rua ', 'Rua 1 ', ' e', 'n/', 'não ', '=C3', '\\n', '\\,'],
];
const COLUMNS = [
  ...['Nome', 'Primeiro nome', 'Celular', 'Fax', 'E-mail', 'Empresa', 'Cargo', 'Endereço'],
  ...['Cidade', 'Obs', 'Aniversário', 'CPF', 'DDD', 'Phone 1 - Type', 'outra'],
];
const PROPERTIES = [
  'FN',
  'N',
  'TEL',
  'EMAIL',
  'ORG',
  'ADR',
  'NOTE',
  'URL',
  'X-FOO',
  'item1.X-ABLabel',
];
/** A reader that is worse than linear takes seconds for it; the slowest takes 60 ms. */
const CELL = 100_000;
const CELL_MS = 1_000;

test.each(UNITS)('a long cell or value of %j', (unit) => {
  const filling = unit.repeat(Math.ceil(CELL / unit.length));
  const cell = `"x${filling.replaceAll('"', '""')}x"`;
  const card = (property: string) => `${CARD}FN:Ana\nTEL:1\n${property}:x${filling}x\nEND:VCARD\n`;
  const reads = [
    ...COLUMNS.map((header) => () => {
      readTable(`Nome;Celular;${header}\nAna;85997281648;${cell}\n`, 'BR', noteLine);
    }),
    ...PROPERTIES.map((property) => () => {
      parseVCards(card(property), 'BR', noteLine);
    }),
  ];
  for (const read of reads) {
    const startedAt = performance.now();
    read();
    expect(performance.now() - startedAt).toBeLessThan(CELL_MS);
  }
});
