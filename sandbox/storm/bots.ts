import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of the bot that is started again whenever it ends. */
export interface Bot {
  readonly name: string;
  /** kill -9; resolves when the next process has been started. */
  kill(): Promise<void>;
  /** Resolves when the process that runs now takes updates, or has ended. */
  ready(): Promise<void>;
  /** Asks it to end and resolves to its exit code; null if it had to be killed. */
  stop(): Promise<number | null>;
  /** How often it ended without having been killed. */
  readonly ownEnds: number;
}

export const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** The bot itself gives up an orderly end after 9 s. */
const STOP_MS = 12_000;
const AGAIN_MS = 300;

/** Starts a process of the bot. `cwd` has no .env; what it logs goes to `logFile`. */
export function startBot(options: {
  name: string;
  env: Readonly<Record<string, string>>;
  cwd: string;
  logFile: string;
}): Bot {
  const { name, env, cwd, logFile } = options;
  const log = createWriteStream(logFile, { flags: 'a' });
  let stopping = false;
  let ownEnds = 0;
  let run = start();

  function start() {
    const child: ChildProcess = spawn(process.execPath, [MAIN], {
      cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const cleanUp = (): void => void child.kill('SIGKILL');
    process.once('exit', cleanUp);
    let isKilled = false;
    let takesUpdates = (): void => undefined;
    const ready = new Promise<void>((resolve) => {
      takesUpdates = resolve;
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        if (line.includes('"msg":"ready"')) takesUpdates();
      });
    }
    const ended = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => {
        process.off('exit', cleanUp);
        log.write(isKilled ? '--- killed\n' : `--- ended by itself: ${code}\n`);
        takesUpdates();
        resolve(code);
        if (stopping) return;
        if (!isKilled) ownEnds += 1;
        // A process that cannot start must not keep the machine busy.
        setTimeout(() => again(), isKilled ? 0 : AGAIN_MS);
      });
    });
    return {
      ready,
      ended,
      child,
      kill: () => {
        isKilled = true;
        child.kill('SIGKILL');
      },
    };
  }

  let waitingForStart: (() => void)[] = [];
  function again(): void {
    if (stopping) return;
    run = start();
    for (const tell of waitingForStart) tell();
    waitingForStart = [];
  }

  return {
    name,
    get ownEnds() {
      return ownEnds;
    },
    ready: () => run.ready,
    kill() {
      const started = new Promise<void>((resolve) => waitingForStart.push(resolve));
      run.kill();
      return started;
    },
    async stop() {
      stopping = true;
      const { child, ended } = run;
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      const code = await ended;
      clearTimeout(timer);
      log.end();
      return code;
    },
  };
}
