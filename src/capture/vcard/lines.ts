/*
 * The lines of vCards, put together again from how they were folded.
 *
 * vCard 3.0 and 4.0 (RFC 2425 5.8.1, RFC 6350 3.2) break a line anywhere and begin the rest with one space or
 * tab that is not part of it. vCard 2.1 (versit Consortium, 1996) breaks only at white space, which stays, and
 * breaks quoted-printable text by "=" at the end of the line (RFC 2045 6.7). Programs also break base64 and
 * notes with no mark at all: a line that cannot begin a property belongs to the one before it.
 */

export interface RawCard {
  /** One for each property; of the text only its folding is gone. */
  lines: string[];
  /** The file ends in the middle of a line of this card. */
  isCut: boolean;
}

interface Line {
  parts: string[];
  isQuotedPrintable: boolean;
  /** A space stands in its value as it is. */
  hasSpace: boolean;
}

/** CR CR LF is what a conversion of line ends makes of CR LF. */
const LINE_END = /\r\r?\n|[\r\n]/;
const BEGIN = /^\s*BEGIN\s*:\s*VCARD\s*$/i;
const END = /^\s*END\s*:\s*VCARD\s*$/i;
const OLD_VERSION = /^VERSION:2\.1/i;
const FOLDED = /^[ \t]/;
const COMMENT = /^#/;
const INDENTED = /^[ \t]+[\w.-]+[;:]/;
const ONE_LINE = /BEGIN:VCARD[ \t]+VERSION:/i;
const BEFORE_PROPERTY =
  /(?<![ \t])[ \t]+(?=(?:END:VCARD\b|(?:VERSION|FN|N|ORG|TITLE|ROLE|TEL|EMAIL|ADR|URL|NOTE|NICKNAME|BDAY|X-[A-Z-]+)[;:]))/gi;
const PROPERTY = /^[\w.-]+[;:]/;
/** The value of an AGENT in vCard 2.1 is a whole card: of somebody else. */
const AGENT = /^(?:[\w-]+\.)?AGENT\b[^:]*:\s*$/i;

/** The cards of a text, one after the other; what stands between them is passed over. */
export function* readCards(text: string): Generator<RawCard> {
  const physical = onLines(text).split(LINE_END);
  let isIndented: boolean | undefined;
  let card: Line[] | undefined;
  let isInAgent = false;
  let isOld = false;
  for (const written of physical) {
    const last = card?.at(-1);
    if (card?.length === 0) isIndented ??= INDENTED.test(written);
    const line = isIndented ? written.trimStart() : written;
    if (BEGIN.test(line)) {
      isInAgent = last !== undefined && AGENT.test(last.parts[0] ?? '');
      if (isInAgent) continue;
      if (card) yield { lines: joined(card), isCut: false };
      card = [];
      isOld = false;
      isIndented = undefined;
    } else if (END.test(line)) {
      if (card && !isInAgent) {
        yield { lines: joined(card), isCut: false };
        card = undefined;
      }
      isInAgent = false;
    } else if (card && !isInAgent) {
      isOld ||= OLD_VERSION.test(line);
      addTo(card, line, isOld);
    }
  }
  if (card) yield { lines: joined(card), isCut: physical.at(-1) !== '' };
}

function addTo(card: Line[], line: string, isOld: boolean): void {
  const last = card.at(-1);
  // A comment, which tools leave behind; the standards know none.
  if (COMMENT.test(line)) return;
  const ending = last?.isQuotedPrintable ? withoutSoftBreak(last.parts.at(-1) ?? '') : undefined;
  if (last && ending !== undefined) {
    // Where every other space is "=20", one at the beginning of a line is of the folding (as ez-vcard writes it).
    const rest = last.hasSpace ? line : line.replace(/^[ \t]/, '');
    last.hasSpace ||= rest.includes(' ');
    last.parts.splice(-1, 1, ending, rest);
  } else if (last && FOLDED.test(line)) {
    last.parts.push(isOld && !isInCharacter(last) ? line : line.slice(1));
  } else if (PROPERTY.test(line)) {
    const hasSpace = line.slice(line.indexOf(':')).includes(' ');
    card.push({ parts: [line], isQuotedPrintable: isQuotedPrintable(line), hasSpace });
  } else if (last && line !== '') {
    last.parts.push(`${last.isQuotedPrintable ? '' : '\n'}${line}`);
  }
}

/** The part ends with the first byte of a character of several: a space behind it is of the folding. */
const isInCharacter = ({ parts }: Line): boolean => /[\u00c2-\u00f4]$/.test(parts.at(-1) ?? '');

/** A whole card on one line, as some makers of QR codes write it, gets its lines. */
function onLines(text: string): string {
  if (!ONE_LINE.test(text)) return text;
  return text.replace(BEFORE_PROPERTY, '\n');
}

/** The line without the "=" by which it goes on in the next one; nothing if it does not. */
function withoutSoftBreak(line: string): string | undefined {
  const end = line.trimEnd();
  return end.endsWith('=') ? end.slice(0, -1) : undefined;
}

const isQuotedPrintable = (line: string): boolean =>
  line
    .slice(0, line.indexOf(':') + 1)
    .toUpperCase()
    .includes('QUOTED-PRINTABLE');

const joined = (card: Line[]): string[] => card.map(({ parts }) => parts.join(''));
