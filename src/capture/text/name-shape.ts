import { parseName } from '../../domain/fields/short-texts.ts';
import { fold } from '../../domain/fields/text.ts';
import type { Occurrence, Segment } from './segments.ts';
import { isFamilyName, isFirstName, isNoName } from './vocabulary.ts';

const PARTICLE =
  /^(?:d[aeo]s?|e|y|i|van|von|der|den|del|della|di|du|la|las|los|le|bin|al|san|mc|ben)$/i;
const TITLE =
  /^(?:dra?|sra?|srta|eng|enga|prof|profa|mr|mrs|ms|miss|don|do[nñ]a|dona|seu|lic|ing|arq|adv|pe|pr|pastor|padre|capt?|sgt|ten|vet|enf|psic|nutri|fono|me|msc|se[nñ]ora?)\.?[ªº]?$/i;
const CAPITAL = /^\p{Lu}[\p{L}\p{M}'’´`-]*$/u;
const INITIAL = /^\p{Lu}\.?$/u;
const SMALL = /^\p{L}[\p{L}\p{M}'’´-]+$/u;
const SUFFIX = /^(?:jr|jnr|sr|filho|neto|junior|jún?ior|sobrinho|ii|iii|phd|md)\.?$/i;

/** Signs around a name in a line that are not part of it. */
const EDGES = /^[^\p{L}\p{M}]+|[^\p{L}\p{M}.]+$/gu;

const WORDS_MAX = 5;

/** Without pictures, quotes and separators around it. */
function trimName(text: string): string {
  return text
    .replace(EDGES, '')
    .replace(/(?<!(?:^|\s)(?:\p{Lu}|jr|sr|dr))\.+$/iu, '')
    .trim();
}

/** A word that no name has; "seu" and "la" may be a title and a particle of one. */
const isForeign = (token: string, at: number, tokens: readonly string[]) =>
  isNoName(token) && !PARTICLE.test(token) && !(at === 0 && tokens.length > 1 && TITLE.test(token));

const isPartOfName = (word: string) => isFirstName(word) || isFamilyName(word);

export interface Shape {
  name: string;
  /** Words with a capital, particles and titles not counted. */
  words: number;
  isKnown: boolean;
  isSmall: boolean;
}

/** Reads a text as a person's name, if all of it has the shape of one. */
export function shapeOf(text: string): Shape | undefined {
  // Also what bounds the time: nobody's name is that long.
  if (text.length > 200) return undefined;
  const name = trimName(text);
  if (name.length < 2 || name.length > 80) return undefined;
  const tokens = name.split(/\s+/);
  while (tokens.length > 1 && isDegree(tokens.at(-1) ?? '', name)) tokens.pop();
  return shapeOfTokens(tokens);
}

/** "Dr Simon Achebe MBBS": short and in capitals, behind a name that is not. */
function isDegree(token: string, name: string): boolean {
  return (
    /^\p{Lu}{3,5}$/u.test(token) &&
    /\p{Ll}/u.test(name) &&
    !isPartOfName(token) &&
    !isNoName(token) &&
    !SUFFIX.test(token)
  );
}

function shapeOfTokens(tokens: readonly string[]): Shape | undefined {
  const name = tokens.join(' ');
  if (tokens.length > WORDS_MAX + 4 || tokens.some(isForeign)) return undefined;
  const isSmall = !/\p{Lu}/u.test(name);
  let words = 0;
  let first: string | undefined;
  for (const [at, token] of tokens.entries()) {
    if (TITLE.test(token) && first === undefined) continue;
    if (PARTICLE.test(token) && first !== undefined && at < tokens.length - 1) continue;
    const isWord =
      CAPITAL.test(token) ||
      INITIAL.test(token) ||
      SUFFIX.test(token) ||
      (isSmall && SMALL.test(token) && (first === undefined || isPartOfName(token)));
    if (!isWord) return undefined;
    words += 1;
    first ??= token;
  }
  if (first === undefined || words > WORDS_MAX) return undefined;
  const isKnown = isFirstName(first.split('-')[0] ?? first);
  // Small letters are how names are typed in haste, and how everything else is written.
  if (isSmall && !isKnown) return undefined;
  return { name, words, isKnown, isSmall };
}

/** Whether a text is a person's name and nothing else: of two words at least, with a first name that is known. */
export function isPersonsName(text: string): boolean {
  const shape = text.includes('\n') ? undefined : shapeOf(text.trim());
  return shape?.isKnown === true && shape.words >= 2;
}

/** Its first words, as many as have the shape of a name. */
export function nameAtStart(text: string): Shape | undefined {
  const words = text.trimStart().split(/\s+/, WORDS_MAX + 4);
  for (let count = words.length; count > 0; count -= 1) {
    const shape = shapeOf(words.slice(0, count).join(' '));
    const last = words[count - 1] ?? '';
    const isBroken = words.slice(0, count - 1).some((word) => /[,;:!?()]$/.test(word));
    if (shape && !isBroken && !PARTICLE.test(last)) return shape;
  }
  return undefined;
}

/** Its last words, as many as have the shape of a name: "segue o contato do João Silva". */
export function nameAtEnd(text: string): Shape | undefined {
  const words = text
    .trimEnd()
    .split(/\s+/)
    .slice(-(WORDS_MAX + 4));
  for (let from = 0; from < words.length; from += 1) {
    const run = words.slice(from);
    const isBroken = run.slice(0, -1).some((word) => /[,;:!?()]$/.test(word));
    const shape = isBroken || PARTICLE.test(run[0] ?? '') ? undefined : shapeOf(run.join(' '));
    if (shape && !shape.isSmall) return shape;
    if (shape?.isSmall && run.length === 1) return shape;
  }
  return undefined;
}

/** The first capital that begins a name for sure, in the midst of other words: a known first name, or after a title. */
export function nameAnywhere(text: string): Shape | undefined {
  for (const match of text.matchAll(/(?<![\p{L}\p{N}@._-])\p{Lu}[\p{L}\p{M}'’-]+\.?/gu)) {
    const [word] = match;
    if (!TITLE.test(word) && !isFirstName(word)) continue;
    const shape = nameAtStart(
      text.slice(match.index, match.index + 100).split(/[,;:!?()\u2588]/, 1)[0] ?? '',
    );
    if (shape && (shape.isKnown || TITLE.test(word))) return shape;
  }
  return undefined;
}

/** "joão da silva" with capitals; anything else as it is written. */
export function withCapitals(name: string): string {
  if (/\p{Lu}/u.test(name)) return name;
  return name
    .split(/\s+/)
    .map((word) => (PARTICLE.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}

/** "joao.silva" as a name; a mailbox of a house ("vendas", "contato") is none. */
export function nameOfMailbox(email: string): string | undefined {
  const local = email.split('@')[0] ?? '';
  const words = local
    .replace(/\+.*$/, '')
    .split(/[._-]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter(Boolean);
  if (words.length === 0 || words.length > 3 || words.some((word) => !/^\p{L}+$/u.test(word)))
    return undefined;
  if (words.some((word) => isNoName(word) || MAILBOX.has(fold(word)))) return undefined;
  const read = parseName(
    words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join(' '),
  );
  return read.ok ? read.value : undefined;
}

const MAILBOX = new Set(
  'contato contact contacto contas info vendas sales ventas suporte support sac atendimento comercial financeiro noreply no reply admin hello oi ola hola adm rh hr compras marketing cobranca orcamento orcamentos office mail email post webmaster'.split(
    ' ',
  ),
);

/** A text with the shape of a name, and its position. */
export interface Place extends Shape {
  at: Occurrence;
  /** It stands by itself; a name inside a sentence stays there. */
  isWhole: boolean;
}

/** The first time after `from`, or the last time before `before`. */
export function placeOf(
  segment: Segment,
  shape: Shape,
  { from = 0, before, isWhole }: { from?: number; before?: number; isWhole: boolean },
): Place {
  const { text } = segment;
  const found =
    before === undefined ? text.indexOf(shape.name, from) : text.lastIndexOf(shape.name, before);
  const start = Math.max(0, found);
  return { ...shape, isWhole, at: { segment, start, end: start + shape.name.length } };
}

/** Returns the first result of `read` that is not undefined. */
export function firstOf<T, R>(
  values: Iterable<T>,
  read: (value: T) => R | undefined,
): R | undefined {
  for (const value of values) {
    const result = read(value);
    if (result !== undefined) return result;
  }
  return undefined;
}
