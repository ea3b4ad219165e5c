import { TextDecoder } from 'node:util';
import { decodeRun } from '../decode.ts';

const ENCODED = /(?:=[0-9A-Fa-f]{2})+/g;

/** RFC 2045 6.7; its line breaks are gone already, but for one with which a value ends. */
export function decodeQuotedPrintable(text: string, charset: string | undefined): string {
  return text
    .replace(/=[ \t]*$/, '')
    .replace(ENCODED, (run) => decodeWith(Buffer.from(run.replaceAll('=', ''), 'hex'), charset));
}

/** By the charset that the card names; names are often wrong, so that UTF-8 has to prove itself. */
export function decodeWith(bytes: Uint8Array, charset: string | undefined): string {
  const decoder = charset === undefined ? undefined : decoderFor(charset);
  return decoder === undefined || decoder.encoding === 'utf-8'
    ? decodeRun(bytes)
    : decoder.decode(bytes);
}

function decoderFor(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset);
  } catch (error) {
    // The one way to learn that a name is not known.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** RFC 2426 5, RFC 6350 3.4. vCard 2.1 knows only `\;`, but its writers know the others. */
export function unescapeValue(text: string): string {
  return text.replace(/\\([nN,;:"\\])/g, (_, escaped: string) =>
    escaped.toLowerCase() === 'n' ? '\n' : escaped,
  );
}

/** The components of N, ADR and ORG, unescaped. */
export function splitValue(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === ';') {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => unescapeValue(part).trim());
}
