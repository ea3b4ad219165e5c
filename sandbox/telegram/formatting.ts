import { type Entity, findEntities, trimText } from './entities.ts';
import { parseHtml } from './html.ts';
import { checkLink } from './links.ts';
import { accept, badRequest, type Checked, lowerFirst } from './outcome.ts';
import { isRecord, jsonOf, type Params, textOf } from './params.ts';
import type { World } from './world.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: Entity[];
}

const BYTES_AT_MOST = 1 << 15;
const AUTOMATIC = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bank_card_number',
]);
const GIVEN = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
  'date_time',
]);

/**
 * Reads a text with parse_mode or entities as sendMessage, captions and edits take it:
 * https://core.telegram.org/bots/api#formatting-options . Of the parse modes only HTML is known
 * here; the others are refused, so that nobody believes they were tested.
 */
export function readText(
  world: World,
  params: Params,
  field: 'text' | 'caption',
): Checked<FormattedText> {
  const raw = textOf(params, field);
  if (Buffer.byteLength(raw) > BYTES_AT_MOST) return badRequest('text is too long');
  if (!raw.isWellFormed()) return badRequest('strings must be encoded in UTF-8');
  const mode = textOf(params, 'parse_mode').toLowerCase();
  const formatted =
    raw !== '' && mode !== '' && mode !== 'none'
      ? readHtml(world, raw, mode)
      : readEntities(world, params, raw, field === 'text' ? 'entities' : 'caption_entities');
  if (!formatted.ok) return formatted;
  const [text, entities] = trimText(formatted.value.text, formatted.value.entities);
  return accept({ text, entities: findEntities(text, entities) });
}

function readHtml(world: World, raw: string, mode: string): Checked<FormattedText> {
  if (mode !== 'html') return badRequest('unsupported parse_mode');
  const parsed = parseHtml(raw, world.knowsTimes);
  if (!parsed.ok) return badRequest(`can't parse entities: ${parsed.problem}`);
  const entities = parsed.entities.flatMap((entity) => asMention(world, entity));
  return accept({ text: parsed.text, entities });
}

/** A link to tg://user?id=… mentions a user that the bot has met, and is dropped otherwise. */
function asMention(world: World, entity: Entity): Entity[] {
  const id = /^tg:\/\/user\?id=(\d+)$/.exec(entity.url ?? '')?.[1];
  if (id === undefined) return [entity];
  const user = world.users.get(Number(id));
  const { offset, length } = entity;
  return user === undefined ? [] : [{ type: 'text_mention', offset, length, user }];
}

function readEntities(
  world: World,
  params: Params,
  text: string,
  field: string,
): Checked<FormattedText> {
  const list = jsonOf(params, field);
  // Telegram ignores what is no list here.
  if (!list.ok || !Array.isArray(list.value)) return accept({ text, entities: [] });
  const entities: Entity[] = [];
  for (const item of list.value) {
    const entity = readEntity(world, item, text);
    if (!entity.ok) return entity;
    if (entity.value !== undefined) entities.push(entity.value);
  }
  return accept({ text, entities });
}

function readEntity(world: World, item: unknown, text: string): Checked<Entity | undefined> {
  const bad = (problem: string) => badRequest(`can't parse MessageEntity: ${problem}`);
  if (!isRecord(item)) return bad('expected an Object');
  const { type, offset, length, url, language, user, custom_emoji_id: emoji } = item;
  if (typeof offset !== 'number') return bad('Can\'t find field "offset"');
  if (typeof length !== 'number') return bad('Can\'t find field "length"');
  if (typeof type !== 'string') return bad('Can\'t find field "type"');
  if (AUTOMATIC.has(type)) return accept(undefined);
  if (!GIVEN.has(type)) return bad('Unsupported type specified');
  if (offset < 0) return badRequest(`receive an entity with incorrect offset ${offset}`);
  if (offset > text.length) {
    return badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  }
  if (offset + length > text.length) {
    return badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
    );
  }
  const entity: Entity = { type, offset, length };
  if (type === 'text_link') {
    if (typeof url !== 'string') return bad('Can\'t find field "url"');
    const link = checkLink(url);
    if (!link.ok) return badRequest(lowerFirst(`Entity URL '${url}' is invalid: ${link.problem}`));
    return accept(asMention(world, { ...entity, url: link.url })[0]);
  }
  if (type === 'text_mention') {
    if (!isRecord(user)) return bad('Can\'t find field "user"');
    const known = world.users.get(Number(user.id));
    return known === undefined ? badRequest('user not found') : accept({ ...entity, user: known });
  }
  if (type === 'custom_emoji') {
    if (emoji === undefined) return bad('Can\'t find field "custom_emoji_id"');
    return accept({ ...entity, custom_emoji_id: String(emoji) });
  }
  return accept(typeof language === 'string' && type === 'pre' ? { ...entity, language } : entity);
}
