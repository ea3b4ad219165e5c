import { Bot, type BotConfig, Composer } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { isPersonsName } from '../capture/text/name-shape.ts';
import type { DrawFigures } from '../chart/draw-figures.ts';
import type { FormSettings } from '../domain/form/settings.ts';
import { adminKey, type NewJob, strangerKey } from '../domain/job.ts';
import { ownPartShape } from '../domain/reading.ts';
import { type Dictionary, LOCALES, type Words } from '../locales/words.ts';
import type { Store, Turn, UnitOfWork } from '../storage/store.ts';
import {
  type Access,
  ANONYMOUS_ADMIN_ID,
  CHANNEL_ID,
  LINKED_CHANNEL_ID,
} from '../telegram/access.ts';
import { canMoveTo, movedSetting } from '../telegram/group-moves.ts';
import type { Button } from '../telegram/keyboard.ts';
import { inTopic, type Messenger } from '../telegram/messenger.ts';
import type { Roster } from '../telegram/roster.ts';
import { retryTapped } from './admin/failed-jobs.ts';
import { createForget } from './admin/forget.ts';
import { createJoining } from './admin/joining.ts';
import { createTeamCommand } from './admin/team-command.ts';
import { linkButtons, type Offers, ownButtons } from './cards.ts';
import { type Command, changeLanguage, createCommands, namesOf } from './commands.ts';
import { createAfterSaveTaps } from './contacts/after-save-taps.ts';
import { createClaimTaps } from './contacts/claim-taps.ts';
import { findCorrectable } from './contacts/correctable.ts';
import { type CorrectionDeps, createCorrections } from './contacts/corrections.ts';
import { createDigestTaps, type DigestDeps } from './contacts/digest-taps.ts';
import { createFind } from './contacts/find.ts';
import { createNotes } from './contacts/notes.ts';
import { createReminderTaps } from './contacts/reminder-taps.ts';
import { createSavedContacts } from './contacts/saved-contacts.ts';
import { answerTap, type BotContext, remember, type TurnContext } from './context.ts';
import { createEvents } from './event.ts';
import { newContactConversation } from './form/conversation.ts';
import { createShowOutcome, type ShowDeps } from './form/show.ts';
import { createStartForm } from './form/start.ts';
import { isService } from './form/to-input.ts';
import { createBeginImport } from './import/begin.ts';
import { createFiles, type FileDeps } from './import/files.ts';
import { createGather } from './import/gather.ts';
import { createOpenImport } from './import/open-import.ts';
import { createImportTaps } from './import/taps.ts';
import { createMedia, type MediaDeps } from './media.ts';
import { plainCommand } from './message-kind.ts';
import { createMyData } from './my-data.ts';
import { createOffer } from './offer.ts';
import { isForged } from './people.ts';
import { createPrivateMessage } from './private-message.ts';
import { readPrefill } from './read-message.ts';
import { destinationOf, pointToPrivateChat } from './reply.ts';
import { createStats } from './stats.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Telegram's stand-ins for people who write without their name. */
const isUnnamed = (userId: number): boolean =>
  userId === ANONYMOUS_ADMIN_ID || userId === CHANNEL_ID;

/** Whose membership of the chat has changed by this update (Bot API, ChatMemberUpdated and Message). */
function movedMembers({ chatMember, message }: BotContext): number[] {
  const users = [
    chatMember?.new_chat_member?.user,
    message?.left_chat_member,
    ...(message?.new_chat_members ?? []),
  ];
  return users.flatMap((user) => user?.id ?? []);
}

export interface BotDeps {
  token: string;
  me: UserFromGetMe;
  client: NonNullable<BotConfig<BotContext>['client']>;
  store: Store;
  team: Roster;
  /** The id that a group has now. */
  currentId(chatId: number): Promise<number>;
  /** Unix time in ms. */
  now(): number;
  messenger: Messenger;
  dictionary: Dictionary;
  access: Access;
  /** The questions of a form, and the country that phone numbers are read in. */
  settings(): FormSettings;
  findKnown: ShowDeps['findKnown'];
  heldBack: ShowDeps['heldBack'];
  canUpdate: CorrectionDeps['canUpdate'];
  download: FileDeps['download'];
  readFile: FileDeps['readFile'];
  offers: Offers;
  reads: MediaDeps['reads'];
  draw: DrawFigures;
  isTeamChat: DigestDeps['isTeamChat'];
}

