import type { Group } from '../telegram/group.ts';
import type { Person } from '../telegram/person.ts';
import type { Act } from './decide.ts';
import type { Entry } from './ledger.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import type { Sight } from './sight.ts';

/** A group in which a rep may begin, and its topic if it has some. */
export interface Place {
  readonly group: Group;
  readonly topic?: { readonly threadId: number };
}

export interface Acts {
  /** Does it; resolves to what a toast said, if it was a tap that got one. */
  perform(act: Act, plan: Plan, entry: Entry, sight: Sight): Promise<string | undefined>;
  /** The messages of the form before are not edited any more. */
  forgetMessages(): void;
}

/** How many of the updates Telegram delivers twice. */
const DELIVERED_TWICE = 0.1;
const ANSWER_MS = 60_000;

/** A rep's acts: commands, words, taps. */
export function createActs(deps: {
  person: Person;
  places: readonly Place[];
  random: Random;
  repeatNext(): void;
  onUpdate(): void;
}): Acts {
  const { person, places, random, repeatNext, onUpdate } = deps;
  let nameMessage: number | undefined;

  function send<T>(act: () => T): T {
    if (random.chance(DELIVERED_TWICE)) repeatNext();
    onUpdate();
    return act();
  }

  async function tap(message: number, data: string): Promise<string | undefined> {
    const answer = send(() => person.tapRaw(message, data, { timeoutMs: ANSWER_MS }));
    return (await answer.catch(() => undefined))?.text;
  }

  function open(entry: Entry, sight: Sight): void {
    const buttons = sight.kind === 'closed' ? sight.message.buttons.flat() : [];
    const another = buttons.find(({ data }) => data?.startsWith('contact:another:'))?.data;
    const [first, ...more] = places;
    entry.asked += 1;
    delete entry.begun;
    if (sight.kind === 'closed' && another && random.chance(0.5)) {
      void tap(sight.message.id, another);
    } else if (first === undefined || random.chance(0.6)) {
      send(() => person.send('/newcontact'));
    } else {
      const { group, topic } = random.pick([first, ...more]);
      send(() => person.send('/newcontact', { in: group, ...(topic && { topic }) }));
      if (entry.asked === 1) entry.begun = { chatId: group.id, ...topic };
    }
  }

  function save(act: Act & { kind: 'save' }, plan: Plan, entry: Entry) {
    entry.saved.add(act.draftId);
    entry.savedOn.add(act.message);
    entry.saveTaps += 1;
    const said = tap(act.message, act.data);
    if (plan.doubleTap && entry.saveTaps === 1) {
      entry.saveTaps += 1;
      setTimeout(() => void tap(act.message, act.data), random.between(5, 400));
    }
    return said;
  }

  return {
    forgetMessages() {
      nameMessage = undefined;
    },
    async perform(act, plan, entry, sight) {
      switch (act.kind) {
        case 'save':
          return save(act, plan, entry);
        case 'tap':
          return tap(act.message, act.data);
        case 'open':
          open(entry, sight);
          return undefined;
        case 'type': {
          const id = send(() => person.send(act.text));
          if (act.field === 'name') nameMessage = id;
          return undefined;
        }
        case 'command':
          send(() => person.send(act.command));
          return undefined;
        case 'chat':
          send(() => person.sticker());
          return undefined;
        case 'correct': {
          const id = nameMessage;
          if (id !== undefined) send(() => person.edit(id, plan.wanted.name));
          return undefined;
        }
        case 'leave':
          return undefined;
      }
    },
  };
}
