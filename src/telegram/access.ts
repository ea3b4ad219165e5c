import type { Api } from 'grammy';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { sortTelegramError } from './telegram-error.ts';

/** GroupAnonymousBot: stands for every anonymous admin of every group (Bot API, Message.from). */
export const ANONYMOUS_ADMIN_ID = 1087968824;

const CACHED_MS = 10 * 60_000;
/** Strangers can be many: the oldest answers are forgotten first. */
const CACHED_MAX = 10_000;

export interface AccessDeps {
  api: Api;
  adminIds: readonly number[];
  allowedIds: readonly number[];
  teamChatIds: readonly number[];
  currentId(chatId: number): Promise<number>;
  clock: Clock;
  log: Log;
}

/**
 * Who may use the bot: admins, the allowed, and members of the team chats; nobody else. Membership is asked
 * of Telegram and remembered for ten minutes. Rejects when Telegram is away: to guess would be to let
 * strangers in or to lock reps out.
 */
export function createAccess(deps: AccessDeps): (userId: number) => Promise<boolean> {
  const { api, adminIds, allowedIds, teamChatIds, currentId, clock, log } = deps;
  const known = new Set([...adminIds, ...allowedIds]);
  known.delete(ANONYMOUS_ADMIN_ID);
  const members = new Map<number, { isMember: boolean; until: number }>();

  async function isMemberOf(chatId: number, userId: number): Promise<boolean> {
    try {
      const member = await api.getChatMember(await currentId(chatId), userId);
      if (member.status === 'restricted') return member.is_member;
      return member.status !== 'left' && member.status !== 'kicked';
    } catch (error) {
      const trouble = sortTelegramError(error);
      if (trouble?.kind === 'later' || trouble === undefined) throw error;
      log.debug({ chatId, trouble: trouble.kind }, 'membership could not be read');
      return false;
    }
  }

  async function isMember(userId: number): Promise<boolean> {
    for (const chatId of teamChatIds) {
      if (await isMemberOf(chatId, userId)) return true;
    }
    return false;
  }

  return async function isAllowed(userId) {
    if (userId === ANONYMOUS_ADMIN_ID) return false;
    if (known.has(userId)) return true;
    if (teamChatIds.length === 0) return false;
    const cached = members.get(userId);
    if (cached && cached.until > clock.now()) return cached.isMember;
    const answer = await isMember(userId);
    members.delete(userId);
    members.set(userId, { isMember: answer, until: clock.now() + CACHED_MS });
    const [oldest] = members.keys();
    if (members.size > CACHED_MAX && oldest !== undefined) members.delete(oldest);
    return answer;
  };
}
