import { lines } from '../../locales/words.ts';
import type { Store } from '../../storage/store.ts';
import type { Access } from '../../telegram/access.ts';
import { hashOf, tokenIn } from '../../telegram/invite-link.ts';
import type { Roster } from '../../telegram/roster.ts';
import type { BotContext } from '../context.ts';
import { fullName } from '../people.ts';

export interface JoiningDeps {
  store: Pick<Store, 'redeemInvite'>;
  team: Roster;
  access: Access;
  /** Unix time in ms. */
  now(): number;
}

/**
 * Whoever opens an invite is let in and told in one message what they can do. A link that is over, used up or made up
 * lets nobody in and says nothing: its opener is a stranger like any other.
 */
export function createJoining({ store, team, access, now }: JoiningDeps) {
  /** Resolves to false for anything else. */
  return async function onStart(ctx: BotContext): Promise<boolean> {
    const { from, chat, message } = ctx;
    const payload = /^\/start (\S+)$/.exec(message?.text ?? '')?.[1];
    const token = payload === undefined ? undefined : tokenIn(payload);
    if (!from || chat?.type !== 'private' || token === undefined) return false;
    const isAdmin = team.adminIds().includes(from.id);
    const joined = await store.redeemInvite(
      {
        hash: hashOf(token),
        personId: from.id,
        name: fullName(from),
        updateId: ctx.update.update_id,
        isFirst: team.isEmpty(),
        has: isAdmin ? 'admin' : (await access.isAllowed(from.id)) ? 'rep' : undefined,
      },
      now(),
    );
    if (!joined) return false;
    await team.refresh();
    const { messenger, words } = ctx.turn;
    const text = lines(
      words.html(`welcome-${joined.role}`, { name: from.first_name }),
      joined.role === 'rep' && words.html('greeting-ways'),
    );
    await messenger.send({ chatId: from.id }, { text });
    return true;
  };
}
