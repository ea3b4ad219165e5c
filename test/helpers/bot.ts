import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import {
  type KinboxSandbox,
  type KinboxSandboxOptions,
  openKinboxSandbox,
} from '../../sandbox/kinbox/server.ts';
import type { Group, GroupFacts } from '../../sandbox/telegram/group.ts';
import { type Person, renderTranscript } from '../../sandbox/telegram/person.ts';
import {
  openTelegramSandbox,
  type PersonFacts,
  type TelegramOptions,
  type TelegramSandbox,
} from '../../sandbox/telegram/sandbox.ts';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { createRealClock, type TestClock } from './clock.ts';
import { createJournal, type Journal } from './journal.ts';

export const BOT_TOKEN = '123456:sandbox-token';
export const KINBOX_TOKEN = 'kb-token';

/** People 101 to 109 are on the list of the allowed; the admin is 900. */
export const FIRST_REP = 101;
const REPS = 9;
const ADMIN = 900;
/** A story's team chat in TEAM_CHAT_IDS: a group that can still become a supergroup, or is one. */
export const TEAM_GROUP = -4_200;
export const TEAM_SUPERGROUP = -1_002_200_000_042;

/** An error of Kinbox's, not of ours. */
const OUTAGE = 'deliveries to Kinbox are held back';

export interface BotOptions {
  /** On top of, or instead of, what the story's bot has. */
  env?: Record<string, string>;
  kinbox?: Partial<KinboxSandboxOptions>;
  telegram?: Partial<TelegramOptions>;
  clock?: TestClock;
  /** That of the machine if absent: a clock that is moved in leaps looks like trouble. */
  watchClock?: Clock;
  /** The log may speak of errors: the story is about something that breaks. */
  mayFail?: boolean;
}

export interface TestBot {
  readonly telegram: TelegramSandbox;
  readonly kinbox: KinboxSandbox;
  readonly journal: Journal;
  readonly databaseFile: string;
  /** The link of the last start for the first admin. */
  readonly invitation: string | undefined;
  /** ADMIN_IDS; speaks pt-BR. */
  readonly admin: Person;
  /** The next person who may use the bot; speaks pt-BR unless told otherwise. */
  rep(firstName: string, facts?: Partial<PersonFacts>): Person;
  /** Somebody whom the bot does not know. */
  stranger(firstName: string, facts?: Partial<PersonFacts>): Person;
  /** The group that TEAM_CHAT_IDS names. */
  team(facts: Omit<GroupFacts, 'id' | 'title'> & { title?: string }): Group;
  /** Does something that makes an update, and waits until the bot has handled that to its end. */
  turn<T>(act: () => T | Promise<T>): Promise<T>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops and starts again on the same database. */
  restart(): Promise<void>;
}

/**
 * As Kinbox documents it, without v3, which is internal; the stories of what is looked up run with the other two
 * as well (KINBOX_API in .ci/run).
 */
function kinboxApi(): Partial<KinboxSandboxOptions> {
  switch (process.env.KINBOX_API) {
    case 'v1-and-v3':
      return { hasV3: true };
    case 'v3-without-filter':
      return { hasV3: true, v3Search: 'ignores-filters' };
    default:
      return { hasV3: false };
  }
}

/** The whole bot on a real database, with a Telegram and a Kinbox of its own; all closed with the test. */
export async function startBot(options: BotOptions = {}): Promise<TestBot> {
  const { clock = createRealClock(), watchClock = systemClock, mayFail = false } = options;
  const telegram = await openTelegramSandbox({
    token: BOT_TOKEN,
    now: clock.now,
    ...options.telegram,
  });
  const kinbox = await openKinboxSandbox({
    token: KINBOX_TOKEN,
    now: clock.now,
    ...kinboxApi(),
    ...options.kinbox,
  });
  const folder = await mkdtemp(join(tmpdir(), 'kinbox-bot-'));
  const databaseFile = join(folder, 'bot.db');
  const journal = createJournal();
  const config = configOf({ telegram, kinbox, databaseFile, env: options.env });
  let app: App | undefined;

  const bot: TestBot = {
    telegram,
    kinbox,
    journal,
    databaseFile,
    get invitation() {
      return app?.invitation;
    },
    admin: telegram.person({ firstName: 'Bruno', id: ADMIN, languageCode: 'pt-br' }),
    rep(firstName, facts = {}) {
      const id = FIRST_REP + people.length;
      const rep = telegram.person({ firstName, id, languageCode: 'pt-br', ...facts });
      people.push(rep);
      return rep;
    },
    stranger: (firstName, facts = {}) =>
      telegram.person({ firstName, languageCode: 'pt-br', ...facts }),
    team: (facts) => {
      const isGroup = (facts.kind ?? (facts.forum ? 'supergroup' : 'group')) === 'group';
      const id = isGroup ? TEAM_GROUP : TEAM_SUPERGROUP;
      return telegram.group({ title: 'Vendas', id, ...facts });
    },
    async turn(act) {
      const since = journal.entries.length;
      const acting = act();
      const updateId = telegram.newestUpdateId;
      const handled = journal.says(
        ({ message, fields }) => message === 'update handled' && fields.updateId === updateId,
        since,
      );
      const [result] = await Promise.all([acting, handled]);
      return result;
    },
    async stop() {
      const running = app;
      app = undefined;
      await running?.stop();
    },
    async start() {
      app = await startApp(config, { clock, watchClock, random: () => 0.5, log: journal });
    },
    async restart() {
      await bot.stop();
      await bot.start();
    },
  };
  const people: Person[] = [];

  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') {
      for (const person of people) process.stderr.write(`${renderTranscript(person)}\n`);
    }
    const errors = journal.entries.filter(
      ({ level, message }) => level === 'error' && message !== OUTAGE,
    );
    clock.release();
    // First: a stop waits for answers that a story may have held back.
    await kinbox.close();
    await telegram.close();
    await bot.stop();
    await rm(folder, { recursive: true, force: true });
    if (mayFail) return;
    expect(errors).toEqual([]);
    expect(telegram.oddities).toEqual([]);
    expect(telegram.unknownMethods).toEqual([]);
  });
  await bot.start();
  return bot;
}

function configOf(given: {
  telegram: TelegramSandbox;
  kinbox: KinboxSandbox;
  databaseFile: string;
  env: BotOptions['env'];
}) {
  const read = parseConfig({
    BOT_TOKEN,
    KINBOX_API_TOKEN: KINBOX_TOKEN,
    TELEGRAM_API_ROOT: given.telegram.url,
    KINBOX_API_URL: given.kinbox.url,
    DATABASE_URL: `file:${given.databaseFile}`,
    HOST: '127.0.0.1',
    PORT: '0',
    // A process of its own for each bot would take the time of two.
    READ_PHOTOS: 'off',
    ADMIN_IDS: String(ADMIN),
    ALLOWED_USER_IDS: Array.from({ length: REPS }, (_, at) => FIRST_REP + at).join(','),
    KINBOX_CONTACT_URL: 'https://app.kinbox.example/contacts/{id}',
    ...given.env,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}
