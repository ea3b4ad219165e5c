import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/capture/decode.ts';
import { type FailedRowsHeaders, renderFailedRows } from '../../src/capture/failed-rows.ts';
import { readTable } from '../../src/capture/table/table.ts';
import { cleanText } from '../../src/domain/fields/text.ts';
import type { AsWritten } from '../../src/domain/import.ts';
import { runs, TIMEOUT_MS } from '../fuzz/runs.ts';
import { noteLine } from './words.ts';

const PORTUGUESE: FailedRowsHeaders = {
  line: 'Linha',
  name: 'Nome',
  phone: 'Telefone',
  email: 'E-mail',
  location: 'Endereço',
  notes: 'Observações',
  reason: 'Motivo',
};
const ENGLISH: FailedRowsHeaders = {
  line: 'Line',
  name: 'Name',
  phone: 'Phone',
  email: 'Email',
  location: 'Location',
  notes: 'Notes',
  reason: 'Reason',
};
const SPANISH: FailedRowsHeaders = {
  line: 'Línea',
  name: 'Nombre',
  phone: 'Teléfono',
  email: 'Correo',
  location: 'Dirección',
  notes: 'Notas',
  reason: 'Motivo',
};

const ANA: AsWritten = {
  name: 'Ana "Nina" Sá',
  phone: '+55 85 99111-0301',
  email: 'ana@example.com',
  location: 'Rua Um, 1; fundos',
  notes: 'linha um\nlinha dois',
};

const textOf = (given: AsWritten, headers = PORTUGUESE) =>
  decodeText(renderFailedRows([{ row: 7, asWritten: given, reason: 'Faltou o nome' }], headers));

test('a file as Excel in Brazil opens it', () => {
  const bytes = renderFailedRows([{ row: 7, asWritten: ANA, reason: 'Faltou; veja' }], PORTUGUESE);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(decodeText(bytes)).toBe(
    '"Linha";"Nome";"Telefone";"E-mail";"Endereço";"Observações";"Motivo"\r\n' +
      `"7";"Ana ""Nina"" Sá";"'+55 85 99111-0301";"ana@example.com";"Rua Um, 1; fundos";"linha um\nlinha dois";"Faltou; veja"\r\n`,
  );
});

test.each([
  ['=HYPERLINK("http://x.example")', `'=HYPERLINK(""http://x.example"")`],
  ['＝1', "'＝1"],
  ['a,=1', "a,'=1"],
  ['a; "@b| -1', `a; ""'@b| '-1`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@soma', "'@soma"],
  ["'=1", "''=1"],
  ['5585991110302', "'5585991110302"],
  ['085991110302', "'085991110302"],
  ['D’Ávila', 'D’Ávila'],
  ["'t Hooft", "'t Hooft"],
])('%j is written as %s', (name, cell) => {
  expect(textOf({ ...ANA, name }).split('\r\n')[1]).toContain(`"7";"${cell}";`);
});

test.each([
  ['Portuguese', PORTUGUESE],
  ['English', ENGLISH],
  ['Spanish', SPANISH],
])('mended, it is read again: %s', (_, headers) => {
  const table = readTable(textOf(ANA, headers), 'BR', noteLine);
  expect(table.ok && table.rows).toEqual([
    {
      row: 2,
      asWritten: ANA,
      captured: {
        name: ANA.name,
        phones: [{ digits: '5585991110301' }],
        emails: [ANA.email],
        notes: ANA.notes,
        location: ANA.location,
        guessed: [],
      },
    },
  ]);
});

/** One line of what people write in a cell, with what is dangerous there. */
const cell = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', "'", '"', '""', ';', ',', '\t', '|', ' ', '1', '(', '\\'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

test(
  'whatever stands in a cell comes back as it was, and is no formula',
  () => {
    fc.assert(
      fc.property(cell, cell, (one, other) => {
        const notes = `x${one}\n${other}`.trim();
        const name = `Ana ${one}`;
        const text = textOf({ ...ANA, name, notes });
        const table = readTable(text, 'BR', noteLine);
        expect(table.ok && table.rows[0]?.captured.notes).toBe(cleanText(notes));
        const risky =
          textOf({ ...ANA, name: one })
            .split('\r\n')[1]
            ?.slice(3) ?? '';
        // Whatever a spreadsheet takes for the separator.
        expect(risky).not.toMatch(/(?:^|[;,|\t\r\n])[" \u00a0]*[=+\-@＝＋－＠]/);
      }),
      runs(),
    );
  },
  TIMEOUT_MS,
);

test(
  'signs in front come back as they were',
  () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('=', '+', '-', '@', "'", '(', '1', 'a', '"', ';', ' '), {
          minLength: 1,
          maxLength: 8,
        }),
        (signs) => {
          const notes = `${signs.join('')}a`.trim();
          const table = readTable(textOf({ ...ANA, notes }), 'BR', noteLine);
          expect(table.ok && table.rows[0]?.captured.notes).toBe(notes);
        },
      ),
      runs(),
    );
  },
  TIMEOUT_MS,
);
