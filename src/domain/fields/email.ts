import { cleanLine, countCodePoints, type Parsed } from './text.ts';

/** Kinbox's documentation of "Create a contact" (v3) allows an email of 100 characters. */
export const EMAIL_MAX = 100;

export type EmailProblem = 'email-malformed' | 'email-too-long' | 'email-typo';

/** Providers that people name without the ending; "yahoo" is not here: .com and .com.br both exist. */
const ENDING_OF = new Map(
  Object.entries({
    gmail: 'com',
    hotmail: 'com',
    outlook: 'com',
    icloud: 'com',
    live: 'com',
    globo: 'com',
    protonmail: 'com',
    uol: 'com.br',
    bol: 'com.br',
    terra: 'com.br',
    ig: 'com.br',
  }),
);

/** Names long enough that a slip of one key is more likely than another company of that name. */
const OFTEN_MISTYPED = ['gmail', 'hotmail', 'outlook', 'yahoo', 'icloud'];

/** Misspelt by ear. */
const BY_EAR = new Map(
  Object.entries({
    gmeil: 'gmail',
    hotimail: 'hotmail',
    rotmail: 'hotmail',
    outloock: 'outlook',
    iahoo: 'yahoo',
  }),
);

/** One slip away from a provider, and somebody's real domain. */
const REAL = new Set(['gail']);

/** Endings that do not exist in the root zone or under .br, so a slip whatever stands before. */
const IMPOSSIBLE_ENDING =
  /\.(?:con|comm|ccom|coom|cmo|ocm|vom|xom|cpm)(\.br)?$|\.(?:combr|com\.b)$/;

/** Endings that do exist (.co, .cm, .om …) but that these providers do not have. */
const SLIP_OF_COM = /^(?:c|co|cm|om|cim)(\.br)?$/;

const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function areNeighbours(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const place = (key: string) => {
    const row = KEYS.findIndex((keys) => keys.includes(key));
    return { row, column: (KEYS[row]?.indexOf(key) ?? 0) + row / 2 };
  };
  const [one, other] = [place(a), place(b)];
  const far = Math.abs(one.row - other.row) > 1 || Math.abs(one.column - other.column) > 1;
  return one.row >= 0 && other.row >= 0 && !far;
}

/** Two letters swapped, one left out, one doubled, or the key beside; the first letter is right. */
function isSlipOf(typed: string, meant: string): boolean {
  if (typed === meant || typed[0] !== meant[0] || REAL.has(typed)) return false;
  let at = 0;
  while (typed[at] === meant[at]) at += 1;
  const [wrong, right] = [typed[at] ?? '', meant[at] ?? ''];
  const rest = typed.slice(at + 1);
  if (typed.slice(at) === meant.slice(at + 1)) return true;
  if (rest === meant.slice(at)) {
    const before = typed[at - 1] ?? '';
    return wrong === before || areNeighbours(wrong, before) || areNeighbours(wrong, right);
  }
  if (rest === meant.slice(at + 1)) return areNeighbours(wrong, right);
  return wrong === meant[at + 1] && rest === right + meant.slice(at + 2);
}

function correctDomain(domain: string): string {
  const fixed = domain.replace(IMPOSSIBLE_ENDING, (ending, br: string | undefined) =>
    br || ending === '.combr' || ending === '.com.b' ? '.com.br' : '.com',
  );
  const [typed = '', ...endings] = fixed.split('.');
  if (endings.length === 0) return fixed;
  const meant = BY_EAR.get(typed) ?? OFTEN_MISTYPED.find((name) => isSlipOf(typed, name)) ?? typed;
  if (!OFTEN_MISTYPED.includes(meant)) return fixed;
  const ending = endings.join('.').replace(SLIP_OF_COM, 'com$1');
  // Neither Google nor Apple gives addresses under .com.br, nor Google under anything but .com.
  if (meant === 'gmail' && (typed === meant || /^com(\.br)?$/.test(ending))) return 'gmail.com';
  if (meant === 'icloud' && ending === 'com.br') return 'icloud.com';
  return typed === meant || /^com(\.br)?$/.test(ending) ? `${meant}.${ending}` : fixed;
}

