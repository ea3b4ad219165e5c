import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { expect, onTestFinished, test } from 'vitest';
import type { ContactFile } from '../../src/capture/contact-file.ts';
import { createFileReader } from '../../src/capture/file-reader.ts';
import { readFile } from '../../src/capture/read-file.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLog } from '../../src/runtime/log.ts';
import { runs } from '../fuzz/runs.ts';
import { noteLine } from './words.ts';

interface Part {
  name: string;
  data: string | Buffer;
  /** What the directory says, where it lies. */
  said?: number;
}

/** A ZIP archive as APPNOTE.TXT describes it. */
function zip(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, said } of parts) {
    const bytes = Buffer.from(data);
    const packed = deflateRawSync(bytes, { level: 9 });
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(8, 4);
    header.writeUInt32LE(crc32(bytes), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(said ?? bytes.length, 18);
    header.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    files.push(Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), header, place, Buffer.from(name));
    at += 4 + header.length + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const OFFICE = 'http://schemas.openxmlformats.org';

/** The least that is an .xlsx file, around one sheet. */
function workbook(sheet: Omit<Part, 'name'>, ...more: Part[]): Uint8Array {
  const rels = (target: string, type: string) =>
    `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  return zip([
    {
      name: '[Content_Types].xml',
      data: `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    { name: '_rels/.rels', data: rels('xl/workbook.xml', 'officeDocument') },
    {
      name: 'xl/workbook.xml',
      data: `${XML}<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: rels('worksheets/sheet1.xml', 'worksheet') },
    { name: 'xl/worksheets/sheet1.xml', ...sheet },
    ...more,
  ]);
}

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const GOOD = `<row r="1">${cell('A1', 'Nome')}${cell('B1', 'Telefone')}</row><row r="2">${cell('A2', 'Ana Lima')}${cell('B2', '85 99728-1648')}</row><row r="3">${cell('A3', 'Bia Reis')}${cell('B3', '85 99728-1649')}</row>`;
const sheet = (rows: string, before = '') =>
  `${XML}${before}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

const read = (bytes: Uint8Array): Promise<ContactFile> =>
  readFile(bytes, { country: 'BR', noteLine });

function contactsOf(file: ContactFile): string[] {
  if (!file.ok) return [file.problem];
  if ('captured' in file) return [file.captured.name ?? ''];
  return file.rows.map(({ row, contact, problem, asWritten }) =>
    [row, contact?.name ?? asWritten.name, contact?.phone ?? '', contact?.notes ?? '', problem]
      .filter(Boolean)
      .join('|'),
  );
}

test('cells keep their digits, dates are dates, and rows have the numbers that Excel shows', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Leads',
        rows: [
          ['Nome', 'Celular', 'Nascimento', 'CPF'],
          ['Ana Lima', 5585997281648, new Date(Date.UTC(1990, 4, 20)), 11144477735],
          [null, null, null, null],
          ['Bia Reis', 85997281649, null, null],
          ["'=Caio Vaz", "'+55 85 99728-1650", null, null],
        ],
      },
    ],
  });
  expect(contactsOf(await read(bytes))).toEqual([
    '2|Ana Lima|5585997281648|Nascimento: 1990-05-20\nCPF: 11144477735',
    '4|Bia Reis|5585997281649',
    '5|=Caio Vaz|5585997281650',
  ]);
});

test('the first sheet that holds contacts and is not hidden is read, and named where there are several', async () => {
  const people = (name: string) => [
    ['Nome', 'Telefone'],
    [name, '85 99728-1648'],
    ['Bia Reis', '85 99728-1649'],
  ];
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Antigos', hidden: true, rows: people('Escondido Reis') },
      { name: 'Leia-me', rows: [['Como preencher'], ['Uma linha por contato']] },
      { name: 'Leads', rows: people('Ana Lima') },
      { name: 'Outros', rows: people('Outra Lima') },
    ],
  });
  const file = await read(bytes);
  expect(contactsOf(file)[0]).toBe('2|Ana Lima|5585997281648');
  expect(file).toMatchObject({ sheet: 'Leads' });
});

