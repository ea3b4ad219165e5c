import { z } from 'zod';
import {
  type Captured,
  type Contact,
  type ContactChange,
  type Duplicate,
  type FoundBy,
  GUESSABLE,
  type KinboxContact,
} from '../domain/contact.ts';
import { type Draft, FIELDS } from '../domain/form/draft.ts';
import type { JobState, RepMessage, SavedContact, Work } from '../domain/job.ts';
import type { Correction, RepEvent } from './store.ts';

/*
 * The shapes of the JSON in the database's text columns. What is read back is checked: a row that an
 * older or newer version of the bot wrote is noticed here, and not as a puzzle somewhere else.
 */

const phone = z.object({ digits: z.string(), extension: z.string().exactOptional() });

const values = z.object({
  name: z.string().exactOptional(),
  phone: phone.exactOptional(),
  email: z.string().exactOptional(),
  notes: z.string().exactOptional(),
  location: z.string().exactOptional(),
  own: z.record(z.string(), z.string()).exactOptional(),
});

const field = z.enum(FIELDS);
const question = z.union([field, z.templateLiteral(['own:', z.string()])]);

const answer = z.object({ messageId: z.number(), field: z.union([question, z.literal('all')]) });

export const place = z.object({ chatId: z.number(), threadId: z.number().exactOptional() });

const captured = z.object({
  name: z.string().exactOptional(),
  phones: z.array(phone),
  doubtfulPhone: z.string().exactOptional(),
  emails: z.array(z.string()),
  notes: z.string().exactOptional(),
  location: z.string().exactOptional(),
  guessed: z.array(z.enum(GUESSABLE)),
}) satisfies z.ZodType<Captured>;

const duplicate = z.object({
  name: z.string(),
  phone: z.string().exactOptional(),
  email: z.string().exactOptional(),
  notes: z.string().exactOptional(),
  isPrivate: z.boolean(),
  kinboxId: z.string().exactOptional(),
  addedBy: z.string().exactOptional(),
  addedAt: z.number().exactOptional(),
  canAddNote: z.boolean(),
}) satisfies z.ZodType<Duplicate>;

const draft = z.object({
  id: z.string(),
  revision: z.number(),
  step: z.union([question, z.literal('review')]),
  editing: z.boolean(),
  isCaptured: z.boolean().exactOptional(),
  confirming: z
    .object({
      place: place.exactOptional(),
      brought: z.object({ captured, messageId: z.number().exactOptional() }).exactOptional(),
    })
    .exactOptional(),
  duplicates: z.object({ found: z.array(duplicate), isShown: z.boolean() }).exactOptional(),
  values,
  guessed: z.array(z.enum(GUESSABLE)).exactOptional(),
  otherPhones: z.array(phone).exactOptional(),
  doubts: z
    .array(z.object({ field: z.enum(['phone', 'email']), text: z.string() }))
    .exactOptional(),
  isPrivate: z.boolean(),
  kept: z.array(z.object({ field, text: z.string() })),
  failures: z.number(),
  refused: z
    .object({
      text: z.string(),
      suggestion: values.exactOptional(),
      asTyped: values.exactOptional(),
    })
    .exactOptional(),
  answers: z.array(answer),
  messageId: z.number().exactOptional(),
  place: place.exactOptional(),
}) satisfies z.ZodType<Draft>;

export const contact = z.object({
  name: z.string(),
  phone: z.string().exactOptional(),
  email: z.string().exactOptional(),
  notes: z.string().exactOptional(),
  location: z.string().exactOptional(),
  fields: z.record(z.string(), z.string()).exactOptional(),
  isPrivate: z.boolean(),
}) satisfies z.ZodType<Contact>;

export const repMessage = z.object({
  repId: z.number(),
  repName: z.string(),
  messageId: z.number().exactOptional(),
  locale: z.string(),
}) satisfies z.ZodType<RepMessage>;

const more = z.array(z.object({ label: z.string(), value: z.string() })).exactOptional();

const saved = z.object({
  draft,
  contact,
  rep: repMessage,
  origin: z.string().exactOptional(),
  more,
  importRow: z.object({ importId: z.string(), row: z.number() }).exactOptional(),
}) satisfies z.ZodType<SavedContact>;

