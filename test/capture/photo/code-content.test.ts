import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCode } from '../../../src/capture/photo/code-content.ts';
import { runs, TIMEOUT_MS } from '../../fuzz/runs.ts';
import { noteLine } from '../words.ts';

/** "name | phones | emails | location | notes", a note as "note: …", what is no contact as "no: …". */
function read(text: string): string | undefined {
  const content = readCode(text, { country: 'BR', noteLine });
  if (content === undefined) return undefined;
  if (content.kind === 'no-contact') return `no: ${content.reason}`;
  if (content.kind === 'note') return `note: ${content.note.replaceAll('\n', ' / ')}`;
  const { name, phones, unreadablePhone, emails, location, notes } = content.contact;
  return [
    name,
    unreadablePhone === undefined
      ? phones.map(({ digits }) => digits).join(' ')
      : `? ${unreadablePhone}`,
    emails.join(' '),
    location,
    notes?.replaceAll('\n', ' / '),
  ].join(' | ');
}

describe('cards', () => {
  test.each([
    [
      'BEGIN:VCARD\nVERSION:3.0\nN:Lima;Ana;;;\nFN:Ana Lima\nORG:Casa Sá\nTITLE:Gerente\nTEL;TYPE=CELL:+55 85 99111-0601\nEMAIL:ana@casasa.com.br\nURL:https://casasa.com.br\nEND:VCARD',
      'Ana Lima | 5585991110601 | ana@casasa.com.br |  | <organisation> Casa Sá / <title> Gerente / <url> https://casasa.com.br',
    ],
    [
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=A1;Jos=C3=A9\r\nTEL;CELL:85991110602\r\nEND:VCARD\r\n',
      'José Sá | 5585991110602 |  |  | ',
    ],
    [
      'BEGIN:VCARD\nVERSION:4.0\nFN:Ana Sá\nTEL;VALUE=uri:tel:+55-85-99111-0603\nADR:;;Rua A 10;Fortaleza;CE;60000-000;Brasil\nEND:VCARD',
      'Ana Sá | 5585991110603 |  | Rua A 10, Fortaleza, CE, 60000-000, Brasil | ',
    ],
    [
      'MECARD:N:Lima,Ana;TEL:+5585991110604;EMAIL:ana@x.com.br;ADR:,,Rua A 10,Fortaleza;NOTE:cliente\\; VIP;URL:http\\://x.com.br;ORG:Casa Sá;;',
      'Ana Lima | 5585991110604 | ana@x.com.br | Rua A 10, Fortaleza | cliente; VIP / <organisation> Casa Sá / <url> http://x.com.br',
    ],
    ['MECARD:N:Ana Lima;TEL:85991110605;;', 'Ana Lima | 5585991110605 |  |  | '],
    [
      'mecard:N:Ana;URL:https://x.com/a:b;TEL:85991110606;',
      'Ana | 5585991110606 |  |  | <url> https://x.com/a:b',
    ],
    [
      'BIZCARD:N:Ana;X:Lima;T:Gerente;C:Casa Sá;A:Rua A 10, Fortaleza;B:8532220607;M:85991110607;F:8532220608;E:ana@x.com.br;;',
      'Ana Lima | 5585991110607 558532220607 | ana@x.com.br | Rua A 10, Fortaleza | <organisation> Casa Sá / <title> Gerente / <fax> 8532220608',
    ],
  ])('%j', (text, contact) => {
    expect(read(text)).toBe(contact);
  });
});

describe('links that reach somebody', () => {
  test.each([
    ['tel:+55-85-99111-0611', ' | 5585991110611 |  |  | '],
    ['TEL:85991110612', ' | 5585991110612 |  |  | '],
    ['tel:991110612', ' | ? 991110612 |  |  | '],
    ['SMSTO:+5585991110613:Oi, vim da feira', ' | 5585991110613 |  |  | Oi, vim da feira'],
    ['sms:+5585991110613?body=Oi%20Ana', ' | 5585991110613 |  |  | Oi Ana'],
    ['mailto:ana@x.com.br', ' |  | ana@x.com.br |  | '],
    [
      'mailto:ana@x.com.br?subject=Or%C3%A7amento&body=Oi',
      ' |  | ana@x.com.br |  | Orçamento / Oi',
    ],
    ['MATMSG:TO:ana@x.com.br;SUB:Oi;BODY:Tudo bem?;;', ' |  | ana@x.com.br |  | Oi / Tudo bem?'],
    ['https://wa.me/5585991110614', ' | 5585991110614 |  |  | '],
    ['HTTPS://WA.ME/5585991110614', ' | 5585991110614 |  |  | '],
    ['wa.me/5585991110614', ' | 5585991110614 |  |  | '],
    [
      'https://wa.me/5585991110615?text=Oi%2C%20vi%20o%20estande',
      ' | 5585991110615 |  |  | Oi, vi o estande',
    ],
    [
      'https://api.whatsapp.com/send?phone=5585991110616&text=Ol%C3%A1+Ana',
      ' | 5585991110616 |  |  | Olá Ana',
    ],
    ['https://api.whatsapp.com/send/?phone=%2B55%2085%2099111-0617', ' | 5585991110617 |  |  | '],
    ['whatsapp://send?phone=5585991110618', ' | 5585991110618 |  |  | '],
    ['https://t.me/+5585991110619', ' | 5585991110619 |  |  | '],
    ['tg://resolve?phone=5585991110620', ' | 5585991110620 |  |  | '],
    // A number from another country keeps its own.
    ['https://wa.me/12127365000', ' | 12127365000 |  |  | '],
  ])('%j', (text, contact) => {
    expect(read(text)).toBe(contact);
  });
});

