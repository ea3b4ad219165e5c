import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCustomField, defaultCustomFields } from '../../sandbox/kinbox/custom-fields.ts';
import { openKinboxSandbox } from '../../sandbox/kinbox/server.ts';
import type { Group } from '../../sandbox/telegram/group.ts';
import type { Person } from '../../sandbox/telegram/person.ts';
import { openTelegramSandbox } from '../../sandbox/telegram/sandbox.ts';
import { startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import type { Log, LogFields } from '../../src/runtime/log.ts';
import { watchLeaks } from './leaks.ts';
import { createMarks, type Writer } from './marks.ts';

/** A rep, whose texts carry marks that nobody else's do (marks.ts). */
export interface FuzzedRep {
  person: Person;
  writer: Writer;
  /** The groups that the rep is in. */
  groups: Group[];
}

const REPS = [
  { firstName: 'Ana', writer: 'ana', languageCode: 'pt-br' },
  { firstName: 'Bia', writer: 'bia', languageCode: 'en' },
  { firstName: 'Caio', writer: 'caio', languageCode: 'es' },
] as const;
const FIRST = 101;
const ADMIN = 900;

/**
 * The whole bot with three reps, a team chat, and a group that one of them is not in; kept small enough for
 * hundreds of thousands of updates. What it says is watched all the time (leaks.ts).
 */
export async function openApp({
  kinboxUrl = (url) => url,
  clock = systemClock,
}: {
  /** Where the bot finds Kinbox, if something stands in front of it. */
  kinboxUrl?: (url: string) => string | Promise<string>;
  clock?: Clock;
} = {}) {
  const telegram = await openTelegramSandbox({
    token: '123456:fuzz',
    keepCalls: 500,
    keepMessages: 60,
  });
  const kinbox = await openKinboxSandbox({
    token: 'kb-token',
    customFields: [...defaultCustomFields(), createCustomField({ placeholder: 'city' })],
  });
  const folder = await mkdtemp(join(tmpdir(), 'kinbox-fuzz-'));
  const troubles: string[] = [];
  const failedItems = new Map<number, string>();
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
        // As a rule it is what Telegram has just refused; the log has no words of its.
        const refused = telegram.calls.findLast(({ ok }) => !ok)?.description ?? '';
        failedItems.set(Number(fields.updateId), `${fields.reason} ${refused}`);
        ended(fields);
      }
    },
  };

  const people = REPS.map(({ writer, ...facts }, at) => ({
    writer,
    person: telegram.person({ ...facts, id: FIRST + at }),
  }));
  const admin = telegram.person({ firstName: 'Bruno', id: ADMIN });
  const groupOf = (title: string, members: typeof people): Group =>
    telegram.group({ title, members: [admin, ...members.map(({ person }) => person)] });
  const team = groupOf('Equipe', people);
  const some = people.slice(0, 2);
  const group = groupOf('Vendas', some);
  const reps = people.map(
    (one): FuzzedRep => ({ ...one, groups: some.includes(one) ? [group, team] : [team] }),
  );
  const idsOf = (members: typeof people): number[] => members.map(({ person }) => person.id);
  const watch = watchLeaks({
    kinbox,
    groups: new Map([
      [team.id, idsOf(people)],
      [group.id, idsOf(some)],
    ]),
  });
  telegram.onMessage((message, chatId) => {
    if (message.from === 'bot') watch.saw(chatId, message);
  });
  const marks = createMarks();
  // Those who are in Kinbox without the bot, and can be met by a phone that reps have heard of.
  const fromKin = (text: string): string => marks.fill(text, 'kin');
  for (const isPrivate of [false, true]) {
    for (let count = 0; count < 3; count += 1) {
      kinbox.add({
        name: fromKin('Lia {w}'),
        phone: fromKin('{p}').replace(/\D/g, ''),
        email: fromKin('{e}'),
        notes: fromKin('{w}'),
        isPrivate,
      });
    }
  }

  // Ids are counted from this one.
  telegram.push({ poll: { id: '1' } });
  const read = parseConfig({
    BOT_TOKEN: telegram.token,
    KINBOX_API_TOKEN: 'kb-token',
    TELEGRAM_API_ROOT: telegram.url,
    KINBOX_API_URL: await kinboxUrl(kinbox.url),
    DATABASE_URL: `file:${join(folder, 'bot.db')}`,
    HOST: '127.0.0.1',
    PORT: '0',
    ADMIN_IDS: String(ADMIN),
    ALLOWED_USER_IDS: idsOf(people).join(','),
    TEAM_CHAT_IDS: String(team.id),
    CONTACT_FIELDS: 'segment,city',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const app = await startApp(read.config, {
    clock,
    watchClock: systemClock,
    random: Math.random,
    log,
  });
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
    team,
    marks,
    watch,
    troubles,
    /** Updates that were given up, with their reasons. */
    failedItems: failedItems,
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
