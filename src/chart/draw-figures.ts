import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Node, Renderer } from '@takumi-rs/core';

/* The picture of /stats. It is drawn by a library of optional packages, on a thread of its own: nobody waits for it. */

/** What stands on the picture, in words. */
export interface Chart {
  title: string;
  /** Below the title: the time and the sum. */
  subtitle: string;
  days: { label: string; count: number; isMarked: boolean }[];
  lists: { title: string; bars: { label: string; count: number }[] }[];
}

/** Draws a PNG; undefined where the library or its font is not installed, or does not run on this machine. */
export type DrawFigures = (chart: Chart) => Promise<Uint8Array | undefined>;

const WIDTH = 1080;
const PADDING = 48;
const DAY_HEIGHT = 220;
const BAR_WIDTH = 420;
const COLOURS = {
  paper: '#ffffff',
  ink: '#17212b',
  quiet: '#6c7883',
  faint: '#e8edf2',
  day: '#3390ec',
  bars: ['#3390ec', '#2fa36b', '#e39b2d'],
} as const;

/** Noto Sans for most; Unifont for every script that it has not. Both under the SIL Open Font License. */
const FONTS = [
  ...['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'devanagari'].map((script) => ({
    name: 'Noto Sans',
    file: `@fontsource-variable/noto-sans/files/noto-sans-${script}-wght-normal.woff2`,
  })),
  { name: 'Unifont', file: '@fontsource/unifont/files/unifont-latin-400-normal.woff2' },
];

export function createDrawFigures(onMissing: (error: unknown) => void): DrawFigures {
  let opening: Promise<Renderer | undefined> | undefined;

  async function open(): Promise<Renderer | undefined> {
    try {
      const { Renderer } = await import('@takumi-rs/core');
      const renderer = new Renderer();
      const { resolve } = createRequire(import.meta.url);
      for (const { name, file } of FONTS) {
        await renderer.registerFont({ name, data: await readFile(resolve(file)) });
      }
      return renderer;
    } catch (error) {
      onMissing(error);
      return undefined;
    }
  }

  return async function drawFigures(chart) {
    opening ??= open();
    const renderer = await opening;
    return renderer?.render(pageOf(chart), {
      width: WIDTH,
      height: heightOf(chart),
      format: 'png',
    });
  };
}

const LINE = 40;
/** Keeps its place. */
const BLANK = '\u00a0';
const heightOf = ({ lists }: Chart): number =>
  PADDING * 2 +
  120 +
  DAY_HEIGHT +
  90 +
  lists.reduce((sum, { bars }) => sum + 90 + bars.length * (LINE + 8), 0);

type Style = NonNullable<Node['style']>;

const row = (children: Node[], style: Style = {}): Node => ({
  type: 'container',
  style: { display: 'flex', flexDirection: 'row', ...style },
  children,
});
const column = (children: Node[], style: Style = {}): Node => ({
  type: 'container',
  style: { display: 'flex', flexDirection: 'column', ...style },
  children,
});
const text = (words: string, style: Style = {}): Node => ({
  type: 'text',
  text: showable(words),
  style,
});
const box = (style: Style): Node => ({ type: 'container', style, children: [] });

/** The fonts have no pictures in them. */
function showable(words: string): string {
  if (words === BLANK) return BLANK;
  return (
    words.replace(/\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier}|\u200D/gu, '').trim() || '—'
  );
}

function pageOf(chart: Chart): Node {
  return column(
    [
      text(chart.title, { fontSize: 44, fontWeight: 700 }),
      text(chart.subtitle, { fontSize: 26, color: COLOURS.quiet, marginTop: 6 }),
      daysOf(chart.days),
      ...chart.lists.map((list, at) => listOf(list, COLOURS.bars[at % 3] ?? COLOURS.day)),
    ],
    {
      width: '100%',
      height: '100%',
      padding: PADDING,
      backgroundColor: COLOURS.paper,
      color: COLOURS.ink,
      fontFamily: 'Noto Sans, Unifont',
      fontSize: 26,
    },
  );
}

function daysOf(days: Chart['days']): Node {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const room = DAY_HEIGHT - 40;
  return row(
    days.map(({ label, count, isMarked }) =>
      column(
        [
          text(count > 0 ? String(count) : BLANK, { fontSize: 18, color: COLOURS.quiet }),
          box({
            width: '100%',
            height: count > 0 ? Math.max(4, (count / most) * room) : 2,
            backgroundColor: count > 0 ? COLOURS.day : COLOURS.faint,
            borderRadius: 4,
          }),
          text(isMarked ? label : BLANK, {
            fontSize: 17,
            color: COLOURS.quiet,
            marginTop: 6,
            whiteSpace: 'nowrap',
          }),
        ],
        { flex: 1, alignItems: 'center', justifyContent: 'flex-end', minWidth: 0 },
      ),
    ),
    { height: DAY_HEIGHT + 60, gap: 6, marginTop: 36, alignItems: 'flex-end' },
  );
}

function listOf({ title, bars }: Chart['lists'][number], colour: string): Node {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return column(
    [
      text(title, { fontSize: 28, fontWeight: 700, marginBottom: 8 }),
      ...bars.map(({ label, count }) =>
        row(
          [
            text(label, {
              width: 360,
              whiteSpace: 'nowrap',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
            }),
            box({
              width: Math.max(4, (count / most) * BAR_WIDTH),
              height: 24,
              backgroundColor: colour,
              borderRadius: 6,
            }),
            text(String(count), { color: COLOURS.quiet }),
          ],
          { gap: 20, alignItems: 'center', height: LINE, marginTop: 8 },
        ),
      ),
    ],
    { marginTop: 36 },
  );
}
