import type { Group } from '../telegram/group.ts';
import type { Person } from '../telegram/person.ts';
import { createActs, type Place } from './acts.ts';
import type { Chats } from './chats.ts';
import { createFilling } from './filling.ts';
import { type Entry, isConfirmed, type Ledger } from './ledger.ts';
import { pause } from './pause.ts';
import { drawPlan } from './plan.ts';
import type { Random } from './random.ts';
import { createSettling } from './settling.ts';
import { createSideActs } from './side-acts.ts';
import { look, type Sight } from './sight.ts';
import type { ReadWords } from './words.ts';

export interface RepDeps {
  readonly person: Person;
  readonly words: ReadWords;
  readonly chats: Chats;
  readonly ledger: Ledger;
  readonly places: readonly Place[];
  /** The team's chat in which contacts are taken. */
  readonly team: Group;
  readonly random: Random;
  /** Telegram delivers the next update twice. */
  repeatNext(): void;
  /** Of the updates that this rep has made by now, whether the bot has not taken the newest yet. */
  newestUpdate(): { isPending(): boolean };
  /** The contacts that a person sees who searches Kinbox by hand. */
  isInKinbox(externalId: string): boolean;
  /** Resolves when the rep meets the next contact. */
  nextContact(): Promise<void>;
  /** The storm is over: what was saved is seen through, nothing new is begun. */
  isOver(): boolean;
  /** The test is over. */
  isEnded(): boolean;
}

/** How often, before the next contact, a rep takes one of the team's, or wants to be reminded of one. */
const TAKES = 0.4;
const REMINDS = 0.3;
/** How many messages a person scrolls back. */
const SCROLL = 40;
/** How often a rep looks whether a contact still needs something, when there is nothing else to do. */
const LOOK_MS = 1_000;

/** A rep who adds one contact after the other until the storm is over, and sees to what became of them. */
export async function workAsRep(deps: RepDeps): Promise<void> {
  const { person, words, chats, ledger, random, isOver, isEnded } = deps;
  const repId = person.id;
  const onUpdate = (): void => {
    ledger.counts.updates += 1;
  };
  const acts = createActs({ ...deps, onUpdate });
  const sideActs = createSideActs({ ...deps, onUpdate });
  /** The message on which the rep has opened a contact again, further up in the chat. */
  let focus: number | undefined;
  function see(): Sight {
    const focused = focus === undefined ? undefined : chats.message(repId, focus);
    const sight = look(focused ? [focused] : [], words);
    return sight.kind === 'form' ? sight : look(chats.newest(repId, SCROLL), words);
  }
  const filling = createFilling({ ...deps, repId, acts, see });
  const settling = createSettling({
    ...deps,
    repId,
    acts,
    filling,
    see,
    focusOn(message) {
      focus = message;
    },
  });

  for (let number = 1; ; number += 1) {
    await deps.nextContact();
    await settling.settleAll();
    if (isOver()) break;
    if (random.chance(TAKES)) await sideActs.take();
    if (random.chance(REMINDS) && see().kind !== 'form') await sideActs.remind();
    acts.forgetMessages();
    const plan = drawPlan(`R${repId % 100_000}N${number}`, lineOf(repId, number), random);
    const { wanted } = plan;
    const entry: Entry = {
      repId,
      wanted,
      saved: new Set(),
      savedOn: new Set(),
      saveTaps: 0,
      asked: 0,
    };
    ledger.entries.push(entry);
    await filling.add(plan, entry);
    if (isConfirmed(entry)) settling.watch(plan, entry);
    await pause(random.between(100, 900));
  }
  while (!isEnded() && (await settling.settleAll())) await pause(LOOK_MS);
}

/** Seven digits that no other contact of a storm has, for as many reps and contacts as it can have. */
function lineOf(repId: number, number: number): string {
  const digits = (value: number, places: number): string =>
    String(value % 10 ** places).padStart(places, '0');
  return `${digits(repId, 3)}${digits(number, 4)}`;
}
