import type { NoteKind, NoteLine } from '../capture/contact-of.ts';
import type { KinboxContact } from '../domain/contact.ts';
import type { CustomField } from '../domain/fields/custom-field.ts';
import { maskDocuments } from '../domain/fields/documents.ts';
import { formatPhone } from '../domain/fields/phone.ts';
import { type Field, fingerprint } from '../domain/form/draft.ts';
import type { Card, RepMessage, SavedContact, ShareContact } from '../domain/job.ts';
import {
  dotted,
  escaped,
  type Html,
  lines,
  paragraphs,
  quoted,
  type Words,
} from '../locales/words.ts';
import type { Claim } from '../storage/store.ts';
import { type Button, inRows, isCopyable } from '../telegram/keyboard.ts';
import type { View } from '../telegram/messenger.ts';
import { afterSaveData, contactData, digestData, remindData } from './callbacks.ts';

/*
 * Cards: messages that show a contact. What a person wrote, or Kinbox answers, can be longer than a message may
 * be (4096 UTF-16 units, Bot API sendMessage), so it is shown in part; Kinbox gets it whole.
 */
const NOTES_SHOWN = 1500;
/** Far above our limits: Kinbox's answers have no documented ones. */
const LINE_SHOWN = 300;
/** The custom fields with their labels, ten at most: the room that they take is missing for the notes. */
const OWN_SHOWN = 1000;
const OWN_LABEL_SHOWN = 40;
/** Digits of the longest phone number (ITU-T E.164). */
const PHONE_DIGITS = 15;

/** A contact of any stage: a draft's, a saved one, Kinbox's own. */
export interface Shown {
  name?: string | null;
  phone?: string | null;
  email?: string | null;
  notes?: string | null;
  location?: string | null;
  isPrivate?: boolean | null;
  /** The custom fields, as people read them. */
  customFieldLines?: { label: string; value: string }[];
  /** What was tapped after the save: it may be one of them, with another value. */
  picked?: { label: string; value: string } | undefined;
}

/** The fields that are filled in, one a line; those in `guessed` are marked. */
export function renderFields(contact: Shown, words: Words, guessed: readonly string[] = []): Html {
  const { name, phone, email, notes, location, isPrivate, picked } = contact;
  const given = contact.customFieldLines ?? [];
  const customFields = fitting(
    picked ? [...given.filter(({ label }) => label !== picked.label), picked] : given,
  );
  const taken = customFields.reduce(
    (sum, { label, value }) => sum + label.length + value.length,
    0,
  );
  const line = (field: Field, text: string | null | undefined, max: number): Html | undefined => {
    if (!text) return undefined;
    const label = words.plain(`field-${field}`);
    const shown = shorten(text, max);
    return words.html(guessed.includes(field) ? 'line-guessed' : 'line', {
      label,
      value: field === 'notes' ? quoted(shown) : shown,
    });
  };
  return lines(
    line('name', name, LINE_SHOWN),
    line('phone', phone && formatPhone(phone), LINE_SHOWN),
    line('email', email, LINE_SHOWN),
    line('location', location, LINE_SHOWN),
    ...customFields.map((one) => words.html('line', one)),
    line('notes', notes, NOTES_SHOWN - taken),
    isPrivate === true && words.html('private-mark'),
  );
}

function fitting(
  customFieldLines: NonNullable<Shown['customFieldLines']>,
): NonNullable<Shown['customFieldLines']> {
  const room = Math.min(
    LINE_SHOWN,
    Math.floor(OWN_SHOWN / customFieldLines.length) - OWN_LABEL_SHOWN,
  );
  return customFieldLines.map(({ label, value }) => ({
    label: shorten(label, OWN_LABEL_SHOWN),
    value: shorten(value, room),
  }));
}

/** At most `max` UTF-16 units, never half a character. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A saved contact on its way, under a headline that says where it stands. */
export function renderSaved(saved: SavedContact, headline: Html, words: Words): Html {
  return paragraphs(headline, renderFields(withCustomFields(saved.contact, saved), words));
}

/** Kinbox answers custom fields by their placeholder, if at all: the values that were sent are shown. */
export function withCustomFields<T extends Shown>(
  contact: T,
  { customFieldLines }: Pick<SavedContact, 'customFieldLines'>,
): T {
  return { ...contact, customFieldLines: customFieldLines ?? contact.customFieldLines };
}

