import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { parseConfig } from '../../src/config.ts';
import type { Log, LogFields } from '../../src/domain/log.ts';
import { openKinboxSandbox } from '../../src/sandbox/kinbox/server.ts';
import type { Person } from '../../src/sandbox/telegram/person.ts';
import { openTelegramSandbox } from '../../src/sandbox/telegram/sandbox.ts';

/** A rep, whose every text carries a marker that nobody else's does. */
export interface MarkedRep {
  person: Person;
  marker: string;
}

const NAMES = ['Ana', 'Bia', 'Caio'];
const FIRST = 101;
const ADMIN = 900;

/**
 * Who can be reached in the same way is named to the rep who saves, and whose notes they add to: that is what the
 * question is for. In the three languages.
 */
export const OF_KNOWN_CONTACT = new RegExp(
  `^(?:${[
    ...['Esse contato já existe', 'This contact is already there', 'Este contacto ya existe'],
    ...['Atualizando', 'Pronto: a sua', 'Não consegui mudar'],
    ...['Updating', 'Done: your', 'I could not change'],
    ...['Actualizando', 'Listo: tu', 'No pude cambiar'],
  ].join('|')})`,
);

/**
 * The whole bot with three reps and a group, kept small enough for hundreds of thousands of updates. What it
 * says is watched all the time: `leaks` are a rep's words in somebody else's private chat.
 */
export async function openApp() {
  const telegram = await openTelegramSandbox({
    token: '123456:fuzz',
    keepCalls: 500,
    keepMessages: 60,
  });
  const kinbox = await openKinboxSandbox({ token: 'kb-token' });
  const folder = await mkdtemp(join(tmpdir(), 'kinbox-fuzz-'));
  const leaks: string[] = [];
  const troubles: string[] = [];
  const asides = new Map<number, string>();
  const waiting = new Map<number, () => void>();

  function ended({ updateId }: LogFields): void {
    if (typeof updateId !== 'number') return;
    waiting.get(updateId)?.();
    waiting.delete(updateId);
  }
  const log: Log = {
    debug(fields, message) {
      if (message === 'update handled') ended(fields);
    },
    info() {},
    warn() {},
    error(fields, message) {
      if (message !== 'update set aside') troubles.push(`${message}: ${fields.reason}`);
      else {
        asides.set(Number(fields.updateId), String(fields.reason));
        ended(fields);
      }
    },
  };

  const reps = NAMES.map(
    (firstName, at): MarkedRep => ({
      marker: `zz${firstName.toLowerCase()}zz`,
      person: telegram.person({
        firstName,
        id: FIRST + at,
        languageCode: ['pt-br', 'en', 'es'][at] ?? 'fr',
      }),
    }),
  );
  const admin = telegram.person({ firstName: 'Bruno', id: ADMIN });
  const group = telegram.group({
    title: 'Vendas',
    members: [admin, ...reps.map(({ person }) => person)],
  });
  telegram.onMessage(({ from, text, buttons }, chatId) => {
    if (from !== 'bot' || chatId < 0 || OF_KNOWN_CONTACT.test(text)) return;
    const shown = JSON.stringify([text, buttons]);
    for (const { marker, person } of reps) {
      if (person.id !== chatId && shown.includes(marker))
        leaks.push(`${marker} in ${chatId}: ${text}`);
    }
  });

  // Ids are counted from this one.
  telegram.push({ poll: { id: '1' } });
  const read = parseConfig({
    BOT_TOKEN: telegram.token,
    KINBOX_API_TOKEN: 'kb-token',
    TELEGRAM_API_ROOT: telegram.url,
    KINBOX_API_URL: kinbox.url,
    DATABASE_URL: `file:${join(folder, 'bot.db')}`,
    HOST: '127.0.0.1',
    PORT: '0',
    ADMIN_IDS: String(ADMIN),
    ALLOWED_USER_IDS: reps.map(({ person }) => person.id).join(','),
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const app = await startApp(read.config, { clock: systemClock, random: Math.random, log });
  onTestFinished(async () => {
    await kinbox.close();
    await telegram.close();
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    telegram,
    kinbox,
    reps,
    group,
    leaks,
    troubles,
    /** Updates that were given up, with their reasons. */
    asides,
    /** Resolves when everything that `act` makes happen has been handled; to the ids of the updates. */
    async handles(act: () => void): Promise<number[]> {
      const first = telegram.newestUpdateId + 1;
      act();
      const ids = Array.from(
        { length: telegram.newestUpdateId + 1 - first },
        (_, at) => first + at,
      );
      // Nothing has been handled yet: it takes a turn of the event loop, at least.
      const all = ids.map(
        (id) =>
          new Promise<void>((resolve, reject) => {
            const timer = setTimeout(
              () => reject(new Error(`update ${id} was not handled`)),
              20_000,
            );
            waiting.set(id, () => {
              clearTimeout(timer);
              resolve();
            });
          }),
      );
      await Promise.all(all);
      return ids;
    },
  };
}

export type FuzzedApp = Awaited<ReturnType<typeof openApp>>;
