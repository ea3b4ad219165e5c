import { expect, test } from 'vitest';
import { importRows } from '../../src/capture/entry.ts';
import { readTable } from '../../src/capture/table/table.ts';
import { parseVCards } from '../../src/capture/vcard/vcard.ts';
import { noteLine } from './words.ts';

test('cards become contacts: the likeliest phone and email, the others in the notes', () => {
  const text = `BEGIN:VCARD
VERSION:3.0
FN:Ana Sá
TEL;TYPE=CELL:+55 85 99111-0401;ext=9
TEL;TYPE=HOME:+55 85 3222-0401
EMAIL:ana@example.com
EMAIL:sa@example.com
ADR:;;Rua Um\\, 1;Natal;RN;;
NOTE:sócia
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL;TYPE=CELL:+55 85 99111-0402
END:VCARD
`;
  const read = parseVCards(text, 'BR', noteLine);
  expect(read.ok && importRows(read.cards, noteLine)).toEqual([
    {
      row: 1,
      asWritten: {
        name: 'Ana Sá',
        phone: '+55 85 99111-0401;ext=9',
        email: 'ana@example.com',
        notes: 'sócia\n<phone> +55 85 3222-0401\n<email> sa@example.com',
        location: 'Rua Um, 1, Natal, RN',
      },
      contact: {
        name: 'Ana Sá',
        phone: '5585991110401',
        email: 'ana@example.com',
        notes:
          'sócia\n<phone> +55 85 99111-0401 / 9\n<phone> +55 85 3222-0401\n<email> sa@example.com',
        location: 'Rua Um, 1, Natal, RN',
        isPrivate: false,
      },
    },
    {
      row: 2,
      asWritten: { name: '', phone: '+55 85 99111-0402', email: '', notes: '', location: '' },
      problem: 'no-name',
    },
  ]);
});

test('rows of a table keep their problem and what was likely meant', () => {
  const read = readTable('Nome;Celular\nAna;8591110403\nBia;85 99111-0404\n', 'BR', noteLine);
  expect(read.ok && importRows(read.rows, noteLine)).toEqual([
    {
      row: 2,
      asWritten: { name: 'Ana', phone: '8591110403', email: '', notes: '', location: '' },
      contact: { name: 'Ana', phone: '5585991110403', isPrivate: false },
      problem: 'phone-missing-ninth',
      suggestion: '+55 85 99111-0403',
    },
    {
      row: 3,
      asWritten: { name: 'Bia', phone: '85 99111-0404', email: '', notes: '', location: '' },
      contact: { name: 'Bia', phone: '5585991110404', isPrivate: false },
    },
  ]);
});

test('a suggested phone that another row has is not offered a second time', () => {
  const text =
    'Nome;Celular\nAna;8591110403\nBia;85 99111-0403\nCaio;8591110405\nDora;8591110405\n';
  const read = readTable(text, 'BR', noteLine);
  const rows = read.ok ? importRows(read.rows, noteLine) : [];
  expect(rows.map(({ contact }) => contact?.name)).toEqual([undefined, 'Bia', 'Caio', undefined]);
});
