import type { ChatMessage } from '../../sandbox/telegram/chat-view.ts';
import type { Person } from '../../sandbox/telegram/person.ts';

export interface Answers {
  name: string;
  phone?: string;
  email?: string;
  notes?: string;
}

export const MARIA = {
  name: 'Maria Souza',
  phone: '(85) 99728-1648',
  email: 'maria@example.com',
  notes: 'Conheci na feira',
} as const satisfies Answers;

/** Somebody else, for stories with several contacts: nobody has the phone or the email of another. */
export function someone(number: number): Required<Answers> {
  const digits = String(number).padStart(4, '0');
  return {
    name: `Cliente ${number}`,
    phone: `(11) 98765-${digits}`,
    email: `cliente${number}@example.com`,
    notes: 'Conheci na feira',
  };
}

/** In pt-BR from /newcontact to the card; what is not given is skipped by button. Resolves with the card. */
export async function fillIn(person: Person, answers: Answers = MARIA): Promise<ChatMessage> {
  person.send('/newcontact');
  await person.sees('Qual é o nome?');
  person.send(answers.name);
  await person.sees('Qual é o telefone?');
  await answerOrSkip(person, answers.phone);
  await person.sees('Qual é o e-mail?');
  await answerOrSkip(person, answers.email);
  await person.sees('Quer anotar alguma coisa?');
  await answerOrSkip(person, answers.notes);
  return person.sees('Contato pronto para salvar');
}

/** The same, and Save is tapped: "sending…" is on the way. */
export async function save(person: Person, answers: Answers = MARIA): Promise<void> {
  await fillIn(person, answers);
  await person.tap('Salvar');
}

/** The same, and the contact is in Kinbox. Resolves with the summary. */
export async function add(person: Person, answers: Answers = MARIA): Promise<ChatMessage> {
  await save(person, answers);
  return person.sees('Salvo no Kinbox ✅');
}

async function answerOrSkip(person: Person, text: string | undefined): Promise<void> {
  if (text === undefined) await person.tap('Pular');
  else person.send(text);
}

/** The labels of a message's buttons, row by row. */
export function labelsOf(message: ChatMessage): string[][] {
  return message.buttons.map((row) => row.map(({ label }) => label));
}

/** The formatted parts of a message: `bold: Maria`. */
export function formatsOf({ text, entities }: ChatMessage): string[] {
  return entities.map(
    ({ type, offset, length }) => `${type}: ${text.slice(offset, offset + length)}`,
  );
}

/** The messages with live buttons, without the summaries that only offer to correct them: those stay as they are. */
export function liveOf(person: Person): ChatMessage[] {
  return person.liveMessages.filter(({ buttons }) =>
    buttons
      .flat()
      .some(({ data }) => data !== undefined && !/^(contact:correct|remind:ask):/.test(data)),
  );
}
