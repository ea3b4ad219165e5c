import type { Work } from '../domain/job.ts';
import { number, optional, type Row, text } from './row.ts';
import {
  parseAnswers,
  parseCorrection,
  parseDraft,
  parseEvent,
  parseJobState,
  parseKinboxContact,
  parseSummary,
  parseWork,
} from './rows.ts';
import type { CreatedContact, OpenContact, RepState, Turn } from './store.ts';

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
  const summary = optional(row.summary, ifReadable(parseSummary));
  const locale = optional(row.locale, (value) => value);
  const event = optional(row.event, ifReadable(parseEvent));
  const correction = optional(row.correction, ifReadable(parseCorrection));
  return {
    ...(log !== undefined && { log }),
    ...(draft && { draft }),
    ...(summary && { summary }),
    ...(locale !== undefined && { locale }),
    ...(event && { event }),
    ...(correction && { correction }),
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
      ...(reason !== undefined && { reason }),
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
      ...(repName !== undefined && { repName }),
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
