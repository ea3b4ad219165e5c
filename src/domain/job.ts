import { z } from 'zod';
import { contactChangeShape, contactShape, kinboxContactShape } from './contact.ts';
import { destinationShape, draftShape } from './form/draft.ts';

/** The rep's own message that follows a contact on its way: "sending…" first, the summary at last. */
export const repMessageShape = z.object({
  repId: z.number(),
  /** The name that the team reads after "added by". */
  repName: z.string(),
  messageId: z.number().optional(),
  /** The topic of the private chat that the rep writes in. */
  threadId: z.number().optional(),
  locale: z.string(),
});
export type RepMessage = z.infer<typeof repMessageShape>;

/** Names a row of an import. */
const importRowRefShape = z.object({
  importId: z.string(),
  row: z.number(),
  /** It is created even if Kinbox has somebody with its phone or email. */
  takesKnown: z.boolean().optional(),
});
export type ImportRowRef = z.infer<typeof importRowRefShape>;

/** The custom fields as people read them. */
const customFieldLinesShape = z.array(z.object({ label: z.string(), value: z.string() }));

/** A contact that a rep has saved: what it takes to create it and to tell everyone. */
const savedContactShape = z.object({
  draft: draftShape,
  contact: contactShape,
  rep: repMessageShape,
  /** Instead of CONTACT_ORIGIN. */
  origin: z.string().optional(),
  customFieldLines: customFieldLinesShape.optional(),
  /** The row of an import that it came from. */
  importRow: importRowRefShape.optional(),
});
export type SavedContact = z.infer<typeof savedContactShape>;

/** What a rep adds to a contact that is there: nothing that it holds is replaced. */
const additionShape = z.object({
  /** Words for the notes; may be empty. */
  addNote: z.string(),
  /** Who adds it, and when, as it stands in front of the words. */
  by: z.string().optional(),
  /** Into empty fields; where a field holds something else, `line` goes into the notes. */
  fill: z
    .array(
      z.object({
        field: z.enum(['phone', 'email', 'location']),
        value: z.string(),
        line: z.string(),
      }),
    )
    .optional(),
});
export type Addition = z.infer<typeof additionShape>;

/** Corrects a contact that is in Kinbox. `draftId` names our copy of it, where there is one. */
const updateContactShape = z.object({
  kind: z.literal('update-contact'),
  draftId: z.string().optional(),
  /** Absent where it was still on its way to Kinbox: our copy will have it. */
  contactId: z.string().optional(),
  /** The contact's name, for what the rep is told. */
  name: z.string(),
  // First the additions: to the other shape they would be a change of nothing.
  change: z.union([additionShape, contactChangeShape]),
  /** The notes that the change was made from: only these are replaced. */
  notesWere: z.string().optional(),
  /** With the message that says how it goes. */
  rep: repMessageShape,
});
export type UpdateContact = z.infer<typeof updateContactShape>;

/** How a correction went. */
const tellUpdateShape = z.object({
  kind: z.literal('tell-update'),
  rep: repMessageShape,
  name: z.string(),
  contactId: z.string().optional(),
  about: z.enum(['noted', 'completed', 'updated', 'failed']),
  /** The notes in Kinbox were changed by somebody meanwhile, and were left as they are. */
  areNotesLeft: z.boolean().optional(),
  /** Of an addition: fields that it filled, and those that held something else, so that it went into the notes. */
  filled: z.array(z.string()).optional(),
  inNotes: z.array(z.string()).optional(),
  /** The contact as it is in Kinbox now, where we have a copy of it: `draftId` names that. */
  created: kinboxContactShape.optional(),
  draftId: z.string().optional(),
  /** Kinbox's own words. */
  reason: z.string().optional(),
});
export type TellUpdate = z.infer<typeof tellUpdateShape>;

/** News to a rep about a saved contact, apart from its creation. */
const delayShape = z.enum(['waiting', 'checking', 'no-access', 'undecided', 'absent', 'aside']);
export type Delay = z.infer<typeof delayShape>;

