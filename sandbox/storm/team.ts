import type { Group } from '../telegram/group.ts';
import type { Person } from '../telegram/person.ts';
import type { TelegramSandbox } from '../telegram/sandbox.ts';
import type { Place } from './acts.ts';
import type { TeamChat } from './tally.ts';
import { type ReadWords, wordsFor } from './words.ts';

/** Everybody who uses the bot, and the groups that they share. */
export interface Team {
  readonly people: readonly { person: Person; words: ReadWords; places: readonly Place[] }[];
  readonly admin: Person;
  /** Where contacts are taken; its id stays. */
  readonly forum: Group;
  /** For TEAM_CHAT_IDS: as the groups are called at the start. */
  readonly chatIds: readonly number[];
  chats(): TeamChat[];
  /** The plain group becomes a supergroup, with another id. */
  moveGroup(): void;
}

const LANGUAGES = ['pt-br', 'pt-br', 'en', 'es', 'de'] as const;
/** Every second rep begins in groups now and then. */
const IN_GROUPS = 2;

/** A sales team: a plain group, a forum, and a fair's group that is none of the team's chats. */
export function createTeam(telegram: TelegramSandbox, reps: number): Team {
  const admin = telegram.person({ firstName: 'Admin', languageCode: 'pt-br' });
  const all = Array.from({ length: reps }, (_, index) => {
    const languageCode = LANGUAGES[index % LANGUAGES.length] ?? 'pt-br';
    const person = telegram.person({ firstName: `Rep ${index + 1}`, languageCode });
    return { person, words: wordsFor(languageCode) };
  });
  const members = [admin, ...all.map(({ person }) => person)];
  const sales = telegram.group({ title: 'Vendas', kind: 'group', members });
  const forum = telegram.group({ title: 'Equipe', forum: true, members });
  const fair = telegram.group({ title: 'Feira', kind: 'supergroup', members });
  const places: Place[] = [
    { group: sales },
    { group: forum },
    { group: forum, topic: forum.topic('Leads') },
    { group: forum, topic: forum.topic('Sul') },
    { group: fair },
  ];
  const team: readonly Group[] = [sales, forum];
  const before = new Map(team.map((group) => [group, group.id]));

  return {
    people: all.map((one, index) => ({ ...one, places: index % IN_GROUPS === 0 ? places : [] })),
    admin,
    forum,
    chatIds: team.map(({ id }) => id),
    chats: () =>
      team.map((group) => ({
        title: group.title,
        ids: [...new Set([before.get(group) ?? group.id, group.id])],
      })),
    moveGroup: () => void sales.migrate(),
  };
}
