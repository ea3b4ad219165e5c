import type { Api } from 'grammy';
import { sortTelegramError } from '../../telegram/telegram-error.ts';

export type CheckedGroup = { title?: string | undefined } & (
  | { ok: true; count: number; hasTopics: boolean }
  /** The bot is not in it; it may not write there; it is no group. */
  | { ok: false; problem: 'absent' | 'mute' | 'kind' }
);

/** Whether the bot can serve a group: is it there, and may it write? Rejects when Telegram is away. */
export async function checkGroup(api: Api, chatId: number, botId: number): Promise<CheckedGroup> {
  try {
    const chat = await api.getChat(chatId);
    const { title } = chat;
    if (chat.type !== 'group' && chat.type !== 'supergroup') {
      return { ok: false, problem: 'kind', title };
    }
    const me = await api.getChatMember(chatId, botId);
    if (me.status === 'left' || me.status === 'kicked') {
      return { ok: false, problem: 'absent', title };
    }
    const mayWrite =
      me.status === 'administrator' ||
      (me.status === 'restricted' ? me.can_send_messages : chat.permissions?.can_send_messages) !==
        false;
    if (!mayWrite) return { ok: false, problem: 'mute', title };
    const count = await api.getChatMemberCount(chatId);
    return { ok: true, title, count, hasTopics: chat.is_forum === true };
  } catch (error) {
    const trouble = sortTelegramError(error);
    if (trouble === undefined || trouble.kind === 'later') throw error;
    return { ok: false, problem: 'absent' };
  }
}
