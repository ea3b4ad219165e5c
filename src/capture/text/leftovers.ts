import { parseNotes } from '../../domain/fields/short-texts.ts';
import { EMAIL, FAX, PHONE } from './labels.ts';
import { isClosing } from './name-on-own-line.ts';
import { HIDDEN as GONE, type Segment } from './segments.ts';
import { isIntroduction, wholeSentences } from './sentences.ts';

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
  const taken = [...segment.taken].sort((one, other) => one.start - other.start);
  const spans = wholeSentences(segment.text, taken);
  let text = '';
  let at = 0;
  for (const { start, end, isPart } of spans) {
    if (start > at) text += segment.text.slice(at, start);
    if (!isPart && (start >= at || end > at)) text += GONE;
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
    .replace(/[ ,;:]+([.!?])/g, '$1')
    .replace(/(?<!\.)([.!?])\.(?!\.)/g, '$1')
    .replace(/ ([,;:])/g, '$1')
    .replace(/^[\s,;:.|/•·–—-]+|[\s,;:|/•·–—-]+$/g, '');
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : '';
}

const FROM = /^(?:de|from) ?:/iu;
const HEADING = /^(?:de|from|para|to|cc|cco|bcc|enviad[oa](?: em| el)?|sent|data|date|fecha) ?:/iu;
/** Lines; also what bounds the time. */
const HEADING_MAX = 8;
const SUBJECT = /^(?:assunto|subject|asunto) ?:/iu;
const BY_PROGRAM =
  /^(?:-{2,}.{0,10}(?:forwarded message|mensagem encaminhada|mensaje reenviado)|enviado (?:do meu|desde mi) |sent from my )/iu;
const GREETING =
  /^(?:oi|ol[aá]|opa|bom dia|boa (?:tarde|noite)|prezad[oa]s?|car[oa]s?|hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|buenos d[ií]as|buenas(?: tardes| noches)?|estimad[oa]s?)(?![\p{L}\p{N}])/iu;
/** Whom a greeting is for. */
const GREETED =
  /^[\s,]*(?:(?:equipe|time|pessoal|gente|todos|team|all|tudo bem|\p{Lu}\p{Ll}{1,20})[\s,]*){0,3}[.!?:,\s]*$/u;

function isGreeting(text: string): boolean {
  const greeting = GREETING.exec(text)?.[0];
  return greeting !== undefined && GREETED.test(text.slice(greeting.length));
}

/** What says nothing about the contact: the heading of a mail, a greeting, a closing, what was put before a number. */
function isManners(segments: readonly Segment[], at: number): boolean {
  const { text, taken, isHistory } = segments[at] ?? { text: '', taken: [] };
  if (isHistory) return false;
  if (BY_PROGRAM.test(text) || isGreeting(text) || isClosing(text)) return true;
  if (HEADING.test(text)) return isInHeading(segments, at);
  const next = segments[at + 1];
  return taken.length === 0 && (next?.taken.length ?? 0) > 0 && isIntroduction(text);
}

/** The lines over a mail stand together: who it is from, and more of them. */
function isInHeading(segments: readonly Segment[], at: number): boolean {
  const isOfHeading = (one: Segment | undefined) =>
    one !== undefined && (HEADING.test(one.text) || SUBJECT.test(one.text));
  const around = segments.slice(Math.max(0, at - HEADING_MAX), at + HEADING_MAX + 1);
  let first = Math.min(at, HEADING_MAX);
  let last = first;
  while (first > 0 && isOfHeading(around[first - 1])) first -= 1;
  while (isOfHeading(around[last + 1])) last += 1;
  return last > first && around.slice(first, last + 1).some(({ text }) => FROM.test(text));
}

/** Returns the rest of the text by lines; in a talk between several people with the speakers. */
export function leftovers(segments: readonly Segment[]): string | undefined {
  const isTalk = new Set(segments.flatMap(({ author }) => author ?? [])).size > 1;
  const lines: string[] = [];
  for (const [at, segment] of segments.entries()) {
    const rest = segment.text === '' ? '' : remainder(segment);
    if (!isSaying(rest) || isManners(segments, at)) continue;
    const speaker = isTalk && segment.startsLine && segment.author ? `${segment.author}: ` : '';
    if (segment.startsLine || lines.length === 0) lines.push(`${speaker}${rest}`);
    else lines.push(`${lines.pop() ?? ''} ${rest}`);
  }
  const read = parseNotes(lines.join('\n'));
  return read.ok ? read.value : undefined;
}
