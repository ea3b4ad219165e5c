import { z } from 'zod';
import { contactChangeShape, type KinboxContact } from '../domain/contact.ts';
import type { Count } from '../domain/figures.ts';
import type { Draft } from '../domain/form/draft.ts';
import type { ImportList, ImportRow, ImportState } from '../domain/import.ts';
import type { Card, JobState, NewJob, Remind, SavedContact, Work } from '../domain/job.ts';
import type { Invite, Role, TeamAct, TeamGroup, TeamMember } from '../domain/team.ts';

export interface LeadOptions {
  /** This replica leads from now on. */
  onLead(): void;
  /** It does not any more. At the end the lead is given up when this resolves, which is to be soon. */
  onLost(): void | Promise<void>;
  /** Ends the candidature. */
  signal: AbortSignal;
}

/**
 * Stands for the lead until `signal` aborts: of all replicas on a database at most one leads. Resolves when
 * the lead, if it was ours, has been given up. Never rejects: a database that is away is tried again.
 */
export type Lead = (options: LeadOptions) => Promise<void>;

/** Whoever has a database to itself leads at once, and to the end. */
export const leadAlone: Lead = async ({ onLead, onLost, signal }) => {
  if (signal.aborted) return;
  const ended = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => ended.resolve(), { once: true });
  onLead();
  await ended.promise;
  await onLost();
};

/**
 * Changes that handling an update makes to an import. Nothing happens to an import of anybody but the rep whose
 * turn it is (`rep:<id>`), or to one in a state that the change is not for.
 */
export type ImportChange =
  /** A new import, as a preview. An id that is known changes nothing. */
  | { kind: 'open'; list: ImportList; rows: readonly ImportRow[] }
  /** Further rows of a preview: they are numbered on, behind its last one. */
  | { kind: 'add'; id: string; rows: readonly ImportRow[] }
  /**
   * A preview runs, with the rows besides that have one of these problems and a contact; `leaves`, without those of
   * which something was guessed: that is their problem then.
   */
  | { kind: 'begin'; list: ImportList; takes: readonly string[]; leaves?: 'guessed' }
  | { kind: 'move'; id: string; from: readonly ImportState[]; to: ImportState }
  /** The message that shows it from now on: `list.rep.messageId`. */
  | { kind: 'set-card'; id: string; messageId: number };

/**
 * wrong: cannot be created. waiting: may be created once the import runs. open: its job is made. created and
 * failed: how that job ended.
 */
export type ImportRowState = 'wrong' | 'waiting' | 'open' | 'created' | 'failed';

/** An import and how many of its rows are in which state. */
export interface ImportStatus extends Record<ImportRowState, number> {
  list: ImportList;
  state: ImportState;
  /** Unix time in ms. */
  createdAt: number;
  total: number;
  /** Of those that are wrong or failed: they are in Kinbox already. */
  known: number;
}

/** Part of the port `Store`: its promises hold here too. */
export interface ImportStore {
  /** Undefined for an import that is not known, or that another version of the bot has written. */
  importStatus(id: string): Promise<ImportStatus | undefined>;

  /**
   * Rows of an import in their order; `failed` are those that are wrong or have failed. A row that cannot be
   * read has the problem `unreadable` and empty texts.
   */
  importRows(id: string, which: 'all' | 'failed', limit: number): Promise<ImportRow[]>;

  /**
   * Makes create-contact jobs of the next waiting rows of a running import, until `upTo` of its rows are open.
   * Resolves to how many are open then. May be called by several replicas at once, and again: a row becomes one
   * job.
   */
  feedImport(id: string, upTo: number, now: number): Promise<number>;

  /** Cancels a running import of somebody who may no longer use the bot: its waiting rows stay where they are. */
  stopImport(id: string, now: number): Promise<void>;

  /** A running import without waiting or open rows is done; resolves to whether this call made it so. */
  endImport(id: string, now: number): Promise<boolean>;

  /** How many imports of a rep are in one of the states. */
  countImports(repId: number, states: readonly ImportState[]): Promise<number>;

  /** The newest import of a rep that is in one of the states. */
  latestImport(
    repId: number,
    states: readonly ImportState[],
  ): Promise<{ id: string; state: ImportState } | undefined>;
}

/** An update as Telegram sent it, and whose turn it waits for. Updates of one key run in order. */
export interface IncomingUpdate {
  updateId: number;
  key: string;
  /** The update as JSON text. */
  payload: string;
}

