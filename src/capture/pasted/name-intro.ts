import { type Place, placeOf } from './name-place.ts';
import { nameAtStart, type Shape, shapeOf } from './name-shape.ts';
import type { Piece } from './pieces.ts';

/** Only a name comes after these. */
export const OUTRIGHT =
  /(?<!\p{L})(?:meu nome (?:é|eh|e)|me chamo|nome d(?:ele|ela|[oae]s?(?: \p{L}{2,20}){1,3}) (?:é|eh)|(?:ele|ela) se chama|se chama|me llamo|mi nombre es|se llama|su nombre es|my name is|my name's|(?:his|her|their|the) name is|name is|named|em nome d[eoa]|a nombre de|in the name of)[:,]?\s+/giu;

/** Something else may come: "sou o dono", "fale com a gente". */
export const LIKELY =
  /(?<!\p{L})(?:(?:eu )?sou [oa]|(?:eu )?sou|aqui (?:é|eh|quem fala é)(?: [oa])?|quem fala (?:é|eh)(?: [oa])?|(?:fal(?:e|ar|a|em|o) com|procur(?:e|ar)(?: por)?|tratar com|trate com|chamar|chama|ligar (?:para|pra)|liga (?:para|pra))(?: [oa])?|(?:contato|contacto|telefone|tel[eé]fono|n[uú]mero|cel(?:ular)?|whats(?:app)?|zap|pix|e-?mail|correo|fone|dados|cart[aã]o|indica[cç][aã]o) d(?:[oae]|el)(?: la)?(?: meu| minha)?|client[ea]|nome|nombre|name|soy(?: el| la)?|habla(?: con)?|hablar con|llamar a|le saluda|this is|i am|i'm|speak (?:to|with)|ask for|talk to|contact (?:is|for)?|call|reach(?: out to)?|here is|met|conheci [oa]|falei com(?: [oa])?|conversei com(?: [oa])?|habl[eé] con|conoc[ií] a|spoke (?:to|with))\s+/giu;

/** What ends the words after an introduction. */
const END = /[,;:!?()|\n]|\.\s|\s[-–—]\s/;
const NAME_WITHIN = 100;
const SMALL_WORDS_MAX = 4;

/** A name after words that introduce one; `takesAny`: also a single word that is in no list. */
export function introducedName(
  pieces: readonly Piece[],
  pattern: RegExp,
  takesAny: boolean,
): Place | undefined {
  for (const piece of pieces) {
    for (const match of piece.text.matchAll(pattern)) {
      const from = match.index + match[0].length;
      const rest = piece.text.slice(from, from + NAME_WITHIN).split(END, 1)[0] ?? '';
      const shape = inCapitals(rest) ?? inSmallLetters(rest, takesAny);
      if (shape) return placeOf(piece, shape, { from, isWhole: false });
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