const text = z.string().exactOptional();

const kinboxContact = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  notes: z.string().nullable(),
  // Absent in rows that an older version has written.
  location: z.string().nullable().default(null),
  isPrivate: z.boolean().nullable(),
}) satisfies z.ZodType<KinboxContact>;

const found = z.object({
  phone: text,
  email: text,
  externalId: text,
}) satisfies z.ZodType<FoundBy>;

const contactChange = z.object({
  name: text,
  phone: text,
  email: text,
  notes: text,
  location: text,
}) satisfies z.ZodType<ContactChange>;

const work = z.union([
  z.object({ kind: z.literal('create-contact'), saved }),
  z.object({
    kind: z.literal('update-contact'),
    draftId: text,
    contactId: z.string(),
    name: z.string(),
    found,
    // First the note: to the other shape it would be a change of nothing.
    change: z.union([z.object({ addNote: z.string() }), contactChange]),
    rep: repMessage,
  }),
  z.object({
    kind: z.literal('share-import'),
    place,
    repName: z.string(),
    count: z.number(),
    fileName: text,
  }),
  z.object({
    kind: z.literal('tell-update'),
    rep: repMessage,
    name: z.string(),
    contactId: z.string(),
    about: z.enum(['noted', 'updated', 'failed']),
    reason: text,
  }),
  z.object({ kind: z.literal('run-import'), importId: z.string(), repId: z.number() }),
  z.object({
    kind: z.literal('tell-rep'),
    about: z.literal('created'),
    saved,
    created: kinboxContact,
  }),
  z.object({
    kind: z.literal('tell-rep'),
    about: z.literal('rejected'),
    saved,
    reason: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal('tell-rep'),
    about: z.enum(['waiting', 'no-access', 'undecided', 'aside']),
    saved,
  }),
  z.object({
    kind: z.literal('share-contact'),
    created: kinboxContact,
    repName: z.string(),
    place,
    more,
  }),
  z.object({
    kind: z.literal('tell-admin'),
    adminId: z.number(),
    about: z.enum([
      'kinbox-no-access',
      'kinbox-down',
      'kinbox-back',
      'share-failed',
      'update-aside',
      'job-aside',
    ]),
    detail: z.string().exactOptional(),
    waiting: z.number().exactOptional(),
  }),
  z.object({ kind: z.literal('apologize'), chatId: z.number(), locale: z.string() }),
]) satisfies z.ZodType<Work>;

const jobState = z.enum([
  'pending',
  'sending',
  'unclear',
  'undecided',
  'rejected',
  'aside',
  'done',
]) satisfies z.ZodType<JobState>;

const jobKind = z.enum([
  'create-contact',
  'update-contact',
  'tell-update',
  'run-import',
  'share-import',
  'tell-rep',
  'share-contact',
  'tell-admin',
  'apologize',
]) satisfies z.ZodType<Work['kind']>;

const answers = z.array(answer);

const event = z.object({
  name: z.string(),
  until: z.number(),
  count: z.number(),
}) satisfies z.ZodType<RepEvent>;

const correction = z.object({
  draftId: z.string(),
  contactId: z.string(),
  name: z.string(),
  found,
  change: contactChange,
  messageId: z.number(),
}) satisfies z.ZodType<Correction>;

const liveMessage = z.object({ messageId: z.number(), draftId: z.string().exactOptional() });

export const parseJobState = (text: string): JobState => jobState.parse(text);
export const parseJobKind = (text: string): Work['kind'] => jobKind.parse(text);
export const parseDraft = (json: string): Draft => draft.parse(JSON.parse(json));
export const parseEvent = (json: string): RepEvent => event.parse(JSON.parse(json));
export const parseCorrection = (json: string): Correction => correction.parse(JSON.parse(json));
export const parseWork = (json: string): Work => work.parse(JSON.parse(json));
export const parseLiveMessage = (json: string): z.infer<typeof liveMessage> =>
  liveMessage.parse(JSON.parse(json));
export const parseAnswers = (json: string): Draft['answers'] => answers.parse(JSON.parse(json));
export const parseKinboxContact = (json: string): KinboxContact =>
  kinboxContact.parse(JSON.parse(json));
