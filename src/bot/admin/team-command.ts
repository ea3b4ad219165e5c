import type { Message } from 'grammy/types';
import type { Role } from '../../domain/team.ts';
import type { Words } from '../../locales/words.ts';
import type { Store } from '../../storage/store.ts';
import { hashOf, inviteLink, newInviteToken } from '../../telegram/invite-link.ts';
import { linkAsPng } from '../../telegram/link-code.ts';
import type { View } from '../../telegram/messenger.ts';
import type { Roster } from '../../telegram/roster.ts';
import { shorten } from '../cards.ts';
import { answerTap, type BotContext } from '../context.ts';
import { fullName } from '../people.ts';
import { reply } from '../reply.ts';
import { checkGroup } from './team-group.ts';
import { type CountedGroup, howManyView, logView, takeAwayView, teamView } from './team-view.ts';

export interface TeamCommandDeps {
  store: Pick<
    Store,
    'makeInvite' | 'removeMember' | 'addTeamGroup' | 'removeTeamGroup' | 'teamActs'
  >;
  team: Roster;
  /** The id that a group has now. */
  currentId(chatId: number): Promise<number>;
  /** Unix time in ms. */
  now(): number;
}

const DAY_MS = 24 * 60 * 60_000;
const ACTS_SHOWN = 20;
const USES_MAX = 30;

/** /team, for admins: who may use the bot, and which groups it serves. */
export function createTeamCommand({ store, team, currentId, now }: TeamCommandDeps) {
  async function onCommand(ctx: BotContext): Promise<void> {
    await reply(ctx, await view(ctx));
  }

  /** Resolves to false for any other tap. The caller has seen to it that it is an admin's. */
  async function onTap(ctx: BotContext): Promise<boolean> {
    const data = ctx.callbackQuery?.data ?? '';
    const [prefix, action, what = '', uses = ''] = data.split(':');
    if (prefix !== 'team' || !ctx.from || ctx.chat?.type !== 'private') return false;
    const { words, messenger } = ctx.turn;
    const by = fullName(ctx.from);
    switch (action) {
      case 'show':
        return show(ctx, await view(ctx));
      case 'log':
        return show(ctx, logView(await store.teamActs(ACTS_SHOWN), words));
      case 'invite':
        if (what === '') return show(ctx, howManyView(words));
        return invite(ctx, what === 'admin' ? 'admin' : 'rep', Number(uses));
      case 'group':
        await messenger.send(
          { chatId: ctx.from.id },
          {
            text: words.html('team-pick'),
            picker: { label: words.plain('button-pick-group') },
          },
        );
        return done(ctx);
      case 'ask': {
        const name = nameOf(Number(what));
        if (name === undefined) return closed(ctx);
        return show(ctx, takeAwayView(Number(what), name, words));
      }
      case 'away': {
        const id = Number(what);
        const isDone =
          id < 0
            ? await store.removeTeamGroup(id, by, now())
            : id !== ctx.from.id && (await store.removeMember(id, by, now()));
        if (!isDone) return closed(ctx);
        await team.refresh();
        return show(ctx, await view(ctx));
      }
      default:
        return closed(ctx);
    }
  }

  const nameOf = (id: number): string | undefined =>
    team.members().find(({ personId }) => personId === id)?.name ??
    team.groups().find(({ chatId }) => chatId === id)?.title;

  async function invite(ctx: BotContext, role: Role, uses: number): Promise<boolean> {
    if (!ctx.from || !Number.isInteger(uses) || uses < 1 || uses > USES_MAX) return done(ctx);
    const { words, messenger } = ctx.turn;
    const token = newInviteToken();
    const expiresAt = now() + DAY_MS;
    const madeBy = { personId: ctx.from.id, name: fullName(ctx.from) };
    await store.makeInvite({ hash: hashOf(token), role, uses, expiresAt, madeBy }, now());
    const link = inviteLink(ctx.me.username, token);
    const text = words.html(`invite-${role}`, { count: uses, when: words.when(expiresAt), link });
    await Promise.all([
      answerTap(ctx),
      messenger.sendPhoto({ chatId: ctx.from.id }, { content: linkAsPng(link), text }),
    ]);
    return true;
  }

  /** The admin has chosen a group in Telegram's own list. */
  async function onShared(
    ctx: BotContext,
    shared: NonNullable<Message['chat_shared']>,
  ): Promise<void> {
    const { words, messenger } = ctx.turn;
    if (!ctx.from) return;
    const say = (text: View['text']): Promise<unknown> =>
      messenger.send({ chatId: ctx.from?.id ?? 0 }, { text, endsPicker: true });
    const checked = await checkGroup(ctx.api, shared.chat_id, ctx.me.id);
    const title = shorten(checked.title ?? shared.title ?? '', 60);
    if (!checked.ok) {
      await say(words.html(`team-group-${checked.problem}`, { title }));
      return;
    }
    const group = { chatId: shared.chat_id, title, addedBy: fullName(ctx.from), since: now() };
    await store.addTeamGroup(group);
    await team.refresh();
    const topics = checked.hasTopics ? 'yes' : 'no';
    await say(words.html('team-group-added', { title, count: checked.count, topics }));
  }

  async function view(ctx: BotContext): Promise<View> {
    const { words } = ctx.turn;
    const isChosen = (id: number): boolean => nameOf(id) !== undefined;
    const nameAll = (ids: readonly number[]): Promise<string[]> =>
      Promise.all(ids.filter((id) => !isChosen(id)).map((id) => nameIn(ctx, id, words)));
    const [admins, reps, groups] = await Promise.all([
      nameAll(team.adminIds()),
      nameAll(team.allowedIds()),
      nameAll(await Promise.all(team.teamChatIds().map(currentId))),
    ]);
    const counted = await Promise.all(
      team.groups().map(async (group): Promise<CountedGroup> => {
        const id = await currentId(group.chatId);
        // Where the bot is not any more Telegram does not say.
        const count = await ctx.api.getChatMemberCount(id).catch(() => undefined);
        return { ...group, count };
      }),
    );
    const fixed = { admins, reps, groups };
    const personId = ctx.from?.id ?? 0;
    return teamView({ members: team.members(), groups: counted, fixed, personId }, words);
  }

  /** Of somebody who stands in the environment only the id is known, unless Telegram knows more. */
  async function nameIn(ctx: BotContext, id: number, words: Words): Promise<string> {
    try {
      const chat = await ctx.api.getChat(id);
      return 'first_name' in chat
        ? fullName({ ...chat, first_name: chat.first_name ?? '' })
        : (chat.title ?? String(id));
    } catch {
      return words.plain('team-unknown', { id: String(id) });
    }
  }

  async function show(ctx: BotContext, shown: View): Promise<boolean> {
    const tappedId = ctx.callbackQuery?.message?.message_id;
    const chatId = ctx.from?.id ?? 0;
    await Promise.all([answerTap(ctx), ctx.turn.messenger.show(chatId, shown, tappedId)]);
    return true;
  }

  async function done(ctx: BotContext): Promise<boolean> {
    await answerTap(ctx);
    return true;
  }

  async function closed(ctx: BotContext): Promise<boolean> {
    await answerTap(ctx, 'toast-closed');
    return true;
  }

  return { onCommand, onTap, onShared };
}
