import type { ChatMessage } from '../telegram/chat-view.ts';
import type { Group } from '../telegram/group.ts';
import type { Person } from '../telegram/person.ts';
import type { Chats } from './chats.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import type { ReadWords } from './words.ts';

/** What reps do besides adding contacts. */
export interface SideActs {
  /** Takes one of the team's newest contacts, as others may at the same moment. */
  take(): Promise<void>;
  /** Has themselves reminded of the newest contact, a minute or two ahead. */
  remind(): Promise<void>;
}

const ANSWER_MS = 10_000;
/** How far back a rep looks: several look at the same cards. */
const NEWEST_CARDS = 4;
const SCROLL = 40;

export function createSideActs(deps: {
  person: Person;
  /** The team's chat in which contacts are taken. */
  team: Group;
  words: ReadWords;
  chats: Chats;
  ledger: Ledger;
  random: Random;
  onUpdate(): void;
}): SideActs {
  const { person, team, words, chats, ledger, random, onUpdate } = deps;
  const reminded = new Set<string>();

  async function tap(message: ChatMessage, data: string, group?: Group): Promise<void> {
    onUpdate();
    // Whether it is answered in time is not what is asked here: the tap counts all the same.
    await person
      .tapRaw(message.id, data, { timeoutMs: ANSWER_MS, ...(group && { in: group }) })
      .catch(() => undefined);
  }

  function newestWith(chatId: number, prefix: string): { message: ChatMessage; data: string }[] {
    return chats.newest(chatId, SCROLL).flatMap((message) => {
      const data = message.buttons.flat().find((one) => one.data?.startsWith(prefix))?.data;
      return data === undefined ? [] : [{ message, data }];
    });
  }

  return {
    async take() {
      const [first, ...more] = newestWith(team.id, 'claim:take:').slice(0, NEWEST_CARDS);
      if (!first) return;
      const { message, data } = random.pick([first, ...more]);
      const draftId = data.slice('claim:take:'.length);
      const takers = ledger.takers.get(draftId) ?? new Set();
      ledger.takers.set(draftId, takers.add(person.id));
      ledger.counts.takes += 1;
      await tap(message, data, team);
    },

    async remind() {
      const asked = newestWith(person.id, 'remind:ask:').find(({ data }) => !reminded.has(data));
      if (!asked) return;
      reminded.add(asked.data);
      const draftId = asked.data.slice('remind:ask:'.length);
      const button = (action: string) => newestWith(person.id, `remind:${action}:${draftId}`)[0];
      await tap(asked.message, asked.data);
      if (!(await chats.wait(person.id, () => button('hour') !== undefined, ANSWER_MS))) return;
      onUpdate();
      person.send(random.pick(words.soon));
      await chats.wait(person.id, () => button('at') !== undefined, ANSWER_MS);
      const offered = button('at');
      if (!offered) return;
      ledger.counts.reminders += 1;
      await tap(offered.message, offered.data);
    },
  };
}
