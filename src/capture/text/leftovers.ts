import { parseNotes } from '../../domain/fields/short-texts.ts';
import { EMAIL, FAX, PHONE } from './labels.ts';
import { HIDDEN as GONE, type Segment } from './segments.ts';

/** "meu telefone é", "tel.:", "e-mail" before what was taken out: it introduces nothing any more. */
const LABEL_OF_GONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:e|y|and|o|a|no|pelo|meu|minha|my|mi|seu|su|el)\\s+){0,3}(?:${FAX}|${PHONE}|${EMAIL}|contato|contacto)(?:\\s?\\/\\s?(?:${PHONE}))?(?:\\s+(?:é|eh|is|es))?[ \\t.:=–—>→-]{0,4}${GONE}`,
  'giu',
);

/** Brackets with nothing left in them, and "e" between two things that are gone. */
const BRACKETS_OF_GONE = new RegExp(`[(<\\[]\\s*${GONE}\\s*[)>\\]]`, 'gu');
const LIST_OF_GONE = new RegExp(
  `(?:${GONE}[ \\t,;/]*(?:e|ou|y|o|and|or|&)?[ \\t]*(?=${GONE}))+`,
  'gu',
);

const AROUND_GONE = new RegExp(
  `[ \\t\\-–—|,;:/•·<>=→]{0,60}${GONE}[ \\t\\-–—|,;:/•·<>=→${GONE}]{0,60}`,
  'gu',
);

const isSaying = (text: string) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);

/** Separators between the words on both sides of a gap. */
function joint(gap: string): string {
  if (/[,;]/.test(gap)) return ', ';
  return /[-–—|/•·]/.test(gap) ? ' - ' : ' ';
}

/** A piece without what became a field. */
function remainder(segment: Segment): string {
  // A label whose value did not become a field still says something.
  const label = segment.label === 'notes' ? '' : segment.labelText.trim();
  if (segment.taken.length === 0) return `${label} ${segment.text}`.trim();
  const spans = [...segment.taken].sort((one, other) => one.start - other.start);
  let text = '';
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) text += segment.text.slice(at, start);
    if (start >= at || end > at) text += GONE;
    at = Math.max(at, end);
  }
  text += segment.text.slice(at);
  const unlabelled = text
    .replace(LABEL_OF_GONE, GONE)
    .replace(BRACKETS_OF_GONE, GONE)
    .replace(LIST_OF_GONE, '');
  const tidy = unlabelled
    .replace(AROUND_GONE, (gap: string, offset: number) => {
      const isEdge = offset === 0 || offset + gap.length === unlabelled.length;
      return isEdge ? GONE : joint(gap);
    })
    .replaceAll(GONE, '')
    .replace(/ {2,}/g, ' ')
    // Of a sentence that is gone, its full stop is left.
    .replace(/([.!?]) \.(?!\.)/g, '$1')
    .replace(/ ([,.;:!?])/g, '$1')
    .replace(/^[\s,;:.|/•·–—-]+|[\s,;:|/•·–—-]+$/g, '');
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : '';
}

/** Returns the rest of the text by lines; in a talk between several people with the speakers. */
export function leftovers(segments: readonly Segment[]): string | undefined {
  const isTalk = new Set(segments.flatMap(({ author }) => author ?? [])).size > 1;
  const lines: string[] = [];
  for (const segment of segments) {
    const rest = segment.text === '' ? '' : remainder(segment);
    if (!isSaying(rest)) continue;
    const speaker = isTalk && segment.startsLine && segment.author ? `${segment.author}: ` : '';
    if (segment.startsLine || lines.length === 0) lines.push(`${speaker}${rest}`);
    else lines.push(`${lines.pop() ?? ''} ${rest}`);
  }
  const read = parseNotes(lines.join('\n'));
  return read.ok ? read.value : undefined;
}
