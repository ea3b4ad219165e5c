import type { TeamGroup, TeamMember } from '../domain/team.ts';
import { EVENTS, parseEvents, type TeamEvent } from '../domain/team-events.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { type Loop, startLoop } from '../runtime/loop.ts';
import { createRareError } from '../runtime/rare-error.ts';
import type { Store } from '../storage/store.ts';
import { hashOf, inviteLink, newInviteToken } from './invite-link.ts';

export interface RosterDeps {
  /** Whom the environment names: they stay, whatever is done in the chat. */
  named: {
    adminIds: readonly number[];
    allowedIds: readonly number[];
    teamChatIds: readonly number[];
  };
  store: Pick<Store, 'team' | 'makeInvite' | 'setting'>;
  clock: Clock;
  log: Log;
}

/** Who is of the team, from the environment and from the database. */
export interface Roster {
  adminIds(): readonly number[];
  allowedIds(): readonly number[];
  teamChatIds(): readonly number[];
  /** Those that came by a link or were chosen in the chat; the others stand in the environment. */
  members(): readonly TeamMember[];
  groups(): readonly TeamGroup[];
  /** The events that run, of which one may be everybody's. */
  events(): readonly TeamEvent[];
  /** Nobody at all may use the bot. */
  isEmpty(): boolean;
  /** Reads the database again: to be called after a change. Rejects when it is away. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** So long another replica may let somebody in whom this one has taken access from. */
const EVERY_MS = 2_000;

export async function startRoster({ named, store, clock, log }: RosterDeps): Promise<Roster> {
  let known = await store.team();
  let events = parseEvents(await store.setting(EVENTS));
  let admins: readonly number[] = [];
  let allowed: readonly number[] = [];
  let chats: readonly number[] = [];

  function take(): void {
    const ids = (role: TeamMember['role']): number[] =>
      known.members.filter((one) => one.role === role).map(({ personId }) => personId);
    admins = kept(admins, [...named.adminIds, ...ids('admin')]);
    allowed = kept(allowed, [...named.allowedIds, ...ids('rep')]);
    chats = kept(chats, [...named.teamChatIds, ...known.groups.map(({ chatId }) => chatId)]);
  }

  async function refresh(): Promise<void> {
    known = await store.team();
    events = parseEvents(await store.setting(EVENTS));
    take();
  }

  take();
  const reading = createRareError(
    {
      fails: 'who is of the team could not be read: as before',
      works: 'who is of the team is read again',
    },
    { clock, log },
  );
  const loop: Loop = startLoop(clock, async () => {
    try {
      await refresh();
      reading.worked();
    } catch (error) {
      reading.failed({ reason: reasonOf(error) });
    }
    return EVERY_MS;
  });
  return {
    adminIds: () => admins,
    allowedIds: () => allowed,
    teamChatIds: () => chats,
    members: () => known.members,
    groups: () => known.groups,
    events: () => events.filter(({ until }) => clock.now() < until),
    isEmpty: () => admins.length + allowed.length + chats.length === 0,
    refresh,
    stop: () => loop.stop(),
  };
}

/** The same list where nothing has changed, so that who has read it can tell. */
function kept(before: readonly number[], now: readonly number[]): readonly number[] {
  const once = [...new Set(now)];
  const isSame = once.length === before.length && once.every((id, at) => id === before[at]);
  return isSame ? before : once;
}

const HOUR_MS = 60 * 60_000;

/** The link that makes its one user the admin of a bot that nobody may use yet; valid for an hour. */
export async function firstAdminLink(
  { store, clock }: Pick<RosterDeps, 'store' | 'clock'>,
  botName: string,
): Promise<string> {
  const token = newInviteToken();
  const expiresAt = clock.now() + HOUR_MS;
  await store.makeInvite({ hash: hashOf(token), role: 'admin', uses: 1, expiresAt }, clock.now());
  return inviteLink(botName, token);
}
