import { BotError, GrammyError, HttpError } from 'grammy';

/** An error between us and Telegram, sorted by what can be done about it. */
export type TelegramTrouble =
  /** Telegram is away or wants us to wait; `ms` if it said how long. */
  | { kind: 'later'; ms?: number }
  /** The group became a supergroup and has this id now. */
  | { kind: 'moved'; chatId: number }
  | { kind: 'not-modified' }
  /** The message to edit is gone, or too old to be edited. */
  | { kind: 'message-gone' }
  | { kind: 'thread-gone' }
  /** Blocked, kicked, no rights, no such chat: this chat does not hear us. */
  | { kind: 'unreachable' }
  /** The callback query can no longer be answered. */
  | { kind: 'too-old' }
  /** We asked for something impossible: a mistake of ours. */
  | { kind: 'refused' };

/*
 * The Bot API documents codes and parameters, but no list of descriptions: these are the words of
 * tdlib/telegram-bot-api, Client.cpp.
 */
const DESCRIPTIONS: [RegExp, TelegramTrouble['kind']][] = [
  [/message is not modified/i, 'not-modified'],
  [/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i, 'message-gone'],
  // A file: only buttons that are sent by hand are on one.
  [/there is no text in the message/i, 'message-gone'],
  [/message thread not found|TOPIC_CLOSED|TOPIC_DELETED/i, 'thread-gone'],
  [/query is too old|query ID is invalid/i, 'too-old'],
  [
    /chat not found|user not found|PEER_ID_INVALID|not enough rights|need administrator/i,
    'unreachable',
  ],
  [
    /have no rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|USER_IS_BLOCKED|deactivated/i,
    'unreachable',
  ],
];

/** Sorts an error of a Bot API call; undefined for an error that did not come from one. */
export function sortTelegramError(error: unknown): TelegramTrouble | undefined {
  if (error instanceof BotError) return sortTelegramError(error.error);
  if (error instanceof HttpError) return { kind: 'later' };
  if (!(error instanceof GrammyError)) return undefined;
  const { error_code: code, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: 'moved', chatId: parameters.migrate_to_chat_id };
  }
  if (code === 429) return { kind: 'later', ms: (parameters.retry_after ?? 1) * 1000 };
  // 401 and 404: the token was revoked, or something is wrong on the way; nothing of the update's doing.
  if (code >= 500 || code === 401 || code === 404) return { kind: 'later' };
  if (code === 403) return { kind: 'unreachable' };
  const known = DESCRIPTIONS.find(([pattern]) => pattern.test(description));
  return troubleOf(known?.[1]);
}

/** Whether a server refuses a message for the entity of times ("Unsupported start tag", tdlib's MessageEntity.cpp). */
export const isAboutTimes = (error: unknown): boolean =>
  error instanceof GrammyError && /unsupported start tag "tg-time"/i.test(error.description);

function troubleOf(kind: TelegramTrouble['kind'] = 'refused'): TelegramTrouble {
  return kind === 'moved' ? { kind: 'refused' } : { kind };
}

/** A reason for the log: the method and what Telegram said by code, nothing that people wrote. */
export function describeError(error: unknown): string {
  if (error instanceof BotError) return describeError(error.error);
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code}`;
  if (error instanceof HttpError) return describeError(error.error);
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
}
