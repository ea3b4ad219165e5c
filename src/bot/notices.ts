import { type ContactChange, changesIn, type KinboxContact } from '../domain/contact.ts';
import { type Destination, isUntouched } from '../domain/form/draft.ts';
import type { ImportRow } from '../domain/import.ts';
import {
  adminKey,
  type Card,
  type ChatWork,
  type NewJob,
  type ReadMedia,
  type RefreshCard,
  type Remind,
  type RepMessage,
  type SavedContact,
  type ShareContact,
  type TellRep,
  type TellUpdate,
} from '../domain/job.ts';
import { type Dictionary, type Html, lines, paragraphs, type Words } from '../locales/words.ts';
import type { ImportStatus, RepState, Store, Turn } from '../storage/store.ts';
import type { Button } from '../telegram/keyboard.ts';
import { inTopic, type Messenger, type View } from '../telegram/messenger.ts';
import { describeError, sortTelegramError } from '../telegram/telegram-error.ts';
import { createBell } from './bell.ts';
import { contactData } from './callbacks.ts';
import {
  type Offers,
  openButton,
  remindButton,
  renderSaved,
  repCard,
  shorten,
  shownName,
  summaryCard,
  teamCard,
  teamDigest,
  waitingButtons,
  withCustomFields,
} from './cards.ts';
import { reminderView } from './contacts/reminder-view.ts';
import { sayEvent } from './event-summary.ts';
import { expiryView } from './form/expiry-view.ts';
import { endView, failedRowsFile, statusView } from './import/view.ts';

export interface NoticeDeps {
  messenger: Messenger;
  dictionary: Dictionary;
  store: Store;
  /** The language of team chats. */
  teamLocale: string;
  offers: Offers;
  /** Whether somebody may use the bot. */
  isAllowed(userId: number): Promise<boolean>;
  /** Unix time in ms. */
  now(): number;
  /** Whether there is somebody whom the bot tells of trouble. */
  hasAdmins(): boolean;
}

export interface Notices {
  /**
   * Says what a job owes. Resolves to false if the chat does not hear us; rejects when Telegram is away.
   * Said twice after a crash, an edit shows the same; a new message can be doubled.
   */
  say(work: ChatWork): Promise<boolean>;
  /**
   * Shows contacts of one chat in one message: in that one, if it is still there. Resolves to its id, or undefined if the
   * chat does not hear us; rejects when Telegram is away.
   */
  shareMany(shares: readonly ShareContact[], messageId?: number): Promise<number | undefined>;
  /** How far an import is, in its message. Never rejects. */
  showImport(status: ImportStatus): Promise<void>;
  /** How an import has ended, and a file of the failed contacts. Rejects when Telegram is away. */
  reportImport(status: ImportStatus, failed: ImportRow[]): Promise<void>;
  /** The bot was restored from a copy: what was said since may be lost. Resolves as `say` does. */
  sayRestored(personId: number, copiedAt: number, now: number): Promise<boolean>;
  /** Kinbox takes its time: "safe with me" in place of "sending…". Best effort, never rejects. */
  sayWaiting(saved: SavedContact): Promise<void>;
  /** A photo or a voice note is being read, or waits behind so many. Resolves to the message's id. Never rejects. */
  sayReading(work: ReadMedia, ahead?: number): Promise<number | undefined>;
}

const NEEDS_THE_REP = new Set<TellRep['about']>(['rejected', 'undecided', 'absent', 'aside']);

