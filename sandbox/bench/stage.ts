import { freePort } from '../free-ports.ts';
import { openKinboxSandbox } from '../kinbox/server.ts';
import type { ChatMessage } from '../telegram/chat-view.ts';
import type { Group } from '../telegram/group.ts';
import type { Person } from '../telegram/person.ts';
import { openTelegramSandbox } from '../telegram/sandbox.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import type { Setup } from './options.ts';

/**
 * People who use the bot, each with a team's group of their own: every contact gets its own card, where in one
 * group Telegram's limit would make many share one.
 */
export const PEOPLE = 10_000;
const FIRST_ID = 10_001;
const FIRST_GROUP = -1_002_000_000_001;

export interface Rep {
  person: Person;
  group: Group;
}

interface Seen {
  message: ChatMessage;
  /** performance.now() when it arrived. */
  at: number;
}

/** A Telegram and a Kinbox that answer at once, with everybody who will use the bot. */
export interface Stage {
  reps: Rep[];
  /** Updates made so far. */
  updates(): number;
  /** The next message of the bot in a chat, sent or edited, that is the wanted one. */
  sees(chatId: number, isWanted: (message: ChatMessage) => boolean): Promise<Seen>;
  startBot(): Promise<BotProcess>;
  close(): Promise<void>;
}

interface Waiting {
  isWanted: (message: ChatMessage) => boolean;
  resolve: (seen: Seen) => void;
}

/** `databaseUrl` is absent for SQLite. */
export async function openStage(setup: Setup, databaseUrl: string | undefined): Promise<Stage> {
  const telegram = await openTelegramSandbox({ token: '123456:bench', keepMessages: 50 });
  const kinbox = await openKinboxSandbox({ token: 'bench' });
  const reps = Array.from({ length: PEOPLE }, (_, index): Rep => {
    const id = FIRST_ID + index;
    const person = telegram.person({ id, firstName: 'Ana', languageCode: 'pt-br' });
    const groupId = FIRST_GROUP - index;
    const members = [person];
    const group = telegram.group({ id: groupId, title: 'Vendas', kind: 'supergroup', members });
    return { person, group };
  });

  const waiting = new Map<number, Waiting[]>();
  telegram.onMessage((message, chatId) => {
    if (message.from !== 'bot') return;
    const here = waiting.get(chatId);
    const found = here?.find(({ isWanted }) => isWanted(message));
    if (!here || !found) return;
    if (here.length === 1) waiting.delete(chatId);
    else here.splice(here.indexOf(found), 1);
    found.resolve({ message, at: performance.now() });
  });

  return {
    reps,
    updates: () => telegram.newestUpdateId,
    sees(chatId, isWanted) {
      return new Promise((resolve) => {
        const here = waiting.get(chatId);
        if (here) here.push({ isWanted, resolve });
        else waiting.set(chatId, [{ isWanted, resolve }]);
      });
    },
    async startBot() {
      const port = await freePort();
      const env = {
        BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.url,
        KINBOX_API_TOKEN: 'bench',
        KINBOX_API_URL: kinbox.url,
        ALLOWED_USER_IDS: reps.map(({ person }) => person.id).join(','),
        ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
        ...(setup.mode === 'webhook' && {
          WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
          WEBHOOK_SECRET: 'secret-of-the-bench',
        }),
      };
      return startBot(env, port);
    },
    async close() {
      await telegram.close();
      await kinbox.close();
    },
  };
}
