import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyAction, perform } from './actions.ts';
import { type FuzzedApp, openApp } from './open-app.ts';
import { runs, TIMEOUT_MS } from './runs.ts';

/** What must hold after any number of updates, whatever they were. */
function expectOrder({ leaks, troubles, kinbox, reps, telegram }: FuzzedApp): void {
  expect(leaks).toEqual([]);
  expect(troubles).toEqual([]);
  expect(telegram.oddities).toEqual([]);
  const externalIds = kinbox.contacts.map(({ externalId }) => externalId);
  expect(new Set(externalIds).size).toBe(externalIds.length);
  // What was sent, and not what is there: reps add notes to each other's contacts.
  for (const { body } of kinbox.posts.slice(-20)) {
    const sent = JSON.stringify(body);
    for (const { person, marker } of reps) {
      if (!sent.includes(`"telegram:${person.id}:`)) expect(sent).not.toContain(marker);
    }
  }
}

test(
  'whatever reps do, everything is answered, nothing set aside, and nobody reads what another one wrote',
  async () => {
    const app = await openApp();
    await fc.assert(
      fc.asyncProperty(fc.array(anyAction, { minLength: 1, maxLength: 6 }), async (actions) => {
        await app.handles(() => {
          for (const action of actions) perform(app, action);
        });
        expect([...app.asides.values()]).toEqual([]);
        expectOrder(app);
      }),
      runs(),
    );
  },
  TIMEOUT_MS,
);

const id = fc.constantFrom(
  101,
  102,
  103,
  900,
  999,
  1087968824,
  -4_100_000_001,
  0,
  -1,
  1.5,
  2 ** 53,
  123456,
);
const user = fc.record(
  {
    id,
    is_bot: fc.boolean(),
    first_name: fc.string(),
    language_code: fc.constantFrom('pt-br', 'en', '', 'xx-YY', '-'),
    username: fc.string(),
  },
  { requiredKeys: ['id', 'is_bot', 'first_name'] },
);
const chat = fc.record(
  {
    id,
    type: fc.constantFrom('private', 'group', 'supergroup', 'channel', 'new-kind'),
    title: fc.string(),
    is_forum: fc.constant(true as const),
  },
  { requiredKeys: ['id', 'type'] },
);
const MARKERS = ['zzanazz', 'zzbiazz', 'zzcaiozz'];
const commandText = fc.constantFrom(
  '/newcontact',
  '/cancel',
  '/pending',
  '/recent',
  '/jobs',
  '/help',
  '/language',
  '/id',
  '/skip',
);
const { message } = fc.letrec((tie) => ({
  message: fc.record(
    {
      message_id: fc.integer({ min: -1, max: 2 ** 31 }),
      date: fc.integer(),
      chat,
      from: user,
      sender_chat: chat,
      text: fc.oneof(fc.string(), commandText),
      entities: fc.oneof(
        fc.constant([{ type: 'bot_command', offset: 0, length: 8 }]),
        fc.array(fc.record({ type: fc.string(), offset: fc.integer(), length: fc.integer() }), {
          maxLength: 3,
        }),
      ),
      contact: fc.record({ phone_number: fc.string(), first_name: fc.string() }),
      sticker: fc.object(),
      photo: fc.array(fc.object(), { maxLength: 2 }),
      caption: fc.string(),
      reply_to_message: fc.option(tie('message'), { maxDepth: 2 }),
      is_topic_message: fc.boolean(),
      message_thread_id: fc.integer(),
      migrate_to_chat_id: fc.integer(),
      new_chat_members: fc.array(user, { maxLength: 2 }),
      pinned_message: fc.option(tie('message'), { maxDepth: 2 }),
      web_app_data: fc.record({ data: fc.string(), button_text: fc.string() }),
    },
    { requiredKeys: ['message_id', 'date', 'chat'] },
  ),
}));
/** A command that would be obeyed, if those who sent it and where were not so odd. */
const command = fc
  .tuple(id, id, fc.constantFrom('private', 'group', 'supergroup'), commandText)
  .map(([from, where, type, text]) => ({
    message_id: 5,
    date: 1,
    from: { id: from, is_bot: false, first_name: 'X' },
    chat: { id: where, type },
    text,
    entities: [{ type: 'bot_command', offset: 0, length: text.length }],
  }));
