import type { Span } from './segments.ts';

export interface Group extends Span {
  digits: string;
}

/** Between two groups of digits of one number. */
const GAP = /^(?:[ \u00a0\u202f]{0,2}[()[\].\-–—‐‑]?){0,3}[ \u00a0\u202f]{0,2}(?:n[º°] ?)?$/u;

const GAP_MAX = 9;

/** Between an area code and its number, besides: "85/99728-1648"; "DDD 85, 99728-1648". */
const GAP_AFTER_AREA = /^\)? ?\/ ?$/;
const GAP_AFTER_NAMED_AREA = /^\)? ?, ?$/;
const NAMED_AREA = /(?<!\p{L})ddd[ :(]{0,3}$/iu;

function isNext(text: string, last: Group, next: Group): boolean {
  if (next.start - last.end > GAP_MAX) return false;
  const gap = text.slice(last.end, next.start);
  if (GAP.test(gap)) return true;
  const isArea = /^0?[1-9]\d$/.test(last.digits) && next.digits.length >= 4;
  if (!isArea) return false;
  const isNamed = NAMED_AREA.test(text.slice(Math.max(0, last.start - 8), last.start));
  return GAP_AFTER_AREA.test(gap) || (isNamed && GAP_AFTER_NAMED_AREA.test(gap));
}

/** Runs of digits that could be parts of one number, in the order in which they stand. */
export function chainsOf(text: string): Group[][] {
  const chains: Group[][] = [];
  let last: Group | undefined;
  for (const match of text.matchAll(/\d+/g)) {
    const group = { start: match.index, end: match.index + match[0].length, digits: match[0] };
    if (last !== undefined && isNext(text, last, group)) chains.at(-1)?.push(group);
    else chains.push([group]);
    last = group;
  }
  return chains;
}

/** Digits stuck to a word are part of it, except a carrier's "0xx" and a label. */
export function isStuck(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  if (/[\p{L}_@#\\]$/u.test(before) && !/(?:xx|tel|cel|fone|zap|whats|wpp|ddd)$/i.test(before))
    return true;
  if (/\p{L}\/$/u.test(before)) return true;
  // "1/2": the second half of something.
  if (/\d\/$/.test(before) && /^\d{1,3}$/.test(text.slice(start, end))) return true;
  const after = text.slice(end, end + 3);
  return /^[\p{L}_@]/u.test(after) && !/^(?:e|ou|y|or)\b/.test(after);
}

const LEFT = /(?:\+ ?|\(|\[|(?<!\d)\(?0 ?(?:xx|XX|\*\*) ?\(?)+$/;

/** Where the number begins with what belongs to it on its left: "+", "(", "0xx". */
export function widen(text: string, start: number): number {
  const before = LEFT.exec(text.slice(Math.max(0, start - 10), start));
  return start - (before?.[0].length ?? 0);
}
