import sharp from 'sharp';
import { type Seeded, seeded } from './seeded.ts';

interface Point {
  x: number;
  y: number;
}

/** Telegram sends photos with at most 1,280 dots on the longer side. */
const PHOTO = { width: 1280, height: 960 };

/**
 * A picture as a phone takes it: on a table, not quite straight, with a shadow, noise and JPEG. The same seed gives
 * the same photo. Every twelfth is taken sideways and says so (EXIF), another twelfth is upside down and does not.
 */
export async function photograph(picture: Buffer, seed: number): Promise<Buffer> {
  const random = seeded(seed * 15_485_863 + 3);
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const corners = cornersOf(random, info.width / info.height);
  const taken = shoot({ data, width: info.width, height: info.height }, corners, random);
  const blur = random.between(0.3, 1.1);
  const quality = Math.round(random.between(68, 90));
  const photo = sharp(taken, { raw: { ...PHOTO, channels: 3 } });
  if (blur > 0.4) photo.blur(blur);
  const turned = seed % 12 === 5 ? photo.rotate(180) : photo;
  const straight = await turned.jpeg({ quality }).toBuffer();
  // 6: turned by 90 degrees (EXIF 2.3, Orientation).
  return seed % 12 === 9
    ? sharp(await sharp(straight).rotate(-90).toBuffer())
        .withMetadata({ orientation: 6 })
        .jpeg({ quality })
        .toBuffer()
    : straight;
}

/** Where the picture's corners lie on the photo: turned by up to 7 degrees, with a little perspective. */
function cornersOf(random: Seeded, ratio: number): Point[] {
  const width = PHOTO.width * random.between(0.72, 0.9);
  const height = width / ratio;
  const angle = (random.between(-7, 7) * Math.PI) / 180;
  const centre = {
    x: PHOTO.width / 2 + random.between(-30, 30),
    y: PHOTO.height / 2 + random.between(-40, 40),
  };
  const sides: [number, number][] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  return sides.map(([right, down]) => {
    const x = (right * width) / 2 + random.between(-0.03, 0.03) * width;
    const y = (down * height) / 2 + random.between(-0.03, 0.03) * width;
    return {
      x: centre.x + x * Math.cos(angle) - y * Math.sin(angle),
      y: centre.y + x * Math.sin(angle) + y * Math.cos(angle),
    };
  });
}

interface Raw {
  data: Buffer;
  width: number;
  height: number;
}

function shoot(card: Raw, corners: Point[], random: Seeded): Buffer {
  const toCard = homography(corners, [
    { x: 0, y: 0 },
    { x: card.width, y: 0 },
    { x: card.width, y: card.height },
    { x: 0, y: card.height },
  ]);
  const table = random.pick([
    [150, 110, 80],
    [205, 200, 190],
    [70, 70, 78],
    [120, 130, 125],
  ]);
  const noise = random.between(2, 7);
  const light = {
    x: random.between(-0.25, 0.25),
    y: random.between(-0.25, 0.25),
    level: random.between(0.75, 1.02),
  };
  const shadow = { at: random.between(0.2, 1.4), depth: random.between(0.6, 0.9) };
  const photo = Buffer.alloc(PHOTO.width * PHOTO.height * 3);
  for (let y = 0; y < PHOTO.height; y++) {
    for (let x = 0; x < PHOTO.width; x++) {
      const divisor = at(toCard, 6) * x + at(toCard, 7) * y + 1;
      const u = (at(toCard, 0) * x + at(toCard, 1) * y + at(toCard, 2)) / divisor;
      const v = (at(toCard, 3) * x + at(toCard, 4) * y + at(toCard, 5)) / divisor;
      const isOnCard = u >= 0 && v >= 0 && u < card.width - 1 && v < card.height - 1;
      const shade =
        light.level *
        (1 + light.x * (x / PHOTO.width - 0.5) + light.y * (y / PHOTO.height - 0.5)) *
        (x / PHOTO.width + y / PHOTO.height > shadow.at ? shadow.depth : 1);
      const grain = (random.next() + random.next() + random.next() - 1.5) * 2 * noise;
      for (let channel = 0; channel < 3; channel++) {
        const base = isOnCard
          ? between(card, u, v, channel)
          : at(table, channel) + 6 * Math.sin(x / 23 + y / 310);
        photo[(y * PHOTO.width + x) * 3 + channel] = Math.max(
          0,
          Math.min(255, base * shade + grain),
        );
      }
    }
  }
  return photo;
}

const at = (list: ArrayLike<number>, index: number): number => list[index] ?? 0;

/** Bilinear. */
function between({ data, width }: Raw, u: number, v: number, channel: number): number {
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, down] = [u - left, v - top];
  const dot = (x: number, y: number) => at(data, (y * width + x) * 3 + channel);
  return (
    (dot(left, top) * (1 - right) + dot(left + 1, top) * right) * (1 - down) +
    (dot(left, top + 1) * (1 - right) + dot(left + 1, top + 1) * right) * down
  );
}

/** The eight numbers that carry four points to four others; solved by Gauss' elimination. */
function homography(from: Point[], to: Point[]): number[] {
  const rows = from.flatMap(({ x, y }, index) => {
    const { x: u, y: v } = to[index] ?? { x: 0, y: 0 };
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  for (let column = 0; column < 8; column++) {
    const rest = rows.slice(column);
    const best = rest.reduce((one, other) =>
      Math.abs(at(other, column)) > Math.abs(at(one, column)) ? other : one,
    );
    const swap = rows.indexOf(best);
    [rows[column], rows[swap]] = [best, rows[column] ?? best];
    for (const row of rows) {
      if (row === best) continue;
      const factor = at(row, column) / at(best, column);
      for (let index = column; index < 9; index++)
        row[index] = at(row, index) - factor * at(best, index);
    }
  }
  return rows.map((row, index) => at(row, 8) / at(row, index));
}
