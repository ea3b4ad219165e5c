import type { Setting, Store } from '../storage/store.ts';

/*
 * A group that becomes a supergroup gets a new id (Bot API, Message.migrate_to_chat_id and
 * ResponseParameters). The configuration still names the old one: the move is remembered.
 */

const settingName = (chatId: number): string => `moved:${chatId}`;

export function movedSetting(from: number, to: number): Setting {
  return { name: settingName(from), value: String(to) };
}

/** Ids of supergroups and channels begin with -100 (Bot API, Chat): nothing else is where a group can move. */
const FIRST_SUPERGROUP = -1_000_000_000_000;

/** Anything else would have a team's cards shown to somebody in private. */
export const canMoveTo = (to: unknown): to is number =>
  Number.isSafeInteger(to) && Number(to) <= FIRST_SUPERGROUP;

/** The id that a group has now. */
export async function currentChatId(store: Store, chatId: number): Promise<number> {
  // Only plain groups move, and only their ids are above those of supergroups.
  if (chatId >= 0 || chatId <= FIRST_SUPERGROUP) return chatId;
  const moved = await store.setting(settingName(chatId));
  return moved === undefined ? chatId : Number(moved);
}
