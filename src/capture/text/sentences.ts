import { hideSpans, type Span } from './segments.ts';

/** Words with which a way to reach somebody is given, and that say nothing once it is gone. */
const INTRODUCING = new Set(
  `o a os as um uma meu minha seu sua dele dela deles teu tua e é eh no na pelo pela por para pra pro ao com de do da em ou que esse este aqui
  me nos mim ele ela voce você vc chama chamar chame liga ligar ligue manda mandar mande fala falar fale responder responda retornar pode podem poderia favor
  celular cel telefone tel fone fono numero número contato whats whatsapp zap wpp email e-mail mail pessoal comercial novo antes melhor chave de t m c w
  el la los las mi mis su sus es al del en o y lo llamar llame llamarme llamame llámame márqueme marcar escribir escribirme puede pueden correo teléfono telefono móvil movil
  the his her their my your our its is are on at to or and by it this you can could please call text ring reach me him them us number cell phone mobile work email address contact from`.split(
    /\s+/,
  ),
);

/** After these a sentence goes on: it is broken where what followed them is gone. */
const DANGLING =
  /(?<![\p{L}\p{N}])(?:o|a|os|as|um|uma|é|eh|no|na|pelo|pela|para|pra|pro|ao|com|de|do|da|em|el|la|mi|su|es|al|del|en|con|por|the|his|her|their|my|is|are|on|at|to|by|of|with|for)$/iu;

/** Where a part of a sentence ends; the full stop of "T." and "Dr." is none. */
const PART_END = /(?:(?<=[\p{L}\p{N})]{3})\.|[!?;,])(?=\s)/gu;

function partsOf(text: string, taken: readonly Span[]): Span[] {
  const ends = [...text.matchAll(PART_END)]
    .map(({ index }) => index + 1)
    .filter((at) => !taken.some(({ start, end }) => start < at && at < end));
  return [...ends, text.length].map((end, at) => ({ start: ends[at - 1] ?? 0, end }));
}

const trimmed = (text: string) => text.replace(/[\s.,;:!?()<>–—-]+$/u, '');

/** Whether a text only says that a phone or an email follows. */
export function isIntroduction(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}-]{1,60}/gu) ?? [];
  return words.every((word) => INTRODUCING.has(word)) && !/\p{N}/u.test(text);
}

/** A part of a text to be taken out; `isPart`: with all that introduced it. */
interface Cut extends Span {
  isPart: boolean;
}

/**
 * What is taken out of a text so that whole sentences are left. A part of one that only introduced what is gone goes
 * with it; one that would break off stays as it was written.
 */
export function wholeSentences(text: string, taken: readonly Span[]): Cut[] {
  const masked = hideSpans(text, taken);
  return partsOf(text, taken).flatMap((part): Cut[] => {
    const inside = taken.filter(({ start, end }) => start < part.end && end > part.start);
    if (inside.length === 0) return [];
    const rest = masked.slice(part.start, part.end);
    if (isIntroduction(rest)) return [{ ...part, end: withoutStop(text, part), isPart: true }];
    const isBroken = inside.some(({ start }) =>
      DANGLING.test(trimmed(masked.slice(part.start, start))),
    );
    return isBroken ? [] : inside.map((span) => ({ ...span, isPart: false }));
  });
}

/** The sentence before it needs a full stop that ends the last of its parts. */
function withoutStop(text: string, { start, end }: Span): number {
  const before = text.slice(0, start).trimEnd();
  const isOpen = before !== '' && !/[.!?]$/.test(before);
  return isOpen && /[.!?]/.test(text[end - 1] ?? '') ? end - 1 : end;
}
