import type { ChatMessage } from '../telegram/chat-view.ts';
import { differences, isTold, type Stored } from './compare.ts';
import { type Entry, isConfirmed } from './ledger.ts';
import { checkReminders, checkTakes, type SideEvidence } from './side-tally.ts';

/** A team's chat, under each id that it has had. */
export interface TeamChat {
  readonly title: string;
  readonly ids: readonly number[];
}

export interface Evidence extends SideEvidence {
  readonly contacts: readonly Stored[];
  readonly teamChats: readonly TeamChat[];
  /** Part of the line that tells a group which is none of the team's of a contact. */
  readonly elsewhere: string;
}

export const KINDS = [
  'lost',
  'double',
  'wrong',
  'unasked',
  'untold',
  'unheard',
  'unshared',
  'leaked',
  'untaken',
  'unreminded',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Failure {
  readonly kind: Kind;
  readonly detail: string;
  /** Absent for a contact that belongs to no form. */
  readonly entry?: Entry;
  readonly contacts: readonly Stored[];
}

export interface Tally {
  readonly confirmed: number;
  readonly inKinbox: number;
  /** Cards beyond the first of a contact in a chat: at least once is what is promised. */
  readonly sharedTwice: number;
  /** Reminders beyond those that were agreed to: where a kill falls between Telegram's answer and our commit. */
  readonly remindedTwice: number;
  readonly failures: readonly Failure[];
}

/** Compares what reps confirmed with what Kinbox has, what the reps read, and what the teams read. */
export function tally(evidence: Evidence): Tally {
  const { entries, contacts, teamChats, wordsOf, elsewhere, messagesOf } = evidence;
  const failures: Failure[] = [];
  const owned = new Set<Stored>();
  const byExternalId = groupBy(contacts, ({ externalId }) => externalId);
  const byName = groupBy(contacts, ({ name }) => name);
  const cards = new Map<number, Map<string, ChatMessage[]>>();
  const confirmed = entries.filter(isConfirmed);
  let inKinbox = 0;
  let sharedTwice = 0;

  /** Cards with that name, and digests of many contacts in which it is one. */
  function cardsIn(chatId: number, name: string): readonly ChatMessage[] {
    const known = cards.get(chatId) ?? byWord(messagesOf(chatId));
    cards.set(chatId, known);
    const mark = name.split(' ').at(-1) ?? '';
    return known.get(mark)?.filter(({ text }) => text.includes(name)) ?? [];
  }

  function checkShares(entry: Entry, stored: readonly Stored[]): void {
    const { begun, wanted } = entry;
    for (const { title, ids } of teamChats) {
      const here = ids.flatMap((id) => cardsIn(id, wanted.name));
      sharedTwice += Math.max(0, here.length - 1);
      const thread = begun && ids.includes(begun.chatId) ? begun.threadId : undefined;
      const inPlace = here.filter(({ threadId }) => thread === undefined || threadId === thread);
      if (inPlace.length > 0) continue;
      const where = thread === undefined ? title : `${title}, topic ${thread}`;
      failures.push({ kind: 'unshared', detail: `no card in ${where}`, entry, contacts: stored });
    }
  }

  /** In a group that is none of the team's there is a line for each contact begun there, and no word of whom. */
  function checkElsewhere(): void {
    const ours = new Set(teamChats.flatMap(({ ids }) => ids));
    const told = confirmed.filter(({ begun, settled }) => begun && !settled);
    for (const [chatId, begunHere] of groupBy(told, ({ begun }) => String(begun?.chatId))) {
      const id = Number(chatId);
      if (ours.has(id)) continue;
      const lines = messagesOf(id).filter(({ text }) => text.includes(elsewhere));
      for (const entry of begunHere.slice(lines.length)) {
        failures.push({ kind: 'unshared', detail: `no line in ${chatId}`, entry, contacts: [] });
      }
      for (const entry of confirmed.filter(({ wanted }) => cardsIn(id, wanted.name).length > 0)) {
        failures.push({ kind: 'leaked', detail: `shown in ${chatId}`, entry, contacts: [] });
      }
    }
  }

  for (const entry of entries) {
    if (entry.waitsFor === undefined) continue;
    failures.push({ kind: 'unheard', detail: entry.waitsFor, entry, contacts: [] });
  }

  for (const entry of confirmed) {
    const { repId, wanted, saved } = entry;
    const stored = [
      ...new Set([
        ...[...saved].flatMap((id) => byExternalId.get(`telegram:${repId}:${id}`) ?? []),
        ...(byName.get(wanted.name) ?? []),
      ]),
    ];
    for (const contact of stored) owned.add(contact);
    const fail = (kind: Kind, detail: string): void => {
      failures.push({ kind, detail, entry, contacts: stored });
    };
    const [contact] = stored;
    if (contact === undefined) {
      fail('lost', 'not in Kinbox');
      continue;
    }
    inKinbox += 1;
    if (stored.length > 1) fail('double', `${stored.length} times in Kinbox`);
    for (const one of stored) {
      for (const difference of differences(entry, one)) fail('wrong', difference);
    }
    // The rep was asked, found it and said so: the bot does not know its id, and has nothing more to tell.
    if (entry.settled) continue;
    if (!isTold(messagesOf(repId), wanted.name, stored, wordsOf(repId))) {
      fail('untold', 'no summary with its Kinbox id in the chat with the rep');
    }
    checkShares(entry, stored);
  }
  checkElsewhere();
  const teamIds = teamChats.flatMap(({ ids }) => ids);
  const ofTeam = (name: string) => teamIds.flatMap((id) => cardsIn(id, name));
  for (const one of checkTakes(evidence, ofTeam)) {
    failures.push({ kind: 'untaken', ...one, contacts: [] });
  }
  const { missed, twice: remindedTwice } = checkReminders(evidence);
  for (const one of missed) failures.push({ kind: 'unreminded', ...one, contacts: [] });

  for (const contact of contacts) {
    if (owned.has(contact)) continue;
    failures.push({ kind: 'unasked', detail: 'nobody saved this contact', contacts: [contact] });
  }
  return { confirmed: confirmed.length, inKinbox, sharedTwice, remindedTwice, failures };
}

/** The bot's texts, by each word in them. */
function byWord(messages: readonly ChatMessage[]): Map<string, ChatMessage[]> {
  const found = new Map<string, ChatMessage[]>();
  for (const message of messages) {
    if (message.from !== 'bot') continue;
    for (const word of new Set(message.text.split(/\s+/))) {
      const known = found.get(word);
      if (known) known.push(message);
      else found.set(word, [message]);
    }
  }
  return found;
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const known = groups.get(keyOf(one));
    if (known) known.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
