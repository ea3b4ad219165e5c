import type { Picture } from './picture.ts';
import type { Region } from './text-regions.ts';

/** Longer strips cost time, and no line of a card is so long. */
const WIDTH_MAX = 1_600;

/** The writing of a region as a level strip of the given height. `isFlipped` turns it by half a turn. */
export function cutStrip(
  picture: Picture,
  region: Region,
  height: number,
  isFlipped: boolean,
): Picture {
  const scale = region.height / height;
  const width = Math.min(WIDTH_MAX, Math.max(1, Math.round(region.width / scale)));
  const across = region.width / width;
  const angle = region.angle + (isFlipped ? Math.PI : 0);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // A strip smaller than what it shows takes the mean of several dots.
  const samples = Math.max(1, Math.round(scale));
  const data = new Uint8Array(width * height * 3);
  const sums = [0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      sums.fill(0);
      for (let sample = 0; sample < samples * samples; sample++) {
        const u = (column + ((sample % samples) + 0.5) / samples - width / 2) * across;
        const v = (row + (Math.floor(sample / samples) + 0.5) / samples - height / 2) * scale;
        addDot(picture, region.x + u * cos - v * sin, region.y + u * sin + v * cos, sums);
      }
      const start = (row * width + column) * 3;
      for (let channel = 0; channel < 3; channel++) {
        data[start + channel] = (sums[channel] ?? 0) / (samples * samples);
      }
    }
  }
  return { data, width, height };
}

/** Bilinear; beyond the edge the edge goes on. */
function addDot({ data, width, height }: Picture, x: number, y: number, sums: number[]): void {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x - 0.5)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(y - 0.5)));
  const right = Math.max(0, Math.min(1, x - 0.5 - left));
  const down = Math.max(0, Math.min(1, y - 0.5 - top));
  const start = (top * width + left) * 3;
  const below = start + width * 3;
  for (let channel = 0; channel < 3; channel++) {
    const upper =
      (data[start + channel] ?? 0) * (1 - right) + (data[start + 3 + channel] ?? 0) * right;
    const lower =
      (data[below + channel] ?? 0) * (1 - right) + (data[below + 3 + channel] ?? 0) * right;
    sums[channel] = (sums[channel] ?? 0) + upper * (1 - down) + lower * down;
  }
}
