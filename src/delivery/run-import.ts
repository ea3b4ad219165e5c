import { IMPORT_ROWS_MAX, type ImportRow } from '../domain/import.ts';
import { type NewJob, shareImportKey } from '../domain/job.ts';
import type { Clock } from '../runtime/clock.ts';
import type { ImportStatus, JobEnd, Store } from '../storage/store.ts';
import { type DestinationsDeps, destinationsToShare } from './create-contact.ts';

export interface RunImportDeps extends DestinationsDeps {
  store: Store;
  /** Shows how far an import is. Rejects when Telegram is away. */
  showImport(status: ImportStatus): Promise<void>;
  /** Says how an import has ended, with the rows that failed. Rejects when Telegram is away. */
  reportImport(status: ImportStatus, failed: ImportRow[]): Promise<void>;
  /** Whether this rep may still use the bot. Rejects when Telegram is away. */
  isAllowed(repId: number): Promise<boolean>;
  /** Contacts wait for Kinbox. */
  onFed(): void;
  clock: Clock;
}

/**
 * Rows under way at once: enough to keep Kinbox busy between two looks, and few enough for a pause to be one.
 * Contacts that reps save meanwhile overtake them (Store.claimJobs).
 */
const UNDER_WAY = 40;
const LOOK_EVERY_MS = 1_000;
/** Telegram edits one message no more often than this without complaint. */
/** Of an import, told to a team: so many names, looked for in so many of its rows. */
const NAMES_SHOWN = 5;
const NAMES_LOOKED_FOR = 50;
const SHOW_EVERY_MS = 3_000;

/** Runs an import a few rows at a time: a job that comes back until all is done. */
export function importRunner(deps: RunImportDeps) {
  const { store, showImport, reportImport, isAllowed, onFed, clock } = deps;
  /** The progress that this process showed last, and when; a restart shows it again. */
  const shown = new Map<string, { text: string; at: number }>();
  const reported = new Set<string>();

  return async function run(id: string, repId: number): Promise<JobEnd> {
    if (!(await isAllowed(repId))) {
      await store.stopImport(id, clock.now());
      return done(id);
    }
    await store.feedImport(id, UNDER_WAY, clock.now());
    onFed();
    const status = await store.importStatus(id);
    if (!status || status.state === 'done' || status.state === 'preview') return done(id);
    const isSettled = status.open === 0;
    if (status.state === 'running' && !(isSettled && status.waiting === 0)) return goOn(status);
    if (!isSettled) return goOn(status);
    if (status.state === 'paused') {
      await showImport(status);
      return done(id);
    }
    return end(id, status);
  };

  async function goOn(status: ImportStatus): Promise<JobEnd> {
    const { id } = status.list;
    const now = clock.now();
    const text = `${status.state}:${status.created}:${status.failed}`;
    const last = shown.get(id);
    if (last?.text !== text && now >= (last?.at ?? 0) + SHOW_EVERY_MS) {
      await showImport(status);
      shown.set(id, { text, at: now });
    }
    return { state: 'pending', runAt: now + LOOK_EVERY_MS, reason: status.state };
  }

  /** Said before it is recorded: a crash in between says it twice, and never not at all. */
  async function end(id: string, status: ImportStatus): Promise<JobEnd> {
    if (!reported.has(id)) {
      await reportImport(status, await store.importRows(id, 'failed', IMPORT_ROWS_MAX));
      reported.add(id);
    }
    await store.endImport(id, clock.now());
    return { ...done(id), jobs: await news(status) };
  }

  function done(id: string): JobEnd {
    shown.delete(id);
    return { state: 'done' };
  }

  async function news({ list, created }: ImportStatus): Promise<NewJob[]> {
    if (created === 0) return [];
    const { id, rep, fileName } = list;
    const destinations = (await destinationsToShare(list.destination, deps)).filter(
      ({ isBare }) => !isBare,
    );
    if (destinations.length === 0) return [];
    const rows = await store.importRows(id, 'all', NAMES_LOOKED_FOR);
    const names = rows
      .filter(({ contact, problem }) => contact && !contact.isPrivate && !problem)
      .map(({ contact }) => contact?.name ?? '')
      .slice(0, NAMES_SHOWN);
    return destinations.map(({ destination }) => ({
      key: shareImportKey(id, destination.chatId),
      work: {
        kind: 'share-import',
        destination,
        repName: rep.repName,
        count: created,
        fileName,
        names,
      },
    }));
  }
}
