import type { Setting, Store } from '../storage/store.ts';

/*
 * A group that becomes a supergroup gets a new id (Bot API, Message.migrate_to_chat_id and
 * ResponseParameters). The configuration still names the old one: the move is remembered.
 */

const settingName = (chatId: number): string => `moved:${chatId}`;

export function movedSetting(from: number, to: number): Setting {
  return { name: settingName(from), value: String(to) };
}

/** The id that a group has now. */
export async function currentChatId(
  store: Pick<Store, 'setting'>,
  chatId: number,
): Promise<number> {
  // Only plain groups move, and only their ids are above those of supergroups and channels (-100…).
  if (chatId >= 0 || chatId <= -1_000_000_000_000) return chatId;
  const moved = await store.setting(settingName(chatId));
  return moved === undefined ? chatId : Number(moved);
}
