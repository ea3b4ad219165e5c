import type { Person } from '../telegram/person.ts';
import { createActs, type Place } from './acts.ts';
import type { Chats } from './chats.ts';
import { type Act, decide, type Mood } from './decide.ts';
import { type Entry, isConfirmed, type Ledger } from './ledger.ts';
import { drawPlan, type Plan } from './plan.ts';
import type { Random } from './random.ts';
import { fingerprint, look, type Sight } from './sight.ts';
import type { ReadWords } from './words.ts';

export interface RepDeps {
  readonly person: Person;
  readonly words: ReadWords;
  readonly chats: Chats;
  readonly ledger: Ledger;
  readonly places: readonly Place[];
  readonly random: Random;
  /** Telegram delivers the next update twice. */
  repeatNext(): void;
  /** The storm is over: what was saved is seen through, nothing new is begun. */
  isOver(): boolean;
  /** The test is over. */
  isEnded(): boolean;
}

/** How many messages a person scrolls back. */
const SCROLL = 40;
/** A tap on a button is forgotten by Telegram after 150 s: after that even the patient act again. */
const TAP_LIFE_MS = 155_000;
/** An edit of an old message may mean nothing to the bot: nobody waits for an answer. */
const EDIT_MS = 2_000;

/** A rep who adds one contact after the other until the storm is over. */
export async function workAsRep(deps: RepDeps): Promise<void> {
  const { person, words, chats, ledger, random } = deps;
  const { counts, entries } = ledger;
  const acts = createActs({
    ...deps,
    onUpdate() {
      counts.updates += 1;
    },
  });
  /** Something was done twice in this form or the one before: what is still under way may do anything. */
  let unsure = 0;

  const see = (): Sight => look(chats.newest(person.id, SCROLL), words);

  /** Resolves to whether something new is to be seen after the act, a toast included. */
  async function actAndWait(act: Act, plan: Plan, entry: Entry, ms: number): Promise<boolean> {
    const sight = see();
    const before = fingerprint(sight);
    let isToasted = false;
    const said = acts.perform(act, plan, entry, sight).then((toast) => {
      isToasted = toast !== undefined;
    });
    const changed = chats.wait(person.id, () => fingerprint(see()) !== before, ms);
    // A toast says that the tap did nothing: no use in waiting for more.
    return Promise.race([changed, said.then(() => (isToasted ? true : changed))]);
  }

  async function addContact(plan: Plan, entry: Entry): Promise<void> {
    let mood: Mood = 'filling';
    let repeats = 0;
    while (!deps.isEnded()) {
      if (deps.isOver() && !isConfirmed(entry)) return;
      const sight = see();
      if (isTaken(sight, entry)) break;
      const act = decide(plan, sight, words, mood);
      if (act.kind === 'leave') {
        counts.cancelled += 1;
        break;
      }
      mood = moodAfter(act, mood);
      const isEdit = act.kind === 'correct';
      const isPatient = plan.patient && unsure === 0 && repeats === 0 && !isEdit;
      if (isPatient) entry.waitsFor = describe(act);
      const haste = isEdit ? EDIT_MS : random.between(3_000, 7_000);
      const isNew = await actAndWait(act, plan, entry, isPatient ? TAP_LIFE_MS : haste);
      if (deps.isEnded()) return;
      if (!isNew && !isEdit) {
        repeats += 1;
        counts.repeatedByRep += 1;
        if (entry.waitsFor !== undefined) entry.unheard.push(entry.waitsFor);
      }
      delete entry.waitsFor;
      await pause(random.between(80, 500));
    }
    // Which of two commands has opened the form, and so where its card belongs, nobody knows then.
    if (repeats > 0 || unsure > 0) delete entry.begun;
    unsure = repeats > 0 ? 2 : Math.max(0, unsure - 1);
  }

  for (let number = 1; !deps.isOver(); number += 1) {
    acts.forgetMessages();
    const plan = drawPlan(`R${person.id % 1000}N${number}`, number, random);
    const { wanted } = plan;
    const entry: Entry = {
      repId: person.id,
      wanted,
      saved: new Set(),
      saveTaps: 0,
      unheard: [],
    };
    entries.push(entry);
    await addContact(plan, entry);
    await pause(random.between(100, 900));
  }
}

/** The card on which Save was tapped has turned into something else than a form. */
function isTaken(sight: Sight, entry: Entry): boolean {
  if (!isConfirmed(entry)) return false;
  return sight.kind !== 'form' || !entry.saved.has(sight.draftId);
}

function moodAfter(act: Act, mood: Mood): Mood {
  if (act.kind === 'save') return 'saving';
  return act.kind === 'tap' && act.data.startsWith('form:cancel:') ? 'cancelling' : mood;
}

/** For the report: what was done, and when. */
function describe(act: Act): string {
  const time = new Date().toISOString().slice(11, 23);
  if (act.kind === 'type') return `typed ${JSON.stringify(act.text)} at ${time}`;
  if (act.kind === 'tap' || act.kind === 'save') return `tapped ${act.data} at ${time}`;
  return `${act.kind} at ${time}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
