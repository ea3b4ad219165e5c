import fc from 'fast-check';
import { anyText } from '../domain/any-text.ts';

/* People's texts as templates: marks.ts fills in words, phones and emails. */

/** Good answers, so that forms get somewhere. */
export const answers = fc.constantFrom(
  'Maria Souza {w}',
  '{w}',
  '{p}',
  '{P}',
  '85 99728-1648',
  '8599728',
  '{e}',
  '{E}',
  'maria@gmial.com',
  'x',
  'Retail',
  'Conheci na feira {w}\nligar segunda',
  '<b>oi</b> & "tchau" {w}',
  'a'.repeat(128),
  'a'.repeat(129),
  '9'.repeat(40),
);

/** Texts that hold a contact, or two. */
const pasted = fc.constantFrom(
  'Maria {w}\n{p}\n{e}\nobs {w}',
  'Nome: João {w}\nTel: {P}\nEmail: {e}\nEmpresa: ACME {w}',
  'fala com o Pedro {w} no {p}, ou no {P}',
  'Segue o contato da {w}: {p} / {e}',
  '{E}',
  'Rui {w} {P}',
  'Oi, aqui é a Rita Prado {w}. Meu zap é {p}, {e}',
  'BEGIN:VCARD\nFN:Zé {w}\nTEL:{P}\nEND:VCARD',
  '{w}\n{p}\n{p}\n{e}\n{e}\n{w}',
);

const cells = fc.constantFrom(
  '{w}',
  'Ana {w}',
  '{p}',
  '{P}',
  '{e}',
  '{E}',
  '',
  '"{w}',
  'x',
  '=1+1',
);
const tables = fc
  .tuple(
    fc.constantFrom('nome;telefone;email;obs', 'name;phone', '{w};{p}', ''),
    fc.array(fc.oneof(fc.constant(['Ana {w}', '{p}', '{e}', '{w}']), fc.array(cells)), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom(';', ',', '\t', '|'),
  )
  .map(([head, rows, mark]) =>
    [head.split(';'), ...rows]
      .map((row) => row.join(mark))
      .join('\n')
      .trim(),
  );

const properties = fc.constantFrom(
  'FN:Maria {w}',
  'N:{w};Maria;;;',
  'TEL;TYPE=CELL:{p}',
  'TEL:{P}',
  'item1.TEL;waid=5585997281648:{p}',
  'EMAIL;TYPE=INTERNET:{e}',
  'EMAIL:{E}',
  'NOTE:{w}\\nligar',
  'NOTE;ENCODING=QUOTED-PRINTABLE:=4A {w}=',
  'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ',
  'ORG:ACME {w};Vendas',
  'ADR;TYPE=WORK:;;Rua {w} 1;Fortaleza;CE;60000-000;Brasil',
  'X-ABLABEL:{w}',
  'KIND:group',
  ' folded {w}',
);
const card = fc
  .tuple(fc.constantFrom('2.1', '3.0', '4.0'), fc.array(properties, { maxLength: 6 }))
  .map(([version, lines]) =>
    ['BEGIN:VCARD', `VERSION:${version}`, 'FN:Rosa {w}', ...lines, 'END:VCARD'].join('\r\n'),
  );
const cards = fc.array(card, { minLength: 1, maxLength: 3 }).map((list) => list.join('\r\n'));

/** Cut somewhere, and anything put there. */
const broken = (sound: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(sound, fc.nat(400), fc.nat(40), anyText).map(([text, at, gone, junk]) => {
    const where = at % (text.length + 1);
    return text.slice(0, where) + junk + text.slice(where + gone);
  });

export const vcards = fc.oneof(card, broken(card));

/** Whatever people paste or forward. */
export const contactTexts = fc.oneof(
  { weight: 4, arbitrary: pasted },
  { weight: 2, arbitrary: tables },
  { weight: 2, arbitrary: cards },
  { weight: 1, arbitrary: broken(pasted) },
  { weight: 1, arbitrary: broken(cards) },
);

/** A file: what is in it as a template, how that becomes bytes, and what it is called. */
export interface FileTemplate {
  name: string;
  mime: string;
  text: string;
  encoding: 'utf8' | 'latin1' | 'utf16le';
  /** Bytes in front of it. */
  junk: Uint8Array;
}

export const files: fc.Arbitrary<FileTemplate> = fc.record({
  name: fc.oneof(
    fc.constantFrom('feira {w}.csv', 'contatos.vcf', 'contatos.csv', 'lista.TXT'),
    fc.constantFrom('planilha.xlsx', 'foto.pdf', '', '.vcf', '../{w}/x.csv', 'sem nome'),
    anyText.map((text) => `${text}.csv`),
  ),
  mime: fc.constantFrom('', '', 'text/csv', 'text/vcard', 'text/x-vcard', 'application/pdf', 'a'),
  text: fc.oneof(tables, cards, broken(tables), broken(cards), anyText),
  encoding: fc.constantFrom('utf8', 'utf8', 'latin1', 'utf16le'),
  junk: fc.oneof(
    { weight: 3, arbitrary: fc.constant(new Uint8Array()) },
    fc.constantFrom(Uint8Array.of(0xef, 0xbb, 0xbf), Uint8Array.of(0xff, 0xfe)),
    fc.uint8Array({ minLength: 1, maxLength: 200 }),
  ),
});
