import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Counts of waiting work, read from the database at each scrape. */
export interface Backlog {
  updatesWaiting: number;
  /** Unix time in ms; undefined when nothing waits. */
  oldestUpdateAt?: number;
  jobs: { kind: string; state: string; count: number }[];
  oldestJobAt?: number;
}

export interface Metrics {
  updateEnded(outcome: 'done' | 'postponed' | 'aside', ms: number): void;
  telegramAnswered(method: string, outcome: string, ms: number): void;
  kinboxAnswered(call: string, outcome: string, ms: number): void;
  jobEnded(kind: string, state: string): void;
  /** The parts that are in trouble now. */
  inTrouble(parts: readonly string[]): void;
  /** Prometheus' text format. */
  render(): Promise<{ contentType: string; text: string }>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** Figures for Prometheus. Labels are kinds and outcomes: nobody's name, no id. */
export function createMetrics(backlog: () => Promise<Backlog>, now: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const updates = new Histogram({
    name: 'bot_update_seconds',
    help: 'Time to handle an update, by how it ended',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  });
  const telegram = new Histogram({
    name: 'bot_telegram_seconds',
    help: 'Time of a call of the Bot API, retries counted one by one, by method and outcome',
    labelNames: ['method', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const kinbox = new Histogram({
    name: 'bot_kinbox_seconds',
    help: 'Time of a call to Kinbox, by call and outcome',
    labelNames: ['call', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const jobs = new Counter({
    name: 'bot_job_ends_total',
    help: 'Runs of jobs, by kind and the state they ended in',
    labelNames: ['kind', 'state'],
    registers,
  });

  const databaseUp = new Gauge({
    name: 'bot_database_up',
    help: '1 if the database answers, else 0; then the figures of what waits are old',
    registers,
  });
  const updatesWaiting = new Gauge({
    name: 'bot_updates_waiting',
    help: 'Updates received and not handled yet',
    registers,
  });
  const oldestUpdate = new Gauge({
    name: 'bot_oldest_update_seconds',
    help: 'Age of the oldest waiting update',
    registers,
  });
  const openJobs = new Gauge({
    name: 'bot_jobs',
    help: 'Jobs kept, by kind and state',
    labelNames: ['kind', 'state'],
    registers,
  });
  const trouble = new Gauge({
    name: 'bot_trouble',
    help: '1 while a part is in trouble: database, intake, webhook, kinbox-token',
    labelNames: ['part'],
    registers,
  });
  const oldestJob = new Gauge({
    name: 'bot_oldest_job_seconds',
    help: 'Age of the oldest job that is still owed',
    registers,
  });

  return {
    updateEnded: (outcome, ms) => updates.observe({ outcome }, ms / 1000),
    telegramAnswered: (method, outcome, ms) => telegram.observe({ method, outcome }, ms / 1000),
    kinboxAnswered: (call, outcome, ms) => kinbox.observe({ call, outcome }, ms / 1000),
    jobEnded: (kind, state) => jobs.inc({ kind, state }),
    inTrouble(parts) {
      trouble.reset();
      for (const part of parts) trouble.set({ part }, 1);
    },
    async render() {
      const found = await backlog().catch(() => undefined);
      databaseUp.set(found ? 1 : 0);
      // The figures of the process, of Telegram and of Kinbox stay while the database is away.
      if (!found) return { contentType: registry.contentType, text: await registry.metrics() };
      const age = (at: number | undefined): number => (at === undefined ? 0 : (now() - at) / 1000);
      updatesWaiting.set(found.updatesWaiting);
      oldestUpdate.set(age(found.oldestUpdateAt));
      oldestJob.set(age(found.oldestJobAt));
      openJobs.reset();
      for (const { kind, state, count } of found.jobs) openJobs.set({ kind, state }, count);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
