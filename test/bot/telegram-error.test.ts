import { BotError, Context, GrammyError, HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import { delayAfterPoll } from '../../src/telegram/get-updates.ts';
import { describeError, sortTelegramError } from '../../src/telegram/telegram-error.ts';

function refused(
  code: number,
  description: string,
  parameters: { retry_after?: number; migrate_to_chat_id?: number } = {},
): GrammyError {
  const answer = { ok: false as const, error_code: code, description, parameters };
  return new GrammyError("Call to 'sendMessage' failed!", answer, 'sendMessage', {
    text: 'Ana, +55 85 99728-1648',
  });
}

const bad = (problem: string): GrammyError => refused(400, `Bad Request: ${problem}`);
const unreachable = new HttpError(
  "Network request for 'sendMessage' failed!",
  new Error('sendMessage: ECONNRESET'),
);

/** The words are those that Telegram's own server has (tdlib/telegram-bot-api, Client.cpp; td's errors). */
const SORTED: [GrammyError | HttpError, unknown][] = [
  [unreachable, { kind: 'later' }],
  [refused(500, 'Internal Server Error'), { kind: 'later' }],
  [refused(502, 'Bad Gateway'), { kind: 'later' }],
  [refused(401, 'Unauthorized'), { kind: 'later' }],
  [refused(404, 'Not Found'), { kind: 'later' }],
  [
    refused(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
    { kind: 'later', ms: 7000 },
  ],
  [refused(429, 'Too Many Requests'), { kind: 'later', ms: 1000 }],
  [
    refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -1_002_100_000_001,
    }),
    { kind: 'moved', chatId: -1_002_100_000_001 },
  ],
  [
    bad(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    ),
    { kind: 'not-modified' },
  ],
  [bad('message to edit not found'), { kind: 'message-gone' }],
  [bad("message can't be edited"), { kind: 'message-gone' }],
  [bad('MESSAGE_ID_INVALID'), { kind: 'message-gone' }],
  [bad('there is no text in the message to edit'), { kind: 'message-gone' }],
  [bad('message thread not found'), { kind: 'thread-gone' }],
  [bad('TOPIC_CLOSED'), { kind: 'thread-gone' }],
  [bad('TOPIC_DELETED'), { kind: 'thread-gone' }],
  [
    bad('query is too old and response timeout expired or query ID is invalid'),
    { kind: 'too-old' },
  ],
  [bad('chat not found'), { kind: 'unreachable' }],
  [bad('user not found'), { kind: 'unreachable' }],
  [bad('PEER_ID_INVALID'), { kind: 'unreachable' }],
  [bad('not enough rights to send text messages to the chat'), { kind: 'unreachable' }],
  [bad('need administrator rights in the channel chat'), { kind: 'unreachable' }],
  [bad('have no rights to send a message'), { kind: 'unreachable' }],
  [bad('CHAT_WRITE_FORBIDDEN'), { kind: 'unreachable' }],
  [bad('CHAT_RESTRICTED'), { kind: 'unreachable' }],
  [bad('USER_IS_BLOCKED'), { kind: 'unreachable' }],
  [bad('group chat was deactivated'), { kind: 'unreachable' }],
  [refused(403, 'Forbidden: bot was blocked by the user'), { kind: 'unreachable' }],
  [refused(403, 'Forbidden: user is deactivated'), { kind: 'unreachable' }],
  [refused(403, 'Forbidden: bot was kicked from the supergroup chat'), { kind: 'unreachable' }],
  [refused(403, "Forbidden: bot can't initiate conversation with a user"), { kind: 'unreachable' }],
  [bad("can't parse entities: Unsupported start tag"), { kind: 'refused' }],
  [bad('message is too long'), { kind: 'refused' }],
  [bad('BUTTON_DATA_INVALID'), { kind: 'refused' }],
  [refused(409, 'Conflict: terminated by other getUpdates request'), { kind: 'refused' }],
];

describe.each(SORTED.map(([error, trouble]) => ({ error, trouble, message: error.message })))(
  '$message',
  ({ error, trouble }) => {
    test('is sorted by what can be done', () => {
      expect(sortTelegramError(error)).toEqual(trouble);
    });

    test('is the same from inside a handler', () => {
      const ctx = new Context({ update_id: 1 }, {} as never, {} as never);
      expect(sortTelegramError(new BotError(error, ctx))).toEqual(trouble);
    });

    test('is described by its code, without what people wrote', () => {
      const text = describeError(error);
      expect(text).toMatch(/sendMessage: (\d{3}|ECONNRESET)$/);
      expect(text).not.toMatch(/Ana|99728/);
    });
  },
);

test.each([new Error('ours'), new TypeError('x'), 'text', undefined, null, { error_code: 429 }])(
  '%s did not come from Telegram',
  (error) => {
    expect(sortTelegramError(error)).toBeUndefined();
  },
);

describe('after a failed poll', () => {
  test('the wait grows from 1 s to 15 s', () => {
    const waits = [1, 2, 3, 4, 5, 6, 1000].map((failures) => delayAfterPoll(unreachable, failures));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  test('Telegram’s own word counts', () => {
    const error = refused(429, 'Too Many Requests: retry after 40', { retry_after: 40 });
    expect(delayAfterPoll(error, 1)).toBe(40_000);
  });

  test('another receiver of the same updates is waited for', () => {
    const error = refused(409, 'Conflict: terminated by other getUpdates request');
    expect(delayAfterPoll(error, 3)).toBe(4000);
  });
});
