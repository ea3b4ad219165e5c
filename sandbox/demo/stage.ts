import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { type KinboxSandbox, openKinboxSandbox } from '../kinbox/server.ts';
import type { Group } from '../telegram/group.ts';
import type { Person } from '../telegram/person.ts';
import { openTelegramSandbox, type TelegramSandbox } from '../telegram/sandbox.ts';

export const LANGUAGES = ['pt-BR', 'en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const TEAM_TITLES: Record<Language, string> = { 'pt-BR': 'Vendas', en: 'Sales', es: 'Ventas' };
const KINBOX_TOKEN = 'demo';

/** The real bot between a Telegram and a Kinbox on this machine, and the people who use it. */
export interface Stage {
  telegram: TelegramSandbox;
  kinbox: KinboxSandbox;
  rep: Person;
  /** Is told when Kinbox is away. */
  admin: Person;
  /** Every new contact is shared here; the rep is a member. */
  team: Group;
  /** The bot's log; it goes with everything else when the stage is closed. */
  logFile: string;
  /** Stops the bot and starts it again on the same database. */
  restart(): Promise<void>;
  /** Stops the bot. What it was sending to Kinbox is cut off, not waited for. */
  close(): Promise<void>;
}

/** Opens everything on free ports, with its files in a new temporary folder. */
export async function openStage(language: Language): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'contact-bot-demo-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const logFile = join(folder, 'bot.log');
  let isClosed = false;
  const logStream = {
    // A part that ends after the bot was stopped may still print something.
    write: (line: string): void => void (isClosed || appendFileSync(logFile, line)),
  };
  const log = pino({ level: 'debug', base: null }, logStream);

  const telegram = await openTelegramSandbox({
    token: '123456:demo',
    bot: { first_name: 'Kinbox bot', username: 'kinbox_demo_bot' },
  });
  const kinbox = await openKinboxSandbox({ token: KINBOX_TOKEN });
  // Nobody has pressed Start: a command in the team chat leads to the private chat by a link.
  const languageCode = language.toLowerCase();
  const rep = telegram.person({ firstName: 'Ana', languageCode, started: false });
  const admin = telegram.person({ firstName: 'Rui', languageCode });
  const team = telegram.group({ title: TEAM_TITLES[language], members: [admin, rep] });

  const read = parseConfig({
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    KINBOX_API_TOKEN: KINBOX_TOKEN,
    KINBOX_API_URL: kinbox.url,
    KINBOX_CONTACT_URL: 'https://kinbox.example/contacts/{id}',
    ADMIN_IDS: String(admin.id),
    TEAM_CHAT_IDS: String(team.id),
    DATABASE_URL: `file:${join(folder, 'bot.db')}`,
    DEFAULT_LOCALE: language,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  const start = (): Promise<App> =>
    startApp(config, { clock: systemClock, watchClock: systemClock, random: Math.random, log });
  let app = await start();

  return {
    telegram,
    kinbox,
    rep,
    admin,
    team,
    logFile,
    async restart() {
      await app.stop();
      app = await start();
    },
    async close() {
      if (isClosed) return;
      await kinbox.close();
      await app.stop();
      await telegram.close();
      isClosed = true;
      process.off('exit', removeFolder);
      removeFolder();
    },
  };
}
