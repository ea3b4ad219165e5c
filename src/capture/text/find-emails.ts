import { parseEmail } from '../../domain/fields/email.ts';
import type { Segment, Span } from './segments.ts';

export interface FoundEmail extends Span {
  email: string;
  segment: Segment;
  isLabelled: boolean;
  /** Spelt out, or mended. */
  isGuess: boolean;
}

/** An address with all that belongs to it: "<…>", "mailto:", "?subject=…". */
const WRITTEN =
  /<?(?:mailto:)?([\p{L}\p{M}\p{N}!#$%&'*+=^_`{|}~.-]{1,64})[@＠]((?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}[\p{L}\p{M}\p{N}-]{1,63})(?:\?(?:subject|body|cc|bcc)=\S{0,300})?>?/giu;

const WORD = String.raw`[\p{L}\p{N}_+-]{1,40}`;
const DOT = String.raw`(?: ?(?:\.|[([{<] ?(?:dot|ponto|punto|\.) ?[)\]}>]) ?| (?:ponto|punto|dot) )`;
const AT = String.raw`(?: ?[([{<] ?(?:arroba|at|@) ?[)\]}>] ?| arroba | ?@ )`;
/** "joao ponto silva arroba gmail ponto com", "joao [at] acme [dot] com", "joao @ gmail.com". */
const SPELT = new RegExp(
  `(?<![\\p{L}\\p{N}])(${WORD}(?:${DOT}${WORD}){0,4})${AT}(${WORD}(?:${DOT}${WORD}){1,4})(?![\\p{L}\\p{N}@])`,
  'giu',
);

/** "joao at acme dot com": "at" is a word like any other where no "dot" follows. */
const SPELT_OUT = new RegExp(
  `(?<![\\p{L}\\p{N}])(${WORD}(?:${DOT}${WORD}){0,4}) at (${WORD}(?: (?:dot|ponto|punto) ${WORD}){1,4})(?![\\p{L}\\p{N}@])`,
  'giu',
);

/** "ana@gmail,com", "ana@gmail": a provider without its dot. */
const BROKEN =
  /(?<![\p{L}\p{N}])([\p{L}\p{N}._+-]{1,64}@(?:gmail|hotmail|outlook|yahoo|icloud|live|uol|bol|terra)(?:[,;]? ?com(?:[,.;]? ?br)?)?)(?![\p{L}\p{N}.,]*[\p{L}\p{N}])/giu;

const FILE = /\.(?:png|jpe?g|gif|webp|svg|bmp|pdf|docx?|xlsx?|mp[34]|ogg|heic|zip)$/i;

/** "…@gmail.com.Obrigado": a sentence that goes on without a space. */
const GLUED = /(?<=\.(?:com|net|org|br))\.?\p{Lu}[\p{L}\p{N}-]*$/u;

/** "%20ana", "Ana%3Cana": what a link has put before the address. */
const ENCODED = /^.*%(?:20|22|2C|3A|3C|3E)/i;

/** WhatsApp's name for an account, by its phone. */
const OF_WHATSAPP = /^(?:s\.whatsapp\.net|[cg]\.us|lid)$/i;

/** Of an email's own heading: they are not whom it is about. */
const RECIPIENT = /^(?:para|to|cc|cco|bcc|a) ?:/i;

/** Of a house, not of a person. */
const OF_HOUSE = /^(?:no-?reply|nao-?responda|mailer-daemon|postmaster)/i;

function undot(text: string): string {
  return text.replace(
    / ?[([{<] ?(?:dot|ponto|punto|\.) ?[)\]}>] ?| (?:ponto|punto|dot) | ?\. ?/gi,
    '.',
  );
}

/** Every address, as often as it is written. What only looks like one (an image's name) is marked as taken by nothing. */
export function findEmails(segments: readonly Segment[]): FoundEmail[] {
  const found: FoundEmail[] = [];
  for (const segment of segments) {
    const isLabelled = segment.label === 'email';
    let rest = segment.text;
    const add = (start: number, end: number, email: string, isGuess: boolean) => {
      found.push({ start, end, email, segment, isLabelled, isGuess });
    };
    for (const match of segment.text.matchAll(WRITTEN)) {
      const [whole, local = '', domain = ''] = match;
      const glued = GLUED.exec(domain)?.[0] ?? '';
      const cut = glued === '' ? domain : domain.slice(0, -glued.length);
      // A sentence's own marks and quotes before the address.
      const encoded = ENCODED.exec(local)?.[0] ?? '';
      const mark = /^[.'*_`{|~-]*(?=[\p{L}\p{N}])/u.exec(local.slice(encoded.length))?.[0] ?? '';
      const lead = encoded + mark;
      rest =
        rest.slice(0, match.index) +
        ' '.repeat(whole.length) +
        rest.slice(match.index + whole.length);
      if (FILE.test(domain) || OF_WHATSAPP.test(domain)) continue;
      const reading = parseEmail(
        `${local.slice(lead.length).replace(/\.+$/, '')}@${cut.replace(/-+$/, '')}`,
        { asTyped: true },
      );
      if (!reading.ok) continue;
      const start = match.index + lead.length;
      // "E-mail: ana frota@x.com": a blank may have come into the address.
      const isTorn = isLabelled && /[\p{L}\p{N}] $/u.test(segment.text.slice(0, match.index));
      add(
        start,
        match.index + whole.length - glued.length,
        reading.value,
        isTorn && !whole.startsWith('<'),
      );
    }
    for (const match of [...rest.matchAll(SPELT), ...rest.matchAll(SPELT_OUT)]) {
      const reading = parseEmail(`${undot(match[1] ?? '')}@${undot(match[2] ?? '')}`, {
        asTyped: true,
      });
      if (reading.ok && !FILE.test(reading.value)) {
        rest =
          rest.slice(0, match.index) +
          ' '.repeat(match[0].length) +
          rest.slice(match.index + match[0].length);
        add(match.index, match.index + match[0].length, reading.value, true);
      }
    }
    for (const match of rest.matchAll(BROKEN)) {
      const reading = parseEmail(match[1] ?? '');
      const email = reading.ok ? reading.value : reading.suggestion;
      if (email !== undefined) add(match.index, match.index + match[0].length, email, true);
    }
  }
  return found;
}

const isRecipient = ({ segment }: FoundEmail) => RECIPIENT.test(segment.text);

/** The likeliest first, each once; those that a mail went to only where there are no others. */
export function rankEmails(found: readonly FoundEmail[]): FoundEmail[] {
  const once = new Map<string, FoundEmail>();
  const isAnswerable = found.some((each) => !isRecipient(each));
  for (const each of found) {
    if (isAnswerable && isRecipient(each)) continue;
    const key = each.email.toLowerCase();
    const known = once.get(key);
    if (known === undefined || (known.isGuess && !each.isGuess)) once.set(key, each);
  }
  const rank = ({ email, isLabelled, isGuess }: FoundEmail) =>
    (OF_HOUSE.test(email) ? 4 : 0) + (isGuess ? 2 : 0) + (isLabelled ? 0 : 1);
  return [...once.values()].sort((one, other) => rank(one) - rank(other));
}