/** A rep's state between two updates. */
export interface RepState {
  /** The conversation plugin's log as JSON text; can be lost without harm. */
  log?: string;
  draft?: Draft;
  /** Further unfinished contacts, the one that was left last at the end; none without `draft`. */
  parked?: Draft[];
  /**
   * The message with live buttons while no form is open: the last summary, which offers to add another
   * contact (by its draft's id), or a list to choose from.
   */
  liveMessage?: LiveMessage;
  /** A language chosen with /language. */
  locale?: string;
  /** The language of the rep's phone, as the last update had it: counts where none was chosen. */
  phoneLocale?: string;
  /** Where the rep is at work today (/event). */
  event?: RepEvent;
  /** A correction of a created contact that waits for the rep's word. */
  correction?: Correction;
}

const namedOfferShape = z.object({ name: z.string(), notes: z.string().optional() });
export type NamedOffer = z.infer<typeof namedOfferShape>;

/** Names a message with live buttons, the draft of the saved contact that it shows, and what it asks for. */
export const liveMessageShape = z.object({
  messageId: z.number(),
  draftId: z.string().optional(),
  /** The phone or email of somebody who is to be forgotten, once that is confirmed. */
  forgets: z.string().optional(),
  /** Somebody whom it offers as a contact. */
  offers: namedOfferShape.optional(),
  /** The next words of the rep's answer it: the name of the event. */
  asks: z.literal('event').optional(),
  /** The next words say when the rep is to be reminded of this contact, named by its draft. */
  remindsOf: z.string().optional(),
});
type LiveMessage = z.infer<typeof liveMessageShape>;

/** A fair, a shop: the origin of the rep's contacts until it is over. */
export const repEventShape = z.object({
  name: z.string(),
  /** Unix time in ms. */
  until: z.number(),
  /** Contacts saved so far. */
  count: z.number(),
  /** How many of those that were to be saved were known already. */
  known: z.number().optional(),
  /** It is everybody's: since when (TeamEvent). One that the rep has left has no time left in `until`. */
  forAllSince: z.number().optional(),
});
export type RepEvent = z.infer<typeof repEventShape>;

/** The change that a rep wants in a contact in Kinbox, and the message that asks whether to make it. */
export const correctionShape = z.object({
  draftId: z.string(),
  /** Absent while the contact is on its way to Kinbox. */
  contactId: z.string().optional(),
  /** The contact's name, for messages. */
  name: z.string(),
  change: contactChangeShape,
  notesWere: z.string().optional(),
  messageId: z.number(),
});
type Correction = z.infer<typeof correctionShape>;

/** One update to be handled, with the state it meets. */
export interface Turn {
  updateId: number;
  key: string;
  payload: string;
  /** How often it was tried before. */
  attempts: number;
  /** How often handling it has begun and not ended, as when the process was killed by it; this time not counted. */
  unfinished: number;
  /** Unix time in ms. */
  receivedAt: number;
  rep: RepState;
}

/** All that handling an update wants written; it is committed at once or not at all. */
export interface UnitOfWork {
  rep: RepState;
  jobs: NewJob[];
  /** Keys of jobs that are not wanted any more, if they have not started. */
  drop: string[];
  /** Rejected or undecided contacts that the rep has decided on, by draft id. */
  decisions: Decision[];
  settings: Setting[];
  imports: ImportChange[];
}

/** The rep's decision about a contact that waits for one. */
export type Decision = { draftId: string } & RepDecision;

export type RepDecision =
  /** A rejected contact was opened again as a draft, or given up: its job is over. */
  | { from: 'rejected'; to: 'closed' }
  /** The rep says that an undecided contact is in Kinbox: it is looked for all the same, and shown when it is found. */
  | { from: 'undecided'; to: 'settled' }
  /** The rep says that it is not: it is looked up once more, and sent again if it is not found. */
  | { from: 'undecided'; to: 'again' }
  /** It is not in Kinbox, and the rep does not want it there any more. */
  | { from: 'undecided'; to: 'closed' };

export interface IdleForm {
  /** `rep:<person's id>`. */
  key: string;
  touchedAt: number;
}

/** A small fact that outlives a restart: a group's new id, a webhook's address. */
export interface Setting {
  name: string;
  value: string;
}

export interface Job {
  id: number;
  work: Work;
  /** The state it was claimed from: anything but `pending` means that an earlier run ended unknown. */
  claimedFrom: JobState;
  /** Counts claims; a run that is no longer the latest may not record its end. */
  attempts: number;
  /** Unix time in ms when it was made. */
  createdAt: number;
  /** Unix time in ms when it was last claimed from `pending`: for create-contact, of its last POST. */
  sentAt: number;
  /** The reason given by the last run that ended. */
  reason?: string | undefined;
}

