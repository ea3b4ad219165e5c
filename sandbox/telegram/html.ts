import type { Entity } from './entities.ts';
import { ENTITY_OF_TAG, readReference, readStartTag } from './html-tag.ts';
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

const SPECIAL = /[&<]/g;

/**
 * Reads parse mode HTML: https://core.telegram.org/bots/api#html-style
 * Problems name byte offsets in the UTF-8 text, as the Bot API does. What Telegram tolerates is
 * tolerated here: an unknown `&name;` stays as it was typed, `</>` closes the open tag.
 */
export function parseHtml(html: string, knowsTimes = true): Parsed {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let i = 0;
  const at = (index: number): string => String(Buffer.byteLength(html.slice(0, index)));
  while (i < html.length) {
    if (html[i] !== '&' && html[i] !== '<') {
      SPECIAL.lastIndex = i;
      const end = SPECIAL.exec(html)?.index ?? html.length;
      text += html.slice(i, end);
      i = end;
      continue;
    }
    if (html[i] === '&') {
      const [character, length] = readReference(html, i);
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
    const start = readStartTag(html, i, at);
    if (!start.ok) return start;
    if (start.name === 'tg-time' && !knowsTimes) {
      return fail(`Unsupported start tag "tg-time" at byte offset ${at(i)}`);
    }
    open.push({ name: start.name, argument: start.argument, start: text.length });
    i = start.end;
  }
  const left = open.at(-1);
  if (left !== undefined) {
    return fail(`Can't find end tag corresponding to start tag "${left.name}"`);
  }
  if (!text.isWellFormed()) {
    return fail(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  }
  return { ok: true, text, entities: entities.map(withoutLanguage) };
}

/** Only a `pre` keeps the language of the `code` inside it. */
function withoutLanguage(entity: Entity): Entity {
  const { type, offset, length } = entity;
  return type === 'code' ? { type, offset, length } : entity;
}

function fail(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
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
  } else if (type === 'date_time') {
    const [, unix] = /(?:^| )unix=(\d{1,13})(?: |$)/.exec(tag.argument) ?? [];
    const [, format = ''] = /(?:^| )format=(\S*)/.exec(tag.argument) ?? [];
    if (unix === undefined) return 'Invalid date-time entity specified';
    if (!/^(?:r|w?[dD]?[tT]?)$/.test(format)) return 'Invalid date-time format specified';
    entities.push({ type, ...place, unix_time: Number(unix), date_time_format: format });
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
