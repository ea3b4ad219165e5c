import { z } from 'zod';
import type { Contact } from '../domain/contact.ts';
import {
  type Given,
  type ImportList,
  type ImportRow,
  type ImportState,
  savedRow,
} from '../domain/import.ts';
import { createKey, type NewJob, type Work } from '../domain/job.ts';
import { number, optional, type Row, text, UNREADABLE } from './column-values.ts';
import {
  contact,
  parseAnswers,
  parseCorrection,
  parseDraft,
  parseEvent,
  parseJobState,
  parseKinboxContact,
  parseLiveMessage,
  parseWork,
  place,
  repMessage,
} from './shapes.ts';
import type { CreatedContact, ImportRowState, OpenContact, RepState, Turn } from './store.ts';

/* What the port hands out, read from the rows that every backend has alike. */

/**
 * What this version cannot read, because another version has written it, counts as absent: a row must not stop
 * its rep, or everybody's jobs, for ever. It stays as it is until it is written anew.
 */
export const ifReadable =
  <T>(parse: (json: string) => T) =>
  (json: string): T | undefined => {
    try {
      return parse(json);
    } catch {
      return undefined;
    }
  };

/** Undefined when it cannot be read; its job is then for an admin. */
export function workOf(row: Row): Work | undefined {
  return ifReadable(parseWork)(text(row.work));
}

export function repOf(row: Row): RepState {
  const log = optional(row.log, (value) => value);
  const draft = optional(row.draft, ifReadable(parseDraft));
  const liveMessage = optional(row.summary, ifReadable(parseLiveMessage));
  const locale = optional(row.locale, (value) => value);
  const event = optional(row.event, ifReadable(parseEvent));
  const correction = optional(row.correction, ifReadable(parseCorrection));
  return {
    log,
    draft,
    liveMessage,
    locale,
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
    receivedAt: number(row.received_at),
    rep: repOf(row),
  };
}

export function openContactOf(row: Row): OpenContact[] {
  const work = workOf(row);
  if (work?.kind !== 'create-contact') return [];
  const reason = optional(row.reason, (value) => value);
  return [
    {
      saved: work.saved,
      state: parseJobState(text(row.state)),
      reason,
      createdAt: number(row.created_at),
    },
  ];
}

const readKinboxContact = ifReadable(parseKinboxContact);
const readAnswers = ifReadable(parseAnswers);

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

/** How many of a rep's contacts with answers are known by them. */
export const ANSWERED = 50;

export const isAnsweredBy =
  (messageId: number) =>
  ({ answers }: CreatedContact): boolean =>
    answers.some((answer) => answer.messageId === messageId);

/* Imports and their rows, read from and written to rows that every backend has alike. */

const list = z.object({
  id: z.string(),
  fileName: z.string().exactOptional(),
  rep: repMessage,
  origin: z.string().exactOptional(),
  place: place.exactOptional(),
}) satisfies z.ZodType<ImportList>;

const given = z.object({
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  notes: z.string(),
  location: z.string(),
}) satisfies z.ZodType<Given>;

const state = z.enum([
  'preview',
  'running',
  'paused',
  'cancelled',
  'done',
]) satisfies z.ZodType<ImportState>;

const NOTHING: Given = { name: '', phone: '', email: '', notes: '', location: '' };

export const parseImportState = (value: string): ImportState => state.parse(value);
export const readImportState = ifReadable(parseImportState);

const readList = ifReadable((json): ImportList => list.parse(JSON.parse(json)));
const readGiven = ifReadable((json): Given => given.parse(JSON.parse(json)));
const readContact = ifReadable((json): Contact => contact.parse(JSON.parse(json)));

/** Undefined when it cannot be read. */
export function importListOf(row: Row): ImportList | undefined {
  const found = readList(text(row.list));
  if (!found || row.card_id === null) return found;
  return { ...found, rep: { ...found.rep, messageId: number(row.card_id) } };
}

export function importRowOf(row: Row): ImportRow {
  const found = readGiven(text(row.given));
  const contact = optional(row.contact, readContact);
  const isReadable = found && (contact || row.contact === null);
  const problem = isReadable ? optional(row.problem, (value) => value) : UNREADABLE;
  return {
    row: number(row.row),
    given: found ?? NOTHING,
    contact,
    problem,
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
