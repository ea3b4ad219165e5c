import type { Sharp } from 'sharp';

/** Red, green and blue of each dot, row by row. */
export interface Picture {
  data: Uint8Array;
  width: number;
  height: number;
}

export type PictureProblem = 'too-large' | 'no-picture';

/** Telegram sends photos far below this; a file may be anything. */
const BYTES_MAX = 10_000_000;
const PIXELS_MAX = 25_000_000;
/** Letters of a card are large enough then, and memory and time stay bounded. */
const SIDE_MAX = 2_560;

const FORMATS = ['jpeg', 'png', 'webp'];

/**
 * Unpacks a JPEG, PNG or WebP, upright by its EXIF. Its size is read from the header first: a bomb is refused before
 * it is unpacked.
 */
export async function unpack(
  bytes: Uint8Array,
): Promise<{ ok: true; picture: Picture } | { ok: false; problem: PictureProblem }> {
  if (bytes.length > BYTES_MAX) return { ok: false, problem: 'too-large' };
  const { default: sharp } = await import('sharp');
  const open = (): Sharp =>
    sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', sequentialRead: true });
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!FORMATS.includes(format)) return { ok: false, problem: 'no-picture' };
    if (width * height > PIXELS_MAX) return { ok: false, problem: 'too-large' };
    const { data, info } = await open()
      .autoOrient()
      .resize({ width: SIDE_MAX, height: SIDE_MAX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { ok: true, picture: { data, width: info.width, height: info.height } };
  } catch {
    return { ok: false, problem: 'no-picture' };
  }
}

/** The picture with its longer side at most `side`, and both sides a multiple of `step`. */
export async function shrink(picture: Picture, side: number, step: number): Promise<Picture> {
  const { default: sharp } = await import('sharp');
  const { width, height } = picture;
  const scale = Math.min(1, side / Math.max(width, height));
  const rounded = (length: number) => Math.max(step, Math.round((length * scale) / step) * step);
  const { data, info } = await sharp(picture.data, { raw: { width, height, channels: 3 } })
    .resize(rounded(width), rounded(height), { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