const tellRepShape = z.union([
  z.object({
    kind: z.literal('tell-rep'),
    about: z.literal('created'),
    saved: savedContactShape,
    created: kinboxContactShape,
    /** The rep has waited so long that nobody looks at the card any more. */
    isLate: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('tell-rep'),
    about: z.literal('rejected'),
    saved: savedContactShape,
    reason: z.string().optional(),
  }),
  z.object({ kind: z.literal('tell-rep'), about: delayShape, saved: savedContactShape }),
]);
export type TellRep = z.infer<typeof tellRepShape>;

/** A message that shows a contact: in the rep's private chat, whose id is the rep's (Bot API, Chat), or a team's. */
export const cardShape = z.object({
  chatId: z.number(),
  messageId: z.number(),
  threadId: z.number().optional(),
  /** The rep's language; absent in team chats, which have their own. */
  locale: z.string().optional(),
  /** The rep has added the contact, and may correct it. */
  isOwn: z.boolean().optional(),
  repName: z.string(),
  event: z.string().optional(),
  customFieldLines: customFieldLinesShape.optional(),
});
export type Card = z.infer<typeof cardShape>;

/** A card in a team chat. */
const shareContactShape = z.object({
  kind: z.literal('share-contact'),
  /** Names our copy of the contact; absent in jobs of an older version. */
  draftId: z.string().optional(),
  created: kinboxContactShape,
  repName: z.string(),
  destination: destinationShape,
  customFieldLines: customFieldLinesShape.optional(),
  /** The event at which it was added. */
  event: z.string().optional(),
  /** In a chat that is not the team's: that there is a contact, and not whose. */
  isBare: z.boolean().optional(),
  /** Somebody has asked for this card: it is no line of a digest. */
  isAskedFor: z.boolean().optional(),
});
export type ShareContact = z.infer<typeof shareContactShape>;

/** A card follows what has changed in Kinbox. */
const refreshCardShape = z.object({
  kind: z.literal('refresh-card'),
  created: kinboxContactShape,
  /** Names our copy; absent in jobs of an older version. */
  draftId: z.string().optional(),
  card: cardShape,
  /** Absent if something was only added. */
  correctedBy: z.string().optional(),
});
export type RefreshCard = z.infer<typeof refreshCardShape>;

const adminNewsShape = z.enum([
  'kinbox-no-access',
  'kinbox-down',
  'kinbox-back',
  'share-failed',
  'members-unreadable',
  'update-aside',
  'job-aside',
  'trouble-database',
  'trouble-intake',
  'trouble-webhook',
  'trouble-kinbox-token',
  'over-database',
  'over-intake',
  'over-webhook',
  'over-kinbox-token',
]);
export type AdminNews = z.infer<typeof adminNewsShape>;

/** A photo or a voice note to be read; what is in it comes as an update of our own. */
const readMediaShape = z.object({
  kind: z.enum(['read-photo', 'read-voice']),
  repId: z.number(),
  locale: z.string(),
  fileId: z.string(),
  mime: z.string().optional(),
  chatId: z.number(),
  messageId: z.number(),
  /** The update as JSON text, without its id and its file: it comes again with what was read. */
  update: z.string(),
});
export type ReadMedia = z.infer<typeof readMediaShape>;

/** Sets a custom field of a contact that is in Kinbox. */
const setFieldShape = z.object({
  kind: z.literal('set-field'),
  /** Names our copy of the contact. */
  draftId: z.string(),
  placeholder: z.string(),
  value: z.string(),
  picked: z.object({ label: z.string(), value: z.string() }),
  /** The contact's name, for what the rep is told. */
  name: z.string(),
  rep: repMessageShape,
});
export type SetField = z.infer<typeof setFieldShape>;

const remindShape = z.object({
  kind: z.literal('remind'),
  personId: z.number(),
  /** The topic of the private chat that it was asked for in. */
  threadId: z.number().optional(),
  /** Names our copy of the contact. */
  draftId: z.string(),
  contactId: z.string(),
  /** Unix time in ms. */
  dueAt: z.number(),
});
export type Remind = z.infer<typeof remindShape>;

