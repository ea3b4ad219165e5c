import type { User } from 'grammy/types';

/** https://core.telegram.org/bots/api#messageentity ; offset and length in UTF-16 code units. */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  custom_emoji_id?: string;
  unix_time?: number;
  date_time_format?: string;
  user?: User;
}

/** Entities that Telegram finds by itself; earlier patterns win where two overlap. */
const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['url', /(?<![\p{L}\p{N}_@.])https?:\/\/[^\s<>"]+[^\s<>"'.,:;!?)\]}]/giu],
  ['email', /(?<![\p{L}\p{N}_.%+-])[a-z0-9_][\w.%+-]*@(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])/giu],
  [
    'url',
    /(?<![\p{L}\p{N}_@.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|me|app|dev|br|pt|es|info|biz|edu|gov|uk|de|fr)(?![\p{L}\p{N}_-])(?:[/?#][^\s<>"]*[^\s<>"'.,:;!?)\]}])?/giu,
  ],
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/<>@])/gu],
  ['mention', /(?<![\p{L}\p{N}_])@\w{3,32}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_/#])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/gu],
  ['cashtag', /(?<![\p{L}\p{N}_$])\$[A-Z]{1,8}(?![\p{L}\p{N}_])/gu],
  ['phone_number', /(?<![\p{L}\p{N}_+])\+\d(?:[ ()-]{0,2}\d){6,14}(?!\d)/gu],
];
const WORTH_LOOKING = /[/@#$+.]/;
const OPAQUE = new Set(['code', 'pre', 'text_link', 'text_mention']);

/**
 * The entities that Telegram adds to any text by itself, besides those that formatting gave it
 * (nothing is found inside code and links). "/start@some_bot" is one bot_command entity.
 */
export function findEntities(text: string, formatted: readonly Entity[] = []): Entity[] {
  if (!WORTH_LOOKING.test(text)) return formatted.length === 0 ? [] : sorted([...formatted]);
  const taken = formatted.filter((entity) => OPAQUE.has(entity.type));
  const found: Entity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (taken.some((other) => overlap(entity, other))) continue;
      taken.push(entity);
      found.push(entity);
    }
  }
  return sorted([...formatted, ...found]);
}

function overlap(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

/** In the order in which the Bot API lists them: by offset, the longer one first. */
function sorted(entities: Entity[]): Entity[] {
  return entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

/**
 * Cuts white space off both ends, as Telegram does with every text, and moves the entities along.
 * Leading space inside an entity stays.
 */
export function trimText(text: string, entities: readonly Entity[]): [string, Entity[]] {
  const first = entities.reduce((least, entity) => Math.min(least, entity.offset), text.length);
  const leading = /^\s*/.exec(text)?.[0].length ?? 0;
  const cut = Math.min(leading, first);
  const trimmed = text.slice(cut).trimEnd();
  if (cut === 0 && trimmed.length === text.length) return [text, [...entities]];
  const moved: Entity[] = [];
  for (const entity of entities) {
    const offset = entity.offset - cut;
    const length = Math.min(entity.length, trimmed.length - offset);
    if (length > 0) moved.push({ ...entity, offset, length });
  }
  return [trimmed, moved];
}
