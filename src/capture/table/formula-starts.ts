/** Signs that begin a formula; spreadsheets take the full-width ones for the same. */
const SIGN = /[=+\-@＝＋－＠]/g;
const SEPARATOR = /[;,|\t\r\n]/;
/** Blanks that part no cells, and quotes. */
const BETWEEN = /[" \u00a0]/;

/**
 * Where a text would begin a formula if a spreadsheet parted it there, whatever separator it takes: at its beginning and
 * behind each separator, blanks and quotes passed over. A position is that of the sign, or of the apostrophes before it.
 */
function formulaStarts(text: string): number[] {
  return [...text.matchAll(SIGN)].flatMap(({ index }) => {
    // What stands before a sign is walked once: it has no other sign in it.
    let start = index;
    while (text[start - 1] === "'") start -= 1;
    let at = start - 1;
    while (at >= 0 && BETWEEN.test(text[at] ?? '')) at -= 1;
    return at < 0 || SEPARATOR.test(text[at] ?? '') ? [start] : [];
  });
}

/** The text with an apostrophe before each of them: spreadsheets show it as it is. */
export function guarded(text: string): string {
  return withChanged(text, (_at, rest) => `'${rest}`);
}

/** The text without the apostrophes that `guarded` has put in. */
export function unguarded(text: string): string {
  return withChanged(text, (_at, rest) => (rest.startsWith("'") ? rest.slice(1) : rest));
}

function withChanged(text: string, change: (at: number, rest: string) => string): string {
  const starts = formulaStarts(text);
  const pieces = starts.map((at, number) => change(at, text.slice(at, starts[number + 1])));
  return text.slice(0, starts[0] ?? text.length) + pieces.join('');
}
