import type { Group } from '../telegram/group.ts';
import type { Person } from '../telegram/person.ts';
import type { Chats } from './chats.ts';
import { type Act, decide, type Mood } from './decide.ts';
import { type Entry, isConfirmed, type Ledger } from './ledger.ts';
import { drawPlan, type Plan } from './plan.ts';
import type { Random } from './random.ts';
import { fingerprint, look, type Sight } from './sight.ts';
import type { ReadWords } from './words.ts';

/** A group in which a rep may begin, and its topic if it has some. */
export interface Place {
  readonly group: Group;
  readonly topic?: { readonly threadId: number };
}

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
const REPEATED = 0.1;

/** A rep who adds one contact after the other until the storm is over. */
export async function workAsRep(deps: RepDeps): Promise<void> {
  const { person, words, chats, ledger, places, random } = deps;
  const { counts, entries } = ledger;
  let nameMessage: number | undefined;
  /** Something was done twice in this form or the one before: what is still under way may do anything. */
  let unsure = 0;

  const see = (): Sight => look(chats.newest(person.id, SCROLL), words);

  function send(act: () => void): void {
    if (random.chance(REPEATED)) deps.repeatNext();
    act();
    counts.updates += 1;
  }

  function open(entry: Entry, sight: Sight): void {
    const buttons = sight.kind === 'closed' ? sight.message.buttons.flat() : [];
    const another = buttons.find(({ data }) => data?.startsWith('contact:another:'))?.data;
    const [first, ...more] = places;
    if (sight.kind === 'closed' && another && random.chance(0.5)) {
      void tap(sight.message.id, another);
    } else if (first === undefined || random.chance(0.6)) {
      send(() => void person.send('/newcontact'));
    } else {
      const { group, topic } = random.pick([first, ...more]);
      send(() => void person.send('/newcontact', { in: group, ...(topic && { topic }) }));
      if (unsure === 0) entry.begun = { chatId: group.id, ...(topic && topic) };
    }
  }

  /** Does it; resolves to what a toast said, if the act was a tap that got one. */
  function perform(act: Act, plan: Plan, entry: Entry, sight: Sight): Promise<string | undefined> {
    const silence = Promise.resolve(undefined);
    switch (act.kind) {
      case 'open':
        open(entry, sight);
        return silence;
      case 'type':
        send(() => {
          const id = person.send(act.text);
          if (act.field === 'name') nameMessage = id;
        });
        return silence;
      case 'again':
        if (plan.choice === 'start-over') delete entry.begun;
        send(() => void person.send('/newcontact'));
        return silence;
      case 'chat':
        send(() => void person.sticker());
        return silence;
      case 'correct': {
        const id = nameMessage;
        if (id !== undefined) send(() => person.edit(id, plan.wanted.name));
        return silence;
      }
      case 'save':
        return save(act, plan, entry);
      case 'tap':
        return tap(act.message, act.data);
      case 'leave':
        return silence;
    }
  }

  async function tap(message: number, data: string): Promise<string | undefined> {
    let answer: Promise<{ text?: string }> | undefined;
    send(() => {
      answer = person.tapRaw(message, data, { timeoutMs: 60_000 });
    });
    return (await answer?.catch(() => undefined))?.text;
  }

  function save(
    act: Act & { kind: 'save' },
    plan: Plan,
    entry: Entry,
  ): Promise<string | undefined> {
    entry.saved.add(act.draftId);
    entry.saveTaps += 1;
    const said = tap(act.message, act.data);
    if (!plan.doubleTap || entry.saveTaps > 1) return said;
    entry.saveTaps += 1;
    setTimeout(() => void tap(act.message, act.data), random.between(5, 400));
    return said;
  }

  /** The card on which Save was tapped has turned into something else than a form. */
  function isTaken(sight: Sight, entry: Entry): boolean {
    if (!isConfirmed(entry)) return false;
    return sight.kind !== 'form' || !entry.saved.has(sight.draftId);
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
      if (act.kind === 'tap' && act.data.startsWith('form:cancel:')) mood = 'cancelling';
      if (act.kind === 'save') mood = 'saving';
      const before = fingerprint(sight);
      const isPatient = plan.patient && unsure === 0 && repeats === 0;
      const isEdit = act.kind === 'correct';
      if (isPatient && !isEdit) entry.waitsFor = describe(act);

      let toasted = false;
      const said = perform(act, plan, entry, sight).then((toast) => {
        toasted = toast !== undefined;
      });
      const limitMs = isPatient ? TAP_LIFE_MS : random.between(3_000, 7_000);
      const changed = chats.wait(
        person.id,
        () => fingerprint(see()) !== before,
        isEdit ? EDIT_MS : limitMs,
      );
      // A toast says that the tap did nothing: no use in waiting for more.
      const isNew = await Promise.race([changed, said.then(() => (toasted ? true : changed))]);
      if (deps.isEnded()) return;
      if (!isNew && !isEdit) {
        repeats += 1;
        counts.repeatedByRep += 1;
        if (entry.waitsFor !== undefined) entry.unheard.push(entry.waitsFor);
      }
      delete entry.waitsFor;
      await pause(random.between(80, 500));
    }
    unsure = repeats > 0 ? 2 : Math.max(0, unsure - 1);
    if (unsure > 0) delete entry.begun;
  }

  for (let number = 1; !deps.isOver(); number += 1) {
    nameMessage = undefined;
    const mark = `R${person.id % 1000}N${number}`;
    const plan = drawPlan(mark, number, random);
    const entry: Entry = {
      repId: person.id,
      wanted: plan.wanted,
      saved: new Set(),
      saveTaps: 0,
      unheard: [],
    };
    entries.push(entry);
    await addContact(plan, entry);
    await pause(random.between(100, 900));
  }
}

/** For the report: "typed … at 12:00:00". */
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
