import { z } from 'zod';
import type { Contact } from '../domain/contact.ts';
import {
  type Given,
  type ImportList,
  type ImportRow,
  type ImportState,
  savedRow,
} from '../domain/import.ts';
import { createKey, type NewJob } from '../domain/job.ts';
import type { ImportRowState } from './import-store.ts';
import { ifReadable } from './read.ts';
import { number, optional, type Row, text, UNREADABLE } from './row.ts';
import { contact, place, repCard } from './rows.ts';

/* Imports and their rows, read from and written to rows that every backend has alike. */

const list = z.object({
  id: z.string(),
  fileName: z.string().exactOptional(),
  rep: repCard,
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
    ...(contact && { contact }),
    ...(problem !== undefined && { problem }),
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