/** Messages that the bot sends outside of a turn: the ends of jobs. */
export function createNotices(deps: NoticeDeps): Notices {
  const { messenger, dictionary, store, teamLocale, offers, isAllowed, now, hasAdmins } = deps;
  const bell = createBell(now);

  /** Speaks where the rep wrote. */
  const to = ({ repId, threadId }: RepMessage): Messenger =>
    inTopic(messenger, { chatId: repId, threadId });

  /** The language that a person has chosen, or else their phone's; the team's for who has never written. */
  const wordsFor = ({ locale, phoneLocale }: RepState): Words =>
    dictionary.in(locale ?? phoneLocale ?? teamLocale);

  const wordsOf = async (personId: number): Promise<Words> =>
    wordsFor(await store.repState(repKey(personId)));

  async function say(work: ChatWork): Promise<boolean> {
    switch (work.kind) {
      case 'tell-rep':
        return tellRep(work);
      case 'tell-update': {
        const { rep, draftId } = work;
        const view = updateView(work, dictionary.in(rep.locale));
        const messageId = await to(rep).show(rep.repId, view, rep.messageId);
        if (messageId === undefined) return false;
        if (draftId !== undefined) await store.rememberCard(draftId, repCard(rep, messageId, true));
        return true;
      }
      case 'share-import': {
        const { destination, repName, count, fileName, names = [] } = work;
        const words = dictionary.in(teamLocale);
        const file = fileName ?? words.plain('import-shared-cards');
        const who = names.map((name) => shorten(name, 40)).join(', ');
        const text = words.html('shared-import', {
          count,
          file: shorten(file, 60),
          name: repName,
          who: who === '' ? file : who + (count > names.length ? '…' : ''),
        });
        return (await messenger.send(destination, { text })) !== undefined;
      }
      case 'share-contact': {
        if (work.isBare) {
          const text = dictionary.in(teamLocale).html('shared-elsewhere', { name: work.repName });
          return (await messenger.send(work.destination, { text })) !== undefined;
        }
        const { draftId, created, destination, repName, event, customFieldLines } = work;
        const card = { ...destination, repName, event, customFieldLines };
        const view = await cardView({ draftId, created, card });
        const messageId = await sendToTeam(destination, view);
        if (messageId === undefined) return false;
        if (draftId !== undefined) await follow(draftId, created, { ...card, messageId });
        return true;
      }
      case 'refresh-card': {
        const { draftId, card } = work;
        const { chatId, threadId, messageId } = card;
        const view = await cardView(work);
        const edited = await messenger.edit(chatId, view, messageId);
        // What a rep has deleted is not missed: they are told of each correction anyway.
        if (edited !== 'gone' || card.locale !== undefined) return edited === 'shown';
        const sentId = await messenger.send({ chatId, threadId }, view);
        if (sentId === undefined) return false;
        if (draftId !== undefined)
          await store.rememberCard(draftId, { ...card, messageId: sentId });
        return true;
      }
      case 'tell-admin': {
        // Of a database that is away they are told all the same.
        const words = await wordsOf(work.adminId).catch(() => dictionary.in(teamLocale));
        const { about, detail = '', waiting } = work;
        const text = lines(
          words.html(`admin-${about}`, { detail }),
          waiting !== undefined && words.html('admin-waiting', { count: waiting }),
        );
        return (await messenger.send({ chatId: work.adminId }, { text })) !== undefined;
      }
      case 'tell-taken':
        return tellTaken(work);
      case 'remind':
        return sayReminder(work);
      case 'tell-expiry':
        return tellExpiry(work);
      case 'tell-event':
        return sayEvent(work, await wordsOf(work.personId), { store, messenger });
      case 'tell-stranger': {
        const { personId, destination, locale } = work;
        const text = dictionary.in(locale).html('stranger', { id: String(personId) });
        return (await messenger.send(destination, { text })) !== undefined;
      }
      case 'apologize': {
        const text = dictionary.in(work.locale).html('trouble');
        return (await messenger.send({ chatId: work.chatId }, { text })) !== undefined;
      }
    }
  }

  async function sendToTeam(destination: Destination, view: View): Promise<number | undefined> {
    const isSilent = bell.isSilent(destination.chatId);
    const messageId = await messenger.send(destination, { ...view, isSilent });
    if (messageId !== undefined && !isSilent) bell.rang(destination.chatId);
    return messageId;
  }

  /** A contact on a card of the rep's or of a team's. */
  async function cardView({
    draftId,
    created,
    card,
    correctedBy,
  }: Pick<RefreshCard, 'draftId' | 'created' | 'correctedBy'> & {
    card: Omit<Card, 'messageId'> & Partial<Pick<Card, 'messageId'>>;
  }): Promise<View> {
    const shown = withCustomFields(created, card);
    if (card.locale === undefined) {
      const claim = draftId === undefined ? undefined : await store.claimOf(draftId);
      const about = { ...card, correctedBy, draftId, claim };
      return teamCard(shown, about, dictionary.in(teamLocale), offers);
    }
    const of =
      draftId === undefined || !card.isOwn
        ? undefined
        : { draftId, isNewest: await isLive(card.chatId, card.messageId) };
    return summaryCard(shown, dictionary.in(card.locale), offers, of);
  }

  /** From now on the card follows corrections; it catches up with one that was made while it was being sent. */
  async function follow(draftId: string, created: KinboxContact, card: Card): Promise<void> {
    await store.rememberCard(draftId, card);
    const now = (await store.contactCopy(draftId))?.contact;
    if (!now || Object.keys(changesIn(fieldsOf(now), created)).length === 0) return;
    const view = await cardView({ draftId, created: now, card });
    await messenger.show(card.chatId, view, card.messageId);
  }

  async function tellTaken(work: Extract<ChatWork, { kind: 'tell-taken' }>): Promise<boolean> {
    const { personId, takerId, takerName, draftId, created, about } = work;
    const words = await wordsOf(personId);
    const name = shownName(created);
    const isTaker = personId === takerId;
    const said = isTaker
      ? words.html('taken-yours', { name })
      : words.html(`told-${about}`, { name, taker: shorten(takerName, 40) });
    const card = summaryCard(created, words, offers);
    const give: Button[] = [
      remindButton(draftId, words),
      { label: words.plain('button-give-back'), data: `claim:give:${draftId}` },
    ];
    const view: View = isTaker
      ? { text: paragraphs(said, card.text), buttons: [...(card.buttons ?? []), give] }
      : { text: said };
    return (await messenger.send({ chatId: personId }, view)) !== undefined;
  }

  async function tellExpiry(work: Extract<ChatWork, { kind: 'tell-expiry' }>): Promise<boolean> {
    const rep = await store.repState(repKey(work.personId));
    const { draft, parked = [] } = rep;
    const left = [draft, ...parked].filter((one) => one && !one.isCancelled && !isUntouched(one));
    // Saved or thrown away since.
    if (!draft || left.length === 0) return true;
    const view = expiryView(left, draft, work.goneAt, wordsFor(rep));
    return (await messenger.send({ chatId: work.personId }, view)) !== undefined;
  }

  async function sayReminder(work: Remind): Promise<boolean> {
    const { personId, threadId, draftId } = work;
    // A contact is shown to nobody who has left the team meanwhile.
    if (!(await isAllowed(personId))) return false;
    const words = await wordsOf(personId);
    const contact = (await store.contactCopy(draftId))?.contact;
    const view = reminderView(work, contact, now(), words, offers);
    const destination = { chatId: personId, threadId };
    return (await inTopic(messenger, destination).send({ chatId: personId }, view)) !== undefined;
  }

  /** Live buttons belong to the newest message: not while a form is open. */
  async function isLive(repId: number, messageId: number | undefined): Promise<boolean> {
    const { draft, liveMessage } = await store.repState(repKey(repId));
    return !draft && messageId !== undefined && liveMessage?.messageId === messageId;
  }

  async function tellRep(work: TellRep): Promise<boolean> {
    const { rep } = work.saved;
    const isNewest = await isLive(rep.repId, rep.messageId);
    const view = repView(work, dictionary.in(rep.locale), isNewest);
    if (work.about === 'created') return tellOfArrival(work, view);
    if (isNewest || rep.messageId === undefined || !NEEDS_THE_REP.has(work.about)) {
      return (await to(rep).show(rep.repId, view, rep.messageId)) !== undefined;
    }
    // The rep has moved on, and Telegram announces no edits: so a card that needs the rep is sent as a new message.
    await to(rep).show(rep.repId, { text: view.text }, rep.messageId);
    return (await to(rep).send({ chatId: rep.repId }, view)) !== undefined;
  }

  /** Telegram announces no edits: who has waited for long hears of it by a new message that leads to the card. */
  async function tellOfArrival(
    { saved, created, isLate }: Extract<TellRep, { about: 'created' }>,
    view: View,
  ): Promise<boolean> {
    const { rep, contact, draft, customFieldLines } = saved;
    const messageId = await to(rep).show(rep.repId, view, rep.messageId);
    if (messageId === undefined) return false;
    await follow(draft.id, created, { ...repCard(rep, messageId, true), customFieldLines });
    // A card that is gone was sent anew: that is news enough.
    if (!isLate || messageId !== rep.messageId) return true;
    const text = dictionary.in(rep.locale).html('arrived', { name: shorten(contact.name, 60) });
    return (await to(rep).send({ chatId: rep.repId }, { text, replyTo: messageId })) !== undefined;
  }

  function repView(work: TellRep, words: Words, isNewest: boolean): View {
    const { saved } = work;
    const { id } = saved.draft;
    const told = hasAdmins() ? 'yes' : 'no';
    switch (work.about) {
      case 'created':
        return summaryCard(withCustomFields(work.created, saved), words, offers, {
          draftId: id,
          isNewest,
        });
      case 'rejected':
        return decisionView(rejection(work.saved, work.reason, words), [
          { label: words.plain('button-fix'), data: contactData('fix', id), style: 'success' },
          { label: words.plain('button-discard'), data: contactData('discard', id) },
        ]);
      case 'undecided':
        return decisionView(renderSaved(saved, words.html('undecided'), words), [
          { label: words.plain('button-it-is-there'), data: contactData('there', id) },
          { label: words.plain('button-send-again'), data: contactData('again', id) },
        ]);
      case 'absent':
        return decisionView(renderSaved(saved, words.html('absent'), words), [
          { label: words.plain('button-send-again'), data: contactData('again', id) },
          { label: words.plain('button-discard'), data: contactData('discard', id) },
        ]);
      default:
        return {
          text: renderSaved(saved, words.html(work.about, { told }), words),
          buttons: waitingButtons(id, words),
        };
    }
  }

  function updateView(work: TellUpdate, words: Words): View {
    const { name, contactId, about, reason, created, draftId, areNotesLeft } = work;
    const { filled = [], inNotes = [] } = work;
    const labels = (fields: string[]): string =>
      fields.map((field) => words.plain(`field-${field}`)).join(', ');
    const done = lines(
      words.html(`update-${about}`, { name: shorten(name, 60) }),
      filled.length > 0 && words.html('update-filled', { fields: labels(filled) }),
      inNotes.length > 0 && words.html('update-in-notes', { fields: labels(inNotes) }),
      areNotesLeft === true && words.html('update-notes-left'),
      reason !== undefined && words.html('rejected-reason', { reason }),
    );
    if (created && draftId !== undefined) {
      // The message becomes the contact's card again, as Kinbox has it now.
      const card = summaryCard(created, words, offers, { draftId, isNewest: false });
      return { ...card, text: paragraphs(done, card.text) };
    }
    const buttons = contactId === undefined ? [] : [openButton({ id: contactId }, words, offers)];
    return { text: done, buttons };
  }

  return {
    say,
    async shareMany(shares, messageId) {
      const [first] = shares;
      if (!first) throw new Error('a digest of nobody');
      const { destination } = first;
      const view = teamDigest(shares, dictionary.in(teamLocale));
      if (messageId === undefined) return sendToTeam(destination, view);
      const edited = await messenger.edit(destination.chatId, view, messageId);
      if (edited === 'shown') return messageId;
      return edited === 'gone' ? sendToTeam(destination, view) : undefined;
    },
    async showImport(status) {
      const { repId, messageId, locale } = status.list.rep;
      if (messageId === undefined) return;
      await messenger.refresh(repId, statusView(status, dictionary.in(locale)), messageId);
    },
    async reportImport(status, failed) {
      const { repId, messageId, locale } = status.list.rep;
      const words = dictionary.in(locale);
      const there = to(status.list.rep);
      await there.show(repId, endView(status, words, { hasFile: failed.length > 0 }), messageId);
      if (failed.length > 0) {
        await there.sendFile({ chatId: repId }, failedRowsFile(failed, words));
      }
    },
    async sayRestored(personId, copiedAt, now) {
      const words = await wordsOf(personId);
      const text = words.html('restored', { from: words.moment(copiedAt), to: words.moment(now) });
      return (await messenger.send({ chatId: personId }, { text })) !== undefined;
    },
    async sayReading({ kind, locale, chatId, messageId }, ahead) {
      const words = dictionary.in(locale);
      const text =
        ahead === undefined
          ? words.html(kind === 'read-photo' ? 'reading-photo' : 'reading-voice')
          : words.html('reading-later', { count: ahead });
      // Only the private chat is a place to say so.
      if (chatId < 0) return undefined;
      return messenger.send({ chatId }, { text, replyTo: messageId }).catch(() => undefined);
    },
    async sayWaiting(saved) {
      const words = dictionary.in(saved.rep.locale);
      const text = renderSaved(saved, words.html('waiting'), words);
      const buttons = waitingButtons(saved.draft.id, words);
      const { repId, messageId } = saved.rep;
      if (messageId === undefined) return;
      await messenger.show(repId, { text, buttons }, messageId).catch(() => undefined);
    },
  };
}