describe('notes', () => {
  test.each([
    ['https://t.me/analima', 'note: <handle> Telegram @analima'],
    ['tg://resolve?domain=analima', 'note: <handle> Telegram @analima'],
    ['https://t.me/+AbCdEf12345', 'note: <url> t.me/+AbCdEf12345'],
    ['https://wa.me/message/ABCDEF123', 'note: <url> wa.me/message/ABCDEF123'],
    [
      'https://www.linkedin.com/in/ana-lima/?utm_source=qr',
      'note: <url> www.linkedin.com/in/ana-lima',
    ],
    ['https://instagram.com/ana.lima?igsh=abc', 'note: <url> instagram.com/ana.lima'],
    ['http://casasa.com.br', 'note: <url> casasa.com.br'],
    ['tel:', 'note: tel:'],
    ['mailto:?subject=Oi', 'note: Oi'],
    ['fidocar', 'note: fidocar'],
    ['casasa.com.br', 'note: <url> casasa.com.br'],
    ['URLTO:https://casasa.com.br/a', 'note: <url> casasa.com.br/a'],
    ['EVT-2026-004417', 'note: EVT-2026-004417'],
    ['{"id":4417,"type":"visitor"}', 'note: id: 4417 / type: visitor'],
    ['A1;Ana Lima;Casa Sá;Gerente', 'note: A1 / Ana Lima / Casa Sá / Gerente'],
    // A number of eight digits whose last one is no check digit.
    ['20260044', 'note: 20260044'],
  ])('%j', (text, note) => {
    expect(read(text)).toBe(note);
  });
});

describe('badges that reach somebody', () => {
  test.each([
    [
      '{"nome":"Ana Lima","empresa":"Casa Sá","email":"ana@casasa.com.br","fone":"85 99111-0631"}',
      'Ana Lima | 5585991110631 | ana@casasa.com.br |  | empresa: Casa Sá',
    ],
    ['{"visitor":{"firstName":"Ana"},"email":"ana@x.com"}', /ana@x\.com/],
    [
      '4417;Ana Lima;Casa Sá;ana@casasa.com.br;(85) 99111-0632',
      /^Ana Lima \| 5585991110632 \| ana@casasa\.com\.br/,
    ],
    ['4417|Ana Lima|ana@casasa.com.br', /^Ana Lima \| {2}\| ana@casasa\.com\.br/],
  ])('%j', (text, contact) => {
    expect(read(text)).toEqual(
      typeof contact === 'string' ? contact : expect.stringMatching(contact),
    );
  });
});

describe('no contacts', () => {
  test.each([
    [
      '00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D',
      'pix',
    ],
    ['00020101021229370016A000000677010111011300660000000005802TH530376463048956', 'payment'],
    ['34191790010104351004791020150008291070026000', 'payment'],
    ['bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W', 'payment'],
    ['WIFI:T:WPA;S:Feira;P:segredo;;', 'wifi'],
    ['M1LIMA/ANA            EABC123 FORGRULA 3456 123Y012A0001 100', 'boarding-pass'],
    ['otpauth://totp/Kinbox:ana?secret=JBSWY3DPEHPK3PXP', 'password'],
    ['7891000315507', 'product'],
  ])('%j', (text, reason) => {
    expect(read(text)).toBe(`no: ${reason}`);
  });

  test('an empty code is none', () => {
    expect(read(' \u0000\n')).toBeUndefined();
  });
});

test(
  'any code is read or left, and never throws',
  () => {
    const start = fc.constantFrom(
      '',
      'MECARD:',
      'BIZCARD:',
      'BEGIN:VCARD\n',
      'tel:',
      'mailto:',
      'https://wa.me/',
      '{"a":',
      'sms:',
      'tg://resolve?',
    );
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary', maxLength: 300 }), (head, tail) => {
        const content = readCode(head + tail, { country: 'BR', noteLine });
        if (content?.kind === 'note') expect(content.note).not.toBe('');
      }),
      runs(),
    );
  },
  TIMEOUT_MS,
);
