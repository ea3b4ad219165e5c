import { NAME_FONTS, TEXT_FONTS } from './fonts.ts';
import type { SampleCard } from './sample-cards.ts';
import { type Seeded, seeded } from './seeded.ts';

/** 90 by 51 mm at 300 dots an inch, as cards are printed. */
const CARD = { width: 1063, height: 602 };

const PALETTES = [
  { paper: '#ffffff', ink: '#222222', accent: '#0a5c8a' },
  { paper: '#fbf8f1', ink: '#3a2f2a', accent: '#9c6b30' },
  { paper: '#12233d', ink: '#f4f4f4', accent: '#e0b354' },
  { paper: '#1d1d1d', ink: '#eeeeee', accent: '#d8453e' },
  { paper: '#eef4ef', ink: '#24442f', accent: '#2f8f52' },
  { paper: '#f4f4f6', ink: '#444a55', accent: '#6b4fa0' },
  { paper: '#0f6b5c', ink: '#ffffff', accent: '#ffe08a' },
  { paper: '#ffffff', ink: '#5d5d5d', accent: '#c2255c' },
];

interface Style {
  random: Seeded;
  ink: string;
  accent: string;
  paper: string;
  nameFont: string;
  textFont: string;
  /** In dots; 8 points are 33. */
  size: number;
  hasIcons: boolean;
}

interface Line {
  text: string;
  icon?: 'phone' | 'mail' | 'site' | 'pin';
}

/** The card as SVG, in one of six layouts. */
export function drawCard(card: SampleCard): string {
  const random = seeded(card.seed * 104_729 + 7);
  const style: Style = {
    random,
    ...random.pick(PALETTES),
    nameFont: random.pick(NAME_FONTS),
    textFont: random.pick(TEXT_FONTS),
    size: Math.round(random.between(25, 34)),
    hasIcons: random.chance(0.4),
  };
  const layout = [leftAligned, centred, twoColumns, banded, rightAligned, footer][card.seed % 6];
  const body = layout?.(card, style) ?? '';
  const { width, height } = CARD;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${style.paper}"/>${body}</svg>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

interface Place {
  x: number;
  y: number;
  anchor?: 'start' | 'middle' | 'end';
}

function write(
  text: string,
  { x, y, anchor = 'start' }: Place,
  font: string,
  size: number,
  fill: string,
  weight = 400,
): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="${font}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}</text>`;
}

function nameBlock(
  { name, title }: SampleCard,
  { random, nameFont, textFont, size, ink, accent }: Style,
  place: Place,
): string {
  const isScript = nameFont === 'Great Vibes';
  const shown = !isScript && random.chance(0.3) ? name.toUpperCase() : name;
  const nameSize = Math.min(
    size * random.between(1.5, 2),
    (CARD.width * 0.8) / (shown.length * 0.55),
  );
  return (
    write(
      shown,
      place,
      nameFont,
      nameSize * (isScript ? 1.25 : 1),
      ink,
      random.chance(0.6) && !isScript ? 700 : 400,
    ) + write(title, { ...place, y: place.y + size * 1.4 }, textFont, size * 0.9, accent)
  );
}

function contactLines(card: SampleCard, { hasIcons }: Style): Line[] {
  return [
    ...card.phones.map(
      ({ label, text }): Line => (hasIcons ? { text, icon: 'phone' } : { text: label + text }),
    ),
    { text: card.email, icon: 'mail' },
    ...(card.site ? [{ text: card.site, icon: 'site' } satisfies Line] : []),
    ...card.address.map((text, at): Line => (at === 0 ? { text, icon: 'pin' } : { text })),
    ...(card.registration ? [{ text: card.registration }] : []),
  ];
}

const ICONS: Record<NonNullable<Line['icon']>, string> = {
  phone: 'M3 2h4l2 5-2.5 2a12 12 0 0 0 6 6L15 12l5 2v4c-9 3-19-8-17-16z',
  mail: 'M2 5h20v14H2zM2 5l10 8 10-8',
  site: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM2 12h20M12 2c-6 6-6 14 0 20M12 2c6 6 6 14 0 20',
  pin: 'M12 22s8-8 8-13A8 8 0 0 0 4 9c0 5 8 13 8 13zM12 6a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
};