test('more rows than an import takes', async () => {
  const rows = Array.from({ length: 5_001 }, (_, at) => [`Ana ${at}`, 85_900_000_000 + at]);
  const bytes = await writeXlsx({ sheets: [{ name: 'A', rows: [['Nome', 'Celular'], ...rows] }] });
  expect(await read(bytes)).toEqual({ ok: false, problem: 'too-long' });
});

const MANY = '<row r="1"/>'.repeat(7_000_000);

test.each([
  ['a password, or Excel before 2007', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet'],
  ['an archive of something else', zip([{ name: 'word/document.xml', data: 'x' }]), 'spreadsheet'],
  ['one that is cut off', workbook({ data: sheet(GOOD) }).slice(0, 700), 'spreadsheet'],
  ['the beginning of one', Buffer.from('PK\x03\x04'), 'spreadsheet'],
  ['a part that unpacks to 84 MB', workbook({ data: sheet(MANY) }), 'too-hard'],
  ['one that says that it is small', workbook({ data: sheet(MANY), said: 500 }), 'spreadsheet'],
  ['one that does not say', workbook({ data: sheet(MANY), said: 0 }), 'spreadsheet'],
  ['one of ZIP64', workbook({ data: sheet(GOOD), said: 0xffffffff }), 'spreadsheet'],
  [
    'a cell far beyond the last column',
    workbook({ data: sheet(`<row r="1">${cell('ZZZZZZ1', 'Ana')}</row>`) }),
    'spreadsheet',
  ],
  ['no sheet data', workbook({ data: `${XML}<worksheet/>` }), 'empty'],
  ['no XML', workbook({ data: '\0\xff<<<' }), 'empty'],
])('%s', async (_, bytes, problem) => {
  const before = performance.now();
  expect(await read(bytes)).toEqual({ ok: false, problem });
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('names of names of names are not worked out', async () => {
  const names = Array.from(
    { length: 20 },
    (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
  );
  const bomb = `<!DOCTYPE x [<!ENTITY e0 "boom">${names.join('')}]>`;
  const bytes = workbook({ data: sheet(GOOD.replace('Ana Lima', '&e20;'), bomb) });
  const file = await read(bytes);
  expect(JSON.stringify(file)).not.toContain('boom');
  expect(JSON.stringify(file).length).toBeLessThan(2_000);
});

test('what somebody has changed in a file ends nothing, and nothing is thrown', async () => {
  const good = workbook({ data: sheet(GOOD) });
  const change = fc.record({
    at: fc.nat(good.length - 1),
    byte: fc.nat(255),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = Uint8Array.from(good);
      for (const { at, byte } of changes) bytes[at] = byte;
      const file = await read(bytes);
      expect(typeof file.ok).toBe('boolean');
    }),
    runs(),
  );
});

test('is read in the thread of files, 5,000 rows within the time of a file', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => [
    `Ana ${at}`,
    85_900_000_000 + at,
    `ana${at}@example.com`,
    'quer uma visita',
  ]);
  const bytes = await writeXlsx({
    sheets: [{ name: 'A', rows: [['Nome', 'Celular', 'E-mail', 'Obs'], ...rows] }],
  });
  const files = createFileReader({ clock: systemClock, log: createLog('silent') });
  onTestFinished(() => files.stop());
  const labels = {
    ...{ organisation: 'Empresa', title: 'Cargo', nickname: 'Apelido', phone: 'Telefone' },
    ...{ fax: 'Fax', email: 'E-mail', url: 'Site', handle: 'Perfil', location: 'Endereço' },
  };
  const request = { bytes, country: 'BR', labels } as const;
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = performance.now();
    const file = await files.read(request);
    times.push(performance.now() - before);
    expect(file.ok && 'rows' in file && file.rows).toHaveLength(5_000);
  }
  // The machine may be busy with other tests.
  expect(Math.min(...times)).toBeLessThan(1_500);
});
