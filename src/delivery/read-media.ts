import type { ReadMedia } from '../domain/job.ts';
import type { Reading } from '../domain/reading.ts';
import type { Clock } from '../runtime/clock.ts';
import { type Log, reasonOf } from '../runtime/log.ts';
import { sayIfSlow } from '../runtime/say-if-slow.ts';
import type { IncomingUpdate, Job, JobEnd } from '../storage/store.ts';

type Download =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; problem: 'too-big' | 'gone' };

export interface ReadMediaDeps {
  /** Fetches a file from Telegram; rejects while that is away. */
  download(fileId: string, maxBytes: number): Promise<Download>;
  /** The reader of photos, which reads one at a time; absent where photos are not read. */
  photos:
    | {
        read(
          bytes: Uint8Array,
        ): Promise<
          { ok: true; codes: string[]; lines: PhotoLines } | { ok: false; problem: string }
        >;
        waiting(): number;
      }
    | undefined;
  /** Writes a voice note down; absent where nothing does. */
  transcribe:
    | ((voice: {
        bytes: Uint8Array<ArrayBuffer>;
        mime: string;
        language: string;
      }) => Promise<{ ok: true; text: string } | { ok: false; problem: 'refused' | 'later' }>)
    | undefined;
  /** Says that it is being read, or how many come first; resolves to the message's id. */
  sayReading(work: ReadMedia, ahead?: number): Promise<number | undefined>;
  /** Puts an update of our own into the inbox. */
  deliver(update: IncomingUpdate): Promise<void>;
  clock: Clock;
  log: Log;
}

type PhotoLines = Extract<Reading, { kind: 'photo' }>['lines'];

/** Telegram hands out files of up to 20 MB (Bot API, getFile); no photo or voice note is half as large. */
const BYTES_MAX = 10_000_000;
/** So many photos are at the reader, or next: jobs that only wait would take the places of messages to chats. */
const AT_READER = 2;
const AGAIN_MS = 500;
/** From so many on a rep is told of those that come first. */
const TOLD_FROM = 3;
/** Who sees the answer sooner need not be told that it is coming. */
const SLOW_MS = 1_000;
/** A file that does not arrive is asked for so many times. */
const DOWNLOADS = 2;

/**
 * Reads a photo or a voice note, and gives the result to the rep's next turn. The bytes are kept nowhere. The update
 * is named after the job, so that a run that is repeated after a crash gives it once.
 */
export function mediaReader(deps: ReadMediaDeps) {
  const { download, photos, transcribe, sayReading, deliver, clock, log } = deps;
  /** Jobs that wait for the reader, in their order. */
  const queue = new Set<number>();
  const told = new Set<number>();
  const failures = new Map<number, number>();

  return async function read(job: Job, work: ReadMedia): Promise<JobEnd> {
    if (work.kind === 'read-photo' && (photos?.waiting() ?? 0) >= AT_READER) {
      return waitInQueue(job, work);
    }
    queue.delete(job.id);
    const { done: reading, said: saidId } = await sayIfSlow(
      readNow(job, work),
      () => sayReading(work),
      { ms: SLOW_MS, clock },
    );
    if (reading === 'later') {
      return { state: 'pending', runAt: clock.now() + AGAIN_MS, reason: 'telegram-away' };
    }
    told.delete(job.id);
    failures.delete(job.id);
    const updateId = -job.id;
    const update = { ...JSON.parse(work.update), update_id: updateId, own: { reading, saidId } };
    await deliver({ updateId, key: `rep:${work.repId}`, payload: JSON.stringify(update) });
    return { state: 'done' };
  };

  async function waitInQueue(job: Job, work: ReadMedia): Promise<JobEnd> {
    queue.add(job.id);
    const ahead = [...queue].indexOf(job.id) + AT_READER;
    if (ahead >= TOLD_FROM && !told.has(job.id)) {
      told.add(job.id);
      await sayReading(work, ahead);
    }
    return { state: 'pending', runAt: clock.now() + AGAIN_MS, reason: 'queue' };
  }

  async function readNow(job: Job, work: ReadMedia): Promise<Reading | 'later'> {
    const of = work.kind === 'read-photo' ? 'photo' : 'voice';
    const file = await fetchFile(job, work);
    if (file === 'later') return 'later';
    if (!file.ok) {
      const problem = file.problem === 'too-big' ? 'too-large' : 'gone';
      return { kind: 'failed', of, problem };
    }
    return of === 'photo' ? readPhoto(file.bytes) : readVoice(file.bytes, work);
  }

  async function fetchFile({ id }: Job, { fileId }: ReadMedia): Promise<Download | 'later'> {
    try {
      return await download(fileId, BYTES_MAX);
    } catch (error) {
      const failed = (failures.get(id) ?? 0) + 1;
      failures.set(id, failed);
      log.warn({ job: id, reason: reasonOf(error) }, 'a file could not be fetched');
      return failed < DOWNLOADS ? 'later' : { ok: false, problem: 'gone' };
    }
  }

  async function readPhoto(bytes: Uint8Array): Promise<Reading> {
    const read = await photos?.read(bytes);
    if (read?.ok) return { kind: 'photo', codes: read.codes, lines: read.lines };
    const problem = read?.problem === 'too-large' ? 'too-large' : 'unreadable';
    return { kind: 'failed', of: 'photo', problem };
  }

  async function readVoice(bytes: Uint8Array<ArrayBuffer>, work: ReadMedia): Promise<Reading> {
    const { mime = 'audio/ogg', locale } = work;
    const written = await transcribe?.({ bytes, mime, language: locale.slice(0, 2) });
    if (written?.ok) return { kind: 'voice', text: written.text };
    const problem = written?.problem === 'later' ? 'away' : 'unreadable';
    return { kind: 'failed', of: 'voice', problem };
  }
}
