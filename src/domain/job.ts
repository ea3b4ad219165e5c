import type { Contact, ContactChange, FoundBy, KinboxContact } from './contact.ts';
import type { Draft, Place } from './form/draft.ts';

/** The rep's own message that follows a contact on its way: "sending…" first, the summary at last. */
export interface RepMessage {
  repId: number;
  /** What the team reads as "added by". */
  repName: string;
  messageId?: number;
  locale: string;
}

/** A contact that a rep has saved: what it takes to create it and to tell everyone. */
export interface SavedContact {
  draft: Draft;
  contact: Contact;
  rep: RepMessage;
  /** Instead of CONTACT_ORIGIN. */
  origin?: string;
  /** The workspace's own fields as the rep reads them. */
  more?: { label: string; value: string }[];
  /** The row of an import that it came from. */
  importRow?: ImportRowRef;
}

/** Names a row of an import. */
export interface ImportRowRef {
  importId: string;
  row: number;
}

/** Corrects a contact that is in Kinbox. `draftId` names our copy of it, where there is one. */
export interface UpdateContact {
  kind: 'update-contact';
  draftId?: string;
  contactId: string;
  /** The contact's name, for what the rep is told. */
  name: string;
  /** By what it is found again. */
  found: FoundBy;
  change: ContactChange | { addNote: string };
  /** With the message that says how it goes. */
  rep: RepMessage;
}

/** How a correction went. */
export interface TellUpdate {
  kind: 'tell-update';
  rep: RepMessage;
  name: string;
  contactId: string;
  about: 'noted' | 'updated' | 'failed';
  /** Kinbox's own words. */
  reason?: string;
}

/** What a rep is told about a saved contact, apart from its creation. */
export type Delay = 'waiting' | 'no-access' | 'undecided' | 'aside';

export type TellRep =
  | { kind: 'tell-rep'; about: 'created'; saved: SavedContact; created: KinboxContact }
  | { kind: 'tell-rep'; about: 'rejected'; saved: SavedContact; reason?: string }
  | { kind: 'tell-rep'; about: Delay; saved: SavedContact };

/** A card in a team chat. */
export interface ShareContact {
  kind: 'share-contact';
  created: KinboxContact;
  repName: string;
  place: Place;
  /** As in SavedContact. */
  more?: NonNullable<SavedContact['more']>;
}

/** What the bot owes. Each is done at least once; create-contact exactly once. */
export type Work =
  | { kind: 'create-contact'; saved: SavedContact }
  | UpdateContact
  /** Brings the rows of an import on their way, a few at a time, and shows how far it is. */
  | { kind: 'run-import'; importId: string; repId: number }
  /** Tells a team of an import, once, and not of each contact. */
  | { kind: 'share-import'; place: Place; repName: string; count: number; fileName?: string }
  | TellRep
  | TellUpdate
  | ShareContact
  | { kind: 'tell-admin'; adminId: number; about: AdminNews; detail?: string; waiting?: number }
  /** An update could not be handled: the person it came from is told so. */
  | { kind: 'apologize'; chatId: number; locale: string };

export type AdminNews =
  | 'kinbox-no-access'
  | 'kinbox-down'
  | 'kinbox-back'
  | 'share-failed'
  | 'update-aside'
  | 'job-aside';

/** Everything the bot owes to a chat. */
export type ChatWork = Exclude<Work, { kind: 'create-contact' | 'update-contact' | 'run-import' }>;

export const isChatWork = (work: Work): work is ChatWork => laneOf(work).startsWith('chat:');

export interface NewJob {
  /** At most one job of this key is ever made: the draft id makes a second Save harmless. */
  key: string;
  work: Work;
  /** Unix time in ms before which it does not start; now if absent. */
  runAt?: number;
}

/** The key of the one job that creates the contact of a draft. */
export const createKey = (draftId: string): string => `create:${draftId}`;

/** A rep is told each thing about a contact once. */
export const tellKey = (draftId: string, about: TellRep['about']): string =>
  `tell:${draftId}:${about}`;

/** A draft's notes are added to a contact once. */
export const noteKey = (draftId: string): string => `note:${draftId}`;

/** Each offer to correct a contact can be taken up once. */
export const correctKey = (draftId: string, offerId: number): string =>
  `correct:${draftId}:${offerId}`;

/** A rep may correct a contact again: each time is told by itself. */
export const updateKey = (jobId: number): string => `told:update:${jobId}`;

/** Each start of an import, by the update that asked for it. */
export const importKey = (importId: string, updateId: number): string =>
  `import:${importId}:${updateId}`;

export const shareImportKey = (importId: string, chatId: number): string =>
  `share-import:${importId}:${chatId}`;

/** A contact is shown once in a chat. */
export const shareKey = (draftId: string, chatId: number): string => `share:${draftId}:${chatId}`;

/** An admin is told once of each event. */
export const adminKey = (adminId: number, event: string): string => `admin:${adminId}:${event}`;

/**
 * pending: to be run. sending: being run, or its runner died. unclear: the POST may or may not have made
 * the contact. undecided: nobody can look it up, the rep decides. rejected: Kinbox refused it, the rep can
 * correct it. aside: given up until an admin tries again. done.
 */
export type JobState =
  | 'pending'
  | 'sending'
  | 'unclear'
  | 'undecided'
  | 'rejected'
  | 'aside'
  | 'done';

/**
 * Jobs of one lane run in order, one at a time; the lane of Kinbox runs several at once. An import has a lane of
 * its own: it never holds up what its rep is told.
 */
export function laneOf(work: Work): string {
  switch (work.kind) {
    case 'create-contact':
    case 'update-contact':
      return 'kinbox';
    case 'run-import':
      return `import:${work.importId}`;
    case 'tell-rep':
      return `chat:${work.saved.rep.repId}`;
    case 'tell-update':
      return `chat:${work.rep.repId}`;
    case 'share-contact':
    case 'share-import':
      return `chat:${work.place.chatId}`;
    case 'tell-admin':
      return `chat:${work.adminId}`;
    case 'apologize':
      return `chat:${work.chatId}`;
  }
}
