import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { LineReading } from '../domain/photo-line.ts';
import type { Picture } from './picture.ts';

/** Tesseract's models; each also reads English. */
type Language = 'por' | 'spa';

export interface Tesseract {
  /** Reads one line. */
  read(strip: Picture, language: Language): LineReading;
}

/** Writing that touches the edge is misread. */
const MARGIN = 10;
/** Tesseract's --psm 7: a single line. */
const SINGLE_LINE = '7';

export async function openTesseract(): Promise<Tesseract> {
  const { resolve } = createRequire(import.meta.url);
  const { createOCREngine } = await import('tesseract-wasm');
  const wasmBinary = readFileSync(join(dirname(resolve('tesseract-wasm')), 'tesseract-core.wasm'));
  const openEngine = async (language: Language) => {
    const engine = await createOCREngine({ wasmBinary });
    const data = dirname(resolve(`@tesseract.js-data/${language}/package.json`));
    const packed = readFileSync(join(data, '4.0.0_best_int', `${language}.traineddata.gz`));
    engine.loadModel(gunzipSync(packed));
    engine.setVariable('tessedit_pageseg_mode', SINGLE_LINE);
    // Otherwise it guesses, and says so for each line.
    engine.setVariable('user_defined_dpi', '300');
    return engine;
  };
  const engines = { por: await openEngine('por'), spa: await openEngine('spa') };
  return {
    read(strip, language) {
      const engine = engines[language];
      engine.loadImage(darkOnLight(strip));
      const words = engine.getTextBoxes('word');
      engine.clearImage();
      const text = words.map((word) => word.text.trim()).join(' ');
      const sum = words.reduce((total, { confidence }) => total + confidence, 0);
      return { text: text.trim(), confidence: words.length === 0 ? 0 : sum / words.length };
    },
  };
}

interface Grey {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Grey, of full contrast, dark on light, with a margin: as Tesseract was trained. */
function darkOnLight({ data, width, height }: Picture): Grey {
  const grey = new Uint8Array(width * height);
  for (let dot = 0; dot < grey.length; dot++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(3 * dot, 3 * dot + 3);
    grey[dot] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  const sorted = grey.toSorted();
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [dark, middle, light] = [quantile(0.01), quantile(0.5), quantile(0.99)];
  // Paper fills more of a line than ink.
  const isInverted = middle - dark < light - middle;
  const span = Math.max(1, light - dark);
  const outer = { width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const result = new Uint8ClampedArray(outer.width * outer.height * 4).fill(255);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const share = ((grey[row * width + column] ?? 0) - dark) / span;
      const start = ((row + MARGIN) * outer.width + column + MARGIN) * 4;
      result.fill(255 * (isInverted ? 1 - share : share), start, start + 3);
    }
  }
  return { data: result, ...outer };
}
