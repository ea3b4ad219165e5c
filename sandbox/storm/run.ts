import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../free-ports.ts';
import { openKinboxSandbox } from '../kinbox/server.ts';
import { openTelegramSandbox } from '../telegram/sandbox.ts';
import { telegramBackoff } from '../telegram/webhook.ts';
import { openBalancer } from './balancer.ts';
import { type Bot, MAIN, startBot } from './bots.ts';
import { createChats } from './chats.ts';
import { fillCompileCache } from './compile-cache.ts';
import { openDatabase } from './database.ts';
import { drain } from './drain.ts';
import { startKiller } from './killer.ts';
import { createLedger, isConfirmed } from './ledger.ts';
import { drawKinboxApi } from './odds.ts';
import type { Storm } from './options.ts';
import { pause } from './pause.ts';
import { createRandom } from './random.ts';
import { workAsRep } from './rep.ts';
import { leastConfirmed, type Outcome } from './report.ts';
import { type Evidence, tally } from './tally.ts';
import { createTeam } from './team.ts';
import { startTurnstile } from './turnstile.ts';
import { startWeather } from './weather.ts';
import { ELSEWHERE, wordsFor } from './words.ts';

const BOT_TOKEN = '700000:storm-token';
const KINBOX_TOKEN = 'storm-kinbox-token';
const SECRET = 'secret-of-the-storm';
/** Telegram's own delays grow to a minute, which would make a short storm a calm. */
const LONGEST_BACKOFF_MS = 4_000;
/**
 * However many reps there are, they meet no more contacts than their groups can be shown: Telegram takes 20
 * messages a minute in each.
 */
const CONTACT_EVERY_MS = 250;

/** One storm from the first process to the count; `say` tells who waits what is going on. */
export async function runStorm(storm: Storm, say: (line: string) => void): Promise<Outcome> {
  const { seed, backend, mode, replicas, minutes } = storm;
  const random = (name: string) => createRandom(seed, name);
  const startedAt = Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'contact-bot-storm-'));
  const chats = createChats();
  const telegram = await openTelegramSandbox({
    token: BOT_TOKEN,
    webhookBackoff: (failures) => Math.min(telegramBackoff(failures), LONGEST_BACKOFF_MS),
  });
  telegram.onMessage(chats.see);
  const api = drawKinboxApi(random('kinbox'));
  const kinbox = await openKinboxSandbox({ token: KINBOX_TOKEN, ...api });
  const database = await openDatabase(backend, folder);
  const team = createTeam(telegram, storm.reps);
  const [port = 0, ...ports] = await freePorts(replicas);
  const balancer = await openBalancer([port, ...ports], random('balancer'));

  const env = {
    ...(await fillCompileCache(MAIN, folder)),
    BOT_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    KINBOX_API_TOKEN: KINBOX_TOKEN,
    KINBOX_API_URL: kinbox.url,
    ADMIN_IDS: String(team.admin.id),
    TEAM_CHAT_IDS: team.chatIds.join(','),
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    ...(mode === 'webhook' && { WEBHOOK_URL: balancer.url, WEBHOOK_SECRET: SECRET }),
  };
  const start = (onPort: number, index: number): Bot =>
    startBot({
      name: `bot ${index + 1}`,
      env: { ...env, PORT: String(onPort) },
      cwd: folder,
      logFile: join(folder, `bot-${index + 1}.log`),
    });
  const bots: [Bot, ...Bot[]] = [start(port, 0), ...ports.map((one, i) => start(one, i + 1))];

  const ledger = createLedger();
  const wordsOf = new Map(team.people.map(({ person, words }) => [person.id, words]));
  const repNames = new Map(team.people.map(({ person }) => [person.id, person.firstName]));
  const evidence = (): Evidence => ({
    entries: ledger.entries,
    takers: ledger.takers,
    repNames,
    contacts: kinbox.contacts,
    teamChats: team.chats(),
    wordsOf: (repId) => wordsOf.get(repId) ?? wordsFor(''),
    elsewhere: ELSEWHERE,
    messagesOf: chats.of,
  });

  let isOver = false;
  let isEnded = false;
  let repeated = 0;
  say(`blowing for ${minutes} min; logs of the bot in ${folder}`);
  await bots[0].ready();
  const stormAt = Date.now();
  const weather = startWeather({ kinbox, telegram, random: random('weather') });
  const killer = startKiller(bots, random('killer'));
  const turnstile = startTurnstile(CONTACT_EVERY_MS);
  const working = team.people.map(({ person, words, places }) =>
    workAsRep({
      person,
      words,
      places,
      team: team.forum,
      chats,
      ledger,
      random: random(`rep ${person.id}`),
      repeatNext() {
        telegram.repeat(1);
        repeated += 1;
      },
      newestUpdate() {
        const id = telegram.newestUpdateId;
        return { isPending: () => telegram.isPending(id) };
      },
      isInKinbox: (externalId) => kinbox.contacts.some((one) => one.externalId === externalId),
      nextContact: turnstile.pass,
      isOver: () => isOver,
      isEnded: () => isEnded,
    }),
  );
  const moving = setTimeout(team.moveGroup, minutes * 30_000);
  await pause(minutes * 60_000);
  const enough = leastConfirmed(storm);
  const latestAt = Date.now() + storm.drainSeconds * 1_000;
  // A slow machine gets the time that it needs: a storm in which nothing happens tells nothing.
  while (ledger.entries.filter(isConfirmed).length < enough && Date.now() < latestAt) {
    await pause(1_000);
  }
  clearTimeout(moving);

  isOver = true;
  turnstile.open();
  await Promise.all([weather.stop(), killer.stop()]);
  const calmAt = Date.now();
  say('all is well again; draining');
  const drainedMs = await drain({
    count: () => tally(evidence()),
    updatesWaiting: () => telegram.pendingUpdates,
    lateUntil: weather.lateUntil,
    stuckMs: storm.drainSeconds * 1_000,
    say,
  });
  const pendingUpdates = telegram.pendingUpdates;
  isEnded = true;
  const exitCodes = await Promise.all(bots.map((bot) => bot.stop()));
  const result = tally(evidence());
  await Promise.race([Promise.all(working), pause(1_000)]);
  await telegram.close();
  await kinbox.close();
  await balancer.close();
  await database.close();
  if (result.failures.length === 0) await rm(folder, { recursive: true, force: true });

  return {
    storm,
    tally: result,
    messagesOf: chats.of,
    historyOf: chats.history,
    figures: {
      api,
      counts: ledger.counts,
      repeated,
      unanswered: balancer.unanswered,
      pendingUpdates,
      kills: killer.kills,
      ownEnds: bots.reduce((sum, bot) => sum + bot.ownEnds, 0),
      exitCodes,
      posts: kinbox.posts.length,
      stormMs: calmAt - stormAt,
      drainedMs,
      wallMs: Date.now() - startedAt,
    },
  };
}
