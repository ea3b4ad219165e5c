import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

/*
 * The corpus' fonts come from npm as WOFF, which the library that draws them cannot read: WOFF 1.0 (W3C) is a
 * TrueType file with each of its tables deflated.
 */

const FAMILIES: Record<string, string> = {
  'cormorant-garamond': 'Cormorant Garamond',
  'great-vibes': 'Great Vibes',
  'josefin-sans': 'Josefin Sans',
  lato: 'Lato',
  merriweather: 'Merriweather',
  montserrat: 'Montserrat',
  oswald: 'Oswald',
  'playfair-display': 'Playfair Display',
  poppins: 'Poppins',
  quicksand: 'Quicksand',
  raleway: 'Raleway',
  'roboto-condensed': 'Roboto Condensed',
};

export const TEXT_FONTS = [
  'Lato',
  'Montserrat',
  'Raleway',
  'Merriweather',
  'Poppins',
  'Quicksand',
  'Roboto Condensed',
  'Josefin Sans',
  'Oswald',
];
export const NAME_FONTS = [...TEXT_FONTS, 'Playfair Display', 'Cormorant Garamond', 'Great Vibes'];

/** Writes the fonts into `folder` and makes the drawing library use them alone. To be called before it is loaded. */
export function installFonts(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { resolve } = createRequire(import.meta.url);
  for (const family of Object.keys(FAMILIES)) {
    const files = join(dirname(resolve(`@fontsource/${family}/package.json`)), 'files');
    for (const weight of family === 'great-vibes' ? [400] : [400, 700]) {
      const woff = readFileSync(join(files, `${family}-latin-${weight}-normal.woff`));
      writeFileSync(join(folder, `${family}-${weight}.ttf`), unpacked(woff));
    }
  }
  const config = join(folder, 'fonts.conf');
  writeFileSync(
    config,
    `<?xml version="1.0"?><fontconfig><dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = config;
}

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;

function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = woff.subarray(WOFF_HEADER + WOFF_ENTRY * at);
    const offset = entry.readUInt32BE(4);
    const packed = woff.subarray(offset, offset + entry.readUInt32BE(8));
    const length = entry.readUInt32BE(12);
    return {
      tag: entry.subarray(0, 4),
      checksum: entry.readUInt32BE(16),
      data: packed.length < length ? inflateSync(packed) : packed,
    };
  });
  const power = Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + 16 * count);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 << power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * count - (16 << power), 10);
  let at = header.length;
  const parts = [header];
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const entry = 12 + 16 * index;
    tag.copy(header, entry);
    header.writeUInt32BE(checksum, entry + 4);
    header.writeUInt32BE(at, entry + 8);
    header.writeUInt32BE(data.length, entry + 12);
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts);
}
