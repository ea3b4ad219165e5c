import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIncoming } from '../../src/intake/incoming.ts';

const ana = { id: 7001, is_bot: false, first_name: 'Ana' };
const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group' };
const home = { id: 7001, type: 'private' };
const team = { id: -1_002_100_000_001, type: 'supergroup' };

describe('whose turn an update waits for', () => {
  test.each([
    ['a message in private', { message: { from: ana, chat: home } }, 'rep:7001'],
    ['a message in a group', { message: { from: ana, chat: team } }, 'rep:7001'],
    ['an edited message', { edited_message: { from: ana, chat: home } }, 'rep:7001'],
    ['a tap', { callback_query: { from: ana, message: { chat: team } } }, 'rep:7001'],
    ['a block', { my_chat_member: { from: ana, chat: home } }, 'rep:7001'],
    ['a reaction', { message_reaction: { user: ana, chat: team } }, 'rep:7001'],
    [
      'an anonymous admin',
      { message: { from: anonymous, sender_chat: team, chat: team } },
      'chat:-1002100000001',
    ],
    ['a channel post', { channel_post: { chat: team } }, 'chat:-1002100000001'],
    ['a poll', { poll: { id: '5' } }, 'kind:poll'],
    ['a kind of tomorrow', { something_new: { x: 1 } }, 'kind:something_new'],
    ['nothing', {}, 'none'],
    ['a kind that is no object', { message: 'text' }, 'none'],
    ['a kind of odd characters', { 'a:b\n\u0000': {} }, 'none'],
    ['an id that is no whole number', { message: { from: { id: 1.5 }, chat: home } }, 'chat:7001'],
    ['an id that is too large', { message: { from: { id: 1e300 } } }, 'kind:message'],
    ['an id that is text', { message: { from: { id: '7' } } }, 'kind:message'],
  ])('%s: %j waits for %s', (_, event, key) => {
    const update = { update_id: 10, ...event };
    expect(parseIncoming(update)).toEqual({ updateId: 10, key, payload: JSON.stringify(update) });
  });
});

test.each([
  undefined,
  null,
  'text',
  7,
  [],
  [{ update_id: 1 }],
  {},
  { update_id: '1' },
  { update_id: 1.5 },
  { update_id: Number.NaN },
  { update_id: 2 ** 53 },
])('%j is no update', (thing) => {
  expect(parseIncoming(thing)).toBeUndefined();
});

test('whatever JSON comes, the answer is nothing or a key of plain characters and the whole of it', () => {
  const person = fc.record({ id: fc.oneof(fc.integer(), fc.double(), fc.string()) });
  const kind = fc.oneof(fc.constantFrom('message', 'callback_query', 'poll'), fc.string());
  const event = fc.oneof(
    fc.jsonValue(),
    fc.record({ from: person, chat: person, user: person }, { requiredKeys: [] }),
  );
  const update = fc.tuple(fc.integer(), kind, event).map(([id, name, value]) => {
    return { update_id: id, [name]: value };
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), update), (thing) => {
      const incoming = parseIncoming(thing);
      if (!incoming) return;
      expect(incoming.key).toMatch(/^(?:rep:-?\d+|chat:-?\d+|kind:\w{1,40}|none)$/);
      expect(JSON.parse(incoming.payload)).toEqual(JSON.parse(JSON.stringify(thing)));
    }),
    { numRuns: 1000 },
  );
});
