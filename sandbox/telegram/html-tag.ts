/** The entity of each tag: https://core.telegram.org/bots/api#html-style */
export const ENTITY_OF_TAG: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  'tg-time': 'date_time',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z]+));?/y;

/** Decodes one character reference at `i`; what is none stands for itself. */
export function readReference(html: string, i: number): [string, number] {
  REFERENCE.lastIndex = i;
  const match = REFERENCE.exec(html);
  if (match === null) return ['&', 1];
  const named = match[3];
  if (named !== undefined) {
    const character = Object.hasOwn(NAMED, named) ? NAMED[named] : undefined;
    return character === undefined ? ['&', 1] : [character, match[0].length];
  }
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  if (code === 0 || code >= 0x10ffff) return ['&', 1];
  return [String.fromCodePoint(code), match[0].length];
}

export type StartTag = { ok: true; name: string; argument: string; end: number };

/** Reads the start tag at `begin`; `at` makes an index the byte offset that problems name. */
export function readStartTag(
  html: string,
  begin: number,
  at: (index: number) => string,
): StartTag | { ok: false; problem: string } {
  let i = begin + 1;
  while (i < html.length && !/[\s>]/.test(html[i] ?? '')) i += 1;
  if (i >= html.length) return fail(`Unclosed start tag at byte offset ${at(begin)}`);
  const name = html.slice(begin + 1, i).toLowerCase();
  if (!Object.hasOwn(ENTITY_OF_TAG, name)) {
    return fail(`Unsupported start tag "${name}" at byte offset ${at(begin)}`);
  }
  let argument = '';
  for (;;) {
    while (/\s/.test(html[i] ?? '')) i += 1;
    if (html[i] === '>') break;
    const attribute = /^[^\s=>]*/.exec(html.slice(i))?.[0].toLowerCase() ?? '';
    if (attribute === '' && i < html.length) {
      return fail(`Empty attribute name in the tag "${name}" at byte offset ${at(i)}`);
    }
    i += attribute.length;
    while (/\s/.test(html[i] ?? '')) i += 1;
    let value = '';
    if (html[i] === '=') {
      const read = readValue(html, i + 1, at);
      if (!read.ok) return read;
      value = read.value;
      i = read.end;
    }
    if (i >= html.length) {
      return fail(`Unclosed start tag "${name}" at byte offset ${at(begin)}`);
    }
    // Of a time both attributes count, in whatever order.
    const given = argumentOf(name, attribute, value);
    argument = name === 'tg-time' ? `${argument} ${given ?? ''}` : (given ?? argument);
  }
  if (name === 'span' && argument !== 'spoiler') {
    return fail(`Tag "span" must have class "tg-spoiler" at byte offset ${at(begin)}`);
  }
  return { ok: true, name, argument, end: i + 1 };
}

/** An attribute's value, quoted or not; `begin` is right after the "=". */
function readValue(
  html: string,
  begin: number,
  at: (index: number) => string,
): { ok: true; value: string; end: number } | { ok: false; problem: string } {
  let i = begin;
  while (/\s/.test(html[i] ?? '')) i += 1;
  const quote = html[i];
  if (quote !== '"' && quote !== "'") {
    const value = /^[a-zA-Z0-9.-]*/.exec(html.slice(i))?.[0].toLowerCase() ?? '';
    const end = i + value.length;
    return end < html.length && !/[\s>]/.test(html[end] ?? '')
      ? fail(`Unexpected end of name token at byte offset ${at(i)}`)
      : { ok: true, value, end };
  }
  let value = '';
  i += 1;
  while (i < html.length && html[i] !== quote) {
    const [character, length] = html[i] === '&' ? readReference(html, i) : [html[i] ?? '', 1];
    value += character;
    i += length;
  }
  return { ok: true, value, end: i + 1 };
}

function argumentOf(tag: string, attribute: string, value: string): string | undefined {
  if (tag === 'a' && attribute === 'href') return value;
  if (tag === 'tg-emoji' && attribute === 'emoji-id') return value;
  if (tag === 'tg-time' && attribute === 'unix') return `unix=${value}`;
  if (tag === 'tg-time' && attribute === 'format') return `format=${value}`;
  if (tag === 'blockquote' && attribute === 'expandable') return 'expandable';
  if (tag === 'code' && attribute === 'class' && value.startsWith('language-')) {
    return value.slice('language-'.length);
  }
  if (tag === 'span' && attribute === 'class' && value.startsWith('tg-')) return value.slice(3);
  return undefined;
}

function fail(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}