/** The rep's summary: the contact as Kinbox answered it. */
export function summaryCard(
  created: KinboxContact & Shown,
  words: Words,
  offers: Offers,
  of?: { draftId: string; isNewest: boolean },
): View {
  const own = of ? ownButtons(created, of.draftId, words, offers) : [];
  if (of?.isNewest) {
    const label = words.plain('button-add-another');
    own.at(-1)?.push({ label, data: contactData('another', of.draftId) });
  }
  return {
    text: paragraphs(
      words.html('created'),
      lines(
        renderFields(created, words),
        words.html('id-line', { id: shorten(created.id, LINE_SHOWN) }),
      ),
    ),
    buttons: [...linkButtons(created, words, offers), ...own],
  };
}

/** A card in the rep's private chat, whose id is the rep's (Bot API, Chat). */
export const repCard = (
  { repId, repName, locale }: RepMessage,
  messageId: number,
  isOwn: boolean,
): Card => ({ chatId: repId, messageId, locale, isOwn, repName });

/** The team's card. A private contact's details stay in Kinbox, with those who may see them. */
export function teamCard(
  created: KinboxContact & Shown,
  {
    repName,
    event,
    correctedBy,
    draftId,
    claim,
  }: Pick<ShareContact, 'repName' | 'event' | 'draftId'> & {
    correctedBy?: string | undefined;
    claim?: Claim | undefined;
  },
  words: Words,
  offers: Offers,
): View {
  const addedBy = dotted(
    words.html('added-by', { name: repName }),
    ...(event === undefined ? [] : [escaped(event)]),
    ...(correctedBy === undefined ? [] : [words.html('corrected-by', { name: correctedBy })]),
  );
  if (created.isPrivate === true) {
    const name = renderFields({ name: created.name }, words);
    return {
      text: paragraphs(words.html('shared'), lines(name, words.html('private-shared')), addedBy),
      buttons: [openButton(created, words, offers)],
    };
  }
  return {
    text: paragraphs(
      words.html('shared'),
      renderFields(withoutDocuments(created), words),
      addedBy,
      claim &&
        words.html('taken-by', { name: claim.takerName, moment: words.ownMoment(claim.takenAt) }),
    ),
    buttons: [
      ...linkButtons(created, words, offers, ['phone']),
      // A contact that Kinbox does not call open to all may be private: nobody takes it.
      ...(draftId === undefined || claim || created.isPrivate !== false
        ? []
        : [[{ label: words.plain('button-take'), data: `claim:take:${draftId}` }]]),
    ],
  };
}

/** Kinbox has the numbers of documents; a team chat is no place for them. */
function withoutDocuments<T extends Shown>(contact: T): T {
  return {
    ...contact,
    notes: contact.notes && maskDocuments(contact.notes),
    customFieldLines: contact.customFieldLines?.map(({ label, value }) => ({
      label,
      value: maskLabelled(label, value),
    })),
  };
}

/** The label of a custom field says what its value is. */
const maskLabelled = (label: string, value: string): string =>
  maskDocuments(`${label}: ${value}`).slice(label.length + 2);

/** Numbered buttons in a row, each still wide enough for a thumb. */
const ROW = 6;

/** The team's message when many contacts came at once: a line and a numbered button each, which posts the card. */
export function teamDigest(shares: readonly ShareContact[], words: Words): View {
  const list = shares.map(({ created, repName }, at) => {
    const phone = created.isPrivate === true ? null : created.phone;
    return words.html('shared-one', {
      number: at + 1,
      name: shorten(created.name ?? '', 40),
      phone: phone ? formatPhone(phone) : 'none',
      rep: shorten(repName, 30),
    });
  });
  const buttons = shares.flatMap(({ created, draftId }, at): Button[] =>
    draftId === undefined || created.isPrivate !== false
      ? []
      : [{ label: String(at + 1), data: digestData(draftId) }],
  );
  return {
    text: paragraphs(words.html('shared-many', { count: shares.length }), lines(...list)),
    buttons: inRows(buttons, ROW),
  };
}

