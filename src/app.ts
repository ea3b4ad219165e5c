import { tellRestored } from './bot/admin/tell-restored.ts';
import { createTellTrouble, type Watched } from './bot/admin/tell-trouble.ts';
import { createBot } from './bot/bot.ts';
import type { Offers } from './bot/cards.ts';
import { publishCommands } from './bot/commands.ts';
import { classifySendError, createNotices, createUpdateErrorClassifier } from './bot/notices.ts';
import { createFileReader } from './capture/file-reader.ts';
import { createDrawFigures } from './chart/draw-figures.ts';
import type { Config } from './config.ts';
import { startChatLane } from './delivery/chat-lane.ts';
import { readOutage, startKinboxLane } from './delivery/kinbox-lane.ts';
import { mediaReader } from './delivery/read-media.ts';
import { importRunner } from './delivery/run-import.ts';
import { fieldSetter } from './delivery/set-field.ts';
import type { CustomField } from './domain/fields/custom-field.ts';
import { laneOf } from './domain/job.ts';
import { startDispatch } from './intake/dispatch.ts';
import { parseIncoming } from './intake/incoming.ts';
import { startPolling } from './intake/polling.ts';
import { createFieldList, createRepField, startCustomFields } from './kinbox/custom-fields.ts';
import { createKinbox, observeKinbox } from './kinbox/kinbox-client.ts';
import { createTokenCheck } from './kinbox/token-check.ts';
import { loadDictionary } from './locales/words.ts';
import { createCanUpdate } from './lookups/can-update.ts';
import { createFindKnown } from './lookups/known-contacts.ts';
import { photoSettings } from './photo/optional-parts.ts';
import { createPhotoReader } from './photo/photo-reader.ts';
import type { Clock } from './runtime/clock.ts';
import { type Log, reasonOf } from './runtime/log.ts';
import type { Loop } from './runtime/loop.ts';
import { patiently } from './runtime/patiently.ts';
import { controlPath, startControl } from './server/control.ts';
import { createHealth, type Health } from './server/health.ts';
import { createMetrics } from './server/metrics.ts';
import { startServer } from './server/server.ts';
import { startWatch } from './server/watch.ts';
import type { WebhookDeps } from './server/webhook-route.ts';
import { transcribe } from './speech/transcribe.ts';
import { startDailyBackups } from './storage/daily-backups.ts';
import { createHeartbeat } from './storage/heartbeat.ts';
import { isDatabaseAway, openStore } from './storage/open-store.ts';
import { takeFor } from './storage/owner.ts';
import { readRestored } from './storage/restored.ts';
import type { IncomingUpdate, Store } from './storage/store.ts';
import { tellStory } from './storage/tell-story.ts';
import { startUpkeep } from './storage/upkeep.ts';
import { createAccess } from './telegram/access.ts';
import { createTelegram, identify, TokenRefused } from './telegram/api.ts';
import { createGetUpdates, delayAfterPoll } from './telegram/get-updates.ts';
import { currentChatId, movedSetting } from './telegram/group-moves.ts';
import { createMessenger } from './telegram/messenger.ts';
import { firstAdminLink, startRoster } from './telegram/roster.ts';
import { sortTelegramError } from './telegram/telegram-error.ts';
import { checkWebhook, makeWayForPolling, setWebhook } from './telegram/webhook-setup.ts';

export interface AppDeps {
  clock: Clock;
  /** When to look after the process itself. */
  watchClock: Clock;
  /** In [0, 1). */
  random: () => number;
  log: Log;
}

export interface App {
  /** The link by which the first admin comes in, where nobody may use the bot yet; for the starter's eyes only. */
  invitation: string | undefined;
  /** The port of the HTTP server, or undefined if it could not be had. */
  port: number | undefined;
  /** Takes no more updates, finishes what runs, closes everything. */
  stop(): Promise<void>;
}

/**
 * Composes the bot from its parts and starts it; resolves when it takes updates. Throws StoreInUse,
 * StoreTooNew, TokenRefused, ForeignDatabase, ForeignWebhook, or what the database or the network says.
 */
