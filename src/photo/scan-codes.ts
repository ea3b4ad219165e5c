import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Picture } from './picture.ts';

/** More than any badge, card or table of flyers shows at once. */
const CODES_MAX = 10;

/** Returns the texts of the codes on a picture, each once. */
export type ScanCodes = (picture: Picture) => Promise<string[]>;

export async function openScanner(): Promise<ScanCodes> {
  const { resolve } = createRequire(import.meta.url);
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  // By default it fetches its program over the network.
  const program = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(program).buffer },
    fireImmediately: true,
  });
  return async ({ data, width, height }) => {
    const codes = await readBarcodes(
      { data: withAlpha(data), width, height, colorSpace: 'srgb' },
      { tryHarder: true, maxNumberOfSymbols: CODES_MAX },
    );
    return [...new Set(codes.filter(({ isValid }) => isValid).map(({ text }) => text))];
  };
}

function withAlpha(data: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const dots = data.length / 3;
  const result = new Uint8ClampedArray(dots * 4).fill(255);
  for (let dot = 0; dot < dots; dot++) result.set(data.subarray(3 * dot, 3 * dot + 3), 4 * dot);
  return result;
}
