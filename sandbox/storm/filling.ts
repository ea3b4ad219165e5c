import type { Acts } from './acts.ts';
import type { Chats } from './chats.ts';
import { type Act, decide, type Mood } from './decide.ts';
import { type Entry, isConfirmed, type Ledger } from './ledger.ts';
import { pause } from './pause.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { fingerprint, isOfSaved, type Sight } from './sight.ts';
import type { ReadWords } from './words.ts';

export interface Filling {
  /** Fills a form and saves it; resolves when Save was taken, the form was cancelled, or the storm is over. */
  add(plan: Plan, entry: Entry): Promise<void>;
  /** The same for a refused contact that was opened again. */
  saveAgain(plan: Plan, entry: Entry): Promise<void>;
}

/** A tap on a button is forgotten by Telegram after 150 s. */
const TAP_LIFE_MS = 155_000;
const MAY_BE_TAPS = new Set<Act['kind']>(['tap', 'save', 'open']);
const LOOK_MS = 1_000;
/** An edit of an old message may mean nothing to the bot: nobody waits for an answer. */
const EDIT_MS = 2_000;

/** How a rep gets from the first question to a card that was saved. */
export function createFilling(deps: {
  repId: number;
  acts: Acts;
  see(): Sight;
  words: ReadWords;
  chats: Chats;
  ledger: Ledger;
  random: Random;
  /** Whether the bot has taken what was done last. */
  newestUpdate(): { isPending(): boolean };
  isOver(): boolean;
  isEnded(): boolean;
}): Filling {
  const { repId, acts, see, words, chats, ledger, random, newestUpdate, isOver, isEnded } = deps;
  const { counts } = ledger;
  /** Something was done twice in this form or the one before: what is still under way may do anything. */
  let unsure = 0;

  /**
   * Does one act, and minds whether anything came of it. Resolves to how often it was in vain, 0 or 1: who has
   * repeated things in vain waits longer each time, and the patient wait until the bot has answered.
   */
  async function actPatiently(
    act: Act,
    plan: Plan,
    entry: Entry,
    { isSure, repeats }: { isSure: boolean; repeats: number },
  ): Promise<number> {
    const isEdit = act.kind === 'correct';
    const isPatient = plan.patient && isSure && !isEdit;
    if (isPatient) entry.waitsFor = describe(act);
    const haste = isEdit ? EDIT_MS : random.between(3_000, 7_000) * 2 ** Math.min(repeats, 4);

    const sight = see();
    const before = fingerprint(sight);
    let isToasted = false;
    const said = acts.perform(act, plan, entry, sight).then((toast) => {
      isToasted = toast !== undefined;
    });
    const update = newestUpdate();
    const isNews = () => fingerprint(see()) !== before;
    // A toast says that the tap did nothing: no use in waiting for more.
    const hears = (ms: number): Promise<boolean> => {
      const changed = chats.wait(repId, isNews, ms);
      return Promise.race([changed, said.then(() => (isToasted ? true : changed))]);
    };
    let isHeard = await hears(isPatient ? TAP_LIFE_MS : haste);
    // Telegram forgets a tap that the bot does not take in time; all else comes to something in the end.
    const isForgotten = MAY_BE_TAPS.has(act.kind) && update.isPending();
    while (isPatient && !isHeard && !isForgotten && !isEnded()) isHeard = await hears(LOOK_MS);
    if (isEnded()) return 0;
    delete entry.waitsFor;
    const isVain = !isHeard && !isEdit;
    if (isVain) counts.repeatedByRep += 1;
    await pause(random.between(80, 500));
    return isVain ? 1 : 0;
  }

  /** A card on which Save was tapped has turned into what becomes of the contact. */
  function isTaken({ savedOn }: Entry): boolean {
    return [...savedOn].some((id) => {
      const message = chats.message(repId, id);
      return message !== undefined && isOfSaved(message, words);
    });
  }

  async function add(plan: Plan, entry: Entry): Promise<void> {
    let mood: Mood = 'filling';
    let repeats = 0;
    while (!isEnded()) {
      if (isOver() && !isConfirmed(entry)) return;
      if (isTaken(entry)) break;
      const sight = see();
      if (isConfirmed(entry) && sight.kind !== 'form') {
        // One card has lost its buttons, the next is not to be seen yet: the bot may have died in between.
        await pause(LOOK_MS);
        continue;
      }
      const act = decide(plan, sight, words, mood);
      if (act.kind === 'leave') {
        counts.cancelled += 1;
        break;
      }
      mood = moodAfter(act, mood);
      repeats += await actPatiently(act, plan, entry, {
        isSure: unsure === 0 && repeats === 0,
        repeats,
      });
    }
    // Which of two commands has opened the form, and so where its card belongs, nobody knows then.
    const isTwice = repeats > 0 || entry.asked > 1;
    if (isTwice || unsure > 0) delete entry.begun;
    unsure = isTwice ? 2 : Math.max(0, unsure - 1);
  }

  async function saveAgain(plan: Plan, entry: Entry): Promise<void> {
    entry.savedOn.clear();
    let mood: Mood = 'filling';
    let repeats = 0;
    while (!isEnded()) {
      if (isTaken(entry)) return;
      const sight = see();
      // Not shown any more before it was saved: the card was one that a killed bot had not written down.
      if (sight.kind !== 'form' && entry.savedOn.size === 0) return;
      if (sight.kind !== 'form') {
        await pause(LOOK_MS);
        continue;
      }
      const act = decide(plan, sight, words, mood);
      mood = moodAfter(act, mood);
      repeats += await actPatiently(act, plan, entry, { isSure: false, repeats });
    }
  }

  return { add, saveAgain };
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
