import type { Entity } from './entities.ts';
import { checkLink } from './links.ts';

/** A text with its formatting, or what is wrong with it in Telegram's words. */
export type Parsed =
  | { ok: true; text: string; entities: Entity[] }
  | { ok: false; problem: string };

interface OpenTag {
  readonly name: string;
  readonly argument: string;
  readonly start: number;
}

const ENTITY_OF_TAG: Readonly<Record<string, string>> = {
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

/**
 * Reads parse mode HTML: https://core.telegram.org/bots/api#html-style
 * Problems name byte offsets in the UTF-8 text, as the Bot API does. What Telegram tolerates is
 * tolerated here: an unknown `&name;` stays as it was typed, `</>` closes the open tag.
 */
export function parseHtml(html: string): Parsed {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let i = 0;
  const at = (index: number): string => String(Buffer.byteLength(html.slice(0, index)));
  while (i < html.length) {
    const next = html.slice(i).search(/[&<]/);
    if (next !== 0) {
      const end = next === -1 ? html.length : i + next;
      text += html.slice(i, end);
      i = end;
      continue;
    }
    if (html[i] === '&') {
      const [character, length] = reference(html, i);
      text += character;
      i += length;
      continue;
    }
    if (html[i + 1] === '/') {
      const tag = open.pop();
      if (tag === undefined) return fail(`Unexpected end tag at byte offset ${at(i)}`);
      const close = /^<\/([^\s>]*)\s*>/.exec(html.slice(i));
      if (close === null) return fail(`Unclosed end tag at byte offset ${at(i)}`);
      const name = (close[1] ?? '').toLowerCase();
      if (name !== '' && name !== tag.name) {
        return fail(
          `Unmatched end tag at byte offset ${at(i)}, expected "</${tag.name}>", found "</${name}>"`,
        );
      }
      const problem = closeTag(tag, text, entities);
      if (problem !== undefined) return fail(problem);
      i += close[0].length;
      continue;
    }
    const start = startTag(html, i, at);
    if (!start.ok) return start;
    open.push({ name: start.name, argument: start.argument, start: text.length });
    i = start.end;
  }
  const left = open.at(-1);
  if (left !== undefined) {
    return fail(`Can't find end tag corresponding to start tag "${left.name}"`);
  }
  return { ok: true, text, entities };
}

function fail(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}

/** Decodes one character reference at `i`; what is none stands for itself. */
function reference(html: string, i: number): [string, number] {
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

type Start = { ok: true; name: string; argument: string; end: number };

function startTag(
  html: string,
  begin: number,
  at: (index: number) => string,
): Start | { ok: false; problem: string } {
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
      i += 1;
      while (/\s/.test(html[i] ?? '')) i += 1;
      const quote = html[i];
      if (quote === '"' || quote === "'") {
        i += 1;
        while (i < html.length && html[i] !== quote) {
          const [character, length] = html[i] === '&' ? reference(html, i) : [html[i] ?? '', 1];
          value += character;
          i += length;
        }
        i += 1;
      } else {
        const token = i;
        value = /^[a-zA-Z0-9.-]*/.exec(html.slice(i))?.[0].toLowerCase() ?? '';
        i += value.length;
        if (i < html.length && !/[\s>]/.test(html[i] ?? '')) {
          return fail(`Unexpected end of name token at byte offset ${at(token)}`);
        }
      }
    }
    if (i >= html.length) {
      return fail(`Unclosed start tag "${name}" at byte offset ${at(begin)}`);
    }
    argument = argumentOf(name, attribute, value) ?? argument;
  }
  if (name === 'span' && argument !== 'spoiler') {
    return fail(`Tag "span" must have class "tg-spoiler" at byte offset ${at(begin)}`);
  }
  return { ok: true, name, argument, end: i + 1 };
}

function argumentOf(tag: string, attribute: string, value: string): string | undefined {
  if (tag === 'a' && attribute === 'href') return value;
  if (tag === 'tg-emoji' && attribute === 'emoji-id') return value;
  if (tag === 'blockquote' && attribute === 'expandable') return 'expandable';
  if (tag === 'code' && attribute === 'class' && value.startsWith('language-')) {
    return value.slice('language-'.length);
  }
  if (tag === 'span' && attribute === 'class' && value.startsWith('tg-')) return value.slice(3);
  return undefined;
}

/** Adds the entity of a tag that was closed; an empty one leaves none. */
function closeTag(tag: OpenTag, text: string, entities: Entity[]): string | undefined {
  const length = text.length - tag.start;
  if (length === 0) return undefined;
  const place = { offset: tag.start, length };
  const type = ENTITY_OF_TAG[tag.name] ?? '';
  const inner = entities.at(-1);
  const same = inner?.offset === tag.start && inner.length === length ? inner : undefined;
  if (type === 'text_link') {
    const link = checkLink(tag.argument === '' ? text.slice(tag.start) : tag.argument);
    if (link.ok) entities.push({ type, ...place, url: link.url });
  } else if (type === 'custom_emoji') {
    if (!/^\d{1,19}$/.test(tag.argument) || BigInt(tag.argument) >= 2n ** 63n) {
      return 'Invalid custom emoji identifier specified';
    }
    entities.push({ type, ...place, custom_emoji_id: tag.argument });
  } else if (type === 'blockquote' && tag.argument !== '') {
    entities.push({ type: 'expandable_blockquote', ...place });
  } else if (type === 'pre' && same?.type === 'code' && same.language !== undefined) {
    entities.pop();
    entities.push({ type, ...place, language: same.language });
  } else if (type === 'code' && tag.argument !== '') {
    entities.push({ type, ...place, language: tag.argument });
  } else {
    entities.push({ type, ...place });
  }
  return undefined;
}
