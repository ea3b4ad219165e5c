import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { seeded } from './seeded.ts';

const program = readFileSync(
  createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'),
);
await prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(program).buffer },
  fireImmediately: true,
});

const FORMATS = ['QRCode', 'QRCode', 'QRCode', 'QRCode', 'DataMatrix', 'Aztec', 'PDF417'] as const;

const TEXTS = [
  'BEGIN:VCARD\nVERSION:3.0\nN:Lima;Ana;;;\nFN:Ana Lima\nORG:Casa Sá\nTITLE:Gerente\nTEL;TYPE=CELL:+5585991110601\nEMAIL:ana@casasa.com.br\nEND:VCARD',
  'MECARD:N:Lima,Ana;TEL:+5585991110604;EMAIL:ana@x.com.br;;',
  'https://wa.me/5585991110615?text=Oi%2C%20vi%20o%20estande',
  'https://www.linkedin.com/in/ana-lima',
  'tel:+5585991110611',
  '{"id":4417,"nome":"Ana Lima","email":"ana@casasa.com.br"}',
  'EVT-2026-004417',
  'WIFI:T:WPA;S:Feira;P:segredo;;',
];

export interface SampleCode {
  text: string;
  picture: Buffer;
}

/** Code number `seed` as it is printed on a badge: with a margin, in one of four formats. */
export async function sampleCode(seed: number): Promise<SampleCode> {
  const random = seeded(seed * 6_133 + 5);
  const text = TEXTS[seed % TEXTS.length] ?? '';
  return { text, picture: await drawCode(text, random.pick(FORMATS), random.between(0.4, 0.95)) };
}

/** The code on a white card of 1063 by 602 dots, as high as `share` of the card. */
export async function drawCode(
  text: string,
  format: (typeof FORMATS)[number] = 'QRCode',
  share = 0.8,
): Promise<Buffer> {
  const { svg, error } = await writeBarcode(text, { format, scale: 8 });
  if (error) throw new Error(error);
  const code = await sharp(Buffer.from(svg))
    .resize({ width: 1000, height: Math.round(560 * share), fit: 'inside', kernel: 'nearest' })
    .png()
    .toBuffer();
  return sharp({ create: { width: 1063, height: 602, channels: 3, background: '#fff' } })
    .composite([{ input: code }])
    .png()
    .toBuffer();
}
