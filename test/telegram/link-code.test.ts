import decodeQr from 'qr/decode.js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { linkAsPng, linkAsText } from '../../src/telegram/link-code.ts';

const LINK = `https://t.me/some_sales_bot?start=join_${'aB3-_xYz'.repeat(3).slice(0, 22)}`;
const SCALE = 4;

test('the picture is a PNG that a phone reads', async () => {
  const { data, info } = await sharp(linkAsPng(LINK))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ channels: 4, width: info.height });
  expect(decodeQr({ width: info.width, height: info.height, data })).toBe(LINK);
});

test('so does it from a terminal, light on dark', () => {
  const lines = linkAsText(LINK).split('\n');
  const side = lines[0]?.length ?? 0;
  const isLit = (row: number, column: number): boolean => {
    const cell = lines[row >> 1]?.[column];
    return cell === '█' || cell === (row % 2 === 0 ? '▀' : '▄');
  };
  const width = side * SCALE;
  const height = lines.length * 2 * SCALE;
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    const row = Math.floor(at / width / SCALE);
    const column = Math.floor((at % width) / SCALE);
    data.fill(isLit(row, column) ? 255 : 0, at * 4, at * 4 + 3);
  }
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(decodeQr({ width, height, data })).toBe(LINK);
});
