import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/capture/decode.ts';

const TEXT = 'Nome;Obs\r\nJoão Conceição;café “à vista”\r\n';
const utf8 = new TextEncoder().encode(TEXT);
const utf16 = Buffer.from(TEXT, 'utf16le');
const swapped = Buffer.from(utf16).swap16();
const latin = (text: string) =>
  Uint8Array.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94'), (letter) =>
    letter.charCodeAt(0),
  );

test.each<[string, Uint8Array]>([
  ['UTF-8', utf8],
  ['UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])],
  ['UTF-16 LE with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16 BE with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
  ['UTF-16 LE', utf16],
  ['UTF-16 BE', swapped],
  ['windows-1252', latin(TEXT)],
])('%s', (_, bytes) => {
  expect(decodeText(bytes)).toBe(TEXT);
});

test('two exports put together: each line is what it is', () => {
  expect(decodeText(Buffer.concat([utf8, latin(TEXT), utf8]))).toBe(TEXT.repeat(3));
});

test('nothing is nothing, and any bytes are some text', () => {
  expect(decodeText(new Uint8Array())).toBe('');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(decodeText(bytes)).toBeTypeOf('string');
    }),
  );
});
