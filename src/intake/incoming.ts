import type { IncomingUpdate } from '../storage/store.ts';

/**
 * GroupAnonymousBot, Channel_Bot and the account of linked channels: anybody may be behind them (Bot API,
 * `Message.from`).
 */
const STAND_INS = new Set([1087968824, 136817688, 777000]);

/**
 * Whose turn an update waits for. A rep's updates run one at a time wherever they were sent: forms live in
 * the private chat, and a command in a group opens one there. What has no person behind it is ordered by
 * chat, the rest (polls, unknown kinds) by kind.
 *
 * Returns undefined for what is no update: no object, no whole `update_id`.
 */
export function parseIncoming(update: unknown): IncomingUpdate | undefined {
  if (!isRecord(update)) return undefined;
  const { update_id: updateId } = update;
  // Telegram's are positive (Bot API, Update); those below zero are updates of our own.
  if (typeof updateId !== 'number' || !Number.isSafeInteger(updateId) || updateId < 0) {
    return undefined;
  }
  return { updateId, key: keyOf(update), payload: JSON.stringify(update) };
}

function keyOf(update: Record<string, unknown>): string {
  const kind = Object.keys(update).find((name) => name !== 'update_id');
  const event = kind === undefined ? undefined : update[kind];
  if (kind === undefined || !isRecord(event)) return 'none';
  const fromId = idOf(event.from) ?? idOf(event.user);
  if (fromId !== undefined && !STAND_INS.has(fromId)) return `rep:${fromId}`;
  const chatId = idOf(event.chat);
  if (chatId !== undefined) return `chat:${chatId}`;
  return /^\w{1,40}$/.test(kind) ? `kind:${kind}` : 'none';
}

function idOf(value: unknown): number | undefined {
  if (!isRecord(value) || typeof value.id !== 'number') return undefined;
  return Number.isSafeInteger(value.id) ? value.id : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
