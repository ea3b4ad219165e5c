import type { LineReading, PhotoLine } from '../domain/photo-line.ts';
import { cutStrip } from './line-strip.ts';
import { type Paddle, STRIP_HEIGHT } from './paddle.ts';
import type { Picture } from './picture.ts';
import type { Tesseract } from './tesseract.ts';
import { angleOf, type Region } from './text-regions.ts';

/** So many of the longest lines are asked which way up they stand. */
const ASKED = 5;

/**
 * A country code or a domain of a country where Spanish is spoken. The Portuguese model knows no "ñ", the Spanish one
 * no "ã" and "õ".
 */
const SPANISH =
  /\+ ?(?:34|5[1-46-8]|50[2-7]|59[1358])(?=\D|\d{6})|\.(?:es|mx|gt|sv|hn|ni|cr|pa|co|ve|ec|pe|bo|cl|py|ar|uy|do)\b/i;

/** The lines of writing on a picture, each read by both engines, in reading order. */
export async function readLines(
  picture: Picture,
  { paddle, tesseract, onLine }: { paddle: Paddle; tesseract: Tesseract; onLine: () => void },
): Promise<PhotoLine[]> {
  const regions = await paddle.findLines(picture);
  const isFlipped = await standsOnItsHead(picture, regions, paddle);
  const read: { strip: Picture; first: LineReading; height: number }[] = [];
  for (const region of inOrder(regions, isFlipped)) {
    const strip = cutStrip(picture, region, STRIP_HEIGHT, isFlipped);
    read.push({ strip, first: await paddle.read(strip), height: region.height });
    onLine();
  }
  const language = read.some(({ first }) => SPANISH.test(first.text)) ? 'spa' : 'por';
  return read.map(({ strip, first, height }) => ({
    paddle: first,
    tesseract: tesseract.read(strip, language),
    height,
  }));
}

async function standsOnItsHead(
  picture: Picture,
  regions: readonly Region[],
  paddle: Paddle,
): Promise<boolean> {
  const longest = regions
    .toSorted((one, other) => other.width / other.height - one.width / one.height)
    .slice(0, ASKED);
  let sum = 0;
  for (const region of longest) {
    sum += await paddle.flipped(cutStrip(picture, region, STRIP_HEIGHT, false));
  }
  return sum > longest.length / 2;
}

/** Rows from top to bottom as one reads them, each from left to right. */
function inOrder(regions: readonly Region[], isFlipped: boolean): Region[] {
  const angle = angleOf(regions) + (isFlipped ? Math.PI : 0);
  const placed = regions.map((region) => ({
    region,
    along: region.x * Math.cos(angle) + region.y * Math.sin(angle),
    down: region.y * Math.cos(angle) - region.x * Math.sin(angle),
  }));
  const rows: (typeof placed)[] = [];
  for (const one of placed.toSorted((a, b) => a.down - b.down)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isSameRow =
      first && one.down - first.down < Math.min(first.region.height, one.region.height) / 2;
    if (row && isSameRow) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) =>
    row.toSorted((a, b) => a.along - b.along).map(({ region }) => region),
  );
}
