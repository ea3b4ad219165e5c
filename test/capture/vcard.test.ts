import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseVCards } from '../../src/capture/vcard/vcard.ts';
import { cleanLine, cleanText, isVisible } from '../../src/domain/fields/text.ts';
import { runs, TIMEOUT_MS } from '../fuzz/runs.ts';
import { summary } from './summary.ts';
import { noteLine } from './words.ts';

/** One card of these lines, as "name | phones | email | location | notes". */
function read(lines: string[], version = '3.0'): string | undefined {
  const text = ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n');
  const cards = parseVCards(text, 'BR', noteLine);
  return cards.ok ? cards.cards.map(summary)[0] : cards.problem;
}

describe('names', () => {
  test.each<[string[], string]>([
    [['FN:Ana Sá', 'N:Outra;Pessoa;;;'], 'Ana Sá'],
    [['FN:', 'N:Sá;Ana;Maria;Dra.;Filha'], 'Dra. Ana Maria Sá Filha'],
    [['N:Sá'], 'Sá'],
    [['N:Sá;Ana,Maria'], 'Ana Maria Sá'],
    [['N:Sá\\; Lima;Ana'], 'Ana Sá; Lima'],
    [['FN:', 'ORG:Casa Sá;Vendas'], 'Casa Sá, Vendas'],
    [['FN:+55 85 99111-0601', 'N:;+55 85 99111-0601;;;', 'ORG:Casa Sá'], 'Casa Sá'],
    [['NICKNAME:Nina', 'ORG:Casa Sá'], 'Nina'],
    [['FN:Ana <b>&"Sá"'], 'Ana <b>&"Sá"'],
    [[`FN:${'é'.repeat(200)}`], 'é'.repeat(128)],
  ])('%j', (lines, name) => {
    expect(read([...lines, 'TEL:85 99111-0601'])?.split(' | ')[0]).toBe(name);
  });

  test('a name that was too long to be a name, and one that was the company, are to be checked', () => {
    const text = `BEGIN:VCARD\nFN:${'a'.repeat(129)}\nEND:VCARD\nBEGIN:VCARD\nORG:Casa\nEND:VCARD\n`;
    const cards = parseVCards(text, 'BR', noteLine);
    expect(cards.ok && cards.cards.map(({ problem }) => problem)).toEqual([
      'name-too-long',
      undefined,
    ]);
    expect(cards.ok && cards.cards.map(({ captured }) => captured.guessed)).toEqual([[], ['name']]);
  });
});

describe('phones', () => {
  test.each<[string[], string]>([
    [['TEL;CELL;PREF:85 99111-0602'], '5585991110602'],
    [['TEL;TYPE=cell,voice:85 99111-0602'], '5585991110602'],
    [['TEL;TYPE="cell,voice":85 99111-0602'], '5585991110602'],
    [['TEL;TYPE=cell;VALUE=uri:tel:+55-85-99111-0602'], '5585991110602'],
    [['TEL;VALUE=uri:tel:85991110602;phone-context=+55'], '5585991110602'],
    [['TEL;VALUE=uri:tel:+55-85-3222-0602;ext=12'], '558532220602 ramal 12'],
    [['TEL:85 3222-0602 ramal 12'], '558532220602 ramal 12'],
    [['TEL:85 3222-0602', 'TEL;CELL:85 99111-0602'], '5585991110602 558532220602'],
    [['TEL:85 3222-0602', 'TEL:85 99111-0602'], '5585991110602 558532220602'],
    [['TEL:85 3222-0602', 'TEL;PREF:85 3222-0603'], '558532220603 558532220602'],
    [['TEL;PREF=2:85 3222-0602', 'TEL;PREF=1:85 3222-0603'], '558532220603 558532220602'],
    [
      ['a.TEL:85 99111-0602', 'b.TEL:85 99111-0603', 'b.X-ABLabel:iPhone'],
      '5585991110603 5585991110602',
    ],
    [
      ['a.TEL:85 99111-0602', 'b.TEL:85 99111-0603', 'B.X-ABLABEL:WhatsApp'],
      '5585991110603 5585991110602',
    ],
    [['TEL;TYPE=cell:85 99111-0602', 'TEL:+55 (85) 99111-0602'], '5585991110602'],
    [['TEL:', 'TEL;CELL:85 99111-0602'], '5585991110602'],
    [['TEL:85 3222-0602 / 85 99111-0602'], '5585991110602 558532220602'],
    [['TEL;TYPE=fax:85 3222-0602'], ''],
    [['TEL;TYPE=work,voice,fax:85 3222-0602'], '558532220602'],
  ])('%j', (lines, phones) => {
    expect(read(['FN:Ana', ...lines])?.split(' | ')[1]).toBe(phones);
  });
});