const LOCAL =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const TOP = /^(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9-]{1,59})$/u;

function isSound(local: string, domain: string): boolean {
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  const isNamed = labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP.test(top);
  return local.length <= 64 && LOCAL.test(local) && isNamed && domain.length <= 253;
}

/** The address itself, out of `Ana <ana@x.com>`, `mailto:ana@x.com?subject=Hi`, `(ana@x.com).` */
function unwrap(text: string): string {
  const line = cleanLine(text)
    .replaceAll('＠', '@')
    .replace(/[“”„«»‘’‚‹›]/g, '"')
    // "ana@x.com (Ana)", as Outlook writes it.
    .replace(/(?<=@[^\s()]{3,190})\s*\([^()@]*\)$/, '');
  return (/<([^<>]*@[^<>]*)>/.exec(line)?.[1] ?? line)
    .replace(/^[\s<("'[]+/, '')
    .replace(/^(?:e-?mail\s*:|mailto:)\s*/i, '')
    .replace(/\?(?:subject|body|cc|bcc)=.*$/i, '')
    .replace(/^[\s<("'[]+/, '')
    .replace(/(?<![\s<>()"'[\].,;:!?])[\s<>()"'[\].,;:!?]+$/, '');
}

/** The address without the slip that is likely in it, if there is one. */
function correct(local: string, domain: string): string {
  const meant = correctDomain(domain);
  // The big providers give out no accents; auto-correction puts them in: "joão@gmail.com".
  const isBig = OFTEN_MISTYPED.includes(meant.split('.')[0] ?? '');
  return `${isBig ? local.normalize('NFD').replace(/\p{M}/gu, '') : local}@${meant}`;
}

const isShouted = (local: string): boolean => /\p{Lu}/u.test(local) && !/\p{Ll}/u.test(local);

/** Suggests the address that a malformed one was most likely meant to be, if that is valid. */
function repair(text: string): string | undefined {
  const [local = '', domain = '', ...more] = text.replace(/\s*([@.,])\s*/g, '$1').split('@');
  const dotted = correctDomain(domain.toLowerCase().replace(/[,;]|\.{2,}/g, '.'));
  const name = dotted.replace(/(?<=.)com(?:br)?$/, '');
  const ending = ENDING_OF.get(name);
  const whole = ending === undefined ? dotted : `${name}.${ending}`;
  return more.length === 0 && isSound(local, whole) ? `${local}@${whole}` : undefined;
}

/**
 * An email address; the local part stays as typed (Kinbox documents nothing about its case), but for one in capitals,
 * which is how forms and dictation write the whole address.
 *
 * A likely slip is the problem `email-typo`, whose suggestion is for the rep to take or leave; who
 * leaves it is parsed again with `asTyped`. A malformed text has a suggestion only when there is
 * one good guess.
 */
export function parseEmail(text: string, { asTyped = false } = {}): Parsed<string, EmailProblem> {
  const address = unwrap(text);
  const [typed = '', typedDomain = '', ...more] = address.split('@');
  const domain = typedDomain.toLowerCase();
  const local = isShouted(typed) ? typed.toLowerCase() : typed;
  const value = `${local}@${domain}`;
  const excess = countCodePoints(value) - EMAIL_MAX;
  if (local && domain && more.length === 0 && excess > 0) {
    return { ok: false, problem: 'email-too-long', excess };
  }
  if (more.length > 0 || !isSound(local, domain)) {
    const suggestion = repair(address);
    const isShort = suggestion !== undefined && countCodePoints(suggestion) <= EMAIL_MAX;
    return { ok: false, problem: 'email-malformed', suggestion: isShort ? suggestion : undefined };
  }
  const corrected = correct(local, domain);
  if (corrected !== value && !asTyped) {
    return { ok: false, problem: 'email-typo', suggestion: corrected };
  }
  return { ok: true, value };
}
