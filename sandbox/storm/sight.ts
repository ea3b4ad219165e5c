import type { ChatMessage } from '../telegram/chat-view.ts';
import { FIELDS, type Field, type ReadWords } from './words.ts';

/** Where a rep thinks that things stand, from a look at the newest messages of the chat. */
export type Sight =
  /** A question or a card with buttons to go on with. */
  | {
      kind: 'form';
      at: Field | 'review' | 'confirm';
      message: ChatMessage;
      draftId: string;
      /** Callback data by what the button does: 'save', 'skip', 'edit-name' … */
      buttons: ReadonlyMap<string, string>;
    }
  /** The newest contact was saved, whatever became of it, or the form was cancelled. */
  | { kind: 'closed'; message: ChatMessage }
  | { kind: 'nothing' };

/** Reads messages, newest first: the first that is about a form says how things stand. */
export function look(newestFirst: readonly ChatMessage[], words: ReadWords): Sight {
  for (const message of newestFirst) {
    if (message.from !== 'bot') continue;
    const sight = formOf(message, words) ?? closedOf(message, words);
    if (sight) return sight;
  }
  return { kind: 'nothing' };
}

/** A value that changes when there is something new to see. */
export function fingerprint(sight: Sight): string {
  if (sight.kind === 'nothing') return sight.kind;
  const { id, text, buttons } = sight.message;
  const data = buttons.flat().map((button) => button.data ?? '');
  return [sight.kind, id, text, ...data].join('|');
}

function formOf(message: ChatMessage, words: ReadWords): Sight | undefined {
  const buttons = new Map<string, string>();
  let draftId = '';
  for (const { data } of message.buttons.flat()) {
    const [prefix, action, id] = data?.split(':') ?? [];
    if (prefix !== 'form' || !data || !action || !id) continue;
    buttons.set(action, data);
    draftId = id;
  }
  const at = placeIn(message.text, buttons, words);
  return at && { kind: 'form', at, message, draftId, buttons };
}

function placeIn(text: string, buttons: ReadonlyMap<string, string>, words: ReadWords) {
  if (buttons.has('go-on')) return 'confirm';
  // A question can be saved from as well: only the card has everything to edit.
  if (buttons.has('edit-name')) return 'review';
  if (buttons.size === 0) return undefined;
  return FIELDS.find((field) => text.includes(words.asks[field]));
}

/** Whether the message is about a contact that was saved. */
export function isOfSaved({ from, text }: ChatMessage, words: ReadWords): boolean {
  const { created, refused, undecided, settled, sending } = words;
  const headlines = [created, refused, undecided, settled, ...sending];
  return from === 'bot' && headlines.some((headline) => text.startsWith(headline));
}

function closedOf(message: ChatMessage, words: ReadWords): Sight | undefined {
  const { text, edited } = message;
  // A message of its own is news of an earlier contact: it says nothing of the form that may be open.
  const isAsking = [words.refused, words.undecided].some((ask) => text.startsWith(ask));
  if (isAsking && edited === 0) return undefined;
  const isClosed = text.startsWith(words.cancelled) || isOfSaved(message, words);
  return isClosed ? { kind: 'closed', message } : undefined;
}

/** The value of a field on a card, several lines for notes; undefined when the card has none. */
export function readField(text: string, field: Field, words: ReadWords): string | undefined {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`${words.labels[field]}: `));
  if (start === -1) return undefined;
  const others = [...FIELDS.map((name) => `${words.labels[name]}: `), `${words.id}: `, '🔒'];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line === '' || others.some((mark) => line.startsWith(mark)));
  const value = [lines[start], ...rest.slice(0, end === -1 ? rest.length : end)].join('\n');
  return value.slice(words.labels[field].length + 2);
}