function rejection(saved: SavedContact, reason: string | undefined, words: Words) {
  return paragraphs(
    renderSaved(saved, words.html('rejected'), words),
    reason !== undefined && words.html('rejected-reason', { reason }),
    words.html('rejected-what-now'),
  );
}

const fieldsOf = ({ name, phone, email, notes, location }: KinboxContact): ContactChange => ({
  name: name ?? undefined,
  phone: phone ?? undefined,
  email: email ?? undefined,
  notes: notes ?? undefined,
  location: location ?? undefined,
});

const decisionView = (text: Html, buttons: Button[]): View => ({ text, buttons: [buttons] });

/** The key of a rep's row; the same as intake gives to the rep's updates. */
const repKey = (repId: number): string => `rep:${repId}`;

export interface ClassifierDeps {
  adminIds(): readonly number[];
  dictionary: Dictionary;
}

/** Telegram is asked again this soon, in ms, when it does not say when. */
const AGAIN_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * Classifies a failed update: Telegram's doing, then it is tried again; or something broken, then the rep
 * and the admins are told if it has to be set aside. Reasons hold codes and never people's words.
 */
export function createUpdateErrorClassifier({ adminIds, dictionary }: ClassifierDeps) {
  return function classifyUpdateError(error: unknown, turn: Turn) {
    const reason = describeError(error);
    const trouble = sortTelegramError(error);
    const jobs = [...apologize(turn), ...tellAdmins(turn)];
    if (trouble?.kind !== 'later') return { kind: 'broken' as const, reason, jobs };
    const ms = trouble.ms ?? Math.min(AGAIN_MS * 2 ** turn.attempts, LONGEST_MS);
    return { kind: 'later' as const, ms, reason, jobs };
  };

  /** Only a rep's own private chat: its id is the rep's (Bot API, Chat). Of a stranger nothing is remembered. */
  function apologize({ key, updateId, rep }: Turn): NewJob[] {
    const repId = Number(/^rep:(\d+)$/.exec(key)?.[1]);
    const isKnown = Object.values(rep).some((value) => value !== undefined);
    if (!repId || !isKnown) return [];
    const locale = rep.locale ?? rep.phoneLocale ?? dictionary.localeFor(undefined);
    return [{ key: `apology:${updateId}`, work: { kind: 'apologize', chatId: repId, locale } }];
  }

  function tellAdmins({ updateId }: Turn): NewJob[] {
    return adminIds().map((adminId) => ({
      key: adminKey(adminId, `update:${updateId}`),
      work: { kind: 'tell-admin', adminId, about: 'update-aside', detail: String(updateId) },
    }));
  }
}

/** Classifies an error of a job's message. */
export function classifySendError(
  error: unknown,
): { kind: 'later'; ms?: number } | { kind: 'never'; reason: string } {
  const trouble = sortTelegramError(error);
  if (trouble?.kind !== 'later') return { kind: 'never', reason: describeError(error) };
  return trouble;
}
