import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from './bot-process.ts';
import { percentile } from './figures.ts';
import { addContact, openForm, turn } from './form.ts';
import { PEOPLE, type Rep, type Stage } from './stage.ts';

/** The figures, by names that say the unit. */
export type Figures = Record<string, number>;

/** Contacts before the clock starts: by then the code that runs often has been compiled. */
const WARM_UP = 1_500;
/** Contacts a second when turns are timed: 300 updates a second. */
const STEADY_RATE = 50;
/** Between an answer and the rep's next update, on average, in ms. */
const THINK_MS = 500;
/** Reps of one long form each. */
const LONG_FORMS = 50;
const FEW_TURNS = 50;

/** From spawn to the first answer, with an empty database and a /newcontact that waits. */
export async function coldStart(stage: Stage): Promise<Figures> {
  const rep = repOf(stage, 0);
  const answered = stage.sees(rep.person.id, () => true);
  rep.person.send('/newcontact');
  const from = performance.now();
  const bot = await stage.startBot();
  try {
    const { at } = await Promise.race([answered, bot.ended]);
    return { coldStartMs: at - from };
  } finally {
    await bot.stop();
  }
}

/** The memory of a bot that has just started, and when everybody has a form open. */
export async function memory(stage: Stage, reps: number): Promise<Figures> {
  return withBot(stage, async (bot) => {
    const start = await bot.usage();
    await inParallel(reps, async (next) => {
      for (let index = next(); index < PEOPLE; index = next()) {
        const rep = repOf(stage, index);
        await openForm(stage, rep);
        await turn(stage, rep, () => rep.person.send('Maria Souza'));
      }
    });
    await sleep(1_000);
    const end = await bot.usage();
    return { rssAtStartMb: start.rssMb, rssWithOpenFormsMb: end.rssMb };
  });
}

/** As many contacts as the bot can take, and then how long a turn takes at a steady rate. */
export async function load(stage: Stage, reps: number, ms: number): Promise<Figures> {
  return withBot(stage, async (bot) => {
    const saturated = await saturate(stage, bot, reps, ms);
    const steady = await keepSteady(stage, bot, ms);
    return { ...saturated, ...steady };
  });
}

/**
 * Each rep begins the next form when the one before is done; nobody thinks. Forms that are half done when the
 * clock starts make up for those that are when it stops.
 */
async function saturate(stage: Stage, bot: BotProcess, reps: number, ms: number): Promise<Figures> {
  let isOver = false;
  let contacts = 0;
  const { promise: isWarm, resolve: warm } = Promise.withResolvers<void>();
  const busy = inParallel(reps, async (next) => {
    while (!isOver) {
      await addContact(stage, repOf(stage, next() % PEOPLE));
      contacts += 1;
      if (contacts === WARM_UP) warm();
    }
  });
  await isWarm;
  const before = { contacts, ...(await snapshot(stage, bot)) };
  await sleep(ms);
  const after = { contacts, ...(await snapshot(stage, bot)) };
  isOver = true;
  await busy;
  const used = difference(before, after);
  const added = after.contacts - before.contacts;
  return {
    contactsPerS: (1000 * added) / used.ms,
    cpuMsPerContact: used.cpuMs / added,
    cpuMsPerUpdate: used.cpuMs / used.updates,
    botBusyPercent: (100 * used.cpuMs) / used.ms,
    driverBusyPercent: (100 * used.driverCpuMs) / used.ms,
  };
}

/** Forms begin at random moments, so many a second; the reps take their time over each answer. */
async function keepSteady(stage: Stage, bot: BotProcess, ms: number): Promise<Figures> {
  const turns: number[] = [];
  const summaries: number[] = [];
  const forms: Promise<void>[] = [];
  const options = {
    onTurn: (took: number) => void turns.push(took),
    onSummary: (took: number) => void summaries.push(took),
    think: () => sleep(THINK_MS * (0.5 + Math.random())),
  };
  const before = await snapshot(stage, bot);
  const until = before.at + ms;
  for (let due = before.at, next = 0; due < until; next += 1) {
    due += (-Math.log(1 - Math.random()) * 1000) / STEADY_RATE;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    forms.push(addContact(stage, repOf(stage, next % PEOPLE), options));
  }
  await Promise.all(forms);
  const used = difference(before, await snapshot(stage, bot));
  return {
    turnP50Ms: percentile(turns, 0.5),
    turnP99Ms: percentile(turns, 0.99),
    summaryP50Ms: percentile(summaries, 0.5),
    summaryP99Ms: percentile(summaries, 0.99),
    steadyCpuMsPerContact: used.cpuMs / forms.length,
    steadyBotBusyPercent: (100 * used.cpuMs) / used.ms,
  };
}

/** A turn's cost early in a form, and after 500 turns. */
export async function turns(stage: Stage): Promise<Figures> {
  return withBot(stage, async (bot) => {
    await saturate(stage, bot, LONG_FORMS, 0);
    const reps = Array.from({ length: LONG_FORMS }, (_, index) => repOf(stage, index));
    /** To and fro between the first two questions. */
    async function take(from: number, to: number): Promise<number> {
      const before = await bot.usage();
      await Promise.all(
        reps.map(async (rep) => {
          for (let number = from; number < to; number += 1) {
            const text = number % 2 === 0 ? 'Maria Souza' : '/back';
            await turn(stage, rep, () => rep.person.send(text));
          }
        }),
      );
      const after = await bot.usage();
      return (after.cpuMs - before.cpuMs) / (reps.length * (to - from));
    }
    await Promise.all(reps.map((rep) => openForm(stage, rep)));
    const early = await take(2, 2 + FEW_TURNS);
    await take(2 + FEW_TURNS, 500);
    const late = await take(500, 500 + FEW_TURNS);
    return { turn2CpuMs: early, turn500CpuMs: late, turn500ToTurn2: late / early };
  });
}

interface Snapshot {
  at: number;
  cpuMs: number;
  driverCpuMs: number;
  updates: number;
}

async function snapshot(stage: Stage, bot: BotProcess): Promise<Snapshot> {
  const { cpuMs } = await bot.usage();
  const { user, system } = process.cpuUsage();
  const driverCpuMs = (user + system) / 1000;
  return { at: performance.now(), cpuMs, driverCpuMs, updates: stage.updates() };
}

function difference(before: Snapshot, after: Snapshot) {
  return {
    ms: after.at - before.at,
    cpuMs: after.cpuMs - before.cpuMs,
    driverCpuMs: after.driverCpuMs - before.driverCpuMs,
    updates: after.updates - before.updates,
  };
}

async function withBot(
  stage: Stage,
  measure: (bot: BotProcess) => Promise<Figures>,
): Promise<Figures> {
  const bot = await stage.startBot();
  const ready = async (): Promise<void> => {
    const rep = repOf(stage, PEOPLE - 1);
    await turn(stage, rep, () => rep.person.send('/id'));
  };
  try {
    await Promise.race([ready(), bot.ended]);
    return await Promise.race([measure(bot), bot.ended]);
  } finally {
    await bot.stop();
  }
}

/** `count` workers at once, which share a counter. */
function inParallel(count: number, work: (next: () => number) => Promise<void>): Promise<unknown> {
  let taken = 0;
  return Promise.all(Array.from({ length: count }, () => work(() => taken++)));
}

function repOf({ reps }: Stage, index: number): Rep {
  const rep = reps[index];
  if (!rep) throw new Error(`no rep ${index}`);
  return rep;
}
