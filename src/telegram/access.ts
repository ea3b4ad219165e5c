import type { Api } from 'grammy';
import type { ChatMember } from 'grammy/types';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { canMoveTo } from './group-moves.ts';
import { sortTelegramError } from './telegram-error.ts';

/** GroupAnonymousBot: stands for every anonymous admin of every group (Bot API, Message.from). */
export const ANONYMOUS_ADMIN_ID = 1087968824;
/** Channel_Bot: stands for everybody who writes as a channel (Bot API, Message.from). */
export const CHANNEL_ID = 136817688;
/** "Telegram": stands for the posts of a linked channel (Bot API, Message.is_automatic_forward). */
export const LINKED_CHANNEL_ID = 777000;

/** Stand-ins of Telegram's behind which anybody may be: never let in, whatever a list says. */
const STAND_INS = new Set([ANONYMOUS_ADMIN_ID, CHANNEL_ID, LINKED_CHANNEL_ID]);

/** A member who has left without Telegram saying so is noticed after this. */
const YES_MS = 60_000;
/** Somebody who was just added to the team's chat should not have to wait. */
const NO_MS = 5_000;
/** Strangers can be many: the oldest answers are forgotten first. */
const CACHED_MAX = 10_000;

export interface AccessDeps {
  api: Api;
  adminIds(): readonly number[];
  allowedIds(): readonly number[];
  teamChatIds(): readonly number[];
  currentId(chatId: number): Promise<number>;
  /** A group has turned out to have another id now. */
  onMoved(from: number, to: number): Promise<void>;
  clock: Clock;
  log: Log;
}

export interface Access {
  /**
   * Whether this person may use the bot. Rejects when Telegram is away: to guess would be to let strangers in or to
   * lock reps out.
   */
  isAllowed(userId: number): Promise<boolean>;
  /** Telegram has said that this person's membership changed: it is asked for again. */
  forget(userId: number): void;
  /** Team chats whose members the bot cannot read, so that none of them gets in; for the admins. */
  unreadableChats(): number[];
}

/**
 * Who may use the bot: admins, the allowed, and members of the team chats; nobody else. Membership is asked of
 * Telegram, and a yes is believed for a minute.
 */
export function createAccess(deps: AccessDeps): Access {
  const { api, adminIds, allowedIds, teamChatIds, currentId, onMoved, clock, log } = deps;
  const members = new Map<number, { isMember: boolean; until: number }>();
  let askedOf: readonly number[] = [];
  const unreadable = new Set<number>();

  async function isMemberOf(configuredId: number, userId: number): Promise<boolean> {
    let chatId = await currentId(configuredId);
    for (;;) {
      try {
        const member = await api.getChatMember(chatId, userId);
        unreadable.delete(configuredId);
        return isMember(member);
      } catch (error) {
        const trouble = sortTelegramError(error);
        if (trouble?.kind === 'moved' && canMoveTo(trouble.chatId) && trouble.chatId !== chatId) {
          await onMoved(configuredId, trouble.chatId);
          chatId = trouble.chatId;
          continue;
        }
        if (trouble?.kind === 'later' || trouble === undefined) throw error;
        // "user not found" speaks of the person, everything else of the chat.
        const isOfPerson = /user not found|PARTICIPANT_ID_INVALID/i.test(reasonOf(error));
        if (!isOfPerson) unreadable.add(configuredId);
        log.debug({ chatId, trouble: trouble.kind }, 'membership could not be read');
        return false;
      }
    }
  }

  async function isMemberOfAny(userId: number): Promise<boolean> {
    for (const chatId of teamChatIds()) {
      if (await isMemberOf(chatId, userId)) return true;
    }
    return false;
  }

  function remember(userId: number, answer: boolean): void {
    members.delete(userId);
    members.set(userId, { isMember: answer, until: clock.now() + (answer ? YES_MS : NO_MS) });
    const [oldest] = members.keys();
    if (members.size > CACHED_MAX && oldest !== undefined) members.delete(oldest);
  }

  return {
    async isAllowed(userId) {
      if (STAND_INS.has(userId)) return false;
      if (adminIds().includes(userId) || allowedIds().includes(userId)) return true;
      // A group was taken away or added: what its members were told before counts no more.
      if (teamChatIds() !== askedOf) {
        askedOf = teamChatIds();
        members.clear();
      }
      if (askedOf.length === 0) return false;
      const cached = members.get(userId);
      if (cached && cached.until > clock.now()) return cached.isMember;
      const answer = await isMemberOfAny(userId);
      remember(userId, answer);
      return answer;
    },
    forget(userId) {
      members.delete(userId);
    },
    unreadableChats: () => [...unreadable],
  };
}

/** The statuses of members, each by name: one that Telegram adds later lets nobody in (Bot API, ChatMember). */
function isMember(member: ChatMember): boolean {
  switch (member.status) {
    case 'creator':
    case 'administrator':
    case 'member':
      return true;
    case 'restricted':
      return member.is_member === true;
    default:
      return false;
  }
}