function block(
  lines: Line[],
  style: Style,
  { x, y, anchor = 'start' }: Place,
  leading = 1.45,
): string {
  const { textFont, size, ink, accent, hasIcons } = style;
  return lines
    .map(({ text, icon }, at) => {
      const baseline = y + at * size * leading;
      const isMarked = hasIcons && anchor === 'start';
      const drawn =
        isMarked && icon
          ? `<path transform="translate(${x} ${baseline - size * 0.85}) scale(${size / 24})" d="${ICONS[icon]}" fill="none" stroke="${accent}" stroke-width="2"/>`
          : '';
      return (
        drawn +
        write(text, { x: isMarked ? x + size * 1.5 : x, y: baseline, anchor }, textFont, size, ink)
      );
    })
    .join('');
}

function logo({ random, accent }: Style, x: number, y: number, size: number): string {
  return random.pick([
    `<circle cx="${x + size / 2}" cy="${y + size / 2}" r="${size / 2}" fill="${accent}"/>`,
    `<path d="M${x} ${y + size} L${x + size / 2} ${y} L${x + size} ${y + size} Z" fill="${accent}"/>`,
    `<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="${size / 5}" fill="none" stroke="${accent}" stroke-width="8"/>`,
  ]);
}

function leftAligned(card: SampleCard, style: Style): string {
  return (
    write(
      card.company,
      { x: 70, y: 100 },
      style.nameFont === 'Great Vibes' ? style.textFont : style.nameFont,
      style.size * 1.2,
      style.accent,
      700,
    ) +
    nameBlock(card, style, { x: 70, y: 215 }) +
    block(contactLines(card, style), style, { x: 70, y: 340 }, 1.35)
  );
}

function centred(card: SampleCard, style: Style): string {
  const x = CARD.width / 2;
  return (
    logo(style, x - 35, 35, 70) +
    write(
      card.company.toUpperCase(),
      { x, y: 145, anchor: 'middle' },
      style.textFont,
      style.size * 0.9,
      style.accent,
    ) +
    nameBlock(card, style, { x, y: 225, anchor: 'middle' }) +
    block(contactLines(card, style), style, { x, y: 330, anchor: 'middle' }, 1.35)
  );
}

function twoColumns(card: SampleCard, style: Style): string {
  const narrow = { ...style, size: Math.min(style.size, 26) };
  return (
    logo(style, 70, 70, 90) +
    write(card.company, { x: 70, y: 220 }, style.textFont, narrow.size, style.accent, 700) +
    nameBlock(card, { ...narrow, size: 24 }, { x: 70, y: 420 }) +
    `<line x1="530" y1="80" x2="530" y2="330" stroke="${style.accent}" stroke-width="3"/>` +
    block(contactLines(card, narrow), narrow, { x: 560, y: 110 })
  );
}

function banded(card: SampleCard, style: Style): string {
  return (
    `<rect width="${CARD.width}" height="130" fill="${style.accent}"/>` +
    write(card.company, { x: 60, y: 84 }, style.textFont, style.size * 1.3, style.paper, 700) +
    nameBlock(card, style, { x: 60, y: 220 }) +
    block(contactLines(card, style), style, { x: 60, y: 335 }, 1.35)
  );
}

function rightAligned(card: SampleCard, style: Style): string {
  const x = CARD.width - 70;
  return (
    logo(style, 80, 200, 180) +
    nameBlock(card, style, { x, y: 130, anchor: 'end' }) +
    write(
      card.company,
      { x, y: 250, anchor: 'end' },
      style.textFont,
      style.size,
      style.accent,
      700,
    ) +
    block(contactLines(card, style), style, { x, y: 330, anchor: 'end' }, 1.35)
  );
}

/** Name in the middle; below, the phones share one line, as do email and site. */
function footer(card: SampleCard, style: Style): string {
  const small = { ...style, size: Math.min(style.size, 27), hasIcons: false };
  const lines = [
    card.phones.map(({ label, text }) => label + text).join('  |  '),
    [card.email, ...(card.site ? [card.site] : [])].join('   '),
    card.address.join(', '),
    card.registration ?? '',
  ].filter(Boolean);
  const x = CARD.width / 2;
  return (
    write(
      card.company,
      { x, y: 110, anchor: 'middle' },
      style.textFont,
      style.size * 1.2,
      style.accent,
      700,
    ) +
    nameBlock(card, style, { x, y: 240, anchor: 'middle' }) +
    `<line x1="100" y1="370" x2="${CARD.width - 100}" y2="370" stroke="${style.accent}" stroke-width="2"/>` +
    block(
      lines.map((text) => ({ text })),
      small,
      { x, y: 430, anchor: 'middle' },
    )
  );
}
