import type { ChatMessage } from '../telegram/chat-view.ts';
import type { Rep, Stage } from './stage.ts';

/** Called with how long the bot took to answer an update, in ms: from its arrival at Telegram's to the message. */
export type OnTurn = (ms: number) => void;

/** Of a contact that nobody has added yet: one that is known would make the bot ask whether to save it. */
const answersOf = (contact: number): string[] => [
  'Maria Souza',
  `(85) 99${String(contact).padStart(7, '0')}`,
  `maria${contact}@example.com`,
  'Conheci na feira, quer uma proposta',
];
let contacts = 0;

const isNew = ({ edited }: ChatMessage): boolean => edited === 0;

/** One update and the message that answers it. */
export async function turn(
  stage: Stage,
  { person }: Rep,
  act: () => unknown,
  onTurn?: OnTurn,
  isAnswer: (message: ChatMessage) => boolean = isNew,
): Promise<ChatMessage> {
  const answer = stage.sees(person.id, isAnswer);
  const from = performance.now();
  act();
  const { message, at } = await answer;
  onTurn?.(at - from);
  return message;
}

/** /newcontact, in the group of the rep's team: the form opens in the private chat. */
export function openForm(stage: Stage, rep: Rep, onTurn?: OnTurn): Promise<ChatMessage> {
  return turn(stage, rep, () => rep.person.send('/newcontact', { in: rep.group }), onTurn);
}

export interface AddOptions {
  onTurn?: OnTurn;
  /** Called with how long the summary took from the tap on Save, in ms. */
  onSummary?: (ms: number) => void;
  /** The rep's act before the next update. */
  think?: () => Promise<unknown>;
}

/**
 * A contact in six updates: the command, four answers, the tap on Save. Resolves when the rep has the summary
 * and the team its card.
 */
export async function addContact(
  stage: Stage,
  rep: Rep,
  { onTurn, onSummary, think }: AddOptions = {},
): Promise<void> {
  const { person, group } = rep;
  let card = await openForm(stage, rep, onTurn);
  contacts += 1;
  for (const answer of answersOf(contacts)) {
    await think?.();
    card = await turn(stage, rep, () => person.send(answer), onTurn);
  }
  await think?.();
  const save = card.buttons.flat().find(({ data }) => data?.startsWith('form:save:'));
  if (save?.data === undefined) throw new Error(`no Save button on: ${card.text}`);
  const { data } = save;
  // The card becomes "sending…" and then the summary.
  const isEdit = (times: number) => (message: ChatMessage) =>
    message.id === card.id && message.edited === times;
  const summary = stage.sees(person.id, isEdit(2));
  const shared = stage.sees(group.id, isNew);
  const from = performance.now();
  await turn(stage, rep, () => person.tapRaw(card.id, data), onTurn, isEdit(1));
  onSummary?.((await summary).at - from);
  await shared;
}
