import { EMAIL, PHONE } from './labels.ts';
import { nameAtEnd, nameAtStart, type Place, placeOf, type Shape, shapeOf } from './name-shape.ts';
import type { Occurrence, Segment } from './segments.ts';
import { isRole } from './vocabulary.ts';

/** How far from a phone or an email a name beside it can begin: also what bounds the time. */
const BESIDE_MAX = 160;

/** Between a name and the phone or email beside it. */
const SEPARATORS = /(?:[\s\-–—|,;:/•·(<[=>→"'*.]|\ufe0f|\p{Extended_Pictographic})+$/u;

/** Between parts of a line; the point of "Mr." and "Dra." is none. */
const SEGMENTS =
  /\s[-–—|/]\s|[,;:|•·(!?\u2588]|(?<!(?:^|\s)(?:mrs?|ms|dra?|sra?|prof|eng|ing))\.\s/iu;

/** The label of the phone or email itself: "tel.", "meu whats é". */
const OWN_LABEL = new RegExp(
  `(?:^|[\\s,;.(–—-])(?:(?:o|a|e|y|and|no|pelo|meu|minha|my|mi|seu|su)\\s+)*(?:${PHONE}|${EMAIL}|contato|contacto|contact)(?:\\s+(?:é|eh|is|es|dele|dela|com))?[\\s.:=–—-]*$`,
  'iu',
);

/** The words before a phone or an email, without its own label. */
function textBefore({ segment, start }: Occurrence): string {
  let before = segment.text.slice(Math.max(0, start - BESIDE_MAX), start);
  // Several may stand there: "Ana - cel/whats:".
  for (let round = 0; round < 3; round += 1) {
    const customFields = OWN_LABEL.exec(before);
    if (customFields === null) break;
    before = before.slice(0, customFields.index);
  }
  return before.replace(SEPARATORS, '');
}

/** "Ana Lima - 85 …", "Ana Lima, dentista, tel 85 …": all that stands there, or a part between separators. */
export function nameBefore(point: Occurrence): Place | undefined {
  const { segment, start } = point;
  const before = textBefore(point);
  const whole = shapeOf(before);
  if (whole) return placeOf(segment, whole, { before: start, isWhole: true });
  const segments = before.split(SEGMENTS);
  const first = shapeOf(segments[0] ?? '');
  const last = shapeOf(segments.at(-1) ?? '');
  const isFirst = first && (first.isKnown || first.words > 1) && (first.isKnown || !last?.isKnown);
  if (isFirst) return placeOf(segment, first, { isWhole: true });
  return last && placeOf(segment, last, { before: start, isWhole: true });
}

/** "segue o contato do João Silva 85 …", "João Silva quer orçamento, 85 …": inside a sentence. */
export function nameInsideBefore(point: Occurrence): Place | undefined {
  const before = textBefore(point);
  const end = nameAtEnd(before);
  if (end && (end.isKnown || end.words > 1)) {
    return placeOf(point.segment, end, { before: point.start, isWhole: false });
  }
  // "motorista Genival 41 …", "reservas com Thayná 88 …".
  const previous = /(\p{L}+)\s+\S+$/u.exec(before)?.[1] ?? '';
  if (end && !end.isSmall && (isRole(previous) || /^(?:com|con|with)$/i.test(previous))) {
    return placeOf(point.segment, end, { before: point.start, isWhole: false });
  }
  const start = nameAtStart(before);
  return start?.isKnown && !start.isSmall
    ? placeOf(point.segment, start, { isWhole: false })
    : undefined;
}

const LEAD =
  /^[\s\-–—|,;:/•·(>)\]]*(?:(?:fal(?:ar|e) com|com|with|ask for|con|d[oa]|é d[oa])\s+(?:[oa]\s+)?)?/iu;

/** "85 … - Ana Lima", "85 … (Ana)". */
export function nameAfter({ segment, end }: Occurrence): Place | undefined {
  const after = segment.text.slice(end, end + BESIDE_MAX);
  const rest = after.slice(LEAD.exec(after)?.[0].length ?? 0);
  const beside = rest.split(/[(|;,/•·)!?\u2588]|\s[-–—]|\.\s/)[0] ?? '';
  const whole = shapeOf(beside);
  if (whole && (whole.isKnown || whole.words > 1))
    return placeOf(segment, whole, { from: end, isWhole: true });
  const start = nameAtStart(beside);
  return start?.isKnown && !start.isSmall
    ? placeOf(segment, start, { from: end, isWhole: false })
    : undefined;
}

/** Only a name comes after these. */
export const OUTRIGHT =
  /(?<!\p{L})(?:meu nome (?:é|eh|e)|me chamo|nome d(?:ele|ela|[oae]s?(?: \p{L}{2,20}){1,3}) (?:é|eh)|(?:ele|ela) se chama|se chama|me llamo|mi nombre es|se llama|su nombre es|my name is|my name's|(?:his|her|their|the) name is|name is|named|em nome d[eoa]|a nombre de|in the name of)[:,]?\s+/giu;

/** Something else may come: "sou o dono", "fale com a gente". */
export const LIKELY =
  /(?<!\p{L})(?:(?:eu )?sou [oa]|(?:eu )?sou|aqui (?:é|eh|quem fala é)(?: [oa])?|quem fala (?:é|eh)(?: [oa])?|(?:fal(?:e|ar|a|em|o) com|procur(?:e|ar)(?: por)?|tratar com|trate com|chamar|chama|ligar (?:para|pra)|liga (?:para|pra))(?: [oa])?|(?:contato|contacto|telefone|tel[eé]fono|n[uú]mero|cel(?:ular)?|whats(?:app)?|zap|pix|e-?mail|correo|fone|dados|cart[aã]o|indica[cç][aã]o) d(?:[oae]|el)(?: la)?(?: meu| minha)?|client[ea](?: (?:é|eh|chama|se chama)(?: [oa])?)?|chamo [oa]|cadastr(?:a|ar|e)(?: a[ií])?(?: [oa])?|anota(?: a[ií])?(?: [oa])?[:,]?|recebi de|um (?:rapaz|homem|senhor) chamado|uma (?:mo[cç]a|mulher|senhora) chamada|(?:minha|meu|mi|my|a|o|la|el|the|da|do|del|the) (?:espos[oa]|marido|mulher|m[aã]e|pai|filh[oa]|irm[aã]o?|s[oó]ci[oa]|gerente|encargad[oa]|due[nñ][oa]|don[oa]|owner|manager|partner|wife|husband|maestro|mestre|encarregad[oa])|(?:tia|tio|titia|v[oó])(?= \p{Lu})|nome|nombre|name|soy(?: el| la)?|apunta a|anota a|pago recibido de|recib[ií] de|habla(?: con)?|hablar con|llamar a|le saluda|this is|i am|i'm|speak (?:to|with)|ask for|talk to|contact (?:is|for)?|call|reach(?: out to)?|here is|met|it's|it’s|add(?: a)? contact for|call(?: back)?|hit up|spoke to(?: the)?(?: owner| manager)?|conheci [oa]|falei com(?: [oa])?|conversei com(?: [oa])?|habl[eé] con|conoc[ií] a|spoke (?:to|with))\s+/giu;

/** Words and signs that end an introduction. */
const END = /[,;:!?()|\n]|\.\s|\s[-–—]\s/;
const NAME_WITHIN = 100;
const SMALL_WORDS_MAX = 4;

/** A name after words that introduce one; `takesAny`: also a single word that is in no list. */
export function introducedName(
  segments: readonly Segment[],
  pattern: RegExp,
  takesAny: boolean,
): Place | undefined {
  for (const segment of segments) {
    for (const match of segment.text.matchAll(pattern)) {
      const from = match.index + match[0].length;
      const rest = segment.text.slice(from, from + NAME_WITHIN).split(END, 1)[0] ?? '';
      const shape = inCapitals(rest) ?? inSmallLetters(rest, takesAny);
      if (shape) return placeOf(segment, shape, { from, isWhole: false });
    }
  }
  return undefined;
}

function inCapitals(rest: string): Shape | undefined {
  const shape = nameAtStart(rest);
  return shape?.isSmall ? undefined : shape;
}

/** Spoken or typed in haste: "meu nome é joão silva meu telefone é …". */
function inSmallLetters(rest: string, takesAny: boolean): Shape | undefined {
  const words = rest.split(/\s+/).slice(0, SMALL_WORDS_MAX);
  for (let count = words.length; count > 0; count -= 1) {
    if (/^(?:d[aeo]s?|e|y|and|de|del)$/i.test(words[count - 1] ?? '')) continue;
    const shape = shapeOf(words.slice(0, count).join(' '));
    if (shape) return shape;
  }
  const only = words[0] ?? '';
  const isName =
    takesAny && /^\p{L}{3,}$/u.test(only) && shapeOf(only.charAt(0).toUpperCase() + only.slice(1));
  return isName ? { name: only, words: 1, isKnown: false, isSmall: true } : undefined;
}
