import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { EXIT_MEMORY, type ReadAnswer, type ReadRequest } from './messages.ts';

type PhotoReading =
  | ReadAnswer
  /** The process was ended for taking too long or too much, or broke. */
  | { ok: false; problem: 'too-slow' | 'too-much-memory' | 'crashed' };

export interface PhotoReader {
  /** Reads a picture after those that wait; never rejects. The bytes are kept nowhere. */
  read(bytes: Uint8Array): Promise<PhotoReading>;
  /** How many pictures are read or wait. */
  waiting(): number;
  /** Ends the process; what is being read is given up. */
  stop(): void;
}

export interface PhotoReaderOptions {
  mode: 'codes' | 'all';
  clock: Clock;
  log: Log;
  /** For one picture, its process' start included. */
  timeoutMs?: number;
  /** Of the process, in bytes. */
  memoryMax?: number;
  /** So long the process waits for the next picture before it ends and gives its memory back. */
  idleMs?: number;
}

const PROCESS = join(import.meta.dirname, 'reader-process.ts');

/** Reads pictures in a process of its own, one at a time. It starts with the first picture and ends when idle. */
export function createPhotoReader({
  mode,
  clock,
  log,
  timeoutMs = 20_000,
  memoryMax = 1_200_000_000,
  idleMs = 60_000,
}: PhotoReaderOptions): PhotoReader {
  let child: ChildProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle = new AbortController();
  const stopped = new AbortController();

  function start(): ChildProcess {
    const started = fork(PROCESS, [mode, String(memoryMax)], {
      // The reader can neither write files nor start programs, and knows nothing of the bot's environment.
      execArgv: ['--permission', '--allow-fs-read=*', '--allow-addons'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    return started;
  }

  async function readNow(bytes: Uint8Array): Promise<PhotoReading> {
    if (stopped.signal.aborted) return { ok: false, problem: 'crashed' };
    idle.abort();
    child ??= start();
    const answered = new AbortController();
    const reading = await Promise.race([
      ask(child, { bytes }),
      clock
        .sleep(timeoutMs, answered.signal)
        .then((): PhotoReading => ({ ok: false, problem: 'too-slow' })),
    ]);
    answered.abort();
    if (!reading.ok && isOurs(reading.problem)) {
      end();
      log.warn({ problem: reading.problem }, 'the photo reader had to be ended');
    }
    endWhenIdle();
    return reading;
  }

  function end(): void {
    child?.kill('SIGKILL');
    child = undefined;
  }

  function endWhenIdle(): void {
    idle = new AbortController();
    const { signal } = idle;
    void clock.sleep(idleMs, signal).then(() => {
      if (!signal.aborted) end();
    });
  }

  return {
    read(bytes) {
      waiting++;
      const reading = queue.then(() => readNow(bytes));
      queue = reading.then(() => {
        waiting--;
      });
      return reading;
    },
    waiting: () => waiting,
    stop() {
      stopped.abort();
      idle.abort();
      end();
    },
  };
}

/** Whether the process is to blame, and not the picture. */
const isOurs = (problem: string): boolean =>
  problem === 'too-slow' || problem === 'too-much-memory' || problem === 'crashed';

/** Resolves with the process' answer, or with why there will be none. */
function ask(child: ChildProcess, request: ReadRequest): Promise<PhotoReading> {
  return new Promise((resolve) => {
    const onMessage = (answer: ReadAnswer) => {
      child.off('exit', onExit);
      child.off('error', onError);
      resolve(answer);
    };
    const onError = () => resolve({ ok: false, problem: 'crashed' });
    const onExit = (code: number | null) => {
      resolve({ ok: false, problem: code === EXIT_MEMORY ? 'too-much-memory' : 'crashed' });
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
    child.once('error', onError);
    child.send(request, (error) => {
      if (error) onError();
    });
  });
}