export interface ContactBot {
  /** Handles one update and returns the writes to commit. Rejects when it could not be handled. */
  handle(claimedTurn: Turn): Promise<UnitOfWork>;
  commands: Command[];
}

/**
 * The bot: what an update passes through, in this order.
 *
 *  1. its turn: the unit of work, the words in the rep's language; its command in small letters
 *  2. groups that moved, members who came or left: remembered, nothing said
 *  3. what nobody expects an answer to (channels, other bots, service messages), and what is forged: dropped
 *  4. anonymous admins and people who write as a channel: asked to go on in private
 *  5. who opens an invite is let in; strangers: one polite line
 *  6. a group that an admin has chosen
 *  7. taps in groups: "I take it", or a toast; forms live in private chats
 *  8. a reply to a card: a note for the contact that it shows
 *  9. what takes seconds to read, a photo or a voice note: a job, whose result comes by an update of our own
 * 10. the open form: takes what is an answer, passes on what is not
 * 11. what the form decided: shown
 * 12. what was read meanwhile: to the form
 * 13. commands
 * 14. taps on saved contacts and languages
 * 15. an edited answer of a saved contact: offered to be corrected
 * 16. whatever holds a contact opens a form; everything else: what to do instead
 */
export function createBot(deps: BotDeps): ContactBot {
  const { token, me, client, store, messenger, dictionary } = deps;
  const {
    access,
    team,
    currentId,
    now,
    reads,
    settings,
    findKnown,
    canUpdate,
    download,
    readFile,
    offers,
    isTeamChat,
  } = deps;
  const { adminIds } = team;
  const bot = new Bot<BotContext>(token, { botInfo: me, client });
  const turns = new WeakMap<Update, TurnContext>();
  const openImport = createOpenImport({ store, now });
  const { gather, add } = createGather({ store, openImport });
  const showOutcome = createShowOutcome({
    settings,
    findKnown,
    heldBack: deps.heldBack,
    hasAdmins: () => adminIds().length > 0,
    recentContacts: store.recentContacts,
    findCorrectable: (repId, draftId) => findCorrectable(store, repId, draftId),
    gather,
    beginImport: createBeginImport({ store }),
    now,
  });
  const startForm = createStartForm({ showOutcome, settings });
  const events = createEvents({ store, startForm, settings, team, now });
  const imports = createImportTaps({ store, showOutcome, settings });
  const claims = createClaimTaps({ store, adminIds, now });
  const reminders = createReminderTaps({
    store,
    offers,
    settings,
    bringsContact: (ctx, message) =>
      isPersonsName(message.text ?? '') ||
      readPrefill(message, ctx.turn.words, settings()) !== undefined,
    now,
  });
  const onAfterSaveTap = createAfterSaveTaps({ store, offers });
  const onDigestTap = createDigestTaps({ store, isTeamChat });
  const forgetting = createForget({ store, settings });
  const teamCommand = createTeamCommand({ store, team, currentId, now });
  const onJoin = createJoining({ store, team, access, now });
  const commands = createCommands({
    store,
    adminIds,
    startForm,
    onEvent: events.onCommand,
    cancelImport: imports.cancelLatest,
    onForget: forgetting.onCommand,
    onTeam: teamCommand.onCommand,
    onStats: createStats({ store, draw: deps.draw, settings, adminIds, now }),
    onMine: claims.onCommand,
    onReminders: reminders.onCommand,
    onMyData: createMyData({ store }),
    onFind: createFind({ store, findKnown, settings }),
    settings,
  });
  const files = createFiles({ download, readFile, store, openImport, startForm, settings });
  const media = createMedia({ reads, startForm, showOutcome, settings });
  const offer = createOffer({ startForm });
  const onMessage = createPrivateMessage({
    files,
    offerContact: offer.onMessage,
    refusalFor: media.refusalFor,
    addToImport: add,
    startForm,
    settings,
  });
  const notes = createNotes({ store, now });
  const savedContacts = createSavedContacts({
    store,
    hasAdmins: () => adminIds().length > 0,
    offers,
    startForm,
    showOutcome,
    settings,
  });
  const corrections = createCorrections({
    store,
    canUpdate,
    fixByEdit: savedContacts.fixByEdit,
    showOutcome,
    settings,
  });

  const isAdmin = (ctx: BotContext): boolean =>
    ctx.from !== undefined && adminIds().includes(ctx.from.id);

  // 1.
  bot.use(async (ctx, next) => {
    const turn = turns.get(ctx.update);
    if (!turn) throw new Error('an update without its turn');
    ctx.turn = turn;
    if (ctx.message) plainCommand(ctx.message);
    const here = ctx.chat?.type === 'private' ? destinationOf(ctx) : undefined;
    if (here) turn.messenger = inTopic(turn.messenger, here);
    const locale = turn.work.rep.locale ?? dictionary.localeFor(ctx.from?.language_code);
    turn.words = dictionary.in(locale);
    await next();
    await answerTap(ctx);
  });

  // 2.
  bot.use(async (ctx, next) => {
    for (const userId of movedMembers(ctx)) access.forget(userId);
    const to = ctx.message?.migrate_to_chat_id;
    if (!ctx.chat || to === undefined) return next();
    if (!canMoveTo(to)) return;
    ctx.turn.work.settings.push(movedSetting(ctx.chat.id, to));
  });

  // 3.
  bot.use(async (ctx, next) => {
    const message = ctx.message ?? ctx.editedMessage;
    if (!ctx.from || ctx.from.id === LINKED_CHANNEL_ID) return;
    if (ctx.from.is_bot && !isUnnamed(ctx.from.id)) return;
    if (!message && !ctx.callbackQuery) return;
    if (message && !ctx.turn.reading && isService(message) && !message.chat_shared) return;
    if (isForged(ctx, ctx.from.id)) return;
    await next();
  });

  // 4.
  bot.use(async (ctx, next) => {
    if (!ctx.from || !isUnnamed(ctx.from.id)) return next();
    if (isOurCommand(ctx)) await pointToPrivateChat(ctx, 'anonymous-admin', 'new');
  });

  // 5.
  bot.use(async (ctx, next) => {
    if (await onJoin(ctx)) return;
    if (ctx.from && (await access.isAllowed(ctx.from.id))) {
      const phoneLocale = dictionary.localeFor(ctx.from.language_code);
      if (ctx.turn.work.rep.phoneLocale !== phoneLocale) remember(ctx, { phoneLocale });
      if (ctx.chat?.type === 'private') await events.attend(ctx);
      return next();
    }
    ctx.turn.work.jobs.push(...tellOfUnreadableChats());
    if (ctx.callbackQuery) return answerTap(ctx, 'toast-not-allowed');
    if (!ctx.message || !(ctx.chat?.type === 'private' || isOurCommand(ctx))) return;
    const destination = destinationOf(ctx);
    if (!ctx.from || !destination) return;
    ctx.turn.work.jobs.push({
      key: strangerKey(ctx.from.id, destination.chatId, now()),
      work: {
        kind: 'tell-stranger',
        personId: ctx.from.id,
        destination,
        locale: ctx.turn.words.locale,
      },
    });
  });

  // 6.
  bot.use(async (ctx, next) => {
    const shared = ctx.message?.chat_shared;
    if (!shared) return next();
    if (isAdmin(ctx) && ctx.chat?.type === 'private') await teamCommand.onShared(ctx, shared);
  });

  // 7.
  bot.use(async (ctx, next) => {
    if (!ctx.callbackQuery || ctx.chat?.type === 'private') return next();
    if (await claims.onTap(ctx)) return;
    if (await onDigestTap(ctx)) return;
    await answerTap(ctx, 'toast-not-yours');
  });

  // 8.
  bot.use(async (ctx, next) => {
    if (!(await notes.onReply(ctx))) await next();
  });

  // 9.
  bot.use(async (ctx, next) => {
    const isNew = ctx.message && !ctx.turn.reading;
    if (isNew && (await media.onMessage(ctx, ctx.message))) return;
    await next();
  });

  // 10.
  bot.use(newContactConversation(settings));

  // 11.
  bot.use(async (ctx, next) => {
    const { outcome } = ctx.turn;
    if (!outcome || outcome.kind === 'nothing') return next();
    await showOutcome(ctx);
  });

  // 12.
  bot.use(async (ctx, next) => {
    const { reading } = ctx.turn;
    if (!reading || !ctx.message) return next();
    await media.onReading(ctx, ctx.message, reading);
  });

  // A composer runs all its layers for every update, those behind the end of its way too, and `on`, `command` and
  // `filter` make composers as they run: an answer to the form, as most updates are, is spared the rest of them.
  const rest = new Composer<BotContext>();
  bot.use(rest);

  // 13.
  rest.command('start', (ctx) => {
    const isNew = ctx.match === '' && ctx.chat.type === 'private' && !ctx.turn.work.rep.draft;
    if (isNew) ctx.turn.heading = ctx.turn.words.html('greeting');
    return startForm(ctx, undefined, { goesOn: true });
  });
  for (const command of commands) {
    const offered = command.forAdmins ? rest.filter(isAdmin) : rest;
    offered.command(namesOf(command), async (ctx) => {
      const here = ctx.chat.type === 'private' ? 'private' : 'group';
      if (command.in.includes(here)) return command.run(ctx);
      await pointToPrivateChat(ctx, 'only-in-private');
    });
  }

  // 14.
  rest.on('callback_query:data', async (ctx) => {
    if (await savedContacts.onTap(ctx)) return;
    if (await corrections.onTap(ctx)) return;
    if (await imports.onTap(ctx)) return;
    if (await events.onTap(ctx)) return;
    if (await claims.onTap(ctx)) return;
    if (await onAfterSaveTap(ctx)) return;
    if (await reminders.onTap(ctx)) return;
    if (await media.onTap(ctx)) return;
    if (await offer.onTap(ctx)) return;
    if (isAdmin(ctx) && (await teamCommand.onTap(ctx))) return;
    if (isAdmin(ctx) && (await forgetting.onTap(ctx))) return;
    if (isAdmin(ctx) && (await retryTapped(ctx, store, now()))) return;
    const locale = LOCALES.find((known) => ctx.callbackQuery.data === `language:${known}`);
    if (locale) return changeLanguage(ctx, dictionary.in(locale), showOutcome);
    await answerTap(ctx, 'toast-closed');
  });

  // 15. 16.
  rest.chatType('private').on('edited_message:text', async (ctx) => {
    if (!(await notes.onEdit(ctx))) await corrections.onEdit(ctx);
  });
  rest.chatType('private').on('message', async (ctx) => {
    if (await events.onAnswer(ctx, ctx.message)) return;
    if (await reminders.onAnswer(ctx, ctx.message)) return;
    await onMessage(ctx, ctx.message);
  });

  /** Those for admins are nobody else's business: not even that they exist. */
  function isOurCommand(ctx: BotContext): boolean {
    const known = commands.filter(({ forAdmins }) => !forAdmins);
    return ctx.hasCommand(['start', ...known.flatMap(namesOf)]);
  }

  /** Once a day and chat: nobody of its members gets in, and only an admin can mend it. */
  function tellOfUnreadableChats(): NewJob[] {
    const day = Math.floor(now() / DAY_MS);
    return access.unreadableChats().flatMap((chatId) =>
      adminIds().map((adminId) => ({
        key: adminKey(adminId, `members:${chatId}:${day}`),
        work: { kind: 'tell-admin', adminId, about: 'members-unreadable', detail: String(chatId) },
      })),
    );
  }

  async function remainingButtons(
    repId: number,
    draftId: string,
    words: Words,
  ): Promise<Button[][] | undefined> {
    const created = await store.createdContact(repId, draftId);
    if (created) {
      const { contact } = created;
      const own = ownButtons(contact, draftId, words, offers);
      return [...linkButtons(contact, words, offers), ...own];
    }
    const open = await store.pendingContact(repId, draftId);
    return open?.state === 'rejected' || open?.state === 'undecided' ? [] : undefined;
  }

  return {
    commands,
    async handle(claimedTurn) {
      const { own, ...update }: Update & { own?: unknown } = JSON.parse(claimedTurn.payload);
      // Telegram's ids are positive (Bot API, Update), and intake takes no other.
      const read = update.update_id < 0 ? ownPartShape.parse(own) : undefined;
      // The conversation's log may be what broke the first attempt; without it the draft goes on.
      const { log, ...rest } = claimedTurn.rep;
      const rep = claimedTurn.attempts > 0 && log !== undefined ? rest : claimedTurn.rep;
      const work: UnitOfWork = {
        rep,
        jobs: [],
        drop: [],
        decisions: [],
        settings: [],
        imports: [],
      };
      const words = dictionary.in(rep.locale ?? '');
      const turn: TurnContext = {
        key: claimedTurn.key,
        work,
        words,
        messenger,
        remainingButtons: (repId, draftId) => remainingButtons(repId, draftId, turn.words),
        tapAnswered: false,
        ...(read && { reading: read.reading, saidId: read.saidId }),
      };
      turns.set(update, turn);
      await bot.handleUpdate(update);
      return work;
    },
  };
}
