import type { ChatMessage } from '../telegram/chat-view.ts';
import type { Entry } from './ledger.ts';
import { type ReadWords, TAKEN } from './words.ts';

/* What became of what reps do besides adding contacts. */

export interface SideEvidence {
  readonly entries: readonly Entry[];
  /** Who has tapped "I take it", by the contact's draft. */
  readonly takers: ReadonlyMap<string, ReadonlySet<number>>;
  /** The names of the reps, as the team's cards have them. */
  readonly repNames: ReadonlyMap<number, string>;
  wordsOf(repId: number): ReadWords;
  messagesOf(chatId: number): readonly ChatMessage[];
}

/** Each contact that somebody has tapped has one taker, whom the cards name and who has it in private. */
export function checkTakes(
  { entries, takers, repNames, wordsOf, messagesOf }: SideEvidence,
  cardsOf: (name: string) => readonly ChatMessage[],
): { entry: Entry; detail: string }[] {
  return [...takers].flatMap(([draftId, tapped]) => {
    const entry = entries.find(({ saved }) => saved.has(draftId));
    if (!entry) return [];
    const { name } = entry.wanted;
    const named = new Set(
      cardsOf(name).flatMap(({ text }) => new RegExp(`^(.+) ${TAKEN}`, 'm').exec(text)?.[1] ?? []),
    );
    const owners = [...repNames.keys()].filter((repId) =>
      messagesOf(repId).some(({ text }) => text.startsWith(name + wordsOf(repId).yours)),
    );
    const [owner] = owners;
    const isOne = owners.length === 1 && named.size === 1 && owner !== undefined;
    if (isOne && tapped.has(owner) && named.has(repNames.get(owner) ?? '')) return [];
    const by = [...named].join(', ') || 'nobody';
    return [{ entry, detail: `cards say ${by}; told: ${owners.join(', ') || 'nobody'}` }];
  });
}

/** Each reminder that the bot has agreed to has come; those that came more than once are counted. */
export function checkReminders({ entries, wordsOf, messagesOf }: SideEvidence): {
  missed: { entry: Entry; detail: string }[];
  twice: number;
} {
  const missed: { entry: Entry; detail: string }[] = [];
  let twice = 0;
  const byDraft = new Map(entries.flatMap((entry) => [...entry.saved].map((id) => [id, entry])));
  for (const repId of new Set(entries.map((entry) => entry.repId))) {
    const messages = messagesOf(repId);
    for (const [draftId, minutes] of agreedIn(messages)) {
      const entry = byDraft.get(draftId);
      if (!entry) continue;
      const head = wordsOf(repId).reminder + entry.wanted.name;
      const came = messages.filter(({ text }) => text.split('\n', 1)[0] === head).length;
      if (came < minutes.size) missed.push({ entry, detail: `${came} of ${minutes.size} came` });
      twice += Math.max(0, came - minutes.size);
    }
  }
  return { missed, twice };
}

/** The times that the bot has agreed to, by draft: each such message has a button that takes it back. */
function agreedIn(messages: readonly ChatMessage[]): Map<string, Set<string>> {
  const agreed = new Map<string, Set<string>>();
  for (const { data } of messages.flatMap(({ buttons }) => buttons.flat())) {
    const [prefix, action, draftId = '', minute = ''] = data?.split(':') ?? [];
    if (prefix !== 'remind' || action !== 'off') continue;
    agreed.set(draftId, (agreed.get(draftId) ?? new Set()).add(minute));
  }
  return agreed;
}
