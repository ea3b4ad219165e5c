/** U+0085 ends a line in some mainframe and PDF text; JavaScript's \s does not know it. */
const LINE_BREAK = /\r\n|[\r\u0085\u2028\u2029]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * Invisible characters that copy and paste bring along: soft hyphens, directional marks, overrides and
 * isolates (they would turn the rest of a card around), zero-width spaces, byte order marks.
 */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Scripts in which a zero-width joiner or non-joiner changes how a word is written. */
const JOINING =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}' +
  '\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}' +
  '\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}' +
  '\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}';

/** Joiners that join nothing: not after a letter of those scripts, not between two emoji. */
const STRAY_JOINER = new RegExp(
  `(?<![${JOINING}])[\\u200c\\u200d](?!(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]\\u200d)\\p{Extended_Pictographic})`,
  'gu',
);

/**
 * One line of text that is safe to store, count and show: well-formed Unicode in composed form (as
 * keyboards write it, so that "é" counts as one), nothing invisible, white space collapsed.
 */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAK, '\n')
    .replace(CONTROLS, (found) => (found === '\u000b' || found === '\u000c' ? ' ' : ''))
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Text of many lines, as typed, without characters that no program should be sent: controls, lone surrogates. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(LINE_BREAK, '\n').replace(CONTROLS, '').trim();
}

/** Text of many lines that is safe to show: nothing in it turns what stands around it, or hides. */
export function cleanBlock(text: string): string {
  return cleanText(text).replace(INVISIBLE, '').replace(STRAY_JOINER, '');
}

/** Small letters without accents: as people type who do not care for either. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Zeros of the other digits that phone keyboards and fonts have: full width, Arabic, Persian, Devanagari. */
const ZEROS = ['０', '٠', '۰', '०'].map((zero) => zero.charCodeAt(0));

/** Every digit as 0 to 9. */
export function asciiDigits(text: string): string {
  return text.replace(/[０-９٠-٩۰-۹०-९]/g, (digit) => {
    const values = ZEROS.map((zero) => digit.charCodeAt(0) - zero);
    return String(values.find((value) => value >= 0 && value < 10));
  });
}

/** The first `max` code points. */
export const firstCodePoints = (text: string, max: number): string =>
  Array.from(text).slice(0, max).join('');

/** Length as people and most servers count: an emoji of one code point is one, not two. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Blank letters (Hangul fillers, the empty Braille cell) are letters that show nothing. */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[^\s\p{Z}\p{M}\p{Cc}\p{Cf}\p{Cs}]/u;

/** Whether a reader would see anything at all. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/**
 * A parser's result for a person's text.
 *
 * A text that will not do is a value, not an exception: the caller answers the person with what is
 * wrong. `suggestion` is a reading that would do, to be offered and never taken silently; `excess`
 * is how many characters are too many.
 */
export type Parsed<T, P extends string> =
  | { ok: true; value: T }
  | { ok: false; problem: P; suggestion?: T; excess?: number };
