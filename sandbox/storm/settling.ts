import type { ChatMessage } from '../telegram/chat-view.ts';
import type { Acts } from './acts.ts';
import type { Chats } from './chats.ts';
import type { Act } from './decide.ts';
import { type Choice, choicesFor, dutyOf } from './duty.ts';
import type { Filling } from './filling.ts';
import type { Entry, Ledger } from './ledger.ts';
import type { Plan } from './plan.ts';
import { readField, type Sight } from './sight.ts';
import type { ReadWords } from './words.ts';

export interface Settling {
  /** A contact was saved: from now on it is looked after. */
  watch(plan: Plan, entry: Entry): void;
  /** Does what is to be done for the contacts. Resolves to whether any is left that is not done. */
  settleAll(): Promise<boolean>;
}

interface Watched {
  readonly plan: Plan;
  readonly entry: Entry;
  /** Unix time in ms before which the rep does not ask for the list of what is open again. */
  listAt: number;
}

/** How many messages a rep looks through. */
const SCROLL = 2_000;
const ANSWER_MS = 20_000;
/** Telegram forgets a tap after 150 s: what has opened nothing by then opens nothing any more. */
const OPENED_MS = 180_000;
const LIST_AGAIN_MS = 15_000;
/** A list that has not come by then is asked for again later. */
const LIST_MS = 5_000;

/**
 * Acts as a rep on contacts that Kinbox refused (opens them again and saves) and on those that nobody
 * could look up: looks in Kinbox, and says truthfully whether the contact is there.
 */
export function createSettling(deps: {
  repId: number;
  acts: Acts;
  filling: Filling;
  see(): Sight;
  /** As long as this message is a form, it is the one that is seen. */
  focusOn(message: number): void;
  words: ReadWords;
  chats: Chats;
  ledger: Ledger;
  /** The contacts that a person sees who searches Kinbox by hand. */
  isInKinbox(externalId: string): boolean;
  isOver(): boolean;
}): Settling {
  const { repId, acts, filling, see, focusOn, words, chats, ledger, isInKinbox, isOver } = deps;
  const { counts } = ledger;
  const watched: Watched[] = [];
  /** Looks of messages that asked about what was decided since. */
  const used = new Set<string>();

  const lookOf = ({ id, edited }: ChatMessage): string => `${id}:${edited}`;
  const isFresh = (message: ChatMessage): boolean => !used.has(lookOf(message));

  /** Resolves to whether a toast said that the tap did nothing. */
  async function act(what: Act, { plan, entry }: Watched): Promise<boolean> {
    const before = chats.looks(repId);
    let isToasted = false;
    const said = acts.perform(what, plan, entry, see()).then((toast) => {
      isToasted = toast !== undefined;
    });
    const seen = chats.wait(repId, () => chats.looks(repId) > before, ANSWER_MS);
    await Promise.race([seen, said.then(() => (isToasted ? true : seen))]);
    return isToasted;
  }

  async function settle(one: Watched): Promise<void> {
    const sight = see();
    if (sight.kind === 'form') return leave(one, sight);
    if (await chooseIfAsked(one)) return;
    // The buttons were left behind, or another form was open: the list of what is open has them.
    if (Date.now() < one.listAt) return;
    one.listAt = Date.now() + LIST_AGAIN_MS;
    await act({ kind: 'command', command: '/pending' }, one);
    // The message before loses its buttons first: whoever goes on at once would take them off the list, too.
    await chats.wait(repId, () => choicesOf(one).length > 0, LIST_MS);
    await chooseIfAsked(one);
  }

  function choicesOf({ entry }: Watched): Choice[] {
    const messages = chats.newest(repId, SCROLL);
    return choicesFor(entry, messages).filter(({ message }) => isFresh(message));
  }

  /** Resolves to whether there was something to choose. */
  async function chooseIfAsked(one: Watched): Promise<boolean> {
    const choices = choicesOf(one);
    const [choice] = choices;
    if (choice === undefined) return false;
    for (const { message } of choices) used.add(lookOf(message));
    one.listAt = Date.now() + LIST_AGAIN_MS;
    await choose(one, choice);
    return true;
  }

  /** Saves a contact that was opened again, if it is what is to be seen. */
  async function saveOpened(): Promise<void> {
    const sight = see();
    if (sight.kind !== 'form') return;
    const name = readField(sight.message.text, 'name', words);
    const one = watched.find(({ entry }) => entry.wanted.name === name);
    if (one === undefined || one.entry.saved.has(sight.draftId)) return;
    const before = one.entry.saved.size;
    await filling.saveAgain(one.plan, one.entry);
    if (one.entry.saved.size > before) counts.corrected += 1;
  }

  /** A form that nobody goes on with, now that the storm is over, is in the way. */
  async function leave(one: Watched, sight: Extract<Sight, { kind: 'form' }>): Promise<void> {
    if (!isOver()) return;
    const data = sight.buttons.get(sight.at === 'confirm' ? 'go-on' : 'cancel');
    if (data !== undefined) await act({ kind: 'tap', data, message: sight.message.id }, one);
  }

  async function choose(one: Watched, { kind, draftId, message }: Choice): Promise<void> {
    const tap = (action: string) =>
      act({ kind: 'tap', data: `contact:${action}:${draftId}`, message: message.id }, one);
    if (kind === 'fix') {
      focusOn(message.id);
      if (await tap('fix')) {
        // A form is open that is not to be seen, which is what the toast says.
        if (isOver()) await act({ kind: 'command', command: '/cancel' }, one);
        return;
      }
      // Nothing else meanwhile: what is opened late would be taken for the form of the next contact.
      await chats.wait(repId, () => see().kind === 'form', OPENED_MS);
      return;
    }
    const isThere = isInKinbox(`telegram:${repId}:${draftId}`);
    if (await tap(isThere ? 'there' : 'again')) return;
    if (isThere) one.entry.settled = true;
    counts[isThere ? 'foundThere' : 'sentAgain'] += 1;
  }

  return {
    watch: (plan, entry) => void watched.push({ plan, entry, listAt: 0 }),
    async settleAll() {
      await saveOpened();
      for (const one of [...watched]) {
        const duty = dutyOf(one.entry, chats.newest(repId, SCROLL), words);
        if (duty === 'done') watched.splice(watched.indexOf(one), 1);
        if (duty === 'needs-rep') await settle(one);
        await saveOpened();
      }
      return watched.length > 0;
    },
  };
}