const tellEventShape = z.object({
  kind: z.literal('tell-event'),
  personId: z.number(),
  name: z.string(),
  /** Unix time in ms. */
  since: z.number(),
});
export type TellEvent = z.infer<typeof tellEventShape>;

/** A job of the bot. Each is done at least once; create-contact exactly once. */
export const workShape = z.union([
  z.object({ kind: z.literal('create-contact'), saved: savedContactShape }),
  updateContactShape,
  setFieldShape,
  /** Brings the rows of an import on their way, a few at a time, and shows how far it is. */
  z.object({ kind: z.literal('run-import'), importId: z.string(), repId: z.number() }),
  /** Tells a team of an import, once, and not of each contact. */
  z.object({
    kind: z.literal('share-import'),
    destination: destinationShape,
    repName: z.string(),
    count: z.number(),
    fileName: z.string().optional(),
    /** Of the first few. */
    names: z.array(z.string()).optional(),
  }),
  readMediaShape,
  refreshCardShape,
  tellRepShape,
  tellUpdateShape,
  shareContactShape,
  z.object({
    kind: z.literal('tell-admin'),
    adminId: z.number(),
    about: adminNewsShape,
    detail: z.string().optional(),
    waiting: z.number().optional(),
  }),
  /** Somebody of the team has taken a contact, or given it back: the taker gets its card. */
  z.object({
    kind: z.literal('tell-taken'),
    personId: z.number(),
    takerId: z.number(),
    takerName: z.string(),
    draftId: z.string(),
    created: kinboxContactShape,
    about: z.enum(['taken', 'given-back']),
  }),
  /** A rep's unfinished contacts are soon thrown away. */
  z.object({
    kind: z.literal('tell-expiry'),
    personId: z.number(),
    /** Unix time in ms. */
    goneAt: z.number(),
  }),
  /** A person wants to be reminded of a contact, of which the job itself holds nothing. */
  remindShape,
  /** An event of everybody's is over: who began it reads what came of it. */
  tellEventShape,
  /** Somebody who may not use the bot is told so. */
  z.object({
    kind: z.literal('tell-stranger'),
    personId: z.number(),
    destination: destinationShape,
    locale: z.string(),
  }),
  /** An update could not be handled: the person it came from is told so. */
  z.object({ kind: z.literal('apologize'), chatId: z.number(), locale: z.string() }),
]);
export type Work = z.infer<typeof workShape>;

export const workKindShape = z.enum([
  'create-contact',
  'update-contact',
  'set-field',
  'tell-update',
  'run-import',
  'read-photo',
  'read-voice',
  'refresh-card',
  'share-import',
  'tell-rep',
  'share-contact',
  'tell-admin',
  'tell-taken',
  'remind',
  'tell-expiry',
  'tell-event',
  'tell-stranger',
  'apologize',
]) satisfies z.ZodType<Work['kind']>;

/** Once for each time that a rep leaves contacts unfinished. */
export const expiryKey = (repKey: string, touchedAt: number): string =>
  `expiry:${repKey}:${touchedAt}`;

/** An event of everybody's ends once, by its time or before it. */
export const eventKey = (since: number, name: string): string => `event:${since}:${name}`;

/** A person is reminded of a contact once at a time. */
export const remindKey = ({
  personId,
  draftId,
  dueAt,
}: Pick<Remind, 'personId' | 'draftId' | 'dueAt'>): string =>
  `remind:${personId}:${draftId}:${dueAt}`;

/** Each person is told once of each taking, and of its end. */
export const takenKey = (
  draftId: string,
  takenAt: number,
  personId: number,
  about: string,
): string => `taken:${draftId}:${takenAt}:${personId}:${about}`;

/** Everything the bot owes to a chat. */
export type ChatWork = Exclude<
  Work,
  { kind: 'create-contact' | 'update-contact' | 'set-field' | 'run-import' | ReadMedia['kind'] }
>;

/** Whose job it is: who saved the contact, or wants to be reminded. */
export function repIdOf(work: Work): number | undefined {
  if (work.kind === 'create-contact') return work.saved.rep.repId;
  return work.kind === 'remind' ? work.personId : undefined;
}

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

