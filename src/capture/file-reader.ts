import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { ContactFile } from './contact-file.ts';
import type { FileRequest } from './file-thread.ts';

export interface FileReader {
  /** Reads a file after those that wait; never rejects. */
  read(request: FileRequest): Promise<ContactFile>;
  /** Ends the thread; what is being read is given up. */
  stop(): Promise<void>;
}

export interface FileReaderOptions {
  clock: Clock;
  log: Log;
  /** For one file: less than a turn may take, and than the lease of its rep. */
  timeoutMs?: number;
  /** Of the thread's heap, in megabytes. */
  memoryMb?: number;
}

/** So long the thread waits for the next file before it ends and gives its memory back. */
const IDLE_MS = 60_000;
const THREAD = new URL('./file-thread.ts', import.meta.url);

/**
 * Reads files in a thread of its own, one at a time: a file comes from a stranger, and however long it takes to read,
 * everybody else is answered meanwhile. The thread starts with the first file.
 */
export function createFileReader({
  clock,
  log,
  timeoutMs = 10_000,
  memoryMb = 256,
}: FileReaderOptions): FileReader {
  let thread: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let idle = new AbortController();
  let isStopped = false;

  function start(): Worker {
    const started = new Worker(THREAD, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      env: {},
      stdout: true,
      stderr: true,
    });
    started.unref();
    // Without a listener an error of the thread, such as the end of its memory, would end the process.
    started.on('error', () => {
      if (thread === started) thread = undefined;
    });
    return started;
  }

  async function end(): Promise<void> {
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  async function readNow(request: FileRequest): ReturnType<FileReader['read']> {
    if (isStopped) return { ok: false, problem: 'too-hard' };
    idle.abort();
    thread ??= start();
    const over = new AbortController();
    thread.postMessage(request);
    const answer = await Promise.race([
      once(thread, 'message', { signal: over.signal }).then(
        ([file]): ContactFile => file,
        (error: unknown) => codeOf(error),
      ),
      clock.sleep(timeoutMs, over.signal).then(() => 'too slow'),
    ]);
    over.abort();
    endWhenIdle();
    if (typeof answer !== 'string') return answer;
    await end();
    log.warn({ reason: answer, bytes: request.bytes.length }, 'a file could not be read');
    return { ok: false, problem: 'too-hard' };
  }

  function endWhenIdle(): void {
    idle = new AbortController();
    const { signal } = idle;
    void clock.sleep(IDLE_MS, signal).then(() => (signal.aborted ? undefined : end()));
  }

  return {
    read(request) {
      const reading = queue.then(() => readNow(request));
      queue = reading;
      return reading;
    },
    async stop() {
      isStopped = true;
      idle.abort();
      await end();
    },
  };
}

/** ERR_WORKER_OUT_OF_MEMORY, or the name of an error of ours; its message might quote the file. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}
