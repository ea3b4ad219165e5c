import { createAccess } from './bot/access.ts';
import { createBot } from './bot/bot.ts';
import type { Links } from './bot/cards.ts';
import { publishCommands } from './bot/commands.ts';
import { currentChatId, movedSetting } from './bot/group-moves.ts';
import { createJudge, judgeNotice } from './bot/judge.ts';
import { createMessenger } from './bot/messenger.ts';
import { createNotices } from './bot/notices.ts';
import { createGetUpdates, delayAfterPoll } from './bot/updates.ts';
import type { Config, Database } from './config.ts';
import { startChatLane } from './delivery/chat-lane.ts';
import { startKinboxLane } from './delivery/kinbox-lane.ts';
import { createRepField } from './delivery/rep-field.ts';
import type { Clock } from './domain/clock.ts';
import { type Log, reasonOf } from './domain/log.ts';
import { startDispatch } from './intake/dispatch.ts';
import { startPolling } from './intake/polling.ts';
import { createKinbox } from './kinbox/client.ts';
import { loadDictionary } from './locales/words.ts';
import { startServer } from './server/server.ts';
import { openSqlite } from './storage/sqlite/open.ts';
import type { Store } from './storage/store.ts';
import { startUpkeep } from './storage/upkeep.ts';
import { createTelegram, identify } from './telegram/api.ts';

export interface AppDeps {
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  log: Log;
}

export interface App {
  /** Takes no more updates, finishes what runs, closes everything. */
  stop(): Promise<void>;
}

/**
 * Composes the bot from its parts and starts it; resolves when it takes updates. Throws StoreInUse,
 * StoreTooNew, TokenRefused, or what the database says.
 */
export async function startApp(config: Config, { clock, random, log }: AppDeps): Promise<App> {
  const { adminIds, allowedIds, teamChatIds } = config.access;
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).reverse()) await one();
  };

  try {
    const store = openStore(config.database);
    closers.push(() => store.close());

    const telegram = createTelegram({ ...config.telegram, sleep: clock.sleep, now: clock.now });
    closers.push(() => telegram.close());
    const { api, clientOptions } = telegram;
    const me = await identify(api, async (failures) => {
      log.warn({ failures }, 'Telegram does not answer; trying again');
      await clock.sleep(Math.min(1_000 * 2 ** failures, 30_000));
    });

    const kinbox = createKinbox({ ...config.kinbox, now: clock.now });
    closers.push(() => kinbox.close());

    const dictionary = loadDictionary(config.locale);
    const { contactUrl } = config.kinbox;
    const links: Links = contactUrl === undefined ? {} : { contactUrl };
    const currentId = (chatId: number): Promise<number> => currentChatId(store, chatId);
    const messenger = createMessenger({
      api,
      currentId,
      onMoved: (from, to) => store.saveSetting(movedSetting(from, to)),
      log,
    });
    const notices = createNotices({
      messenger,
      dictionary,
      store,
      teamLocale: config.locale,
      links,
    });

    const chatLane = startChatLane({
      store,
      say: notices.say,
      judge: judgeNotice,
      adminIds,
      clock,
      random,
      log,
    });
    closers.push(() => chatLane.stop());
    const repField = createRepField({
      kinbox,
      placeholder: config.kinbox.telegramIdField,
      clock,
      log,
    });
    const kinboxLane = await startKinboxLane({
      store,
      kinbox,
      repField,
      origin: config.origin,
      teamChatIds,
      currentId,
      adminIds,
      sayWaiting: notices.sayWaiting,
      onJobs: chatLane.wake,
      clock,
      random,
      log,
    });
    closers.push(() => kinboxLane.stop());

    const bot = createBot({
      token: config.telegram.token,
      me,
      client: clientOptions,
      store,
      messenger,
      dictionary,
      isAllowed: createAccess({ api, adminIds, allowedIds, teamChatIds, currentId, clock, log }),
      country: config.country,
      links,
    });
    const dispatch = startDispatch({
      store,
      handle: bot.handle,
      judge: createJudge({ adminIds, dictionary }),
      onJobs() {
        kinboxLane.wake();
        chatLane.wake();
      },
      clock,
      log,
    });
    closers.push(() => dispatch.stop());

    const upkeep = startUpkeep({ store, ...config.retention, clock, log });
    closers.push(() => upkeep.stop());

    const polling = startPolling({
      getUpdates: createGetUpdates(api),
      async receive(updates) {
        dispatch.kick(await store.receive(updates, clock.now()));
      },
      delayAfter: delayAfterPoll,
      clock,
      log,
    });
    closers.push(() => polling.stop());

    const server = await startServer({ ...config.server, log });
    if (server) closers.push(() => server.close());

    publishCommands(api, bot.commands, dictionary).catch((error: unknown) => {
      log.warn({ reason: reasonOf(error) }, 'the menu of commands could not be set');
    });
    log.info({ bot: me.username, mode: config.intake.mode }, 'ready');
    return { stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

function openStore(database: Database): Store {
  if (database.engine === 'sqlite') return openSqlite(database.file);
  throw new Error('PostgreSQL is not supported yet');
}