describe('notes', () => {
  test.each<[string[], string]>([
    [['NOTE:um\\ndois\\Ntrês\\, quatro\\; cinco \\\\n'], 'um / dois / três, quatro; cinco \\n'],
    [['NOTE:um', 'NOTE:dois', 'NOTE:um'], 'um / dois'],
    [['BDAY:1990-01-01', 'REV:20240101T000000Z', 'X-FOO:bar', 'CATEGORIES:a'], ''],
    [['TITLE:Chefe', 'ROLE:Chefe', 'ROLE:Compras'], '<title> Chefe / <title> Compras'],
    [['X-SOCIALPROFILE;type=instagram;x-user=ana:http://x.example/ana'], '<handle> instagram: ana'],
    [['X-SOCIALPROFILE;type=WhatsApp:x-apple:ana'], '<handle> whatsapp: ana'],
    [['X-SKYPE-USERNAME:ana.sa'], '<handle> skype: ana.sa'],
    [['IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ana.sa'], '<handle> skype:ana.sa'],
    [['ADR:;;Rua Um;;;;', 'ADR;TYPE=pref:;;Rua Dois;;;;'], '<location> Rua Um'],
    [[`ADR:;;${'a'.repeat(201)};;;;`], `<location> ${'a'.repeat(201)}`],
    [['NOTE;ENCODING=QUOTED-PRINTABLE:um =', 'dois=', '', 'X-A:1'], 'um dois'],
    [['NOTE;ENCODING=QUOTED-PRINTABLE:1=3D1, =zz e ='], '1=1, =zz e'],
    [['NOTE;QUOTED-PRINTABLE:caf=C3=A9'], 'café'],
    [['NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:caf=E9'], 'café'],
    [['NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caf=E9'], 'café'],
    [['NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=nothing:caf=C3=A9'], 'café'],
    [['NOTE;ENCODING=b:Y2Fmw6k='], 'café'],
    [['NOTE;X-P="a:b;c":café'], 'café'],
    [['NOTE;X-P="a:café'], 'café'],
  ])('%j', (lines, notes) => {
    expect(read(['FN:Ana', ...lines])?.split(' | ')[4]).toBe(notes);
  });

  test('an address of letters only, where its parts are empty', () => {
    expect(read(['FN:Ana', 'ADR:;;;;;;', 'LABEL:Rua Um\\nNatal'])?.split(' | ')[3]).toBe(
      'Rua Um, Natal',
    );
  });
});

describe('folding', () => {
  test('3.0 breaks anywhere, 2.1 only at white space', () => {
    expect(read(['FN:Ana', 'NOTE:pala', ' vra'])).toContain('palavra');
    expect(read(['FN:Ana', 'NOTE:duas', ' palavras'], '2.1')).toContain('duas palavras');
    expect(read(['FN:Ana', 'EMAIL:ana@exam', ' ple.com'], '2.1')).toContain('ana@example.com');
  });
});

describe('no cards', () => {
  test.each<[string, string]>([
    ['', 'vcards-none'],
    ['Oi, tudo bem?', 'vcards-none'],
    ['BEGIN:VCALENDAR\nEND:VCALENDAR\n', 'vcards-none'],
    ['BEGIN:VCARD\nEND:VCARD\n'.repeat(5001), 'vcards-too-long'],
    ['x'.repeat(2 * 1024 * 1024 + 1), 'vcards-too-long'],
  ])('%#', (text, problem) => {
    expect(parseVCards(text, 'BR', noteLine)).toEqual({ ok: false, problem });
  });
});

/** Any line or lines that a person may write. */
const written = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('\n', '\\', ';', ',', ':', '=', '"', 'ção'),
    ),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((parts) => cleanText(parts.join('')))
  .filter(isVisible);

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
const folded = (line: string) => line.match(/.{1,20}/gsu)?.join('\r\n ') ?? '';
const quotedPrintable = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
    .match(/.{1,72}/g)
    ?.join('=\r\n') ?? '';

test(
  'what a program writes is read again, in every version',
  () => {
    fc.assert(
      fc.property(written, (text) => {
        const name = `Ana ${cleanLine(text).slice(0, 100)}`;
        const lines = [`FN:Ana ${escaped(cleanLine(text).slice(0, 100))}`, `NOTE:${escaped(text)}`];
        const old = [
          `FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quotedPrintable(name.replace(/[\\;,]/g, '\\$&'))}`,
          `NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quotedPrintable(text.replace(/[\\;,]/g, '\\$&'))}`,
        ];
        const expected = [cleanLine(name), cleanText(text)];
        for (const [version, card] of [
          ['3.0', lines.map(folded)],
          ['4.0', lines],
          ['2.1', old],
        ] as const) {
          const source = ['BEGIN:VCARD', `VERSION:${version}`, ...card, 'END:VCARD', ''].join(
            '\r\n',
          );
          const cards = parseVCards(Buffer.from(source), 'BR', noteLine);
          const captured = cards.ok ? cards.cards[0]?.captured : undefined;
          expect([captured?.name, captured?.notes]).toEqual(expected);
        }
      }),
      runs(),
    );
  },
  TIMEOUT_MS,
);
