import { crc32, deflateSync } from 'node:zlib';
import encodeQr from 'qr';

/* A link as a QR code: for the terminal of whoever starts the bot, and as a picture for a briefing's screen. */

/** Two modules a character, with the quiet margin that readers need. */
export function linkAsText(link: string): string {
  const modules = encodeQr(link, 'raw', { border: 2 });
  const isDark = (row: number, column: number): boolean => modules[row]?.[column] === true;
  const rows: string[] = [];
  for (let row = 0; row < modules.length; row += 2) {
    // Drawn light on dark, as most terminals are: what is dark in the code stays empty.
    const cells = Array.from(modules[row] ?? [], (_, column) => {
      const upper = !isDark(row, column);
      const lower = row + 1 < modules.length && !isDark(row + 1, column);
      return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ';
    });
    rows.push(cells.join(''));
  }
  return rows.join('\n');
}

const PIXELS_A_MODULE = 10;

/** A PNG of black and white. */
export function linkAsPng(link: string): Uint8Array {
  const modules = encodeQr(link, 'raw', { border: 4 });
  const side = modules.length * PIXELS_A_MODULE;
  const rows = modules.flatMap((row) => {
    const pixels = row.flatMap((isDark) => new Array(PIXELS_A_MODULE).fill(isDark ? 0 : 255));
    // Each line begins with its filter: none.
    return new Array(PIXELS_A_MODULE).fill(Buffer.from([0, ...pixels]));
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits of grey a pixel (PNG, third edition, 11.2.1 IHDR).
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