/** How a run of a job ends, and what is written in the same transaction. */
export interface JobEnd {
  state: Exclude<JobState, 'sending'>;
  /** For pending and unclear: Unix time in ms of the next run. */
  runAt?: number;
  /** Why it is not done, without personal data; shown in /pending and /jobs. */
  reason?: string;
  /** For the log alone: the status of an answer, or the code of an error. */
  trouble?: string | undefined;
  /** Jobs that follow from this end. */
  jobs?: NewJob[];
  /** Keys of jobs that this end makes pointless, if they have not started. */
  drop?: string[];
  /** Ids of jobs behind it that were done with it. */
  finishedTogether?: number[];
  /** The contact that this run created, to be listed in /recent. */
  created?: { saved: SavedContact; contact: KinboxContact };
  /** The contact as Kinbox has it now: it takes the place of our copy, if there still is one. */
  changed?: { draftId: string; contact: KinboxContact };
  /** The outcome of the import row that the contact came from. */
  row?: { outcome: 'created' | 'failed'; problem?: string };
}

/** A saved contact that is not in Kinbox yet. */
export interface PendingContact {
  saved: SavedContact;
  state: JobState;
  reason?: string;
  createdAt: number;
}

export interface CreatedContact {
  draftId: string;
  contact: KinboxContact;
  repId: number;
  /** Who added it; absent in copies that an older version has made. */
  repName?: string;
  /** The rep's own messages by what they answered: editing one corrects the contact. */
  answers: Draft['answers'];
  createdAt: number;
}

/** A contact that we know of, whether it has reached Kinbox or not. */
export interface KnownContact {
  draftId: string;
  repId: number;
  repName?: string;
  contact: Pick<KinboxContact, 'name' | 'phone' | 'email' | 'notes' | 'isPrivate'>;
  /** Once it is in Kinbox. */
  kinboxId?: string;
  externalId: string;
  createdAt: number;
  state: 'created' | 'on-its-way';
}

/**
 * Everything the bot remembers. One suite of tests runs on every backend (test/storage/contract.ts).
 * A resolved promise means a durable write: it survives kill -9 and loss of power.
 *
 * Several replicas may share a database, each with a store of its own: what follows holds among them all.
 * A replica holds the key whose turn it was given, and no other is given a turn of that key. A replica that
 * dies holds its keys for 20 s more, one that lives as long as its turn takes.
 *
 * JSON text comes back as it was; in any other text U+0000 becomes U+FFFD.
 */
export interface Store extends ImportStore {
  /**
   * Keeps updates that are not known yet; a repeated update id changes nothing. Resolves to the keys
   * that have something new.
   */
  receive(updates: IncomingUpdate[], now: number): Promise<string[]>;

  /**
   * Keys whose oldest waiting update may run at `now` and that no other replica holds, oldest update
   * first: what a restart takes up, or what another replica has left behind.
   */
  waitingKeys(now: number, limit: number): Promise<string[]>;

  /**
   * Begins the turn of a key's oldest waiting update, which is counted at once: an update that ends the process
   * shows it in `unfinished`. Undefined if there is none, it may not run before later, or
   * another replica holds the key. To be called again after each turn, until it gives none: an update
   * that another replica received during the turn is left to the holder of its key.
   */
  nextTurn(key: string, now: number): Promise<Turn | undefined>;

  /**
   * Ends an update: its state, its jobs and "done" in one transaction. Resolves to false, with nothing
   * written, if the turn is not ours any more: the update has ended or was tried again since, or another
   * replica holds its key. A job or contact whose key is known is not made again.
   */
  commit(turn: Turn, work: UnitOfWork, now: number): Promise<boolean>;

  /**
   * The update failed for now: tried again at `retryAt`; later updates of its key wait for it. Nothing is
   * written if the turn is not ours any more.
   */
  postpone(turn: Turn, reason: string, retryAt: number): Promise<void>;

  /**
   * The update failed for good: kept with its reason, its key goes on. `jobs` tell people of it. Nothing
   * is written if the turn is not ours any more.
   */
  setAside(turn: Turn, reason: string, jobs: NewJob[], now: number): Promise<void>;

  /**
   * Takes jobs that are due, oldest first, and records them as `sending` before it resolves; contacts of
   * imports come behind all others. Of a chat's jobs, and of an import's, only the oldest that is due or was tried
   * before is taken, and none while another is being sent. A job that is still `sending` after `leaseMs`, and was not renewed,
   * has lost its runner and can be taken again. One that cannot be read, because another version of the bot
   * has written it, is set aside.
   */
  claimJobs(lane: 'kinbox' | 'chats', now: number, limit: number, leaseMs: number): Promise<Job[]>;

