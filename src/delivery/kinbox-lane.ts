import { type AdminNews, adminKey, type JobState, type NewJob } from '../domain/job.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import type { Job, JobEnd, Store } from '../storage/store.ts';
import { type Circuit, createCircuit, type Outage, type Signal } from './circuit.ts';
import { type CreateContactDeps, createContactRunner, type Run } from './create-contact.ts';
import { type UpdateContactDeps, updateContactRunner } from './update-contact.ts';
import { backoffMs, type OnJobEnd, startWorker, type Worker } from './worker.ts';

export interface KinboxLaneDeps extends CreateContactDeps, UpdateContactDeps {
  kinbox: CreateContactDeps['kinbox'] & UpdateContactDeps['kinbox'];
  store: UpdateContactDeps['store'] & Store;
  adminIds(): readonly number[];
  /** Contacts posted at the same time. */
  concurrency: number;
  onJobs(): void;
  onJobEnd: OnJobEnd;
  log: Log;
}

/** States of a contact that the bot still brings to Kinbox by itself. */
const OWED = new Set<JobState>(['pending', 'sending', 'unclear']);
/** Where an outage is remembered, so that a restart in the middle of it tells nobody twice. */
const OUTAGE = 'kinbox-outage';

/** Delivers contacts to Kinbox, holds back while it is away, and tells the admins once. */
export async function startKinboxLane(deps: KinboxLaneDeps): Promise<Worker> {
  const { store, adminIds, concurrency, onJobs, onJobEnd, clock, random, log } = deps;
  const circuit = createCircuit(clock.now, parseOutage(await store.setting(OUTAGE)));
  const runContact = createContactRunner(deps);
  const runUpdate = updateContactRunner(deps);

  async function run(job: Job): Promise<JobEnd> {
    const { end, signal } = await runWork(job);
    const news = await tellAdmins(circuit.note(signal), signal);
    // Tried again by an admin, it may be given up again: each time is told by itself.
    const event = `job:${job.id}:${job.attempts}`;
    const gaveUp = end.state === 'aside' ? toAdmins('job-aside', event, String(job.id)) : [];
    return { ...soonEnough(end, signal), jobs: [...(end.jobs ?? []), ...news, ...gaveUp] };
  }

  function runWork(job: Job): Promise<Run> {
    const { work } = job;
    switch (work.kind) {
      case 'create-contact':
        return runContact(job, work.saved);
      case 'update-contact':
        return runUpdate(job, work);
      default:
        throw new Error(`${work.kind} in the lane of Kinbox`);
    }
  }

  /** During an outage the next probe is soon enough to see its end: no job sleeps past it. */
  function soonEnough(end: JobEnd, signal: Signal): JobEnd {
    const probeAt = circuit.closedUntil();
    if (signal !== 'down' || probeAt === undefined || end.runAt === undefined) return end;
    return { ...end, runAt: Math.min(end.runAt, probeAt) };
  }

  async function tellAdmins(
    change: ReturnType<Circuit['note']>,
    signal: Signal,
  ): Promise<NewJob[]> {
    if (!change) return [];
    // Replicas see an outage each for itself: the first one tells of it, and the first one of its end.
    const known = parseOutage(await store.setting(OUTAGE));
    if ('began' in change) {
      const isKnown = known?.about === change.began.about || known?.about === 'no-access';
      const { about, since } = isKnown ? known : change.began;
      log.error({ about }, 'deliveries to Kinbox are held back');
      await store.saveSetting({ name: OUTAGE, value: `${about}:${since}` });
      const detail =
        typeof signal === 'object' && 'noAccess' in signal ? signal.noAccess : undefined;
      return toAdmins(`kinbox-${about}`, `${about}:${since}`, detail, await countWaiting());
    }
    log.info({}, 'Kinbox answers again');
    await store.saveSetting({ name: OUTAGE, value: '' });
    return known ? toAdmins('kinbox-back', `back:${known.since}`) : [];
  }

  function toAdmins(about: AdminNews, event: string, detail?: string, waiting?: number): NewJob[] {
    return adminIds().map((adminId) => ({
      key: adminKey(adminId, event),
      work: {
        kind: 'tell-admin',
        adminId,
        about,
        detail,
        waiting,
      },
    }));
  }

  /** Contacts that are saved and not in Kinbox. */
  async function countWaiting(): Promise<number> {
    const { jobs } = await store.backlog();
    const contacts = jobs.filter(({ kind, state }) => kind === 'create-contact' && OWED.has(state));
    return contacts.reduce((sum, { count }) => sum + count, 0);
  }

  return startWorker({
    store,
    lane: 'kinbox',
    concurrency,
    run,
    // Something of ours broke, maybe after the POST: it is looked up before anything else.
    endOfError: (error, job) => ({
      state: 'unclear',
      runAt: clock.now() + backoffMs(job.attempts, random),
      reason: reasonOf(error),
    }),
    onJobs,
    onJobEnd,
    gate: circuit,
    clock,
    log,
  });
}

/** Why contacts are held back just now, on whichever replica; undefined if they are not. */
export async function readOutage(store: Store): Promise<Outage['about'] | undefined> {
  return parseOutage(await store.setting(OUTAGE))?.about;
}

function parseOutage(text: string | undefined): Outage | undefined {
  const [about, since] = (text ?? '').split(':');
  if (about !== 'no-access' && about !== 'down') return undefined;
  return { about, since: Number(since) };
}
