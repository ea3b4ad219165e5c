import type { TeamAct, TeamGroup, TeamMember } from '../../domain/team.ts';
import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { Button } from '../../telegram/keyboard.ts';
import type { View } from '../../telegram/messenger.ts';
import { shorten } from '../cards.ts';

/** For how many people an invite can be. */
const INVITE_USES = [1, 5, 10, 30] as const;

/** More would make a keyboard too tall; who came last is shown first. */
const SHOWN = 20;

/** A group, with how many are in it if Telegram says so. */
export type CountedGroup = TeamGroup & { count?: number };

export interface TeamSeen {
  members: readonly TeamMember[];
  groups: readonly CountedGroup[];
  /** Those that stand in the environment, by name. */
  fixed: { admins: readonly string[]; reps: readonly string[]; groups: readonly string[] };
  /** Who looks. */
  personId: number;
}

export function teamView({ members, groups, fixed, personId }: TeamSeen, words: Words): View {
  const of = (role: TeamMember['role']): TeamMember[] =>
    members.filter((one) => one.role === role).reverse();
  const shown = members
    .filter((one) => one.personId !== personId)
    .slice(-SHOWN)
    .reverse();
  return {
    text: paragraphs(
      words.html('team-title'),
      part(words.html('team-admins'), [
        ...fixed.admins.map(fixedLine),
        ...of('admin').map(memberLine),
      ]),
      part(words.html('team-reps'), [...fixed.reps.map(fixedLine), ...of('rep').map(memberLine)]),
      part(words.html('team-groups'), [...fixed.groups.map(fixedLine), ...groups.map(groupLine)]),
    ),
    buttons: [
      [
        { label: words.plain('button-invite-reps'), data: 'team:invite' },
        { label: words.plain('button-invite-admin'), data: 'team:invite:admin:1' },
      ],
      [
        { label: words.plain('button-choose-group'), data: 'team:group' },
        { label: words.plain('button-team-log'), data: 'team:log' },
      ],
      ...shown.map(({ personId: id, name }) => [takeAway(name, `team:ask:${id}`)]),
      ...groups.map(({ chatId, title }) => [takeAway(title, `team:ask:${chatId}`)]),
    ],
  };

  function part(title: Html, list: Html[]): Html {
    const more = list.length - SHOWN;
    return lines(
      title,
      ...(list.length === 0 ? [words.html('team-nobody')] : list.slice(0, SHOWN)),
      more > 0 && words.html('pending-more', { count: more }),
    );
  }

  function fixedLine(name: string): Html {
    return words.html('team-fixed', { name: shorten(name, 40) });
  }

  function memberLine({ name, since, invitedBy }: TeamMember): Html {
    const about = { name: shorten(name, 40), day: words.day(since) };
    return invitedBy === undefined
      ? words.html('team-first', about)
      : words.html('team-member', { ...about, by: shorten(invitedBy, 40) });
  }

  function groupLine({ title, count, since, addedBy }: CountedGroup): Html {
    const about = {
      title: shorten(title, 40),
      day: words.day(since),
      by: shorten(addedBy, 40),
    };
    return count === undefined
      ? words.html('team-group-unseen', about)
      : words.html('team-group', { ...about, count });
  }

  function takeAway(name: string, data: string): Button {
    return { label: words.plain('button-take-away', { name: shorten(name, 30) }), data };
  }
}

/** A slip of the thumb must lock nobody out. */
export function takeAwayView(id: number, name: string, words: Words): View {
  return {
    text: words.html(id < 0 ? 'team-ask-group' : 'team-ask-person', { name: shorten(name, 60) }),
    buttons: [
      [
        { label: words.plain('button-take-away-yes'), data: `team:away:${id}`, style: 'danger' },
        { label: words.plain('button-back'), data: 'team:show' },
      ],
    ],
  };
}

export function howManyView(words: Words): View {
  return {
    text: words.html('team-how-many'),
    buttons: [
      INVITE_USES.map((uses) => ({ label: String(uses), data: `team:invite:rep:${uses}` })),
      [{ label: words.plain('button-back'), data: 'team:show' }],
    ],
  };
}

export function logView(acts: readonly TeamAct[], words: Words): View {
  /** A role stands there by its name in the code. */
  const inWords = (whom: string): string =>
    shorten(whom, 40)
      .replace(/^admin\b/, words.plain('role-admin'))
      .replace(/^rep\b/, words.plain('role-rep'));
  const list = acts.map(({ at, who, what, whom }) =>
    words.html(`team-did-${what}`, {
      moment: words.ownMoment(at),
      who: shorten(who, 40),
      whom: inWords(whom),
    }),
  );
  return {
    text: list.length === 0 ? words.html('team-log-empty') : lines(...list),
    buttons: [[{ label: words.plain('button-back'), data: 'team:show' }]],
  };
}