  /**
   * A claimed job stays ours for `leaseMs` from now on. Resolves to false, with nothing written, if its run has
   * ended or the job was claimed again since.
   */
  renewJob(job: Job, now: number, leaseMs: number): Promise<boolean>;

  /** Records the end of a run. Resolves to false, with nothing written, if the job was claimed again since. */
  finishJob(job: Job, end: JobEnd, now: number): Promise<boolean>;

  /** Unix time in ms when the next open job of a lane is due, or undefined if there is none. */
  nextJobAt(lane: 'kinbox' | 'chats', now: number): Promise<number | undefined>;

  /** A rep's saved contacts that are not in Kinbox, oldest first; without the rows of imports. */
  pendingContacts(repId: number): Promise<PendingContact[]>;

  /** One of them, by the id of its draft, if it is this rep's. */
  pendingContact(repId: number, draftId: string): Promise<PendingContact | undefined>;

  /** A rep's created contacts, newest first. */
  recentContacts(repId: number, limit: number): Promise<CreatedContact[]>;

  createdContact(repId: number, draftId: string): Promise<CreatedContact | undefined>;

  /** Keeps which message shows a contact, as long as the copy of the contact. */
  rememberCard(draftId: string, card: Card): Promise<void>;

  /** The messages that show a contact, the newest 20. */
  cardsOf(draftId: string): Promise<Card[]>;

  /** The contact that a message shows. */
  shownContact(chatId: number, messageId: number): Promise<CreatedContact | undefined>;

  /** Our copies of contacts in Kinbox, newest first, whoever has added them. */
  contactCopies(limit: number): Promise<CreatedContact[]>;

  /** Our copy of a contact in Kinbox, whoever has added it. */
  contactCopy(draftId: string): Promise<CreatedContact | undefined>;

  /** The created contact that a message of the rep's is an answer of, among the rep's last 50 with answers. */
  createdContactWithAnswer(repId: number, messageId: number): Promise<CreatedContact | undefined>;

  /**
   * Contacts that can be reached in one of these ways (waysToReach), newest first: those in Kinbox as far as
   * our copies go, and those still owed to it; not the one of the draft `except`.
   */
  contactsWithKeys(ways: string[], limit: number, except?: string): Promise<KnownContact[]>;

  /**
   * Pending jobs of the same kind that wait behind a claimed one in its chat, oldest first: they can be done
   * with it, and are ended with it (JobEnd.also). Nobody else takes them while it is being sent.
   */
  jobsBehind(job: Job, limit: number): Promise<Pick<Job, 'id' | 'work'>[]>;

  backlog(): Promise<Backlog>;

  /** Failed items, newest first. */
  failedItems(limit: number): Promise<Aside[]>;

  /**
   * Tries again what was set aside: a contact is looked up before it is sent. Resolves to false if it is not
   * aside any more.
   */
  retryFailed(what: Aside['what'], id: number, now: number): Promise<boolean>;

  /** Ids of people whom the bot has answered since then (Unix time in ms), a thousand at most. */
  peopleSince(since: number): Promise<number[]>;

  /** A rep's state, read outside of a turn, e.g. whether a form is open. */
  repState(key: string): Promise<RepState>;

  /**
   * Writes. Rejects when the database cannot be written to, or when its file is not the one that is open any more: what
   * is confirmed then would be lost with the process.
   */
  checkWritable(now: number): Promise<void>;

  setting(name: string): Promise<string | undefined>;
  saveSetting(setting: Setting): Promise<void>;

  /**
   * Somebody takes a contact of which we have a copy. Of several who try at once, on whichever replica, one wins;
   * resolves to the claim of whoever has it then.
   */
  claim(draftId: string, claim: Claim): Promise<Claim | undefined>;
  giveBack(draftId: string): Promise<void>;
  claimOf(draftId: string): Promise<Claim | undefined>;
  /** The contacts that somebody has taken, the newest first. */
  claimedBy(takerId: number, limit: number): Promise<CreatedContact[]>;
  /** What a person is to be reminded of, at most `limit`, the next one first. */
  reminders(personId: number, limit: number): Promise<Remind[]>;

