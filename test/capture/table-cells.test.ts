import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Delimiter, readRows } from '../../src/capture/table/cells.ts';
import { runs, TIMEOUT_MS } from '../fuzz/runs.ts';

const rowsOf = (text: string, delimiter: Delimiter = ',') =>
  [...readRows(text, delimiter)].map(({ line, cells }) => [line, ...cells]);

test.each<[string, (string | number)[][]]>([
  [
    'a,b\nc,d',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'a,b\r\n\r\nc,d\r\n',
    [
      [1, 'a', 'b'],
      [3, 'c', 'd'],
    ],
  ],
  [
    'a,b\rc,d\r',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'a,b\r\r\nc,d\r\r\n',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    '"a\n1","b"\nc,d',
    [
      [1, 'a\n1', 'b'],
      [3, 'c', 'd'],
    ],
  ],
  ['"a""b","","""",x', [[1, 'a"b', '', '"', 'x']]],
  [' "a,1" , b ,"c"', [[1, 'a,1', 'b', 'c']]],
  ['"a" b,c', [[1, '"a" b', 'c']]],
  [
    '"a,b\nc,"d"',
    [
      [1, '"a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'a,"b\nc,d',
    [
      [1, 'a', '"b'],
      [2, 'c', 'd'],
    ],
  ],
  ['a,', [[1, 'a', '']]],
  [',\n,,\n', []],
  [`="001",'02,'+3,'t Hooft`, [[1, '001', '02', '+3', "'t Hooft"]]],
])('%j', (text, rows) => {
  expect(rowsOf(text)).toEqual(rows);
});

const cell = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', '""', ',', ';', '|', '\t', '\n', ' ', 'x'),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  // Characters that a spreadsheet adds to a cell, or our own file before a sign, are taken off; that is not the
  // question here.
  .map((parts) =>
    parts
      .join('')
      .trim()
      .replace(/^[='\r]+/, '')
      .replace(/'+(?=[=+\-@＝＋－＠])/g, '')
      .trim(),
  );

test(
  'cells quoted as RFC 4180 says come back as they were',
  () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
        fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
        (rows, delimiter) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = rows.map((cells) => cells.map(quoted).join(delimiter)).join('\r\n');
          const filled = rows.filter((cells) => cells.some((one) => one !== ''));
          expect([...readRows(text, delimiter)].map(({ cells }) => cells)).toEqual(filled);
        },
      ),
      runs(),
    );
  },
  TIMEOUT_MS,
);
