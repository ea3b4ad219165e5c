/** Recognises UTF-16 without its mark: the sample's even or odd bytes are mostly zero. */
const SAMPLE_BYTES = 4096;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/**
 * The text of a file whose encoding nobody told. UTF-8 and UTF-16 by their marks, UTF-16 also by its zero
 * bytes; of what is left, each line that is not UTF-8 is windows-1252: files put together from the exports of
 * two programs are of both.
 */
export function decodeText(bytes: Uint8Array): string {
  return decodeWhole(bytes) ?? decodeLines(bytes);
}

/** The text of bytes that are of one encoding and say which; undefined for a mixture, or for none that is known. */
export function decodeWhole(bytes: Uint8Array): string | undefined {
  const wide = utf16Of(bytes);
  return wide ? new TextDecoder(wide).decode(bytes) : decodeUtf8(bytes);
}

/** Bytes that belong together: UTF-8 if they can be that, but for a few of them; else windows-1252. */
export function decodeRun(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? decodeMostlyUtf8(bytes) ?? windows1252.decode(bytes);
}

/** Undefined unless most of what is not ASCII is UTF-8. What is not is windows-1252; a character cut at the end goes. */
function decodeMostlyUtf8(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes[at] ?? 0);
    const character = bytes.subarray(at, at + length);
    const text = decodeUtf8(character);
    const isCut = text === undefined && at + length > bytes.length;
    if (text === undefined) bad += 1;
    else if (length > 1) good += 1;
    if (isCut) break;
    parts.push(text ?? windows1252.decode(bytes.subarray(at, at + 1)));
    at += text === undefined ? 1 : length;
  }
  return good > bad || (good === bad && good > 0) ? parts.join('') : undefined;
}

/** By its first byte (RFC 3629). */
function lengthOfCharacter(byte: number): number {
  if (byte >= 0xf0) return 4;
  if (byte >= 0xe0) return 3;
  return byte >= 0xc0 ? 2 : 1;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch (error) {
    // The one way to learn it: TextDecoder has no call that only asks.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function decodeLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const isEnd = at === bytes.length || bytes[at] === 0x0a || bytes[at] === 0x0d;
    if (!isEnd) continue;
    lines.push(decodeRun(bytes.subarray(start, at + 1)));
    start = at + 1;
  }
  return lines.join('');
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 5;
  if (odd > many && even < odd / 4) return 'utf-16le';
  if (even > many && odd < even / 4) return 'utf-16be';
  return undefined;
}
