import type { ChatMessage } from '../telegram/chat-view.ts';
import type { Entry } from './ledger.ts';
import { isOfSaved, readField } from './sight.ts';
import type { ReadWords } from './words.ts';

/** A saved contact's need of its rep: `needs-rep` if it was refused or nobody could look it up. */
export type Duty = 'done' | 'on-its-way' | 'needs-rep';

/** A button under which a rep can settle a contact. */
export interface Choice {
  readonly kind: 'fix' | 'decide';
  readonly draftId: string;
  readonly message: ChatMessage;
}

/** Reads it from the cards of the contact. */
export function dutyOf(
  { wanted, settled }: Entry,
  newestFirst: readonly ChatMessage[],
  words: ReadWords,
): Duty {
  if (settled) return 'done';
  const cards = newestFirst.filter(
    (message) =>
      isOfSaved(message, words) && readField(message.text, 'name', words) === wanted.name,
  );
  // An older message may have become the summary: the newest one tells what was asked last.
  if (cards.some(({ text }) => text.startsWith(words.created))) return 'done';
  const asks = [words.refused, words.undecided];
  return asks.some((ask) => cards[0]?.text.startsWith(ask)) ? 'needs-rep' : 'on-its-way';
}

/** The buttons that belong to one of the contact's drafts, newest first: on its cards or in the list. */
export function choicesFor({ saved }: Entry, newestFirst: readonly ChatMessage[]): Choice[] {
  return newestFirst.flatMap((message) =>
    message.buttons.flat().flatMap(({ data }): Choice[] => {
      const [prefix, action, draftId = ''] = data?.split(':') ?? [];
      if (prefix !== 'contact' || !saved.has(draftId)) return [];
      if (action === 'fix') return [{ kind: 'fix', draftId, message }];
      return action === 'there' ? [{ kind: 'decide', draftId, message }] : [];
    }),
  );
}
