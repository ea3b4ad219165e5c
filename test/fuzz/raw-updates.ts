import fc from 'fast-check';

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
const commandText = fc.constantFrom(
  '/newcontact',
  '/newcontact Maria 85 99728-1648',
  '/event Expo',
  '/cancel',
  '/pending',
  '/recent',
  '/jobs',
  '/help',
  '/language',
  '/id',
  '/skip',
);
/** The phone is that of contacts which every rep has. */
const texts = fc.oneof(
  fc.string(),
  commandText,
  fc.constantFrom('Rui 85 99728-1648', '85 99728-1648', 'nome;fone\na;85 99728-1648\nb;1', 'Rui'),
  fc.constantFrom('BEGIN:VCARD\nFN:x\nTEL:85 99728-1648\nEND:VCARD', 'BEGIN:VCARD\n'),
);
const entities = fc.oneof(
  fc.constant([{ type: 'bot_command', offset: 0, length: 8 }]),
  fc.constant([{ type: 'bot_command', offset: 0, length: 11 }]),
  fc.array(fc.record({ type: fc.string(), offset: fc.integer(), length: fc.integer() }), {
    maxLength: 3,
  }),
);
const numbers = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1e300, 90, -180));
const location = fc.record({ latitude: numbers, longitude: numbers }, { requiredKeys: [] });
const origin = fc.record(
  {
    type: fc.constantFrom('user', 'hidden_user', 'chat', 'channel', 'new-kind'),
    date: fc.integer(),
    sender_user: user,
    sender_user_name: fc.string(),
    sender_chat: chat,
    chat,
    message_id: fc.integer(),
    author_signature: fc.string(),
  },
  { requiredKeys: ['type'] },
);
/** Everything that a message can hold, at once or not at all. */
const content = {
  text: texts,
  entities,
  caption: texts,
  contact: fc.record(
    {
      phone_number: fc.oneof(fc.string(), fc.constant('85 99728-1648')),
      first_name: fc.string(),
      last_name: fc.string(),
      vcard: texts,
      user_id: fc.oneof(id, fc.double()),
    },
    { requiredKeys: ['phone_number', 'first_name'] },
  ),
  document: fc.record(
    {
      file_id: fc.oneof(fc.string(), fc.constant('BQACAgEAAxk000000000000')),
      file_unique_id: fc.string(),
      file_name: fc.oneof(fc.string(), fc.constantFrom('a.csv', 'a.vcf', 'a.xlsx')),
      mime_type: fc.oneof(fc.string(), fc.constantFrom('text/vcard', 'text/csv')),
      file_size: fc.oneof(fc.integer(), fc.double()),
    },
    { requiredKeys: ['file_id'] },
  ),
  location,
  venue: fc.record(
    { location, title: fc.string(), address: fc.string() },
    { requiredKeys: ['title'] },
  ),
  forward_origin: origin,
  quote: fc.record({ text: texts, position: fc.integer(), is_manual: fc.constant(true) }),
  sticker: fc.object(),
  photo: fc.array(fc.object(), { maxLength: 2 }),
};
const { message } = fc.letrec((tie) => ({
  message: fc.record(
    {
      ...content,
      message_id: fc.integer({ min: -1, max: 2 ** 31 }),
      date: fc.integer(),
      chat,
      from: user,
      sender_chat: chat,
      reply_to_message: fc.option(tie('message'), { maxDepth: 2 }),
      is_topic_message: fc.boolean(),
      message_thread_id: fc.integer(),
      migrate_to_chat_id: fc.oneof(id, fc.integer()),
      new_chat_members: fc.array(user, { maxLength: 2 }),
      pinned_message: fc.option(tie('message'), { maxDepth: 2 }),
      web_app_data: fc.record({ data: fc.string(), button_text: fc.string() }),
    },
    { requiredKeys: ['message_id', 'date', 'chat'] },
  ),
}));
/** The texts that a rep has sent to the bot in private, or edited, as far as anybody can tell. */
const letter = fc
  .tuple(
    fc.constantFrom(101, 102, 103),
    fc.integer({ min: 1, max: 200 }),
    fc.record({ ...content, reply_to_message: message }, { requiredKeys: [] }),
  )
  .map(([rep, messageId, what]) => ({
    ...what,
    message_id: messageId,
    date: 1,
    from: { id: rep, is_bot: false, first_name: 'X' },
    chat: { id: rep, type: 'private' },
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
/** A group that is said to have moved, to anywhere. */
const moved = fc
  .tuple(
    fc.constantFrom(-4_100_000_001, -4_100_000_002),
    fc.oneof(fc.constantFrom(101, 102), id),
    user,
  )
  .map(([from, to, by]) => ({
    message_id: 5,
    date: 1,
    from: by,
    chat: { id: from, type: 'group' },
    migrate_to_chat_id: to,
  }));
const callback = fc.record(
  {
    id: fc.string(),
    from: user,
    chat_instance: fc.string(),
    data: fc.oneof(
      fc.string(),
      fc.constantFrom('language:en', 'retry:job:1', 'form:save:abcdefghijkl:1', 'correct:yes'),
      fc.constantFrom('import:start:abcdefghijkl', 'import:start:', 'import:cancel:__proto__'),
    ),
    message,
    inline_message_id: fc.string(),
    game_short_name: fc.string(),
  },
  { requiredKeys: ['id', 'from', 'chat_instance'] },
);
const shaped = fc.oneof(
  { weight: 3, arbitrary: fc.record({ message: command }) },
  { weight: 4, arbitrary: fc.record({ message: letter }) },
  { weight: 2, arbitrary: fc.record({ edited_message: letter }) },
  fc.record({ message: moved }),
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
/** Updates that Telegram may send, and some that it never does. */
export const rawUpdate: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
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