export async function startApp(
  config: Config,
  { clock, watchClock, random, log }: AppDeps,
): Promise<App> {
  // Parts are stopped in the opposite order: first what takes updates, last what they are kept in.
  await using parts = new AsyncDisposableStack();

  // It listens before anything else: whoever watches over the process is told what it waits for.
  let opened: Store | undefined;
  const metrics = createMetrics(async () => {
    if (!opened) throw new Error('the database is not open yet');
    return opened.backlog();
  }, clock.now);
  /** Once the bot does its work. */
  let health: Health | undefined;
  let take: ((updates: IncomingUpdate[]) => Promise<void>) | undefined;
  const { intake } = config;
  const webhook: WebhookDeps | undefined =
    intake.mode === 'webhook'
      ? {
          path: new URL(intake.url).pathname,
          secret: intake.secret,
          async receive(body) {
            // Telegram tries again what is not taken.
            if (!take) throw new Error('the bot is starting');
            const update = parseIncoming(body);
            if (update) await take([update]);
            return update !== undefined;
          },
        }
      : undefined;
  const server = await startServer({
    ...config.server,
    troubles: async () => health?.troubles() ?? [opened ? 'telegram' : 'database'],
    metrics: metrics.render,
    webhook,
  }).catch((error: unknown) => {
    // Without its webhook the bot is deaf; without health checks it still does its work.
    if (webhook) throw error;
    log.warn({ reason: reasonOf(error) }, 'no health checks: the port is not to be had');
    return undefined;
  });
  if (server) parts.defer(() => server.close());

  const { store, lead, backup } = await patiently(
    () => openStore(config.database, { clock, log }),
    {
      what: 'database',
      isAway: isDatabaseAway,
      clock,
      log,
    },
  );
  opened = store;
  parts.defer(() => store.close());

  const telegram = createTelegram({
    ...config.telegram,
    sleep: clock.sleep,
    now: clock.now,
    onAttempt: ({ method, outcome, ms }) => metrics.telegramAnswered(method, outcome, ms),
  });
  parts.defer(() => telegram.close());
  const { api } = telegram;
  const me = await patiently(() => identify(api), {
    what: 'Telegram',
    says: 'Telegram does not answer; trying again',
    isAway: (error) => !(error instanceof TokenRefused),
    clock,
    log,
  });
  await takeFor(me.id, store);

  const kinbox = observeKinbox(
    createKinbox({ ...config.kinbox, now: clock.now }),
    metrics.kinboxAnswered,
    clock.now,
  );
  parts.defer(() => kinbox.close());

  const restored = await readRestored(store, { clock, days: config.retention.draftDays });
  const dictionary = loadDictionary(config.locale, config.timeZone);
  const { contactUrl, contactFields, afterSaveField } = config.kinbox;
  /** Until Kinbox's fields are known there is none. */
  let workspaceFields = (): readonly CustomField[] => [];
  const fieldAt = (placeholder: string | undefined) =>
    workspaceFields().find((one) => one.placeholder === placeholder);
  const offers: Offers = { contactUrl, afterSave: () => fieldAt(afterSaveField) };
  const currentId = (chatId: number): Promise<number> => currentChatId(store, chatId);
  const onMoved = (from: number, to: number): Promise<void> =>
    store.saveSetting(movedSetting(from, to));
  const messenger = createMessenger({
    api,
    currentId,
    onMoved,
    log,
  });
  const team = await startRoster({ named: config.access, store, clock, log });
  parts.defer(() => team.stop());
  const { adminIds, teamChatIds } = team;
  const access = createAccess({
    api,
    ...team,
    currentId,
    onMoved,
    clock,
    log,
  });
  const notices = createNotices({
    messenger,
    dictionary,
    store,
    teamLocale: config.locale,
    offers,
    isAllowed: access.isAllowed,
    now: clock.now,
    hasAdmins: () => adminIds().length > 0,
  });

  const onJobEnd = metrics.jobEnded;
  let wakeKinbox = (): void => {};
  const places = { teamChatIds, currentId };
  const photos = photoSettings({ wanted: config.photos });
  if (photos.reason) {
    log.info({ mode: photos.mode, reason: photos.reason.kind }, 'photos are not read whole');
  }
  const photoReader =
    photos.mode === 'off' ? undefined : createPhotoReader({ mode: photos.mode, clock, log });
  parts.defer(() => photoReader?.stop());
  const { speech } = config;
  /** Until updates are handled, they wait on disk. */
  let kick = (_keys: string[]): void => {};
  /** Resolves when the updates are on disk; they are handled after that. */
  async function receive(updates: IncomingUpdate[]): Promise<void> {
    kick(await store.receive(updates, clock.now()));
  }

  const chatLane = startChatLane({
    store,
    readMedia: mediaReader({
      download: telegram.download,
      photos: photoReader,
      transcribe: speech && ((voice) => transcribe(speech, voice)),
      sayReading: notices.sayReading,
      deliver: (update) => receive([update]),
      clock,
      log,
    }),
    runImport: importRunner({
      ...places,
      store,
      showImport: notices.showImport,
      reportImport: notices.reportImport,
      isAllowed: access.isAllowed,
      onFed: () => wakeKinbox(),
      clock,
    }),
    setField: fieldSetter({ kinbox, store, clock, random }),
    say: notices.say,
    shareMany: notices.shareMany,
    classify: classifySendError,
    adminIds,
    onJobEnd,
    clock,
    random,
    log,
  });
  parts.defer(() => chatLane.stop());
  const { telegramIdField: placeholder, concurrency } = config.kinbox;
  const list = createFieldList(kinbox, clock);
  const kinboxLane = await startKinboxLane({
    store,
    kinbox,
    repField: createRepField({ list, placeholder, clock, log }),
    origin: config.origin,
    mayBeThere: restored.mayBeThere,
    ...places,
    adminIds,
    concurrency,
    sayWaiting: notices.sayWaiting,
    onJobs: chatLane.wake,
    onJobEnd,
    clock,
    random,
    log,
  });
  wakeKinbox = kinboxLane.wake;
  parts.defer(() => kinboxLane.stop());

  const customFields = await startCustomFields({
    list,
    placeholders: [...new Set([...contactFields, ...(afterSaveField ? [afterSaveField] : [])])],
    memory: {
      load: () => store.setting('own-fields'),
      save: (value) => store.saveSetting({ name: 'own-fields', value }),
    },
    clock,
    log,
  });
  parts.defer(() => customFields.stop());
  workspaceFields = customFields.current;

  const fileReader = createFileReader({ clock, log });
  parts.defer(() => fileReader.stop());
  const bot = createBot({
    token: config.telegram.token,
    me,
    client: telegram.clientOptions,
    store,
    messenger,
    dictionary,
    team,
    currentId,
    now: clock.now,
    access,
    findKnown: createFindKnown({ store, kinbox, clock, log }),
    download: telegram.download,
    readFile: fileReader.read,
    heldBack: async () => {
      const outage = await readOutage(store);
      return outage === 'down' ? 'waiting' : outage;
    },
    canUpdate: createCanUpdate({ kinbox, log }),
    settings: () => ({
      country: config.country,
      customFields: contactFields.flatMap((placeholder) => fieldAt(placeholder) ?? []),
      locale: config.locale,
      timeZone: config.timeZone,
    }),
    offers,
    isTeamChat: async (chatId) =>
      (await Promise.all(teamChatIds().map(currentId))).includes(chatId),
    draw: createDrawFigures((error) => {
      log.info({ reason: reasonOf(error) }, 'figures are told in words only');
    }),
    reads: { photos: photos.mode, voice: speech !== undefined },
  });
  const dispatch = startDispatch({
    store,
    handle: bot.handle,
    classify: createUpdateErrorClassifier({ adminIds, dictionary }),
    onJobs(jobs) {
      kinboxLane.wake();
      if (jobs.some(({ work }) => laneOf(work) !== 'kinbox')) chatLane.wake();
    },
    onEnd: metrics.updateEnded,
    clock,
    log,
  });
  kick = dispatch.kick;
  parts.defer(() => dispatch.stop());

  const { copiedAt } = restored;
  if (copiedAt !== undefined) {
    const now = clock.now();
    await patiently(() => tellRestored({ store, notices, access, adminIds, copiedAt, now, log }), {
      what: 'Telegram',
      isAway: (error) => sortTelegramError(error)?.kind === 'later',
      clock,
      log,
    });
    await restored.told();
  }
  if (backup && config.database.engine === 'sqlite') {
    const door = await startControl(controlPath(config.database.file), {
      backup,
      contact: (id) => tellStory(store, id),
    }).catch((error: unknown) => {
      log.warn({ reason: reasonOf(error) }, 'the tools cannot reach the running bot');
    });
    if (door) parts.defer(() => door.close());
    if (config.backups) {
      const daily = startDailyBackups({ ...config.backups, backup, clock, log });
      parts.defer(() => daily.stop());
    }
  }
  const upkeep = startUpkeep({ store, ...config.retention, clock, log });
  parts.defer(() => upkeep.stop());

  let polling: Loop | undefined;
  const heartbeat = createHeartbeat({ store, clock, log });
  const wellbeing = createHealth({
    writeDatabase: () => store.checkWritable(clock.now()),
    askTelegram: () => api.getMe(),
    storedAt: intake.mode === 'polling' ? heartbeat.last : undefined,
    checkWebhook:
      intake.mode === 'webhook' ? () => checkWebhook(api, intake.url, clock.now()) : undefined,
    clock,
  });
  const isTokenRefused = createTokenCheck(list, clock);
  const watch = startWatch<Watched>({
    async troubles() {
      const [found, isRefused] = await Promise.all([
        wellbeing.troubles('telegram'),
        isTokenRefused(),
      ]);
      const parted = [...found, ...(isRefused ? ['kinbox-token' as const] : [])];
      metrics.inTrouble(parted);
      return parted.filter((part) => part !== 'telegram');
    },
    tell: createTellTrouble({ store, notices, adminIds }),
    clock: watchClock,
    log,
  });
  parts.defer(() => watch.stop());
  take = receive;
  const isAway = (error: unknown): boolean => sortTelegramError(error)?.kind === 'later';
  const telegramIsBack = { what: 'Telegram', isAway, clock, log };

  if (intake.mode === 'webhook') {
    await patiently(() => setWebhook(api, store, intake), telegramIsBack);
  } else {
    await patiently(() => makeWayForPolling(api, store), telegramIsBack);
    const standing = new AbortController();
    // Telegram takes one poll at a time: of several replicas one leads, the others stand by.
    const stood = lead({
      onLead() {
        polling = startPolling({
          getUpdates: createGetUpdates(api),
          receive,
          onStored: heartbeat.beat,
          delayAfter: delayAfterPoll,
          clock,
          log,
        });
      },
      async onLost() {
        await polling?.stop();
        polling = undefined;
      },
      signal: standing.signal,
    });
    parts.defer(() => {
      standing.abort();
      return stood;
    });
  }

  const leaving = new AbortController();
  const published = publishCommands(api, bot.commands, dictionary, leaving.signal).catch(
    (error: unknown) => {
      log.warn({ reason: reasonOf(error) }, 'the menu of commands could not be set');
    },
  );
  parts.defer(() => {
    leaving.abort();
    return published;
  });
  health = wellbeing;
  log.info({ bot: me.username, mode: intake.mode, database: config.database.engine }, 'ready');

  const invitation = team.isEmpty()
    ? await firstAdminLink({ store, clock }, me.username)
    : undefined;
  const running = parts.move();
  const address = server?.server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { port, invitation, stop: () => running.disposeAsync() };
}
