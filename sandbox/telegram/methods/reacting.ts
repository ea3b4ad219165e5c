import { findChat, findMessage } from '../access.ts';
import { badRequest, done } from '../outcome.ts';
import { isRecord, jsonOf } from '../params.ts';
import type { Method } from './context.ts';

/** Some of those that bots may use: https://core.telegram.org/bots/api#reactiontypeemoji */
const EMOJI = ['👍', '👎', '❤', '🔥', '👏', '🤔', '👀', '✍', '👌', '🙏', '🎉'];

/** https://core.telegram.org/bots/api#setmessagereaction : a bot has one reaction a message at most. */
export const setMessageReaction: Method = {
  params: ['chat_id', 'message_id', 'reaction', 'is_big'],
  run({ world }, { params }) {
    const json = jsonOf(params, 'reaction');
    if (!json.ok) return badRequest("can't parse reaction types JSON object");
    const given = json.value ?? [];
    if (!Array.isArray(given)) return badRequest('expected an Array of ReactionType');
    if (given.length > 1) return badRequest('REACTIONS_TOO_MANY');
    const [reaction] = given;
    const emoji = isRecord(reaction) && reaction.type === 'emoji' ? String(reaction.emoji) : '';
    if (reaction !== undefined && !EMOJI.includes(emoji)) return badRequest('REACTION_INVALID');
    const chat = findChat(world, params, 'write');
    if (!chat.ok) return chat;
    const message = findMessage(chat.value, params, 'react');
    if (!message.ok) return message;
    message.value.reaction = reaction === undefined ? undefined : emoji;
    for (const tell of chat.value.watchers) tell(message.value);
    return done(true);
  },
};