/** A reply to a card adds one note. */
export const replyNoteKey = (chatId: number, messageId: number): string =>
  `reply-note:${chatId}:${messageId}`;

/** Each offer to correct a contact can be taken up once. */
export const correctKey = (draftId: string, offerId: number): string =>
  `correct:${draftId}:${offerId}`;

/** A correction that was made on a card of its own. */
export const correctionKey = (draftId: string): string => `correction:${draftId}`;

/** Each card follows each correction. */
export const refreshKey = (change: number | string, { chatId, messageId }: Card): string =>
  `refresh:${change}:${chatId}:${messageId}`;

/** A rep may correct a contact again: each time is told by itself. */
export const updateKey = (jobId: number): string => `told:update:${jobId}`;

/** Each start of an import, by the update that asked for it. */
export const importKey = (importId: string, updateId: number): string =>
  `import:${importId}:${updateId}`;

export const shareImportKey = (importId: string, chatId: number): string =>
  `share-import:${importId}:${chatId}`;

/** A contact is shown once in a chat. */
export const shareKey = (draftId: string, chatId: number): string => `share:${draftId}:${chatId}`;

/** A stranger is answered once an hour in a chat. `now` is Unix time in ms. */
export const strangerKey = (personId: number, chatId: number, now: number): string =>
  `stranger:${personId}:${chatId}:${Math.floor(now / 3_600_000)}`;

/** An admin is told once of each event. */
export const adminKey = (adminId: number, event: string): string => `admin:${adminId}:${event}`;

/**
 * pending: to be run. sending: being run, or its runner died. unclear: the POST may or may not have made
 * the contact, which is looked for; its reason is a doubt (doubt.ts). undecided: nobody looks for it any more, the rep
 * decides. rejected: Kinbox refused it, the rep can correct it. aside: given up until an admin tries again. done.
 */
export const jobStateShape = z.enum([
  'pending',
  'sending',
  'unclear',
  'undecided',
  'rejected',
  'aside',
  'done',
]);
export type JobState = z.infer<typeof jobStateShape>;

/**
 * Jobs of one lane run in order, one at a time; the lane of Kinbox runs several at once. An import has a lane of
 * its own: it never holds up what its rep is told.
 */
export function laneOf(work: Work): string {
  switch (work.kind) {
    case 'create-contact':
    case 'update-contact':
      return 'kinbox';
    case 'set-field':
      return `field:${work.draftId}`;
    case 'run-import':
      return `import:${work.importId}`;
    case 'refresh-card':
      return `chat:${work.card.chatId}`;
    case 'read-photo':
    case 'read-voice':
      return `reader:${work.repId}`;
    case 'tell-rep':
      return `chat:${work.saved.rep.repId}`;
    case 'tell-update':
      return `chat:${work.rep.repId}`;
    case 'share-contact':
    case 'share-import':
      return `chat:${work.destination.chatId}`;
    case 'tell-admin':
      return `chat:${work.adminId}`;
    case 'tell-taken':
    case 'tell-expiry':
    case 'tell-event':
    case 'remind':
      return `chat:${work.personId}`;
    // All in one: however many they are, no rep waits for them.
    case 'tell-stranger':
      return 'chat:strangers';
    case 'apologize':
      return `chat:${work.chatId}`;
  }
}

/** By which ids the lines of a log tell of one contact: its draft's, its rep's, Kinbox's. */
export function idsOf(work: Work): { draft?: string; rep?: number; contact?: string } {
  switch (work.kind) {
    case 'create-contact':
    case 'tell-rep':
      return { draft: work.saved.draft.id, rep: work.saved.rep.repId };
    case 'update-contact':
    case 'tell-update':
      return { draft: work.draftId, rep: work.rep.repId, contact: work.contactId };
    case 'set-field':
      return { draft: work.draftId, rep: work.rep.repId };
    case 'share-contact':
    case 'refresh-card':
      return { draft: work.draftId, contact: work.created.id };
    case 'remind':
      return { draft: work.draftId, rep: work.personId, contact: work.contactId };
    default:
      return {};
  }
}