/** What cards offer in this workspace. */
export interface Offers {
  /** KINBOX_CONTACT_URL, with `{id}` where the contact's id goes. */
  contactUrl?: string | undefined;
  /** AFTER_SAVE_FIELD, as Kinbox describes it now. */
  afterSave?(): CustomField | undefined;
}

/** More would be a form of its own. */
const AFTER_SAVE_MAX = 6;
const AFTER_SAVE_ROW = 3;

/** The options to tap after the save, each with the key of its button. */
export function afterSaveOptions(
  field: CustomField | undefined,
): { key: string; value: string; label: string }[] {
  if (field?.type !== 'select') return [];
  return field.options
    .slice(0, AFTER_SAVE_MAX)
    .map(({ value, label }) => ({ key: fingerprint(value).toString(36), value, label }));
}

/** Buttons that need nothing from the bot: they stay useful for ever. */
export function linkButtons(
  contact: KinboxContact,
  words: Words,
  offers: Offers,
  copies: ('phone' | 'email')[] = ['phone', 'email'],
): Button[][] {
  const { phone, email } = contact;
  const digits = phone?.replace(/\D/g, '');
  const chat: Button[] =
    digits && digits.length <= PHONE_DIGITS
      ? [{ label: words.plain('button-whatsapp'), url: `https://wa.me/${digits}` }]
      : [];
  const texts = { phone: phone ? formatPhone(phone) : '', email: email ?? '' };
  const copy = copies
    .filter((name) => isCopyable(texts[name]))
    .map((name): Button => ({ label: words.plain(`button-copy-${name}`), copy: texts[name] }));
  return [[...openButton(contact, words, offers), ...chat], copy];
}

/** A contact that waits for Kinbox can be corrected, and holds up no other. */
export const waitingButtons = (draftId: string, words: Words): Button[][] => [
  [
    correctButton(draftId, words),
    { label: words.plain('button-add-another'), data: contactData('another', draftId) },
  ],
];

/** Opens a contact that is in Kinbox as an edit of it. */
const correctButton = (draftId: string, words: Words): Button => ({
  label: words.plain('button-fix'),
  data: contactData('correct', draftId),
});

/** A contact's name within a sentence or a list. */
export const shownName = ({ name }: Pick<KinboxContact, 'name'>): string => shorten(name ?? '', 60);

/** On the card of whoever has added the contact. */
export function ownButtons(
  { picked }: Pick<KinboxContact, 'picked'>,
  draftId: string,
  words: Words,
  offers: Offers,
): Button[][] {
  const options = afterSaveOptions(offers.afterSave?.()).map(({ key, label }): Button => {
    const mark = label === picked?.value ? '✓ ' : '';
    return { label: mark + shorten(label, 30), data: afterSaveData(key, draftId) };
  });
  return [
    ...inRows(options, AFTER_SAVE_ROW),
    [correctButton(draftId, words), remindButton(draftId, words)],
  ];
}

/** Asks when the person who taps it wants to be reminded of the contact. */
export const remindButton = (draftId: string, words: Words): Button => ({
  label: words.plain('button-remind'),
  data: remindData('ask', draftId),
});

/** None without KINBOX_CONTACT_URL. */
export function openButton(
  { id }: Pick<KinboxContact, 'id'>,
  words: Words,
  { contactUrl }: Offers,
): Button[] {
  if (contactUrl === undefined) return [];
  const url = contactUrl.replaceAll('{id}', encodeURIComponent(id.toWellFormed()));
  return [{ label: words.plain('button-open'), url }];
}

/** The words before lines of the notes, in the rep's language. */
export function noteLabelsIn(words: Words): Record<NoteKind, string> {
  const label = (kind: NoteKind): string => words.plain(`note-${kind}`);
  return {
    organisation: label('organisation'),
    title: label('title'),
    nickname: label('nickname'),
    phone: label('phone'),
    fax: label('fax'),
    email: label('email'),
    url: label('url'),
    handle: label('handle'),
    location: label('location'),
  };
}

/** Words lines of the notes in the rep's language. */
export function noteLineIn(words: Words): NoteLine {
  return (kind, value) => `${words.plain(`note-${kind}`)}: ${value}`;
}
