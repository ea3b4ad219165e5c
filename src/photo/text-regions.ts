/*
 * From a map of how likely each dot belongs to writing to the lines of writing: what touches is one line, and the
 * smallest rectangle around it, turned as it is, is where it stands. Differentiable Binarization (Liao and others,
 * 2020) shrinks lines before it learns them, so the rectangle is grown again.
 */

export interface Region {
  /** The middle. */
  x: number;
  y: number;
  /** Along the writing. */
  width: number;
  height: number;
  /** Of the writing, clockwise from level, in radians within a quarter turn. Which end it begins at is open. */
  angle: number;
}

export interface Likelihood {
  data: ArrayLike<number>;
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

/** As PaddleOCR's own settings for its detection have them. */
const LIKELY = 0.3;
const MEAN_MIN = 0.5;
const GROWTH = 1.6;
const HEIGHT_MIN = 3;
/** No card has more; a page of a book would. */
const REGIONS_MAX = 60;
/** Shorter ones do not show which way they run. */
const SHOWS_DIRECTION = 2;

/** The lines in reading order, as if the picture were level: see `angleOf`. */
export function findRegions(map: Likelihood): Region[] {
  const hulls = [...blobs(map)].slice(0, 4 * REGIONS_MAX);
  const tight = hulls.map((hull) => ({ hull, region: smallest(hull) }));
  const angle = angleOf(tight.map(({ region }) => region));
  return tight
    .map(({ hull, region }) =>
      region.width < SHOWS_DIRECTION * region.height ? around(hull, angle) : region,
    )
    .filter(({ height }) => height >= HEIGHT_MIN)
    .map(grown)
    .toSorted((one, other) => other.width * other.height - one.width * one.height)
    .slice(0, REGIONS_MAX);
}

/** The direction in which most of the writing runs. */
export function angleOf(regions: readonly Region[]): number {
  // Doubled, directions that differ by half a turn are the same.
  const sum = { x: 0, y: 0 };
  for (const { width, height, angle } of regions) {
    if (width < SHOWS_DIRECTION * height) continue;
    sum.x += width * Math.cos(2 * angle);
    sum.y += width * Math.sin(2 * angle);
  }
  return Math.atan2(sum.y, sum.x) / 2;
}

/** The outline of each patch of likely dots. */
function* blobs({ data, width, height }: Likelihood): Generator<Point[]> {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || (data[start] ?? 0) <= LIKELY) continue;
    const rows = new Map<number, { left: number; right: number }>();
    let [count, sum] = [0, 0];
    seen[start] = 1;
    stack.push(start);
    for (let dot = stack.pop(); dot !== undefined; dot = stack.pop()) {
      const [x, y] = [dot % width, Math.floor(dot / width)];
      count++;
      sum += data[dot] ?? 0;
      const row = rows.get(y);
      if (!row) rows.set(y, { left: x, right: x });
      else if (x < row.left) row.left = x;
      else if (x > row.right) row.right = x;
      for (let down = -1; down <= 1; down++) {
        for (let right = -1; right <= 1; right++) {
          const [u, v] = [x + right, y + down];
          const next = v * width + u;
          if (u < 0 || v < 0 || u >= width || v >= height) continue;
          if (seen[next] || (data[next] ?? 0) <= LIKELY) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (sum / count < MEAN_MIN) continue;
    const outline = [...rows].flatMap(([y, { left, right }]) => [
      { x: left, y },
      { x: right, y },
      { x: left, y: y + 1 },
      { x: right + 1, y },
      { x: right + 1, y: y + 1 },
    ]);
    yield hullOf(outline);
  }
}

/** Andrew's monotone chain. */
function hullOf(points: Point[]): Point[] {
  const sorted = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  const half = (list: Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      for (;;) {
        const [before, last] = chain.slice(-2);
        if (!before || !last || turn(before, last, point) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const turn = (a: Point, b: Point, c: Point): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** One side of the smallest rectangle lies on a side of the hull. */
function smallest(hull: Point[]): Region {
  const candidates = hull.map((point, index) => {
    const next = hull[(index + 1) % hull.length] ?? point;
    return around(hull, Math.atan2(next.y - point.y, next.x - point.x));
  });
  const best = candidates.reduce((one, other) =>
    other.width * other.height < one.width * one.height ? other : one,
  );
  return best.width >= best.height
    ? best
    : { ...best, width: best.height, height: best.width, angle: level(best.angle + Math.PI / 2) };
}

function around(hull: Point[], angle: number): Region {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = hull.map(({ x, y }) => x * cos + y * sin);
  const across = hull.map(({ x, y }) => y * cos - x * sin);
  const [left, right] = [Math.min(...along), Math.max(...along)];
  const [top, bottom] = [Math.min(...across), Math.max(...across)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return {
    x: u * cos - v * sin,
    y: u * sin + v * cos,
    width: right - left,
    height: bottom - top,
    angle: level(angle),
  };
}

/** Half a turn makes no difference to a rectangle. */
function level(angle: number): number {
  let turned = angle;
  while (turned > Math.PI / 2) turned -= Math.PI;
  while (turned <= -Math.PI / 2) turned += Math.PI;
  return turned;
}

function grown(region: Region): Region {
  const { width, height } = region;
  const margin = (GROWTH * width * height) / (2 * (width + height));
  return { ...region, width: width + 2 * margin, height: height + 2 * margin };
}