const callback = fc.record(
  {
    id: fc.string(),
    from: user,
    chat_instance: fc.string(),
    data: fc.oneof(
      fc.string(),
      fc.constantFrom('language:en', 'retry:job:1', 'form:save:abcdefghijkl:1'),
    ),
    message,
    inline_message_id: fc.string(),
    game_short_name: fc.string(),
  },
  { requiredKeys: ['id', 'from', 'chat_instance'] },
);
const shaped = fc.oneof(
  { weight: 3, arbitrary: fc.record({ message: command }) },
  fc.record({ edited_message: command, message: command }),
  fc.record({ message: command, edited_message: command }),
  fc.record({ message }),
  fc.record({ edited_message: message }),
  fc.record({ callback_query: callback }),
  fc.record({ channel_post: message }),
  fc.record({ business_message: message }),
  fc.record({ my_chat_member: fc.record({ chat, from: user, date: fc.integer() }) }),
  fc.record({ message_reaction: fc.record({ chat, user, message_id: fc.integer() }) }),
  fc.record({ inline_query: fc.record({ id: fc.string(), from: user, query: fc.string() }) }),
  fc.record({ poll: fc.object() }),
  // Never sent: the Bot API promises one kind an update.
  fc.record({ message, callback_query: callback }),
  fc.record({ edited_message: message, message }),
);
const broken: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 4, arbitrary: shaped },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom('message', 'edited_message', 'callback_query', '__proto__', 'x'),
      fc.jsonValue(),
    ),
  },
  // A well-shaped update with one thing in it replaced by anything.
  {
    weight: 4,
    arbitrary: fc
      .tuple(shaped, fc.nat(60), fc.oneof(fc.jsonValue(), fc.constantFrom(null, '', 0, [], {})))
      .map(([update, index, value]) => {
        let left = index;
        const text = JSON.stringify(update, (_key, one) => {
          left -= 1;
          return left === 0 ? value : one;
        });
        const copy: unknown = JSON.parse(text ?? '{}');
        return typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? { ...copy } : {};
      }),
  },
);

test(
  'whatever Telegram sends, the bot goes on, and nobody reads what another one wrote',
  async () => {
    const app = await openApp();
    // Every rep has a form, a contact and something in the lists that could show up in a wrong place.
    const [first] = app.reps;
    for (const { person, marker } of app.reps) {
      for (const text of ['/newcontact', `Maria ${marker}`, '/skip', '/skip', `nota ${marker}`]) {
        await app.handles(() => void person.send(text));
      }
      await app.handles(() => {
        const save = person.last.buttons.flat().find(({ data }) => data?.startsWith('form:save'));
        person.tapRaw(person.last.id, save?.data ?? '').catch(() => undefined);
      });
      await app.handles(() => void person.send('/newcontact'));
      await app.handles(() => void person.send(`Outra ${marker}`));
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(broken, { minLength: 1, maxLength: 4 }),
        fc.nat(2),
        async (updates, who) => {
          await app.handles(() => {
            for (const update of updates) {
              const { update_id: _id, ...rest } = update;
              app.telegram.push(rest);
            }
          });
          expect(app.leaks).toEqual([]);
          expect(app.troubles).toEqual([]);
          // Whoever was there before is still answered.
          const { person = first?.person, marker = MARKERS[0] } = app.reps[who] ?? {};
          const [asked] = await app.handles(() => void person?.send(`/help ${marker}`));
          expect(app.asides.has(asked ?? 0)).toBe(false);
        },
      ),
      runs(),
    );
  },
  TIMEOUT_MS,
);