  /** Contacts that are not in Kinbox yet, of all reps, the oldest first; without the rows of imports. */
  waitingContacts(limit: number): Promise<PendingContact[]>;
  /** Of an event: how many known ones its reps have met, and how many of its contacts are not in Kinbox yet. */
  eventRest(name: string): Promise<{ known: number; waiting: number }>;
  /** The contacts created since then (Unix ms), counted. */
  contactCounts(since: number): Promise<Count[]>;
  /** Who may use the bot besides those whom the environment names, in the order in which they came. */
  team(): Promise<{ members: TeamMember[]; groups: TeamGroup[] }>;
  /** Keeps an invite; one of the bot's own (without `madeBy`) makes those before it void. */
  makeInvite(invite: Invite, now: number): Promise<void>;
  /**
   * Lets a person in by an invite, once each, and no more of them than it has uses, on however many replicas; the same
   * update again changes nothing. One of the bot's own counts only if `isFirst`. Resolves to undefined if the invite is
   * unknown, over, used up, or used by this person before.
   */
  redeemInvite(
    use: {
      hash: string;
      personId: number;
      name: string;
      updateId: number;
      isFirst: boolean;
      /** What the person may do already: an invite to that is not used up. */
      has: Role | undefined;
    },
    now: number,
  ): Promise<{ role: Role; invitedBy: string | undefined } | undefined>;
  /** Resolves to whether somebody was there to be removed. */
  removeMember(personId: number, by: string, now: number): Promise<boolean>;
  /** Adding a group again changes its title only. */
  addTeamGroup(group: TeamGroup): Promise<void>;
  removeTeamGroup(chatId: number, by: string, now: number): Promise<boolean>;
  /** Forgets links that were over a week ago, and what was done a year ago. */
  purgeTeam(now: number): Promise<void>;
  /** The last of who did what, the newest first. */
  teamActs(limit: number): Promise<TeamAct[]>;

  /** What became of a contact, by the id of its draft. */
  storyOf(draftId: string): Promise<ContactStory>;

  /** The drafts of contacts with that Kinbox id, or of that rep (the newest 20). */
  draftsOf(id: string): Promise<string[]>;

  /**
   * Erases what is kept about a person who is reached in one of these ways (contactKeys, and their spellings): copies,
   * what waits for Kinbox, news of it, rows of imports; what is being posted this moment is left. Resolves to how many.
   */
  forgetPerson(ways: string[]): Promise<{ copies: number; jobs: number; rows: number }>;

  /**
   * Deletes a batch of what is older than the limits (Unix times in ms); resolves to how many rows went, or 0
   * while another replica is at it (rows of reps of whom nothing is remembered are not counted). An import is cancelled before its rows go.
   */
  purge(limits: PurgeLimits): Promise<number>;
  /** Private chats with unfinished contacts that were touched last in [from, before), Unix times in ms; at most `limit`. */
  idleForms(from: number, before: number, limit: number): Promise<IdleForm[]>;
  /** Makes a job outside of a turn, unless there is one of its key. */
  addJob(job: NewJob, now: number): Promise<void>;

  /** Ends the store; its keys are free for other replicas. */
  close(): Promise<void>;
}

/** Who has taken a contact, and since when (Unix time in ms). */
export interface Claim {
  takerId: number;
  takerName: string;
  takenAt: number;
}

/** Ids, states and times (Unix ms) of a contact on its way. */
export interface ContactStory {
  draftId: string;
  repId: number | undefined;
  kinboxId: string | undefined;
  arrivedAt: number | undefined;
  jobs: {
    id: number;
    kind: string;
    state: string;
    attempts: number;
    reason: string | undefined;
    createdAt: number;
    finishedAt: number | undefined;
  }[];
}

/** Waiting work, for metrics and for admins. */
export interface Backlog {
  updatesWaiting: number;
  /** Unix time in ms; absent when nothing waits. */
  oldestUpdateAt?: number;
  jobs: { kind: Work['kind']; state: JobState; count: number }[];
  /** When the oldest job that is still owed was made. */
  oldestJobAt?: number;
}

/** Something that was given up until an admin tries it again. */
export type Aside =
  /** Without `work`: it cannot be read, another version of the bot has written it. */
  | { what: 'job'; id: number; work?: Work; reason: string; since: number }
  | { what: 'update'; id: number; reason: string; since: number };

/** Another process has the database. */
export class StoreInUse extends Error {}

/** A pooler stands before the database and shares sessions among connections. */
export class StorePooled extends Error {}

/** The database was moved to another one, which has gone on since. */
export class StoreMoved extends Error {}

/** A newer version of the bot has written the database; this one would not understand it. */
export class StoreTooNew extends Error {}

export interface PurgeLimits {
  /** Done updates received before this. */
  updatesBefore: number;
  /** Done jobs finished, and drafts and imports that do not run last touched, before this. */
  formsBefore: number;
  /** Copies of contacts, and contacts that wait for a person, made before this. */
  contactsBefore: number;
  /** Rows per table and call. */
  limit: number;
}
