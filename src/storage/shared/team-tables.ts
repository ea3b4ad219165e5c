import type { Role, TeamAct } from '../../domain/team.ts';
import { number, optional, plain, text } from '../column-values.ts';
import type { Store } from '../store.ts';
import type { OperationDeps } from './operations.ts';

type TeamMethods = Pick<
  Store,
  | 'team'
  | 'makeInvite'
  | 'redeemInvite'
  | 'removeMember'
  | 'addTeamGroup'
  | 'removeTeamGroup'
  | 'teamActs'
  | 'purgeTeam'
>;

const DAY_MS = 24 * 60 * 60_000;
/** How long a link is remembered that is over. */
const LINK_KEPT_MS = 7 * DAY_MS;
const ACTS_KEPT_MS = 365 * DAY_MS;

const roleOf = (value: unknown): Role => (value === 'admin' ? 'admin' : 'rep');

/** Each use of an invite is a row with its number, so that two who come at the same moment cannot have the same. */
export function createTeamTables({ read, write }: OperationDeps): TeamMethods {
  async function note({ at, who, what, whom }: TeamAct): Promise<void> {
    await write('team-act', 'INSERT INTO team_acts (at, who, what, whom) VALUES ($1, $2, $3, $4)', [
      at,
      who,
      what,
      whom,
    ]);
  }

  async function useOf(hash: string, personId: number) {
    const [row] = await read(
      'invite-use',
      'SELECT update_id FROM invite_uses WHERE hash = $1 AND person_id = $2',
      [hash, personId],
    );
    return row && number(row.update_id);
  }

  return {
    async team() {
      const members = await read(
        'team-members',
        'SELECT person_id, name, role, invited_by, since FROM team_members ORDER BY since, person_id',
        [],
      );
      const groups = await read(
        'team-groups',
        'SELECT chat_id, title, added_by, since FROM team_groups ORDER BY since, chat_id',
        [],
      );
      return {
        members: members.map((row) => ({
          personId: number(row.person_id),
          name: text(row.name),
          role: roleOf(row.role),
          invitedBy: optional(row.invited_by, (value) => value),
          since: number(row.since),
        })),
        groups: groups.map((row) => ({
          chatId: number(row.chat_id),
          title: text(row.title),
          addedBy: text(row.added_by),
          since: number(row.since),
        })),
      };
    },

    async makeInvite({ hash, role, uses, expiresAt, madeBy }, now) {
      // Of the bot's own, the newest counts: a start makes those before void.
      if (!madeBy) await write('void-invites', 'DELETE FROM invites WHERE made_by IS NULL', []);
      await write(
        'make-invite',
        `INSERT INTO invites (hash, role, uses, expires_at, made_by) VALUES ($1, $2, $3, $4, $5)`,
        [hash, role, uses, expiresAt, madeBy ? plain(madeBy.name) : null],
      );
      if (madeBy)
        await note({ at: now, who: madeBy.name, what: 'invite', whom: `${role} ×${uses}` });
    },

    async redeemInvite({ hash, personId, name, updateId, isFirst, has }, now) {
      const [invite] = await read(
        'invite',
        'SELECT role, uses, expires_at, made_by FROM invites WHERE hash = $1',
        [hash],
      );
      if (!invite || number(invite.expires_at) <= now) return undefined;
      // The bot's own is for a bot that nobody may use.
      if (invite.made_by === null && !isFirst) return undefined;
      const role = roleOf(invite.role);
      const before = await useOf(hash, personId);
      if (before !== undefined && before !== updateId) return undefined;
      if (before === undefined && (has === 'admin' || has === role)) return undefined;
      // Who loses a race for a number tries for the next one.
      for (let left = number(invite.uses); before === undefined; left -= 1) {
        if (left === 0) return undefined;
        const taken = await write(
          'use-invite',
          `INSERT INTO invite_uses (hash, number, person_id, update_id)
           SELECT i.hash, (SELECT COUNT(*) FROM invite_uses u WHERE u.hash = i.hash) + 1,
             CAST($2 AS BIGINT), CAST($3 AS BIGINT)
           FROM invites i WHERE i.hash = $1
             AND (SELECT COUNT(*) FROM invite_uses u WHERE u.hash = i.hash) < i.uses
           ON CONFLICT DO NOTHING RETURNING number`,
          [hash, personId, updateId],
        );
        if (taken.length === 1 || (await useOf(hash, personId)) === updateId) break;
      }
      const invitedBy = optional(invite.made_by, (value) => value);
      await write(
        'add-member',
        `INSERT INTO team_members (person_id, name, role, invited_by, since)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id) DO UPDATE SET role = excluded.role, name = excluded.name`,
        [personId, plain(name), role, invitedBy ?? null, now],
      );
      if (before === undefined) await note({ at: now, who: name, what: 'join', whom: role });
      return { role, invitedBy };
    },

    async removeMember(personId, by, now) {
      const [row] = await write(
        'remove-member',
        'DELETE FROM team_members WHERE person_id = $1 RETURNING name',
        [personId],
      );
      if (row) await note({ at: now, who: by, what: 'remove', whom: text(row.name) });
      return row !== undefined;
    },

    async addTeamGroup({ chatId, title, addedBy, since }) {
      await write(
        'add-team-group',
        `INSERT INTO team_groups (chat_id, title, added_by, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (chat_id) DO UPDATE SET title = excluded.title`,
        [chatId, plain(title), plain(addedBy), since],
      );
      await note({ at: since, who: addedBy, what: 'add-group', whom: title });
    },

    async removeTeamGroup(chatId, by, now) {
      const [row] = await write(
        'remove-team-group',
        'DELETE FROM team_groups WHERE chat_id = $1 RETURNING title',
        [chatId],
      );
      if (row) await note({ at: now, who: by, what: 'remove-group', whom: text(row.title) });
      return row !== undefined;
    },

    async purgeTeam(now) {
      await write(
        'old-invite-uses',
        `DELETE FROM invite_uses WHERE hash IN (
        SELECT hash FROM invites WHERE expires_at < $1)`,
        [now - LINK_KEPT_MS],
      );
      await write('old-invites', 'DELETE FROM invites WHERE expires_at < $1', [now - LINK_KEPT_MS]);
      await write('old-team-acts', 'DELETE FROM team_acts WHERE at < $1', [now - ACTS_KEPT_MS]);
    },

    async teamActs(limit) {
      const rows = await read(
        'team-acts',
        'SELECT at, who, what, whom FROM team_acts ORDER BY at DESC LIMIT $1',
        [limit],
      );
      return rows.map((row) => ({
        at: number(row.at),
        who: text(row.who),
        what: text(row.what) as TeamAct['what'],
        whom: text(row.whom),
      }));
    },
  };
}
