import { findChat } from '../access.ts';
import { memberJson } from '../members.ts';
import { badRequest, done } from '../outcome.ts';
import { intOf, textOf } from '../params.ts';
import { chatJson } from '../wire.ts';
import type { Method } from './context.ts';

/** https://core.telegram.org/bots/api#getchat , with the fields that ChatFullInfo always has. */
export const getChat: Method = {
  params: ['chat_id'],
  run({ world }, { params }) {
    const chat = findChat(world, params, 'read');
    if (!chat.ok) return chat;
    return done({
      ...chatJson(chat.value),
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {
        unlimited_gifts: false,
        limited_gifts: false,
        unique_gifts: false,
        premium_subscription: false,
        gifts_from_channels: false,
      },
    });
  },
};

/** https://core.telegram.org/bots/api#getchatmember */
export const getChatMember: Method = {
  params: ['chat_id', 'user_id'],
  run({ world }, { params }) {
    const userId = intOf(params, 'user_id');
    if (textOf(params, 'user_id') === '' || userId <= 0) {
      return badRequest('invalid user_id specified');
    }
    const chat = findChat(world, params, 'members');
    if (!chat.ok) return chat;
    const user = world.users.get(userId);
    if (user === undefined) return badRequest('PARTICIPANT_ID_INVALID');
    const standing =
      chat.value.members.get(userId) ?? (chat.value.id === userId ? 'member' : 'left');
    return done(memberJson(user, userId === world.bot.id ? chat.value.bot : standing));
  },
};

/** https://core.telegram.org/bots/api#getchatmembercount ; the bot is one of them. */
export const getChatMemberCount: Method = {
  params: ['chat_id'],
  run({ world }, { params }) {
    const chat = findChat(world, params, 'members');
    if (!chat.ok) return chat;
    const here = [...chat.value.members.values()].filter(
      (one) => one !== 'left' && one !== 'kicked',
    );
    const isBotHere = chat.value.bot !== 'left' && chat.value.bot !== 'kicked';
    return done(here.length + Number(isBotHere));
  },
};

/** https://core.telegram.org/bots/api#getchatadministrators ; other bots are never listed. */
export const getChatAdministrators: Method = {
  params: ['chat_id', 'return_bots'],
  run({ world }, { params }) {
    const chat = findChat(world, params, 'members');
    if (!chat.ok) return chat;
    if (chat.value.kind === 'private') {
      return badRequest('there are no administrators in the private chat');
    }
    const admins: unknown[] = [];
    for (const [id, standing] of chat.value.members) {
      const user = world.users.get(id);
      const leads = standing === 'creator' || standing === 'administrator';
      if (user !== undefined && leads) admins.push(memberJson(user, standing));
    }
    if (chat.value.bot === 'administrator') admins.push(memberJson(world.bot, 'administrator'));
    return done(admins);
  },
};
