import { z } from 'zod';
import { contactShape, GUESSABLE, kinboxContactShape } from '../domain/contact.ts';
import { answerShape, draftShape } from '../domain/form/draft.ts';
import {
  type AsWritten,
  asWrittenShape,
  type ImportList,
  type ImportRow,
  importListShape,
  savedRow,
} from '../domain/import.ts';
import {
  cardShape,
  createKey,
  jobStateShape,
  type NewJob,
  type Work,
  workShape,
} from '../domain/job.ts';
import { number, optional, type Row, text, UNREADABLE } from './column-values.ts';
import {
  type CreatedContact,
  correctionShape,
  type ImportRowState,
  liveMessageShape,
  type PendingContact,
  type RepState,
  repEventShape,
  type Turn,
} from './store.ts';

/* Reads the port's types from rows, which both databases have alike. */

/**
 * A value that another version wrote and this one cannot read counts as absent: a row must not stop
 * its rep, or everybody's jobs, for ever. It stays as it is until it is written anew.
 */
const readAs =
  <T>(shape: z.ZodType<T>) =>
  (json: string): T | undefined => {
    try {
      return shape.parse(JSON.parse(json));
    } catch {
      return undefined;
    }
  };

/** Undefined when it cannot be read; its job is then for an admin. */
export function workOf(row: Row): Work | undefined {
  return readAs(workShape)(text(row.work));
}

export function repOf(row: Row): RepState {
  const log = optional(row.log, (value) => value);
  const draft = optional(row.draft, readAs(draftShape));
  const parked = optional(row.parked, readAs(draftShape.array()));
  const liveMessage = optional(row.summary, readAs(liveMessageShape));
  const locale = optional(row.locale, (value) => value);
  const phoneLocale = optional(row.phone_locale, (value) => value);
  const event = optional(row.event, readAs(repEventShape));
  const correction = optional(row.correction, readAs(correctionShape));
  return {
    log,
    draft,
    parked,
    liveMessage,
    locale,
    phoneLocale,
    event,
    correction,
  };
}

export function turnOf(key: string, row: Row): Turn {
  return {
    updateId: number(row.update_id),
    key,
    payload: text(row.payload),
    attempts: number(row.attempts),
    unfinished: number(row.unfinished),
    receivedAt: number(row.received_at),
    rep: repOf(row),
  };
}

export function pendingContactOf(row: Row): PendingContact[] {
  const work = workOf(row);
  if (work?.kind !== 'create-contact') return [];
  const reason = optional(row.reason, (value) => value);
  return [
    {
      saved: work.saved,
      state: jobStateShape.parse(row.state),
      reason,
      createdAt: number(row.created_at),
    },
  ];
}

const readKinboxContact = readAs(kinboxContactShape);
const readAnswers = readAs(z.array(answerShape));

export function createdContactOf(row: Row): CreatedContact[] {
  const contact = readKinboxContact(text(row.contact));
  if (!contact) return [];
  const repName = optional(row.rep_name, (value) => value);
  return [
    {
      draftId: text(row.draft_id),
      contact,
      repId: number(row.rep_id),
      repName,
      answers: optional(row.answers, readAnswers) ?? [],
      createdAt: number(row.created_at),
    },
  ];
}

/** Undefined for one of another version of the bot. */
export const cardOf = readAs(cardShape);

/** How many of a rep's contacts with answers are known by them. */
export const ANSWERED = 50;

export const isAnsweredBy =
  (messageId: number) =>
  ({ answers }: CreatedContact): boolean =>
    answers.some((answer) => answer.messageId === messageId);

/* Imports and their rows, read from and written to rows that every backend has alike. */

const NOTHING: AsWritten = { name: '', phone: '', email: '', notes: '', location: '' };

const readList = readAs(importListShape);
const readAsWritten = readAs(asWrittenShape);
const readContact = readAs(contactShape);
const readGuessed = readAs(z.enum(GUESSABLE).array());

/** Undefined when it cannot be read. */
export function importListOf(row: Row): ImportList | undefined {
  const found = readList(text(row.list));
  if (!found || row.card_id === null) return found;
  return { ...found, rep: { ...found.rep, messageId: number(row.card_id) } };
}

export function importRowOf(row: Row): ImportRow {
  const found = readAsWritten(text(row.given));
  const contact = optional(row.contact, readContact);
  const isReadable = found && (contact || row.contact === null);
  const problem = isReadable ? optional(row.problem, (value) => value) : UNREADABLE;
  return {
    row: number(row.row),
    asWritten: found ?? NOTHING,
    contact,
    problem,
    guessed: optional(row.guessed, readGuessed),
  };
}

/** The state in which a row begins. */
export function firstState({ contact, problem }: ImportRow): ImportRowState {
  return contact && problem === undefined ? 'waiting' : 'wrong';
}

/** The jobs that waiting rows become, and the rows that cannot be read. */
export function jobsOfRows(
  of: ImportList,
  rows: Row[],
): { open: number[]; jobs: NewJob[]; unreadable: number[] } {
  const open: number[] = [];
  const jobs: NewJob[] = [];
  const unreadable: number[] = [];
  for (const row of rows) {
    const at = number(row.row);
    const contact = optional(row.contact, readContact);
    if (contact) {
      const saved = savedRow(of, at, contact);
      open.push(at);
      jobs.push({ key: createKey(saved.draft.id), work: { kind: 'create-contact', saved } });
    } else unreadable.push(at);
  }
  return { open, jobs, unreadable };
}

/** The rep whose turn it is, by the turn's key. */
export function repOfKey(key: string): number | undefined {
  const id = /^rep:(\d+)$/.exec(key)?.[1];
  return id === undefined ? undefined : Number(id);
}
